import { Prisma } from '@/prisma/generated/client/client';
import type { Db, Tx } from '@/lib/platform/db';
import type { PastReview } from './replay';
import { MAKE_REPLAY, type Question, type Replay, type ReplayKey } from './schemas';

// ── The past ───────────────────────────────────────────────────────────────────────────────────

type ReviewRow = {
  reviewerId: string;
  at: Date;
  accepts: boolean;
  burst: boolean;
  text: string | null;
  acceptable: boolean | null;
  voidedAt: Date | null;
};

/** The newest reviews, the first one first. */
export async function findReviews(db: Db, limit: number): Promise<PastReview[]> {
  const rows = await db.$queryRaw<ReviewRow[]>`
    select v.reviewer_id as "reviewerId", v.created_at as at, v.verdict = 'YES' as accepts, a.in_burst or coalesce(d.skips, 0) > 0 as burst,
      v.comment_id || ' ' || v.revision as text, i.verdict = 'YES' as acceptable, v.voided_at as "voidedAt"
    from (select * from reviews order by created_at desc, id desc limit ${limit}) v
      join review_assignments a on a.id = v.assignment_id
      left join review_duties d on d.comment_id = a.duty_id
      left join calibration_items i on i.id = v.calibration_item_id
    order by v.created_at, v.id`;
  return rows.map(({ at, voidedAt, ...row }) => ({
    ...row,
    at: at.getTime(),
    voidedAt: voidedAt?.getTime() ?? null,
  }));
}

/** A revision of a comment that got in line, with all that ended it, or may have. */
export type TextRow = {
  id: string;
  inLineAt: Date;
  /** When its author wrote the next one. */
  changedAt: Date | null;
  /** When its author took the comment back. */
  withdrawnAt: Date | null;
  /** In order. What a moderator read first (R15) is as peers decided it. */
  decisions: { maker: 'PEERS' | 'MODERATOR' | 'SYSTEM'; outcome: string; at: string }[] | null;
};

/**
 * The texts of these comments, and of those written since some id was given: ids grow with time, so that the newest comments are
 * found by them, also those that nobody has reviewed.
 */
export const findTexts = (
  db: Db,
  { commentIds, fromId, limit }: { commentIds: string[]; fromId: string; limit: number },
): Promise<TextRow[]> =>
  db.$queryRaw`with looked as (
      select id from comments where id = any(${commentIds}::uuid[])
      union select id from comments where id >= ${fromId}::uuid)
    select r.comment_id || ' ' || r.number as id, greatest(r.created_at, d.completed_at) as "inLineAt",
      n.created_at as "changedAt", case when c.state = 'WITHDRAWN' then c.state_changed_at end as "withdrawnAt",
      (select json_agg(json_build_object('maker', x.maker,
          'outcome', case when exists (select 1 from blind_audits b where b.comment_id = x.comment_id and b.version = x.version
            and b.would_publish) then 'PUBLISH' else x.outcome::text end, 'at', x.created_at) order by x.version)
        from decisions x where x.comment_id = c.id and x.revision = r.number) as decisions
    from looked join comments c on c.id = looked.id
      join review_duties d on d.comment_id = c.id and d.completed_at is not null
      join comment_revisions r on r.comment_id = c.id
      left join comment_revisions n on n.comment_id = c.id and n.number = r.number + 1
    where n.created_at is null or n.created_at > d.completed_at
    order by r.created_at desc limit ${limit}`;

/** Who agree far above chance, as of the last night. */
export const findPairs = (db: Db): Promise<{ firstId: string; secondId: string }[]> =>
  db.reviewerPair.findMany({
    where: { correlated: true },
    select: { firstId: true, secondId: true },
  });

/** What the nights found, the first one first. */
export const findFits = (db: Db): Promise<{ at: Date; prevalence: number; comments: number }[]> =>
  db.reliabilityFit.findMany({
    orderBy: { at: 'asc' },
    select: { at: true, prevalence: true, comments: true },
  });

