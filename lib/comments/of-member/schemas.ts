import { z } from 'zod';
import { profileView } from '@/lib/members/schemas';
import { pageCursor, pageLimit } from '@/lib/platform/paging';
import { commentView } from '../schemas';

export const memberPageView = profileView
  .extend({
    /** Of what readers see: comments, articles that have one, and direct replies to them. */
    published: z.object({ comments: z.int(), articles: z.int(), replies: z.int() }),
  })
  .meta({
    id: 'PublicMember',
    description: 'A member as everybody may know them, with how much of theirs is published.',
  });
export type MemberPageView = z.output<typeof memberPageView>;

export const memberCommentsQuery = z.strictObject({ limit: pageLimit(20), cursor: pageCursor });
export const memberCommentsView = z
  .object({
    items: z.array(commentView),
    nextCursor: z.string().nullable(),
  })
  .meta({ id: 'MemberComments', description: 'A page of what a member has published.' });
