import { Prisma } from '@/prisma/generated/client/client';
import type { SqlTx } from '@/lib/platform/db';
import { LEAST_REVIEWS, LEAST_WAITS, type Pace } from './rules';

export async function findPace(db: SqlTx): Promise<Pace | null> {
  const [row] = await db.$queryRaw<Pace[]>`
    select active_members as "activeMembers", batches_per_day as "batchesPerDay", review_seconds as "reviewSeconds" from site_pace`;
  return row ?? null;
}

/**
 * Counts how the site has gone until a moment, and keeps that for everybody who asks. Of a site younger than a week, what there is; of one that begins, nobody. Staff
 * without a membership who review are not of the members by whose number a decision goes (R9).
 */
export async function countPace(db: SqlTx, at: Date): Promise<void> {
  await db.$executeRaw`
    insert into site_pace (active_members, batches_per_day, median_wait_seconds, review_seconds, counted_at)
    select (select count(distinct a.reviewer_id) from review_assignments a join memberships m on m.member_id = a.reviewer_id
          join members v on v.id = m.member_id and v.verified_at is not null
        where a.assigned_at > ${at}::timestamptz - interval '30 days'),
      (select count(distinct duty_id) from review_assignments where assigned_at > ${at}::timestamptz - interval '7 days')
        / least(7, greatest(1, extract(epoch from ${at}::timestamptz - min(assigned_at)) / 86400)),
      ${medianWait(at)}, ${medianReview(at)}, ${at}
    from review_assignments
    on conflict (id) do update set active_members = excluded.active_members, batches_per_day = excluded.batches_per_day,
      median_wait_seconds = excluded.median_wait_seconds, review_seconds = excluded.review_seconds, counted_at = excluded.counted_at`;
}

/**
 * The median of the seconds that texts waited in line which left it by a decision in the last two weeks, whoever took it: posted,
 * objected to, or referred, late ones too. What was hidden because of reports did not leave it by a decision, nor what was taken back.
 */
const medianWait = (at: Date) => Prisma.sql`(select case when count(*) >= ${LEAST_WAITS}::int
        then percentile_cont(0.5) within group (order by extract(epoch from l.at - entered.at)::float8) end
      from audit_entries l join comments c on c.id = l.subject_id, lateral (select max(e.at) as at from audit_entries e
        where e.subject_id = l.subject_id and e.to_state = 'IN_REVIEW' and e.at <= l.at) entered
      where l.at > ${at}::timestamptz - interval '14 days' and l.at <= ${at}::timestamptz and l.from_state = 'IN_REVIEW'
        and l.action in ('comment.publish', 'comment.object', 'comment.refer', 'comment.reject'))`;

/**
 * The median of the seconds that a review took in the last 60 days: from when its text was there to be read, which is once the one before
 * it was given. Half of them may be of people who went away meanwhile: the median does not mind.
 */
const medianReview = (at: Date) => Prisma.sql`(select case when count(*) >= ${LEAST_REVIEWS}::int
        then percentile_cont(0.5) within group (order by extract(epoch from v.created_at - v.begun)::float8) end
      from (select r.created_at, greatest(a.assigned_at, lag(r.created_at) over (partition by r.reviewer_id order by r.created_at)) as begun
        from reviews r join review_assignments a on a.id = r.assignment_id
        where r.created_at > ${at}::timestamptz - interval '60 days' and r.created_at <= ${at}::timestamptz) v)`;
