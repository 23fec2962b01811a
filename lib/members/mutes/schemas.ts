import { z } from 'zod';
import { pageCursor, pageLimit } from '@/lib/platform/paging';

export const mutedQuery = z.strictObject({ limit: pageLimit(50), cursor: pageCursor });

/** Whom a member has muted, newest first. Nobody else ever sees it. */
export const mutedView = z
  .object({
    items: z.array(
      z.object({
        member: z.object({ id: z.uuid(), displayName: z.string() }),
        mutedAt: z.iso.datetime(),
      }),
    ),
    nextCursor: z.string().nullable(),
  })
  .meta({ id: 'MutedPage', description: 'A page of the members that you have muted.' });
export type MutedView = z.output<typeof mutedView>;
