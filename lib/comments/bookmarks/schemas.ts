import { z } from 'zod';
import { pageCursor, pageLimit } from '@/lib/platform/paging';
import { commentView } from '../schemas';

export const bookmarksQuery = z.strictObject({ limit: pageLimit(20), cursor: pageCursor });

/** Comments that a member has saved, the last saved first; one that is gone is an empty place. */
export const bookmarksView = z
  .object({
    items: z.array(z.object({ comment: commentView, savedAt: z.iso.datetime() })),
    nextCursor: z.string().nullable(),
  })
  .meta({ id: 'SavedPage', description: 'A page of the comments that you have saved.' });
export type BookmarksView = z.output<typeof bookmarksView>;
