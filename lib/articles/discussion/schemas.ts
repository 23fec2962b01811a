import { z } from 'zod';
import { pageCursor, pageLimit } from '@/lib/platform/paging';
import { trimmedText, typedLine } from '@/lib/platform/text/typed-text';
import { threadSorts } from '@/lib/policy/schemas';
import { commenting } from '../schemas';

/** Characters of the line that says why a discussion takes what it takes. */
export const NOTE_MAX = 200;
export const ANNOUNCEMENT_MAX = 2_000;
export const MOST_TOPICS = 10;
export const TOPIC_MAX = 60;
export const MOST_DAYS = 3_650;
/** A day. */
export const MOST_SLOW_MINUTES = 1_440;

/** How the comments on one article are taken and shown. */
const settings = {
  commenting,
  note: typedLine(NOTE_MAX).meta({ description: 'Why, in a line for readers; may be empty.' }),
  closeAfterDays: z
    .int()
    .min(1)
    .max(MOST_DAYS)
    .nullable()
    .meta({ description: 'Days after its publication; null where it does not close by itself.' }),
  moderatorFirst: z.boolean(),
  slowMinutes: z
    .int()
    .min(0)
    .max(MOST_SLOW_MINUTES)
    .meta({ description: 'Minutes that a member waits between two comments on it.' }),
  announcement: trimmedText(ANNOUNCEMENT_MAX).meta({
    description: 'Markdown that stands above the thread; may be empty.',
  }),
  defaultSort: z
    .enum(threadSorts)
    .nullable()
    .meta({ description: 'The order that its comments are read in at first; null for the publication’s.' }),
  topics: z.array(typedLine(TOPIC_MAX).min(1)).max(MOST_TOPICS),
};

export const discussionInput = z
  .strictObject({
    version: z.int().min(1).meta({ description: 'The version that was seen.' }),
    ...settings,
  })
  .meta({ id: 'DiscussionInput' });
export type DiscussionInput = z.output<typeof discussionInput>;

const article = {
  id: z.uuid(),
  slug: z.string(),
  title: z.string(),
  publishedAt: z.iso.datetime(),
  commentCount: z.int(),
  takes: commenting.meta({ description: 'What it takes now: one whose time is over is closed.' }),
  discovered: z
    .object({ at: z.iso.datetime(), address: z.string(), lookedAt: z.iso.datetime().nullable() })
    .nullable()
    .meta({
      description: 'Set where it made itself known: when, on which page, and when the desk had looked at it.',
    }),
};

export const discussionView = z
  .object({ ...article, version: z.int(), ...settings, closesAt: z.iso.datetime().nullable() })
  .meta({ id: 'Discussion', description: 'How the comments on an article are taken, for the desk.' });
export type DiscussionView = z.output<typeof discussionView>;

export const discussionItem = z
  .object({ ...article, moderatorFirst: z.boolean(), slowMinutes: z.int() })
  .meta({ id: 'DiscussionItem', description: 'An article as the desk lists it.' });
export type DiscussionItem = z.output<typeof discussionItem>;

export const discussionsQuery = z.strictObject({
  query: trimmedText(200).optional().meta({ description: 'Beginnings of words of the headline.' }),
  only: z
    .enum(['new'])
    .optional()
    .meta({ description: 'Those that made themselves known, and nobody has looked at.' }),
  limit: pageLimit(25),
  cursor: pageCursor,
});
export const discussionsView = z
  .object({ items: z.array(discussionItem), nextCursor: z.string().nullable() })
  .meta({ id: 'Discussions', description: 'A page of articles, for the desk.' });
export type DiscussionsView = z.output<typeof discussionsView>;
