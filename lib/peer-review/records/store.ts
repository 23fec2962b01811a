import { Prisma } from '@/prisma/generated/client/client';
import type { Cursor } from '@/lib/platform/cursor';
import type { Db } from '@/lib/platform/db';
import type { Reason } from '@/lib/platform/reasons';
import type { ContestView } from '../calibration/schemas';
import type { ReviewerStanding, Verdict } from '../schemas';
import type { FitView, ReviewEnd } from './schemas';

// ── One reviewer ───────────────────────────────────────────────────────────────────────────────

/** A reviewer's place on the ladder, and who set it if somebody did. */
export type StandingRow = {
  standing: ReviewerStanding;
  standingSince: Date;
  ladderSince: Date;
  reason: Reason | null;
  byModerator: boolean;
  by: string | null;
};

/** Null for a newcomer. */
export async function findStandingRow(db: Db, memberId: string): Promise<StandingRow | null> {
  const rows = await db.$queryRaw<
    StandingRow[]
  >`select r.standing::text as standing, r.standing_since as "standingSince",
      r.ladder_since as "ladderSince", r.standing_reason as reason, r.standing_by_id is not null as "byModerator",
      b.display_name as by
    from reviewer_records r left join members b on b.id = r.standing_by_id where r.member_id = ${memberId}::uuid`;
  return rows[0] ?? null;
}

export const countReviewsBy = (db: Db, reviewerId: string): Promise<number> =>
  db.review.count({ where: { reviewerId } });

export const isMember = async (db: Db, id: string): Promise<boolean> =>
  (await db.member.count({ where: { id } })) > 0;

// ── Their reviews ──────────────────────────────────────────────────────────────────────────────

export type ReviewRow = {
  id: string;
  assignmentId: string;
  givenAt: Date;
  articleSlug: string;
  articleTitle: string;
  verdict: Verdict;
  note: string | null;
  ended: ReviewEnd | null;
  right: boolean | null;
  voided: Reason | null;
  noteToAuthor: boolean;
  /** Null where its author took it back or changed it since, and where it was taken away. */
  readHtml: string | null;
  language: string;
  calibration: { verdict: Verdict; explanation: string } | null;
  contest: ContestView | null;
  comment: { id: string; author: { id: string; displayName: string }; body: string } | null;
};

const ended = Prisma.sql`case
  when c.id is null then null
  when c.state = 'WITHDRAWN' then 'WITHDRAWN'
  when c.state = 'REMOVED' and c.published_revision = v.revision then 'REMOVED'
  when d.outcome = 'REJECT' then 'REJECTED'
  when d.outcome = 'PUBLISH' then 'PUBLISHED'
  when c.revision > v.revision then 'CHANGED'
  when c.state in ('OBJECTED', 'REFERRED') then c.state::text
  else 'IN_REVIEW' end`;

/** It is still the text that its author stands by, and that readers see or a moderator has not taken from them. */
const stands = Prisma.sql`(c.visible and c.published_revision = v.revision
  or c.revision = v.revision and c.published_revision is distinct from v.revision
    and c.state in ('IN_REVIEW', 'OBJECTED', 'REFERRED', 'REJECTED'))`;

/** What a member has reviewed, the newest first, but for what the viewer reads as a peer just now (R5). */
export function findReviewsBy(
  db: Db,
  {
    reviewerId,
    viewerId,
    limit,
    after,
  }: { reviewerId: string; viewerId: string; limit: number; after?: Cursor },
): Promise<ReviewRow[]> {
  const place = after
    ? Prisma.sql`and (v.created_at, v.id) < (${after.at}, ${after.id}::uuid)`
    : Prisma.empty;
  return db.$queryRaw`select v.id, v.assignment_id as "assignmentId", v.created_at as "givenAt", t.slug as "articleSlug",
      t.headline as "articleTitle", v.verdict::text as verdict, v.note, v.note_to_author as "noteToAuthor", v.void_reason as voided, ${ended} as ended,
      case when not v.settled then null when i.id is null then (v.verdict = 'YES') = (v.believed = 1)
        else v.verdict = i.verdict end as "right",
      coalesce(i.body_html, case when ${stands} then r.body_html end) as "readHtml",
      coalesce(i.language, r.language) as language,
      case when i.id is null then null else json_build_object('verdict', i.verdict, 'explanation', i.explanation) end as calibration,
      (select json_build_object('assignmentId', v.assignment_id, 'reason', x.reason, 'createdAt', x.created_at, 'outcome', x.outcome,
        'note', x.note) from calibration_contests x where x.review_id = v.id) as contest,
      case when c.id is null then null else json_build_object('id', c.id, 'body', r.body,
        'author', json_build_object('id', m.id, 'displayName', m.display_name)) end as comment
    from reviews v join review_assignments a on a.id = v.assignment_id join articles t on t.id = a.article_id
      left join calibration_items i on i.id = v.calibration_item_id
      left join comments c on c.id = v.comment_id
      left join members m on m.id = c.author_id
      left join comment_revisions r on r.comment_id = v.comment_id and r.number = v.revision
      left join lateral (select x.outcome from decisions x where x.comment_id = v.comment_id and x.revision = v.revision
        and x.outcome in ('PUBLISH', 'REJECT') order by x.version desc limit 1) d on true
    where v.reviewer_id = ${reviewerId}::uuid and (c.id is null or not is_read_blind(c.state, c.state_reason) and not is_reading(${viewerId}::uuid, c.id))
      ${place} order by v.created_at desc, v.id desc limit ${limit}`;
}

