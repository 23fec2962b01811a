import type { SqlTx } from '@/lib/platform/db';
import { notFound } from '@/lib/platform/errors';
import { isId } from '@/lib/platform/ids';
import { lockComments, type LockedComment } from '../store';

/**
 * Locks a comment of somebody's own.
 * @throws 404 when it is not theirs, or none
 */
export async function lockOwn(tx: SqlTx, id: string, authorId: string): Promise<LockedComment> {
  const [comment] = isId(id) ? await lockComments(tx, [id]) : [];
  if (comment?.authorId !== authorId) throw notFound('comment');
  return comment;
}