/** What the desk needs to name some comments. */
export const findNamed = (
  db: Db,
  commentIds: string[],
): Promise<{ commentId: string; author: string; body: string }[]> =>
  db.$queryRaw`select c.id as "commentId", m.display_name as author, left(r.body, 400) as body
    from comments c join members m on m.id = c.author_id
      join comment_revisions r on r.comment_id = c.id and r.number = c.revision
    where c.id in (${Prisma.join(commentIds.map((id) => Prisma.sql`${id}::uuid`))})`;

// ── Replays ────────────────────────────────────────────────────────────────────────────────────

/**
 * Has a replay made, unless it is being made, or was since `fresh`: one that failed, or that nobody has made since `givenUp`, is made again.
 * The queue makes one at a time.
 */
export const insertReplay = (
  tx: Pick<Tx, '$executeRaw'>,
  {
    change,
    days,
    question,
    at,
    fresh,
    givenUp,
  }: ReplayKey & { question: Question } & Record<'at' | 'fresh' | 'givenUp', Date>,
): Promise<number> =>
  tx.$executeRaw`
    with asked as (
      insert into replays as r (change, days, question, asked_at) values (${change}, ${days}::int, ${JSON.stringify(question)}::jsonb, ${at})
      on conflict (change, days) do update set question = excluded.question, asked_at = excluded.asked_at, done = 0, result = null, made_at = null, failed_at = null
        where r.failed_at is not null or r.made_at < ${fresh}::timestamptz or (r.made_at is null and r.asked_at < ${givenUp}::timestamptz)
      returning change, days)
    select graphile_worker.add_job(${MAKE_REPLAY}, json_build_object('change', change, 'days', days), queue_name => ${MAKE_REPLAY},
      job_key => 'replay:' || change || ':' || days, max_attempts => 3) from asked`;

/** What is to be replayed; null where that was done already, or nobody wants it any more. */
export async function findReplayQuestion(db: Db, { change, days }: ReplayKey): Promise<Question | null> {
  const row = await db.replay.findFirst({
    where: { change, days, madeAt: null, failedAt: null },
    select: { question: true },
  });
  return row && (row.question as Question);
}

const whereUnderWay = ({ change, days }: ReplayKey) => ({ change, days, madeAt: null });

/** Notes how much is done, of a hundred. False where it was stopped. */
export async function noteDone(db: Db, { done, ...key }: ReplayKey & { done: number }): Promise<boolean> {
  const { count } = await db.replay.updateMany({ where: whereUnderWay(key), data: { done } });
  return count > 0;
}

/** Keeps what came of it. */
export const keepReplay = (db: Db, { at, result, ...key }: ReplayKey & { at: Date; result: Replay }) =>
  db.replay.updateMany({
    where: whereUnderWay(key),
    data: { result: result as unknown as Prisma.InputJsonValue, madeAt: at, failedAt: null, done: 100 },
  });

/** Notes that nothing came of it. */
export const noteReplayFailed = (db: Db, { at, ...key }: ReplayKey & { at: Date }) =>
  db.replay.updateMany({ where: whereUnderWay(key), data: { failedAt: at } });

/** How it stands with one. */
export async function findReplay(db: Db, { change, days }: ReplayKey) {
  const row = await db.replay.findUnique({
    where: { change_days: { change, days } },
    select: { askedAt: true, done: true, result: true, madeAt: true, failedAt: true },
  });
  return row && { ...row, result: row.result as Replay | null };
}

/** Deletes one that is under way, which ends it. */
export const deleteUnderWay = (db: Db, key: ReplayKey) => db.replay.deleteMany({ where: whereUnderWay(key) });

/** Deletes what was asked before a moment, and says how much. */
export async function deleteReplays(db: Db, before: Date): Promise<number> {
  const { count } = await db.replay.deleteMany({ where: { askedAt: { lt: before } } });
  return count;
}
