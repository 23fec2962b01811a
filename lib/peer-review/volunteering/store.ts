import type { Db, SqlTx } from '@/lib/platform/db';
import type { Pace } from '@/lib/comments/pace/rules';
import type { CommentState } from '@/lib/comments/schemas';
import type { ReviewerStanding } from '../schemas';
import { inText, reviewerEntries, skippedSince } from '../assignment/store';
import { mayBeAskedAbout, mayEverReview } from '../assignment/pool/store';
import type { Lately } from '../assignment/rules';

/** A member who would review beyond their duty, and what decides whether they may. Moments are ISO times. */
export type Volunteer = Lately & {
  standing: ReviewerStanding;
  /** Of the desk: whoever could post a comment anyway gains nothing by who is given it. */
  isStaff: boolean;
  /** Reviews from the queue within a day. */
  doneToday: number;
  skippedToday: number;
  /** When they were last assigned one that they volunteered for and passed on. */
  passedOnAt: string | null;
  /** The duty that they have just done, where they would do more after it; null where it is not theirs, or not done. */
  after: { state: CommentState; done: number; inBurst: boolean } | null;
  /** Comments in review that too few have reviewed; no more than were asked for. */
  lacking: number;
};

export async function findVolunteer(
  tx: SqlTx,
  memberId: string,
  { after, since, quorum, lacking }: { after: string | null; since: Date; quorum: number; lacking: number },
): Promise<Volunteer> {
  const [row] = await tx.$queryRaw<[{ volunteer: Volunteer }]>`
    select json_build_object(${reviewerEntries(memberId)},
      'isStaff', (select m.role <> 'MEMBER' from members m where m.id = ${memberId}::uuid),
      'doneToday', (select count(*) from reviews v join review_assignments a on a.id = v.assignment_id
        where v.reviewer_id = ${memberId}::uuid and v.created_at > ${since}::timestamptz and a.optional and a.duty_id is null),
      'skippedToday', ${skippedSince(memberId, since)},
      'lastBatchAt', (select a.assigned_at from review_assignments a where a.reviewer_id = ${memberId}::uuid and not a.optional
        order by a.assigned_at desc limit 1),
      'passedOnAt', (select a.assigned_at from review_assignments a where a.reviewer_id = ${memberId}::uuid and a.optional
        and a.state = 'SKIPPED' order by a.assigned_at desc limit 1),
      'after', (select json_build_object('state', own.state,
          'done', (select count(*) from review_assignments a where a.duty_id = d.comment_id and a.optional and a.state = 'DONE'),
          'inBurst', coalesce((select bool_or(a.in_burst) from review_assignments a where a.duty_id = d.comment_id), false))
        from review_duties d join comments own on own.id = d.comment_id
        where d.comment_id = ${after}::uuid and d.member_id = ${memberId}::uuid and d.completed_at is not null),
      'lacking', (select count(*) from (select 1 from comments c where c.state = 'IN_REVIEW'
        and c.review_count < ${quorum}::int limit ${inText(lacking)}) l)) as volunteer
    from (select true) one left join site_pace p on true`;
  return row.volunteer;
}

/** What has waited, as far as it was looked at. */
export type Waiting = {
  /** The oldest comments that the member has no conflict with, by what their coin shows, from 0 to 1. */
  coins: number[];
  pace: Pace;
  isStaff: boolean;
};

/**
 * What has waited since a moment for another reviewer and could be this member's to review, but for the coin; no more than `most`. None
 * for who may not review, or whose verdicts weigh nothing.
 */
export async function findWaiting(
  db: Pick<Db, '$queryRaw'>,
  { memberId, before, max, most }: { memberId: string; before: Date; max: number; most: number },
): Promise<Waiting | null> {
  const rows = await db.$queryRaw<Waiting[]>`
    select m.role <> 'MEMBER' as "isStaff",
      json_build_object('activeMembers', p.active_members, 'batchesPerDay', p.batches_per_day) as pace,
      array(select coin_of(k.inner_key, k.outer_key, m.id, c.id) from comments c
        where m.verified_at is not null and (m.role <> 'MEMBER' or exists (select 1 from memberships s where s.member_id = m.id and is_insider(s, clock_timestamp())))
          and not exists (select 1 from reviewer_records r where r.member_id = m.id and r.standing = 'SUSPENDED')
          and not exists (select 1 from sanctions_in_force(m.id, clock_timestamp()))
          and ${mayBeAskedAbout(max)} and c.in_review_at <= ${before}::timestamptz and ${mayEverReview(memberId)}
        order by c.in_review_at, c.id limit ${inText(most)}) as coins
    from members m cross join review_coin k left join site_pace p on true where m.id = ${memberId}::uuid`;
  return rows[0] ?? null;
}
