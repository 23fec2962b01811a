import { z } from 'zod';
import { discussionNews, ownCommentNews } from '@/lib/comments/news/schemas';
import { typedText } from '@/lib/platform/text/typed-text';
import { unreadView } from '@/lib/outreach/notices/schemas';
import { contract } from '../contract';
import { slugParams } from './params';

/** What a client that comes back says of the last event that it had; browsers say it in `Last-Event-ID` by themselves. */
const sinceQuery = z.strictObject({
  since: typedText(32, { units: 32 })
    .regex(/^[\d-]+$/)
    .optional(),
});

export const readDiscussionEventsContract = contract({
  method: 'GET',
  path: '/articles/{slug}/events',
  summary: 'Hear when comments are posted on an article',
  auth: 'none',
  stream: true,
  params: slugParams,
  query: sinceQuery,
  responses: {
    200: {
      description:
        'An event `comments`, with this as its data, at once and whenever it changes. With `Last-Event-ID`, or `since` in its place, the first one counts what was posted meanwhile.',
      schema: discussionNews,
    },
  },
  errors: [403, 429],
});

export const readOwnEventsContract = contract({
  method: 'GET',
  path: '/me/events',
  summary: 'Hear what concerns you',
  auth: 'required',
  stream: true,
  query: sinceQuery,
  responses: {
    200: {
      description:
        'An event `notices` with the number of unread ones, at once and whenever it changes, up to 100; an event `comment` when a comment of yours has moved on.',
      schema: z.union([unreadView, ownCommentNews]),
    },
  },
  errors: [403, 429],
});
