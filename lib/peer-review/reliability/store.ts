import { Prisma } from '@/prisma/generated/client/client';
import type { Db, SqlTx, Tx } from '@/lib/platform/db';
import { toStored, type OwnReason, type Reason } from '@/lib/platform/reasons';
import type { ReviewerStanding, Verdict } from '../schemas';
import type { DecisionFact } from './judgements';
import type { KnownOutcome } from './ladder-rules';
import type { PastReview } from './past';
import type { TrackRecord } from './reviewer-rates';

// ── Records ────────────────────────────────────────────────────────────────────────────────────

/** What is known of a reviewer, whose row this transaction has locked. */
export type ReviewerRow = {
  memberId: string;
  record: TrackRecord;
  /** The moment as of which the record's verdicts count. */
  asOf: Date;
  standing: ReviewerStanding;
  standingSince: Date;
  ladderSince: Date;
  byModerator: boolean;
};

type FlatRow = Omit<ReviewerRow, 'record'> & {
  acceptableRight: number;
  acceptableWrong: number;
  unacceptableRight: number;
  unacceptableWrong: number;
};

const recordColumns = Prisma.sql`
  acceptable_right as "acceptableRight", acceptable_wrong as "acceptableWrong",
  unacceptable_right as "unacceptableRight", unacceptable_wrong as "unacceptableWrong"`;

const toRecord = (row: Omit<FlatRow, keyof ReviewerRow>): TrackRecord => ({
  onAcceptable: { right: row.acceptableRight, wrong: row.acceptableWrong },
  onUnacceptable: { right: row.unacceptableRight, wrong: row.unacceptableWrong },
});

/**
 * Locks the records of some reviewers in the order of their ids, with those of newcomers inserted first. Records are locked last:
 * whoever needs a member or a comment as well has locked them before.
 */
export async function lockRecords(tx: SqlTx, memberIds: readonly string[]): Promise<ReviewerRow[]> {
  if (memberIds.length === 0) return [];
  await tx.$executeRaw`insert into reviewer_records (member_id, as_of, standing_since, ladder_since)
    select id, 'epoch', created_at, 'epoch' from members where id = any(${memberIds}::uuid[]) order by id
    on conflict do nothing`;
  await tx.$queryRaw`select 1 as locked from reviewer_records where member_id = any(${memberIds}::uuid[])
    order by member_id for no key update`;
  const rows = await tx.$queryRaw<
    FlatRow[]
  >`select member_id as "memberId", ${recordColumns}, as_of as "asOf",
      standing::text as standing, standing_since as "standingSince", ladder_since as "ladderSince",
      standing_by_id is not null as "byModerator"
    from reviewer_records where member_id = any(${memberIds}::uuid[]) order by member_id`;
  return rows.map((row) => ({ ...row, record: toRecord(row) }));
}

export type RecordChange = { memberId: string; record: TrackRecord; asOf: Date };

/**
 * What the verdicts of a record are worth, in millionths: how much more of the acceptable comments it accepts than of the others. None is
 * worth nothing, and one million is never wrong. The desk's list of reviewers goes by it.
 */
const worthOf = (
  { ar, aw, ur, uw }: Record<'ar' | 'aw' | 'ur' | 'uw', Prisma.Sql>,
  { onAcceptable: accepts, onUnacceptable: objects }: TrackRecord,
) => Prisma.sql`round(1000000 * ((${ar} + ${accepts.right}::float8) / (${ar} + ${aw} + ${accepts.right + accepts.wrong}::float8)
    + (${ur} + ${objects.right}::float8) / (${ur} + ${uw} + ${objects.right + objects.wrong}::float8) - 1))::int`;

const given = { ar: Prisma.sql`x.ar`, aw: Prisma.sql`x.aw`, ur: Prisma.sql`x.ur`, uw: Prisma.sql`x.uw` };

