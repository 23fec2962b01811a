import { decodeCursor, encodeCursor, pageOf } from '@/lib/platform/cursor';
import { database } from '@/lib/platform/db';
import { MOST_COUNTED } from '@/lib/platform/paging';
import { authorize } from '@/lib/members/permissions';
import type { Viewer } from '@/lib/members/viewer';
import type { SecondLooksView } from './schemas';
import { countSecondLooks as count, findSecondLooks } from './store';

/**
 * Texts that another moderator turned down without knowing what peers had said of them, from the oldest: what a second one says of
 * them tells how often moderators agree, and which errors of peers count (R15).
 * @throws 401, 403 when the viewer is not of the desk, 400 for a cursor that is not one of ours
 */
export async function listSecondLooks({
  viewer,
  limit = 25,
  cursor,
}: {
  viewer: Viewer | null;
  limit?: number;
  cursor?: string;
}): Promise<SecondLooksView> {
  const moderator = authorize(viewer, 'desk.decide');
  const after = decodeCursor(cursor);
  const rows = await findSecondLooks(database(), { moderatorId: moderator.id, after, limit: limit + 1 });
  const { page, nextCursor } = pageOf(rows, limit, ({ decidedAt: at, commentId: id }) =>
    encodeCursor({ at, id }),
  );
  return {
    items: page.map(({ articleSlug, articleTitle, parentBodyHtml, parentLanguage, decidedAt, ...row }) => ({
      ...row,
      article: { slug: articleSlug, title: articleTitle },
      parent:
        parentBodyHtml === null ? null : { bodyHtml: parentBodyHtml, language: parentLanguage ?? 'und' },
      decidedAt: decidedAt.toISOString(),
    })),
    nextCursor,
  };
}

/**
 * How many of them this viewer could look at; one more than `MOST_COUNTED` stands for all that are more.
 * @throws 401, 403
 */
export const countSecondLooks = ({ viewer }: { viewer: Viewer | null }): Promise<number> =>
  count(database(), authorize(viewer, 'desk.decide').id, MOST_COUNTED + 1);
