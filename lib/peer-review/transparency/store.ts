import { Prisma } from '@/prisma/generated/client/client';
import type { Db, Tx } from '@/lib/platform/db';

/** Of so many cases, those of which something was found. */
type Found = { cases: number; found: number };
type Duration = { cases: number; median: number | null; p90: number | null };

/** What happened after `from` and up to `at`. */
export type Period = { from: Date; at: Date };

export type PeriodCounts = {
  submitted: number;
  published: number;
  held: number;
  referred: number;
  rejected: number;
  removed: number;
  expired: number;
  timeToPublish: Duration;
  timeInLine: Duration;
  /** How often each verdict was given to a text, and how many texts are alike in this. */
  agreement: { counts: number[]; times: number }[];
  referrals: Found;
  overturned: { referrals: Found; publications: Found };
  calibration: Found & { reviewers: number };
  /** Of texts that were decided for good, those of which no moderator had to say anything. */
  withoutModerator: Found;
  /** Valid reviews of texts that peers decided. */
  reviewsOfDecided: { texts: number; reviews: number };
  /** What was reviewed beyond the duty. */
  volunteered: { members: number; reviews: number };
  /**
   * What was read blind and peers would have published: how many, as many equal ones as they are worth, and of these those that two
   * moderators found unacceptable, and those that await the second one.
   */
  audits: { cases: number; effective: number; wrong: number; open: number };
};

export type Numbers = {
  inLine: number;
  withModerators: number;
  last30Days: PeriodCounts;
  all: PeriodCounts;
};
export type Counts = { at: Date; from: Date; numbers: Numbers };

const within = (column: Prisma.Sql, { from, at }: Period) =>
  Prisma.sql`${column} > ${from} and ${column} <= ${at}`;
const createdIn = (period: Period) => within(Prisma.sql`d.created_at`, period);

/** What peers object to, and its author revised or took back. */
const answered = Prisma.sql`d.outcome = 'OBJECT' and exists (select 1 from audit_entries a
    where a.subject_id = d.comment_id and a.from_state = 'OBJECTED' and a.action in ('comment.revise', 'comment.withdraw')
      and (a.details->>'revision')::int - (a.action = 'comment.revise')::int = d.revision
      and not (a.action = 'comment.withdraw' and exists (select 1 from audit_entries u
        where u.subject_id = a.subject_id and u.action = 'comment.unwithdraw' and u.at >= a.at)))`;
/** What peers would have published, and a moderator reads first (R15). */
const audited = Prisma.sql`exists (select from blind_audits b
    where b.comment_id = d.comment_id and b.version = d.version and b.would_publish)`;

/**
 * Referred from the line, by reviewers or the clock. What reviewers object to is, unless its author revised it or took it back: it is
 * counted then, and not again when it gets to the moderators. What is hidden because it was reported is a decision of the system's too.
 */
const fromLine = Prisma.sql`(d.outcome = 'REFER' and not ${audited} and not exists (select 1 from audit_entries a
    where a.subject_id = d.comment_id and a.at = d.created_at and (a.action = 'comment.hide' or a.from_state = 'OBJECTED'))
  or d.outcome = 'OBJECT' and not (${answered}))`;

/** One look at every comment, review and decision of a period: nothing that somebody waits for. */
export async function countPeriod(db: Db, period: Period): Promise<Omit<PeriodCounts, 'audits'>> {
  return {
    ...(await countVolumes(db, period)),
    timeToPublish: await measure(db, period, Prisma.sql`c.created_at`),
    timeInLine: await measure(db, period, Prisma.sql`d.completed_at`),
    agreement: await countVerdicts(db, period),
    referrals: await one<Found>(
      db,
      Prisma.sql`select count(*)::int as cases, count(*) filter (where ${fromLine})::int as found from decisions d
        where ${createdIn(period)} and (d.maker = 'PEERS' or (d.maker = 'SYSTEM' and ${fromLine}))`,
    ),
    overturned: {
      referrals: await countOverturnedReferrals(db, period),
      publications: await countOverturnedPublications(db, period),
    },
    calibration: await one<PeriodCounts['calibration']>(
      db,
      Prisma.sql`select count(*)::int as cases, count(*) filter (where d.verdict = i.verdict)::int as found,
          count(distinct d.reviewer_id)::int as reviewers
        from reviews d join calibration_items i on i.id = d.calibration_item_id where ${createdIn(period)}`,
    ),
    withoutModerator: await one<Found>(
      db,
      Prisma.sql`select count(*)::int as cases, count(*) filter (where not by_moderator)::int as found from (
        select bool_or(d.maker = 'MODERATOR') as by_moderator from decisions d
        where ${createdIn(period)} and (d.maker = 'PEERS' and (d.outcome = 'PUBLISH' or ${answered})
          or d.maker = 'MODERATOR' and d.outcome in ('PUBLISH', 'REJECT'))
        group by d.comment_id, d.revision) text`,
    ),
    reviewsOfDecided: await one<PeriodCounts['reviewsOfDecided']>(
      db,
      Prisma.sql`select count(*)::int as texts, coalesce(sum((select count(*) from reviews v where v.comment_id = text.comment_id
          and v.revision = text.revision and v.voided_at is null and v.created_at <= ${period.at})), 0)::int as reviews
        from (select distinct d.comment_id, d.revision from decisions d where d.maker = 'PEERS' and ${createdIn(period)}) text`,
    ),
    volunteered: await one<PeriodCounts['volunteered']>(
      db,
      Prisma.sql`select count(distinct d.reviewer_id)::int as members, count(*)::int as reviews
        from reviews d join review_assignments a on a.id = d.assignment_id where a.optional and ${createdIn(period)}`,
    ),
  };
}