/** Who gave each review of a comment. */
export const findReviewersOf = (db: Db, commentId: string): Promise<{ id: string; reviewerId: string }[]> =>
  db.review.findMany({ where: { commentId }, select: { id: true, reviewerId: true } });

// ── All reviewers ──────────────────────────────────────────────────────────────────────────────

export type ReviewerRow = {
  id: string;
  displayName: string;
  standing: ReviewerStanding;
  since: Date;
  reason: Reason | null;
  accepts: number;
  objects: number;
  verdicts: number;
  /** The place in the list. */
  rank: number;
  worth: number;
};

/** A place in the list: the standing's rank, what the verdicts are worth in millionths, and the member. */
export type ReviewerCursor = { rank: number; worth: number; id: string };

/** Of a record `r`: where its standing comes in the list. Said as the index says it. */
const rank = Prisma.sql`(case r.standing when 'SUSPENDED' then 0 when 'WARNED' then 1 else 2 end)`;

/**
 * Reviewers whose record holds anything, those who weigh nothing first, then the warned, and in each standing those whose verdicts
 * are worth least, as it was last written. The rates that are shown are aged to `at`.
 */
export function findReviewers(
  db: Db,
  key: {
    standing?: ReviewerStanding;
    prior: { accuracy: number; strength: number };
    halfLifeDays: number;
    at: Date;
    limit: number;
    after?: ReviewerCursor;
  },
): Promise<ReviewerRow[]> {
  const { standing, prior, halfLifeDays, at, limit, after } = key;
  const right = prior.accuracy * prior.strength;
  const rate = (
    correct: Prisma.Sql,
    wrong: Prisma.Sql,
  ) => Prisma.sql`((${correct}) * w.weight + ${right}::float8)
    / ((${correct} + ${wrong}) * w.weight + ${prior.strength}::float8)`;
  const inStanding = standing ? Prisma.sql`and ${rank} = ${RANKS[standing]}::int` : Prisma.empty;
  const place = after
    ? Prisma.sql`and (${rank}, r.worth, r.member_id) > (${after.rank}::int, ${after.worth}::int, ${after.id}::uuid)`
    : Prisma.empty;
  return db.$queryRaw`select r.member_id as id, m.display_name as "displayName", r.standing::text as standing,
      r.standing_since as since, r.standing_reason as reason, r.rank, r.worth,
      ${rate(Prisma.sql`r.acceptable_right`, Prisma.sql`r.acceptable_wrong`)} as accepts,
      ${rate(Prisma.sql`r.unacceptable_right`, Prisma.sql`r.unacceptable_wrong`)} as objects,
      (r.acceptable_right + r.acceptable_wrong + r.unacceptable_right + r.unacceptable_wrong) * w.weight as verdicts
    from (select r.*, ${rank} as rank from reviewer_records r
        where (r.standing <> 'GOOD' or r.acceptable_right + r.acceptable_wrong + r.unacceptable_right + r.unacceptable_wrong > 0)
          ${inStanding} ${place} order by ${rank}, r.worth, r.member_id limit ${limit}) r
      join members m on m.id = r.member_id, lateral (select least(1, power(2, - extract(epoch from ${at} - r.as_of)::float8
        / (86400 * ${halfLifeDays}::float8))) as weight) w
    order by r.rank, r.worth, r.member_id`;
}

const RANKS = { SUSPENDED: 0, WARNED: 1, GOOD: 2 } as const satisfies Record<ReviewerStanding, number>;

export async function countStandings(db: Db): Promise<Partial<Record<ReviewerStanding, number>>> {
  const rows = await db.reviewerRecord.groupBy({ by: ['standing'], _count: { _all: true } });
  return Object.fromEntries(rows.map(({ standing, _count }) => [standing, _count._all]));
}

export async function findLatestFit(db: Db): Promise<FitView | null> {
  const row = await db.reliabilityFit.findFirst({ orderBy: { at: 'desc' }, omit: { id: true } });
  return row && { ...row, at: row.at.toISOString() };
}
