import { z } from 'zod';
import { commentState } from '../schemas';

/** How far the discussion of an article is: the whole of it, so that whoever missed something before has missed nothing. */
export const discussionNews = z
  .object({
    /** Visible comments, replies included. */
    count: z.int(),
    /** The one that was posted last. */
    newest: z.object({ id: z.uuid(), publishedAt: z.iso.datetime() }).nullable(),
    /** How many were posted since the event that the reader named; only in the first event, when they named one. */
    since: z.int().optional(),
  })
  .meta({
    id: 'DiscussionNews',
    description: 'How far the discussion of an article is.',
    examples: [
      {
        count: 13,
        newest: { id: '0192f7a0-7c1e-7000-8000-000000000001', publishedAt: '2026-11-26T09:30:00.000Z' },
        since: 1,
      },
    ],
  });
export type DiscussionNews = z.output<typeof discussionNews>;

/** Where a comment of the member's own stands by now. */
export const ownCommentNews = z
  .object({ id: z.uuid(), status: commentState })
  .meta({ id: 'OwnCommentNews', description: 'Where a comment of yours stands by now.' });
export type OwnCommentNews = z.output<typeof ownCommentNews>;
