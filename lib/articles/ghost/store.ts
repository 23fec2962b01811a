import type { Db, SqlTx, Tx } from '@/lib/platform/db';
import type { Commenting } from '../schemas';
import { READ_GHOST_POSTS, type ReadingFailure, type ReadPostsJob } from './schemas';

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

/** So finely it is known when the last webhook came: many that come together need not wait for one another. */
const TOLD_EVERY_SECONDS = 10;

/** That a webhook came. */
export const noteTold = (tx: SqlTx, at: Date) =>
  tx.$executeRaw`insert into ghost_connection (told_at) select ${at}
    where not exists (select from ghost_connection where told_at > ${at}::timestamptz - make_interval(secs => ${TOLD_EVERY_SECONDS}))
    on conflict (id) do update set told_at = greatest(ghost_connection.told_at, excluded.told_at)`;

type Connection = {
  toldAt: Date | null;
  begunAt: Date | null;
  endedAt: Date | null;
  posts: number;
  read: number;
  leftOut: number;
  failure: ReadingFailure | null;
};

export async function findConnection(db: Db): Promise<Connection | null> {
  const [row] = await db.$queryRaw<Connection[]>`
    select told_at as "toldAt", begun_at as "begunAt", ended_at as "endedAt", posts, read, left_out as "leftOut", failure from ghost_connection`;
  return row ?? null;
}

/** Begins to read all posts: behind the last one that was read, where the time before ended too early. Who has begun before stops. */
export async function beginReading(tx: SqlTx, begunAt: Date): Promise<void> {
  await tx.$executeRaw`insert into ghost_connection (begun_at) values (${begunAt})
    on conflict (id) do update set begun_at = excluded.begun_at, ended_at = null, failure = null, posts = 0,
      read = case when ghost_connection.read_up_to is null then 0 else ghost_connection.read end,
      left_out = case when ghost_connection.read_up_to is null then 0 else ghost_connection.left_out end`;
}

/** One at a time; it takes the place of one that waits. */
export const addReadingJob = (tx: SqlTx, job: ReadPostsJob) =>
  tx.$queryRaw`select graphile_worker.add_job(${READ_GHOST_POSTS}, ${JSON.stringify(job)}::json, queue_name => ${READ_GHOST_POSTS}, job_key => ${READ_GHOST_POSTS}, max_attempts => 3)`;

export type Progress = { read: number; leftOut: number; readUpTo: string | null };

/** How far a reading is; null where another was begun since. */
export async function findProgress(db: Db, begunAt: Date): Promise<Progress | null> {
  const [row] = await db.$queryRaw<Progress[]>`
    select read, left_out as "leftOut", read_up_to as "readUpTo" from ghost_connection where begun_at = ${begunAt}`;
  return row ?? null;
}

/** Returns whether it is this one still. */
export const saveProgress = async (
  db: Db,
  begunAt: Date,
  { posts, read, leftOut, readUpTo }: Progress & { posts: number },
): Promise<boolean> =>
  (await db.$executeRaw`update ghost_connection
    set posts = ${posts}, read = ${read}, left_out = ${leftOut}, read_up_to = ${readUpTo} where begun_at = ${begunAt}`) >
  0;

/** That a reading is over; one that ended well begins anew the next time. */
export const endReading = (
  db: Db,
  begunAt: Date,
  { at, failure }: { at: Date; failure: ReadingFailure | null },
) =>
  db.$executeRaw`update ghost_connection set ended_at = ${at}, failure = ${failure},
    read_up_to = case when ${failure}::text is null then null else read_up_to end where begun_at = ${begunAt}`;
