import type { Db } from '@/lib/platform/db';
import type { DecisionView } from '../schemas';
import type { Choice } from './schemas';

export type Mover = { commentId: string; outcome: string; actorId: string | null; name: string | null };

/** What was decided on these versions of comments, and by whom: it moved them on. */
export const findMovers = (db: Db, choices: readonly Choice[]): Promise<Mover[]> =>
  db.$queryRaw`select d.comment_id as "commentId", d.outcome::text as outcome, d.actor_id as "actorId", m.display_name as name
    from unnest(${choices.map(({ id }) => id)}::uuid[], ${choices.map(({ version }) => version)}::int[]) as x (id, version)
      join decisions d on d.comment_id = x.id and d.version = x.version left join members m on m.id = d.actor_id`;

/** What peers decided about these comments, the latest first. */
export const findPeersDecisions = (
  db: Db,
  ids: readonly string[],
): Promise<(Pick<DecisionView, 'maker' | 'revision' | 'inputs'> & { commentId: string })[]> =>
  db.$queryRaw`select d.comment_id as "commentId", d.maker::text as maker, d.revision, d.inputs from decisions d
    where d.comment_id = any(${ids}::uuid[]) and d.maker = 'PEERS' order by d.version desc`;

/** Those of these comments about which an appeal waits. */
export async function findAppealed(db: Db, ids: readonly string[]): Promise<Set<string>> {
  const rows = await db.appeal.findMany({
    where: { commentId: { in: [...ids] }, state: 'OPEN' },
    select: { commentId: true },
  });
  return new Set(rows.flatMap(({ commentId }) => commentId ?? []));
}
