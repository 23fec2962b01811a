import { database } from '@/lib/platform/db';
import type { CommentView } from '../schemas';
import { toDeskView, toPublicView } from '../views';
import { findByIds, findByNewest } from './store';

/**
 * A comment as the publication's own programs are told of it, with its author's id: as readers see it, an empty place where they do not; or as the desk does,
 * with its newest text and the state that it is in. Null for none.
 */
export async function tellComment({
  id,
  to,
}: {
  id: string;
  to: 'readers' | 'desk';
}): Promise<{ comment: CommentView; authorId: string } | null> {
  const db = database();
  const [accepted] = to === 'readers' ? await findByIds(db, [id]) : [];
  const row = accepted ?? (await findByNewest(db, id));
  if (!row) return null;
  return { comment: to === 'desk' ? toDeskView(row) : toPublicView(row), authorId: row.authorId };
}
