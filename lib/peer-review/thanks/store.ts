import { Prisma } from '@/prisma/generated/client/client';
import type { Db, Tx } from '@/lib/platform/db';
import type { ContestView } from '../calibration/schemas';
import type { LessonView, ThanksView } from './schemas';

type Key = { commentId: string; memberId: string };

/** What has become of the comments that were reviewed for one of the member's: of the very texts that they read. */
export const countFates = (db: Db, { commentId, memberId }: Key): Promise<ThanksView['comments']> =>
  countFatesOf(db, Prisma.sql`a.duty_id = ${commentId}::uuid and a.reviewer_id = ${memberId}::uuid`);

/** The same of what a member has reviewed beyond their duties since a moment. */
export const countVolunteeredFates = (
  db: Db,
  { memberId, since }: { memberId: string; since: Date },
): Promise<ThanksView['comments']> =>
  countFatesOf(
    db,
    Prisma.sql`a.reviewer_id = ${memberId}::uuid and a.optional and a.assigned_at > ${since}::timestamptz`,
  );

async function countFatesOf(db: Db, which: Prisma.Sql): Promise<ThanksView['comments']> {
  const [row] = await db.$queryRaw<ThanksView['comments'][]>`
    with fate as (select case
        when c.visible and c.published_revision >= v.revision then 'posted'
        when c.state in ('IN_REVIEW', 'OBJECTED', 'AWAITING_REVIEWS') then 'judged'
        when c.state = 'REFERRED' then 'with moderators'
        when c.state in ('WITHDRAWN', 'EXPIRED') then 'taken back'
        else 'not posted' end as name
      from review_assignments a join reviews v on v.assignment_id = a.id join comments c on c.id = v.comment_id
      where ${which})
    select count(*) filter (where name = 'posted')::int as posted, count(*) filter (where name = 'judged')::int as judged,
      count(*) filter (where name = 'with moderators')::int as "withModerators",
      count(*) filter (where name = 'not posted')::int as "notPosted",
      count(*) filter (where name = 'taken back')::int as "takenBack"
    from fate`;
  if (!row) throw new Error('a count without a row');
  return row;
}

/** Puts each member's number of valid reviews of comments where it has changed. Returns where. */
export const countReviewed = (tx: Tx): Promise<number> =>
  tx.$executeRaw`update members m set reviewed = n.count from (
      select m.id, count(v.id)::int as count from members m
        left join reviews v on v.reviewer_id = m.id and v.comment_id is not null and v.voided_at is null group by m.id) n
    where n.id = m.id and m.reviewed <> n.count`;

export type LessonRow = Omit<LessonView, 'contest'> & {
  contest: (Pick<ContestView, 'reason' | 'createdAt' | 'outcome' | 'note'> & { assignmentId: string }) | null;
};

/** The practice texts that a member has judged for one of their comments, the newest first. */
export const findLessons = (db: Db, { commentId, memberId }: Key): Promise<LessonRow[]> =>
  db.$queryRaw`
    select a.id as "assignmentId", i.body_html as "bodyHtml", i.language, v.verdict::text as given, i.verdict::text as verdict,
      case when v.settled then v.verdict = i.verdict end as correct, i.explanation, v.counts_for_duty as counted,
      case when r.standing_since = v.created_at then r.standing::text end as standing,
      not exists (select 1 from review_assignments la join reviews later on later.assignment_id = la.id
        where la.duty_id = a.duty_id and (later.created_at, later.id) > (v.created_at, v.id)) as latest,
      case when t.id is null then null else json_build_object('assignmentId', a.id, 'reason', t.reason,
        'createdAt', t.created_at, 'outcome', t.outcome, 'note', t.note) end as contest
    from review_assignments a join reviews v on v.assignment_id = a.id
      join calibration_items i on i.id = v.calibration_item_id
      left join calibration_contests t on t.review_id = v.id
      left join reviewer_records r on r.member_id = a.reviewer_id
    where a.duty_id = ${commentId}::uuid and a.reviewer_id = ${memberId}::uuid
    order by v.created_at desc, v.id desc`;

/** Reviews that were waived for a comment of the member's; null when it is none of theirs. */
export async function findWaived(db: Db, { commentId, memberId }: Key): Promise<number | null> {
  const duty = await db.reviewDuty.findFirst({ where: { commentId, memberId }, select: { waived: true } });
  return duty?.waived ?? null;
}
