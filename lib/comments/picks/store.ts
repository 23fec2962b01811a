import type { Db, Tx } from '@/lib/platform/db';

/** Picks of an article, whose row is locked: nobody else picks under it until the transaction ends. */
export async function lockAndCountPicks(tx: Tx, articleId: string): Promise<number> {
  await tx.$queryRaw`select id from articles where id = ${articleId}::uuid for no key update`;
  return tx.comment.count({ where: { articleId, pickedAt: { not: null } } });
}

export async function isPicked(db: Db, id: string): Promise<boolean> {
  return (await db.comment.count({ where: { id, pickedAt: { not: null } } })) > 0;
}

export const setPickedAt = (tx: Tx, id: string, pickedAt: Date | null) =>
  tx.comment.update({ where: { id }, data: { pickedAt }, select: { id: true } });
