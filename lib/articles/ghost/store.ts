import type { Tx } from '@/lib/platform/db';
import type { Commenting } from '../schemas';

/** The article that Ghost tells of by an id, locked; with when it did so last. */
export async function lockTold(
  tx: Tx,
  externalId: string,
): Promise<{ id: string; toldAt: Date | null } | null> {
  const [row] = await tx.$queryRaw<{ id: string; toldAt: Date | null }[]>`
    select id, told_at as "toldAt" from articles where external_id = ${externalId} for no key update`;
  return row ?? null;
}

export const setTold = (tx: Tx, id: string, toldAt: Date) =>
  tx.article.update({ where: { id }, data: { toldAt }, select: { id: true } });

/** How the comments were taken before Ghost took an article back; null where the desk has said something since, or it did not. */
export async function findTakenBackFrom(tx: Tx, id: string): Promise<Commenting | null> {
  const [last] = await tx.$queryRaw<{ actorId: string | null; from: Commenting; to: Commenting }[]>`
    select actor_id as "actorId", from_state as "from", to_state as "to" from audit_entries
    where subject_id = ${id}::uuid and action = 'article.set-discussion' order by at desc, id desc limit 1`;
  return last?.actorId === null && last.to === 'ARCHIVED' ? last.from : null;
}
