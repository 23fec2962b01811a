import type { SqlTx } from '@/lib/platform/db';
import type { Pace } from './rules';

export async function findPace(db: SqlTx): Promise<Pace | null> {
  const [row] = await db.$queryRaw<Pace[]>`
    select active_members as "activeMembers", batches_per_day as "batchesPerDay" from site_pace`;
  return row ?? null;
}

/** Counts how the site has gone until a moment, and keeps that for everybody who asks. Of a site younger than a week, what there is. */
export async function countPace(db: SqlTx, at: Date): Promise<void> {
  await db.$executeRaw`
    insert into site_pace (active_members, batches_per_day, counted_at)
    select (select count(distinct reviewer_id) from review_assignments where assigned_at > ${at}::timestamptz - interval '30 days'),
      (select count(distinct duty_id) from review_assignments where assigned_at > ${at}::timestamptz - interval '7 days')
        / least(7, greatest(1, extract(epoch from ${at}::timestamptz - min(assigned_at)) / 86400)), ${at}
    from review_assignments having min(assigned_at) is not null
    on conflict (id) do update set active_members = excluded.active_members, batches_per_day = excluded.batches_per_day,
      counted_at = excluded.counted_at`;
}