/** Writes records, their rows being locked. What they are worth is beside what a newcomer is taken for. */
export async function saveRecords(tx: SqlTx, changes: readonly RecordChange[], newcomer: TrackRecord) {
  const of = (value: (change: RecordChange) => number) => changes.map(value);
  await tx.$executeRaw`update reviewer_records r set as_of = x.as_of,
      acceptable_right = x.ar, acceptable_wrong = x.aw, unacceptable_right = x.ur, unacceptable_wrong = x.uw,
      worth = ${worthOf(given, newcomer)}
    from unnest(${changes.map(({ memberId }) => memberId)}::uuid[], ${changes.map(({ asOf }) => asOf)}::timestamptz[],
      ${of(({ record }) => record.onAcceptable.right)}::float8[], ${of(({ record }) => record.onAcceptable.wrong)}::float8[],
      ${of(({ record }) => record.onUnacceptable.right)}::float8[], ${of(({ record }) => record.onUnacceptable.wrong)}::float8[]
    ) as x(member_id, as_of, ar, aw, ur, uw) where r.member_id = x.member_id`;
}

/** Moves a reviewer, whose record is locked, on the ladder. */
export async function saveStanding(
  tx: SqlTx,
  {
    memberId,
    ...move
  }: {
    memberId: string;
    standing: ReviewerStanding;
    since: Date;
    /** Outcomes before it are forgiven; as it was, when null. */
    ladderSince: Date | null;
    reason: Reason;
    byId: string | null;
  },
) {
  await tx.$executeRaw`update reviewer_records set standing = ${move.standing}::"ReviewerStanding", standing_since = ${move.since},
      standing_reason = ${toStored(move.reason)}::jsonb, standing_by_id = ${move.byId}::uuid,
      ladder_since = coalesce(${move.ladderSince}::timestamptz, ladder_since)
    where member_id = ${memberId}::uuid`;
}

/** How a reviewer stands now. */
export async function findStanding(
  db: SqlTx,
  memberId: string,
): Promise<{ standing: ReviewerStanding; since: Date | null }> {
  const [row] = await db.$queryRaw<{ standing: ReviewerStanding; since: Date }[]>`
    select standing::text as standing, standing_since as since from reviewer_records where member_id = ${memberId}::uuid`;
  return row ?? { standing: 'GOOD', since: null };
}

/**
 * Verdicts of a reviewer whose rightness is known, the newest first: those given since a moment, and before it as many again
 * that still count for the ladder. On calibration the verdict itself must be right; on comments only that it accepts or objects. With
 * whether the text is fit to be posted, how many others judged the same text, and how many of them rightly.
 */
export function findKnownOutcomes(
  tx: SqlTx,
  { memberId, ladderSince, standingSince }: Pick<ReviewerRow, 'memberId' | 'ladderSince' | 'standingSince'>,
  limit: number,
): Promise<(KnownOutcome & { acceptable: boolean })[]> {
  const known = (
    from: Prisma.Sql,
  ) => Prisma.sql`(select v.id, v.created_at as at, v.calibration_item_id is not null as calibration, v.verdict = 'YES' as accepts,
      case when i.id is null then (v.verdict = 'YES') = (v.believed = 1) else v.verdict = i.verdict end as right,
      case when i.id is null then v.believed = 1 else i.verdict = 'YES' end as acceptable,
      v.comment_id, v.revision, i.uses, i.passes
    from reviews v left join calibration_items i on i.id = v.calibration_item_id
    where v.reviewer_id = ${memberId}::uuid and v.settled and v.voided_at is null and v.created_at > ${ladderSince} and ${from}
    order by v.created_at desc, v.id desc limit ${limit})`;
  return tx.$queryRaw`select x.at, x.calibration, x.accepts, x."right", x.acceptable,
      greatest(0, coalesce(x.uses - 1, o.count)) as others,
      greatest(0, coalesce(x.passes - x."right"::int, o.right_ones)) as "othersRight"
    from (${known(Prisma.sql`v.created_at > ${standingSince}`)}
      union all ${known(Prisma.sql`v.created_at <= ${standingSince}`)}) as x,
      lateral (select count(*)::int as count, (count(*) filter (where (v.verdict = 'YES') = (v.believed = 1)))::int as right_ones
        from reviews v where v.comment_id = x.comment_id and v.revision = x.revision and v.id <> x.id
          and v.settled and v.voided_at is null) as o
    order by x.at desc, x.id desc`;
}

/** What a decision has to know of a reviewer. */
export type BelievedRow = {
  memberId: string;
  record: TrackRecord;
  asOf: Date;
  standing: ReviewerStanding;
  /** A sanction is in force. */
  sanctioned: boolean;
};

type FlatBelieved = Omit<BelievedRow, 'record'> & Omit<FlatRow, keyof ReviewerRow>;

