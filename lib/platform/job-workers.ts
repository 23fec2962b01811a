import type { Pool } from 'pg';
import type { Db } from './db';

/** How often whatever takes jobs says that it lives. */
export const BEAT_MS = 10_000;

/**
 * Seconds of silence after which it is taken for dead. With the next beat of somebody else, and the next look for jobs, what a
 * dead one had begun is begun again within 90 seconds.
 */
export const DEAD_AFTER_SECONDS = 60;

/**
 * Says that these live, by the database's clock, and frees what those had locked who no longer say so. The queue itself would wait
 * for four hours. One that was only paused, and goes on with a job that somebody else has begun again, does no harm: every job
 * may be done twice. Returns those that are dead.
 */
export async function beat(pool: Pool, ids: readonly string[], deadAfterSeconds: number): Promise<string[]> {
  await pool.query(
    `insert into job_workers (id, alive_at) select unnest($1::text[]), now()
    on conflict (id) do update set alive_at = excluded.alive_at`,
    [ids],
  );
  const dead = (await pool.query<{ id: string }>(FIND_DEAD, [deadAfterSeconds])).rows.map(({ id }) => id);
  if (dead.length > 0) await pool.query('select graphile_worker.force_unlock_workers($1)', [dead]);
  const deserted = await pool.query(FREE_DESERTED_QUEUES, [deadAfterSeconds]);
  if (dead.length > 0 || deserted.rowCount) await pool.query(WAKE);
  return dead;
}

/** These take no more jobs; what they have not finished is given back. */
export async function signOff(pool: Pool, ids: readonly string[]): Promise<void> {
  await pool.query(
    `with gone as (delete from job_workers where id = any($1)) select graphile_worker.force_unlock_workers($1)`,
    [ids],
  );
}

/** Seconds that the oldest job has been due for and is not done; 0 when there is none. */
export async function ageOfOldestDueJob(db: Db): Promise<number> {
  const [row] = await db.$queryRaw<{ age: number }[]>`
    select coalesce(extract(epoch from now() - min(run_at)), 0)::float8 as age from graphile_worker.jobs
    where run_at <= now() and attempts < max_attempts + (locked_at is not null)::int`;
  return row?.age ?? 0;
}

/** Locks may bear the name of one that never came to say that it lives, or did so before a backup was taken. */
const FIND_DEAD = `
  with dead as (delete from job_workers where alive_at < now() - make_interval(secs => $1) returning id),
  locks as (
    select locked_by, locked_at from graphile_worker._private_jobs
    union all
    select locked_by, locked_at from graphile_worker._private_job_queues)
  select id from dead
  union
  select locked_by from locks where locked_at < now() - make_interval(secs => $1)
    and not exists (select from job_workers w where w.id = locks.locked_by)`;

/**
 * A queue is locked and let go of together with its job. One that is locked without a job was left so by a worker that came back
 * too late: it took the job off the list that another was doing.
 */
const FREE_DESERTED_QUEUES = `
  update graphile_worker._private_job_queues q set locked_at = null, locked_by = null
  where locked_at < now() - make_interval(secs => $1)
    and not exists (select from graphile_worker._private_jobs j where j.job_queue_id = q.id and j.locked_by = q.locked_by)`;

/** Whoever has nothing to do looks for it, on every instance. */
const WAKE = `select pg_notify('jobs:insert', '{"count": 20}')`;
