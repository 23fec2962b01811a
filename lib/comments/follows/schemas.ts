import { z } from 'zod';
import { pageCursor, pageLimit } from '@/lib/platform/paging';
import { commentView } from '../schemas';

export const followingQuery = z.strictObject({ limit: pageLimit(20), cursor: pageCursor });

/** What a member follows, the last taken up first. */
export const followingView = z
  .object({
    items: z.array(
      z.object({
        article: z.object({ slug: z.string(), title: z.string(), language: z.string() }),
        /** The top of the thread, empty where it is gone; null where the article's whole discussion is followed. */
        thread: commentView.nullable(),
        followedAt: z.iso.datetime(),
      }),
    ),
    nextCursor: z.string().nullable(),
  })
  .meta({ id: 'FollowingPage', description: 'A page of what you follow.' });
export type FollowingView = z.output<typeof followingView>;
