import { Prisma } from '@/prisma/generated/client/client';
import type { Db, Tx } from '@/lib/platform/db';
import { newId } from '@/lib/platform/ids';
import type { Alert } from '@/lib/platform/event-kinds';
import type { Rate } from './rules';

/** Where counting stops: nobody reads a greater number. */
const MOST = 1_000;
/** An hour in which more came than this is one of as many. */
const MOST_IN_AN_HOUR = 20_000;
/** Weeks that tell what is usual. */
const WEEKS = 4;

/** How many comments have waited for a moderator since before a moment, and since when the oldest; null where none has. */
export async function findWaiting(db: Db, before: Date): Promise<{ count: number; oldest: Date } | null> {
  const [row] = await db.$queryRaw<{ count: number; oldest: Date | null }[]>`
    select count(*)::int as count, min(state_changed_at) as oldest from (select state_changed_at from comments
      where state = 'REFERRED' and state_changed_at <= ${before} order by state_changed_at, id limit ${MOST}) x`;
  return row?.oldest ? { count: row.count, oldest: row.oldest } : null;
}

/**
 * Comments with so many open reports, the oldest first: one that is among them stays so, whatever else is reported. (Materialised: all that
 * were ever written would be gone through in the order of their ids.)
 */
export const findReported = (db: Db, least: number): Promise<{ comment: string; count: number }[]> =>
  db.$queryRaw`
    with reported as materialized (select id, open_report_count from comments
      where open_report_count > 0 and open_report_count >= ${least})
    select id as comment, open_report_count as count from reported order by id limit ${MOST}`;

/** How many appeals have been open since before a moment. */
export async function countAppealsSince(db: Db, before: Date): Promise<number> {
  const [row] = await db.$queryRaw<{ count: number }[]>`select count(*)::int as count from (
    select from appeals where state = 'OPEN' and created_at <= ${before} order by created_at, id limit ${MOST}) x`;
  return row!.count;
}

/** How many were sent or reported in the hour before a moment, and in that hour of the weeks before in which there was something already. */
export async function findRate(db: Db, of: 'submissions' | 'reports', now: Date): Promise<Rate> {
  const table = Prisma.raw(of === 'submissions' ? 'comments' : 'reports');
  const counts = await db.$queryRaw<{ weeks: number; count: number }[]>`
    select weeks, (select count(*)::int from (select from ${table} x
        where x.created_at > hour.ends - interval '1 hour' and x.created_at <= hour.ends limit ${MOST_IN_AN_HOUR}) y) as count
    from generate_series(0, ${WEEKS}::int) weeks
      cross join lateral (select ${now}::timestamptz - make_interval(hours => weeks * 168) as ends) hour
    where weeks = 0 or (select min(created_at) from comments) <= hour.ends - interval '1 hour'
    order by weeks`;
  const [now_, ...before] = counts.map(({ count }) => count);
  return { now: now_ ?? 0, before };
}

/**
 * Notes that something is so that staff are alerted to, of one or more of its kind. Returns those that begin, in order: whoever comes at the
 * same time waits, and finds them begun. What has not been so since `over` begins anew; null: never.
 */
export async function beginAlerts(
  tx: Tx,
  { kind, subjects, at, over }: { kind: Alert['kind']; subjects: string[]; at: Date; over: Date | null },
): Promise<{ id: string; subject: string }[]> {
  const ids = subjects.map(newId);
  const begun = await tx.$queryRaw<{ id: string; subject: string }[]>`
    insert into alerts as a (id, kind, subject, began_at, held_at)
      select id, ${kind}, subject, ${at}, ${at} from unnest(${ids}::uuid[], ${subjects}::text[]) x (id, subject) order by subject
    on conflict (kind, subject) do update set id = excluded.id, began_at = excluded.began_at, held_at = excluded.held_at
      where a.held_at < ${over}
    returning id, subject`;
  await tx.$executeRaw`update alerts set held_at = ${at} where kind = ${kind} and subject = any(${subjects}) and held_at < ${at}`;
  return begun;
}

/** Forgets what has not been so since a moment. */
export async function deleteAlertsBefore(tx: Tx, moment: Date): Promise<void> {
  await tx.alert.deleteMany({ where: { heldAt: { lt: moment } } });
}