/** Of members `m`; one without a record `r` is a newcomer. */
const believedColumns = (at: Date) => Prisma.sql`
  m.id as "memberId", coalesce(r.as_of, 'epoch') as "asOf", coalesce(r.standing, 'GOOD')::text as standing,
  coalesce(r.acceptable_right, 0) as "acceptableRight", coalesce(r.acceptable_wrong, 0) as "acceptableWrong",
  coalesce(r.unacceptable_right, 0) as "unacceptableRight", coalesce(r.unacceptable_wrong, 0) as "unacceptableWrong",
  exists (select 1 from sanctions_in_force(m.id, ${at})) as sanctioned`;

export async function findBelieved(
  db: SqlTx,
  memberIds: readonly string[],
  at: Date,
): Promise<BelievedRow[]> {
  const rows = await db.$queryRaw<FlatBelieved[]>`select ${believedColumns(at)}
    from members m left join reviewer_records r on r.member_id = m.id where m.id = any(${memberIds}::uuid[])`;
  return rows.map((row) => ({ ...row, record: toRecord(row) }));
}

export type CorrelatedPair = { firstId: string; secondId: string };

/** Pairs among these members who agree far above chance. */
export const findCorrelated = (db: SqlTx, memberIds: readonly string[]): Promise<CorrelatedPair[]> =>
  db.$queryRaw`select first_id as "firstId", second_id as "secondId" from reviewer_pairs
    where correlated and first_id = any(${memberIds}::uuid[]) and second_id = any(${memberIds}::uuid[])`;

// ── Reviews ────────────────────────────────────────────────────────────────────────────────────

/** A revision of a comment. */
type Text = { id: string; revision: number };

const onText = ({ id, revision }: Text) =>
  Prisma.sql`v.comment_id = ${id}::uuid and v.revision = ${revision}::int and v.voided_at is null`;

/** The valid verdicts on a text, in the order in which they came, with what is believed of who gave them. */
export async function findVerdicts(
  db: SqlTx,
  text: Text,
  at: Date,
): Promise<(BelievedRow & { verdict: Verdict; burst: boolean })[]> {
  const rows = await db.$queryRaw<(FlatBelieved & { verdict: Verdict; burst: boolean })[]>`
    select v.verdict::text as verdict, a.in_burst or coalesce(d.skips, 0) > 0 as burst, ${believedColumns(at)}
    from reviews v join review_assignments a on a.id = v.assignment_id left join review_duties d on d.comment_id = a.duty_id
      join members m on m.id = v.reviewer_id left join reviewer_records r on r.member_id = m.id
    where ${onText(text)} order by v.created_at, v.id`;
  return rows.map((row) => ({ ...row, record: toRecord(row) }));
}

/** Pairs among those who gave valid verdicts on a text who agree far above chance. */
export const findCorrelatedOn = (db: SqlTx, text: Text): Promise<CorrelatedPair[]> =>
  db.$queryRaw`select p.first_id as "firstId", p.second_id as "secondId" from reviews v
      join reviewer_pairs p on p.first_id = v.reviewer_id and p.correlated
    where ${onText(text)} and p.second_id in (select v.reviewer_id from reviews v where ${onText(text)})`;

/** A review and what is believed of it, its row being locked. */
export type LearntRow = {
  id: string;
  reviewerId: string;
  accepts: boolean;
  givenAt: Date;
  believed: number | null;
  settled: boolean;
  valid: boolean;
  revision: number | null;
  commentVersion: number | null;
};

const learntColumns = Prisma.sql`v.id, v.reviewer_id as "reviewerId", v.verdict = 'YES' as accepts, v.created_at as "givenAt",
  v.believed, v.settled, v.voided_at is null as valid, v.revision, v.comment_version as "commentVersion"`;

/** All reviews of a comment, locked. The comment's row is locked before. */
export const lockReviewsOf = (tx: SqlTx, commentId: string): Promise<LearntRow[]> =>
  tx.$queryRaw`select ${learntColumns} from reviews v where v.comment_id = ${commentId}::uuid order by v.id for no key update`;

