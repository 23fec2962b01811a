import type { Db, SqlTx, Tx } from '@/lib/platform/db';
import type { QueueFilter, QueueName } from '../schemas';
import { MOST_SHARED, MOST_VIEWS } from './schemas';

export type ViewRow = {
  id: string;
  ownerId: string | null;
  byId: string;
  name: string;
  queue: string;
  filter: unknown;
};

const columns = { id: true, ownerId: true, byId: true, name: true, queue: true, filter: true } as const;

/** What somebody of the desk has at hand: those for all, and their own, by their names. */
export const findViews = (db: Db, memberId: string): Promise<ViewRow[]> =>
  db.savedView.findMany({
    where: { OR: [{ ownerId: null }, { ownerId: memberId }] },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    take: MOST_SHARED + MOST_VIEWS,
    select: columns,
  });

/** One that a member of the desk has at hand, locked. */
export async function lockView(tx: Tx, id: string, memberId: string): Promise<ViewRow | null> {
  await tx.$queryRaw`select 1 from saved_views where id = ${id}::uuid for update`;
  const where = { id, OR: [{ ownerId: null }, { ownerId: memberId }] };
  return tx.savedView.findFirst({ where, select: columns });
}

/** Views are saved one after another, so that nobody saves more than they can have. */
export const lockViews = (tx: SqlTx) =>
  tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended('saved views', 0))`;

/** How many somebody has saved, and how many there are for all. */
export async function countViews(tx: Tx, byId: string): Promise<{ own: number; shared: number }> {
  return {
    own: await tx.savedView.count({ where: { byId } }),
    shared: await tx.savedView.count({ where: { ownerId: null } }),
  };
}

export const insertView = (
  tx: Tx,
  view: {
    id: string;
    ownerId: string | null;
    byId: string;
    name: string;
    queue: QueueName;
    filter: QueueFilter;
    createdAt: Date;
  },
) => tx.savedView.create({ data: view, select: { id: true } });

export const updateName = (tx: Tx, id: string, name: string) =>
  tx.savedView.update({ where: { id }, data: { name }, select: { id: true } });

export const deleteView = (tx: Tx, id: string) =>
  tx.savedView.delete({ where: { id }, select: { id: true } });