type Volumes = Pick<
  PeriodCounts,
  'submitted' | 'published' | 'held' | 'referred' | 'rejected' | 'removed' | 'expired'
>;

const countVolumes = (db: Db, period: Period) =>
  one<Volumes>(
    db,
    Prisma.sql`
    select comment.*, decision.*, audit.held from
      (select count(*) filter (where ${within(Prisma.sql`created_at`, period)})::int as submitted,
        count(*) filter (where ${within(Prisma.sql`published_at`, period)})::int as published,
        count(*) filter (where state = 'EXPIRED' and ${within(Prisma.sql`state_changed_at`, period)})::int as expired
      from comments) comment,
      (select count(distinct comment_id) filter (where ${fromLine})::int as referred,
        count(distinct comment_id) filter (where outcome = 'REJECT')::int as rejected,
        count(distinct comment_id) filter (where outcome = 'REMOVE')::int as removed
      from decisions d where ${createdIn(period)} and outcome in ('OBJECT', 'REFER', 'REJECT', 'REMOVE')) decision,
      (select count(*)::int as held from audit_entries where ${within(Prisma.sql`at`, period)}
        and action in ('comment.submit', 'comment.revise') and to_state = 'REFERRED' and reason is not null) audit`,
  );

/** Seconds from a moment to the first publication. */
const measure = (db: Db, period: Period, since: Prisma.Sql) =>
  one<Duration>(
    db,
    Prisma.sql`
    select count(*)::int as cases, percentile_cont(0.5) within group (order by seconds) as median,
      percentile_cont(0.9) within group (order by seconds) as p90
    from (select extract(epoch from c.published_at - ${since})::float8 as seconds
      from comments c left join review_duties d on d.comment_id = c.id
      where ${within(Prisma.sql`c.published_at`, period)} and ${since} <= c.published_at) measured`,
  );

/** Of texts that were decided: what their valid reviews say. */
const countVerdicts = (db: Db, period: Period): Promise<PeriodCounts['agreement']> =>
  db.$queryRaw`
    select array[yes, not_civil, misinformation] as counts, count(*)::int as times from (
      select count(*) filter (where v.verdict = 'YES')::int as yes,
        count(*) filter (where v.verdict = 'NOT_CIVIL')::int as not_civil,
        count(*) filter (where v.verdict = 'MISINFORMATION')::int as misinformation
      from reviews v join (select distinct d.comment_id, d.revision from decisions d where ${createdIn(period)}) decided
        on decided.comment_id = v.comment_id and decided.revision = v.revision
      where v.voided_at is null and v.created_at <= ${period.at}
      group by v.comment_id, v.revision) text
    group by yes, not_civil, misinformation`;

/** What reviewers referred or objected to, by what a moderator made of it first; of what they objected to, of the very text. */
const countOverturnedReferrals = (db: Db, period: Period) =>
  one<Found>(
    db,
    Prisma.sql`
    select count(*)::int as cases, count(*) filter (where next.outcome = 'PUBLISH')::int as found from decisions d
      join lateral (select later.outcome from decisions later where later.comment_id = d.comment_id
        and later.version > d.version and later.maker = 'MODERATOR' and later.created_at <= ${period.at}
        and (d.outcome = 'REFER' or later.revision = d.revision) order by later.version limit 1) next on next.outcome in ('PUBLISH', 'REJECT')
    where d.maker = 'PEERS' and d.outcome in ('OBJECT', 'REFER') and not ${audited} and ${createdIn(period)}`,
  );

/** What reviewers posted, and a moderator took down for good. */
const countOverturnedPublications = (db: Db, period: Period) =>
  one<Found>(
    db,
    Prisma.sql`
    select count(*)::int as cases, count(*) filter (where last.outcome = 'REMOVE')::int as found from decisions d
      left join lateral (select later.outcome from decisions later where later.comment_id = d.comment_id
        and later.version > d.version and later.outcome in ('REMOVE', 'RESTORE') and later.maker = 'MODERATOR'
        and later.created_at <= ${period.at} order by later.version desc limit 1) last on true
    where d.maker = 'PEERS' and d.outcome = 'PUBLISH' and ${createdIn(period)}`,
  );

/** Comments that wait for a decision now. */
export const countWaiting = (db: Db) =>
  one<Pick<Numbers, 'inLine' | 'withModerators'>>(
    db,
    Prisma.sql`select (select count(*)::int from comments where state = 'IN_REVIEW') as "inLine",
      (select count(*)::int from comments where state = 'REFERRED') as "withModerators"`,
  );

async function one<Row>(db: Db, statement: Prisma.Sql): Promise<Row> {
  const [row] = await db.$queryRaw<Row[]>(statement);
  if (!row) throw new Error('a count without a row');
  return row;
}

/** What was counted last; null before the first time. */
export async function findCounts(db: Db): Promise<Counts | null> {
  const row = await db.transparencySummary.findUnique({ where: { id: 1 } });
  return row && { at: row.at, from: row.since, numbers: row.numbers as Numbers };
}

/** Keeps what was counted, unless something newer is there. */
export async function keepCounts(tx: Tx, { at, from, numbers }: Counts) {
  await tx.$executeRaw`insert into transparency_summaries as kept (id, at, since, numbers)
    values (1, ${at}, ${from}, ${JSON.stringify(numbers)}::jsonb)
    on conflict (id) do update set at = excluded.at, since = excluded.since, numbers = excluded.numbers where kept.at < excluded.at`;
}