/** Some of the verdicts on a calibration item that still count although it is out of use, locked. */
export const lockReviewsOfRetired = (tx: Tx, itemId: string, limit: number): Promise<LearntRow[]> =>
  tx.$queryRaw`select ${learntColumns} from reviews v join calibration_items i on i.id = v.calibration_item_id
    where i.id = ${itemId}::uuid and not i.active and v.believed is not null order by v.id limit ${limit}
    for no key update of v`;

export async function saveBeliefs(
  tx: SqlTx,
  beliefs: readonly { id: string; believed: number | null; settled: boolean }[],
) {
  await tx.$executeRaw`update reviews v set believed = x.believed, settled = x.settled
    from unnest(${beliefs.map(({ id }) => id)}::uuid[], ${beliefs.map(({ believed }) => believed)}::float8[],
      ${beliefs.map(({ settled }) => settled)}::boolean[]) as x(id, believed, settled) where v.id = x.id`;
}

/** The decisions about a comment, the first one first. */
export const findDecisionFacts = (tx: SqlTx, commentId: string): Promise<DecisionFact[]> =>
  tx.$queryRaw`select version, revision, maker::text as maker, outcome::text as outcome, created_at as at,
      actor_id as "actorId", (inputs ->> 'probability')::float8 as probability,
      case when jsonb_typeof(inputs -> 'reviews') = 'array' then inputs end as inputs
    from decisions where comment_id = ${commentId}::uuid order by version`;

/** A member's valid verdicts on the newest texts of comments that nobody has decided; those given before a moment, if it is named. */
export const findUndecidedReviews = (
  db: Db,
  memberId: string,
  givenBefore: Date | null = null,
): Promise<{ id: string; commentId: string; revision: number; inReview: boolean }[]> =>
  db.$queryRaw`select v.id, v.comment_id as "commentId", v.revision, c.state = 'IN_REVIEW'
      and not exists (select from held_decisions h where h.comment_id = c.id) as "inReview" from reviews v join comments c on c.id = v.comment_id
    where v.reviewer_id = ${memberId}::uuid and v.voided_at is null and v.revision = c.revision
      and v.created_at < coalesce(${givenBefore}::timestamptz, 'infinity')
      and c.state in ('IN_REVIEW', 'OBJECTED', 'REFERRED') order by v.comment_id`;

/** Voids verdicts on the newest texts of comments, one of each comment, whose rows are locked: their counters follow. */
export async function voidReviews(
  tx: Tx,
  reviews: readonly { id: string; commentId: string }[],
  { reason, at }: { reason: OwnReason; at: Date },
) {
  await tx.review.updateMany({
    where: { id: { in: reviews.map(({ id }) => id) } },
    data: { voidedAt: at, voidReason: reason },
  });
  await tx.comment.updateMany({
    where: { id: { in: reviews.map(({ commentId }) => commentId) } },
    data: { reviewCount: { decrement: 1 } },
  });
}

// ── The nightly fit ────────────────────────────────────────────────────────────────────────────

/** A page of the valid reviews since a moment, the newest first. */
export function findPastReviews(
  db: Db,
  { since, after, limit }: { since: Date; after: { givenAt: Date; id: string } | null; limit: number },
): Promise<(Omit<PastReview, 'weight'> & { id: string; givenAt: Date })[]> {
  const place = after
    ? Prisma.sql`and (v.created_at, v.id) < (${after.givenAt}, ${after.id}::uuid)`
    : Prisma.empty;
  return db.$queryRaw`select v.id, v.created_at as "givenAt", v.reviewer_id as "reviewerId", v.comment_id as "commentId", v.revision,
      v.calibration_item_id as "calibrationItemId", v.verdict = 'YES' as accepts, v.believed, v.settled
    from reviews v where v.voided_at is null and v.created_at >= ${since} ${place}
    order by v.created_at desc, v.id desc limit ${limit}`;
}

/**
 * Comments, by their ids, with verdicts since a moment that a decision should have taught something about and has not: from
 * before there were records, or where an event was lost.
 */
