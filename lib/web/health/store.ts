import { Prisma } from '@/prisma/generated/client/client';
import type { Db, Tx } from '@/lib/platform/db';
import { DEAD_AFTER_SECONDS } from '@/lib/platform/job-workers';

/** A job that was tried as often as it may be and is not tried again by itself. */
export type FailedJob = { id: string; task: string; attempts: number; since: Date; error: string | null };

const failed = Prisma.sql`attempts >= max_attempts and locked_at is null`;

/** The newest jobs that were given up, and how many there are of each task. */
export async function findFailedJobs(
  db: Db,
  most: number,
): Promise<{ jobs: FailedJob[]; counts: { task: string; count: number }[] }> {
  const [jobs, counts] = await Promise.all([
    db.$queryRaw<
      FailedJob[]
    >`select id::text as id, task_identifier as task, attempts::int, updated_at as since,
        last_error as error from graphile_worker.jobs where ${failed} order by updated_at desc, id desc limit ${most}`,
    db.$queryRaw<{ task: string; count: number }[]>`select task_identifier as task, count(*)::int as count
      from graphile_worker.jobs where ${failed} group by 1 order by 2 desc, 1`,
  ]);
  return { jobs, counts };
}

/** Has a job that was given up tried again at once; its task, or null where there is none such. */
export async function rescheduleFailed(tx: Tx, id: string): Promise<string | null> {
  const [job] = await tx.$queryRaw<{ task: string }[]>`
    select t.identifier as task from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
    where j.id = ${id}::bigint and ${failed} for update of j`;
  if (!job) return null;
  const again = await tx.$queryRaw<object[]>`
    select 1 from graphile_worker.reschedule_jobs(array[${id}::bigint], run_at => now(), attempts => 0)`;
  return again.length > 0 ? job.task : null;
}

export type Pulse = {
  /** Processes that take jobs. */
  workers: number;
  databaseBytes: number;
  connections: number;
  mostConnections: number;
  checksFailed: number;
  /** Endpoints of webhooks that are not active, and seconds that the oldest delivery to one that is has waited. */
  paused: number;
  oldestDelivery: number;
};

/** What the database knows of how the site is. */
export async function findPulse(db: Db, { since }: { since: Date }): Promise<Pulse> {
  const [row] = await db.$queryRaw<Pulse[]>`
    select (select count(*)::int from job_workers where alive_at > now() - make_interval(secs => ${DEAD_AFTER_SECONDS})) as workers,
      pg_database_size(current_database())::float8 as "databaseBytes",
      (select sum(numbackends)::int from pg_stat_database) as connections,
      current_setting('max_connections')::int as "mostConnections",
      (select count(*)::int from audit_entries where at >= ${since} and reason ->> 'code' = 'check-failed') as "checksFailed",
      (select count(*)::int from webhook_endpoints where state <> 'ACTIVE') as paused,
      (select coalesce(extract(epoch from now() - min(oldest.created_at)), 0)::float8 from webhook_endpoints e
        cross join lateral (select d.created_at from webhook_deliveries d where d.endpoint_id = e.id and d.state = 'WAITING'
          order by d.created_at, d.id limit 1) as oldest
        where e.state = 'ACTIVE') as "oldestDelivery"`;
  return row!;
}