export async function findUnlearnt(
  db: Db,
  { since, after, limit }: { since: Date; after: string | null; limit: number },
): Promise<string[]> {
  const place = after ? Prisma.sql`and v.comment_id > ${after}::uuid` : Prisma.empty;
  const rows = await db.$queryRaw<{ id: string }[]>`select distinct v.comment_id as id from reviews v
    where v.believed is null and v.voided_at is null and v.comment_id is not null and v.created_at >= ${since} ${place}
      and exists (select 1 from decisions d
        where d.comment_id = v.comment_id and d.revision = v.revision and d.version >= v.comment_version
          and d.actor_id is distinct from v.reviewer_id
          and (d.maker = 'MODERATOR' and d.outcome <> 'REFER' or d.maker = 'PEERS')
          and not exists (select 1 from decisions known where known.comment_id = v.comment_id
            and known.revision = v.revision and known.outcome not in ('OBJECT', 'REFER') and known.version < v.comment_version))
    order by v.comment_id limit ${limit}`;
  return rows.map(({ id }) => id);
}

/** The verdicts on some comments, whose rows are locked, that count by what is believed and not known; locked. */
export const lockBelievedReviews = (
  tx: Tx,
  commentIds: readonly string[],
): Promise<(LearntRow & { commentId: string })[]> =>
  tx.$queryRaw`select ${learntColumns}, v.comment_id as "commentId" from reviews v
    where v.comment_id = any(${commentIds}::uuid[]) and v.believed is not null and not v.settled and v.voided_at is null
    order by v.id for no key update`;

export async function findRecordIds(db: Db): Promise<string[]> {
  const rows = await db.reviewerRecord.findMany({
    orderBy: { memberId: 'asc' },
    select: { memberId: true },
  });
  return rows.map(({ memberId }) => memberId);
}

/**
 * Makes records, which are locked, of their reviewers' reviews alone. A statement that begins after the lock sees whatever was
 * counted before, and whoever counts more waits for it.
 */
export const renewRecords = (
  tx: Tx,
  memberIds: readonly string[],
  { at, halfLifeDays, newcomer }: { at: Date; halfLifeDays: number; newcomer: TrackRecord },
) =>
  tx.$executeRaw`update reviewer_records r set as_of = k.moment,
      acceptable_right = x.ar, acceptable_wrong = x.aw, unacceptable_right = x.ur, unacceptable_wrong = x.uw,
      worth = ${worthOf(given, newcomer)}
    from (select member_id, greatest(as_of, ${at}) as moment from reviewer_records where member_id = any(${memberIds}::uuid[])) k
      cross join lateral (
        select coalesce(sum(w.weight * w.believed) filter (where w.accepts), 0) as ar,
          coalesce(sum(w.weight * w.believed) filter (where not w.accepts), 0) as aw,
          coalesce(sum(w.weight * (1 - w.believed)) filter (where not w.accepts), 0) as ur,
          coalesce(sum(w.weight * (1 - w.believed)) filter (where w.accepts), 0) as uw
        from (select v.verdict = 'YES' as accepts, v.believed,
            power(0.5::float8, greatest(0, extract(epoch from k.moment - v.created_at))::float8 / 86400 / ${halfLifeDays}::float8) as weight
          from reviews v where v.reviewer_id = k.member_id and v.believed is not null and v.voided_at is null) w) x
    where r.member_id = k.member_id`;

export type PairData = {
  firstId: string;
  secondId: string;
  shared: number;
  agreed: number;
  expected: number;
  chance: number;
  correlated: boolean;
  computedAt: Date;
};

/** Inserts what is known of pairs in the place of what was. Two who do so at once do it one after the other. */
export async function replacePairs(tx: Tx, pairs: PairData[]) {
  await tx.$executeRaw`lock table reviewer_pairs in share row exclusive mode`;
  await tx.reviewerPair.deleteMany();
  for (let start = 0; start < pairs.length; start += 2_000)
    await tx.reviewerPair.createMany({ data: pairs.slice(start, start + 2_000) });
}

export type FitData = {
  id: string;
  at: Date;
  reviews: number;
  items: number;
  reviewers: number;
  iterations: number;
  prevalence: number;
  comments: number;
  meanDrift: number;
  maxDrift: number;
};

/** The share of comments that the last fit found acceptable, and how many it saw. */
export async function findLatestPrevalence(
  db: SqlTx,
): Promise<{ prevalence: number; comments: number } | null> {
  const [row] = await db.$queryRaw<{ prevalence: number; comments: number }[]>`
    select prevalence, comments from reliability_fits order by at desc limit 1`;
  return row ?? null;
}

export const insertFit = (db: Db, data: FitData) => db.reliabilityFit.create({ data, select: { id: true } });
