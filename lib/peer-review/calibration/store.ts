import { Prisma } from '@/prisma/generated/client/client';
import type { Cursor } from '@/lib/platform/cursor';
import type { Db, SqlTx, Tx } from '@/lib/platform/db';
import { toStored, type Reason } from '@/lib/platform/reasons';
import type { Verdict } from '../schemas';
import type { ReliableUse } from './rules';
import type { ContestOutcome } from './schemas';

// ── Items ──────────────────────────────────────────────────────────────────────────────────────

/** An item as the desk knows it. */
export type ItemRow = ReliableUse & {
  id: string;
  source: 'SHIPPED' | 'MODERATOR';
  language: string;
  bodyHtml: string;
  verdict: Verdict;
  explanation: string;
  commentId: string | null;
  active: boolean;
  retiredAt: Date | null;
  retiredReason: Reason | null;
  uses: number;
  passes: number;
  openContests: number;
  createdAt: Date;
};

const itemColumns = Prisma.sql`
  i.id, i.source::text as source, i.language, i.body_html as "bodyHtml", i.verdict::text as verdict, i.explanation,
  i.comment_id as "commentId", i.active, i.retired_at as "retiredAt", i.retired_reason as "retiredReason", i.uses, i.passes,
  i.reliable_uses as "reliableUses", i.reliable_passes as "reliablePasses", i.created_at as "createdAt",
  (select count(*)::int from calibration_contests x where x.item_id = i.id and x.outcome is null) as "openContests"`;

/** An item whose row this transaction has locked. */
export async function lockItem(tx: Tx, id: string): Promise<ItemRow | null> {
  await tx.$queryRaw`select id from calibration_items where id = ${id}::uuid for no key update`;
  const rows = await tx.$queryRaw<
    ItemRow[]
  >`select ${itemColumns} from calibration_items i where i.id = ${id}::uuid`;
  return rows[0] ?? null;
}

/** Items, the newest first. */
export function findItems(db: Db, { limit, after }: { limit: number; after?: Cursor }): Promise<ItemRow[]> {
  const place = after
    ? Prisma.sql`where (i.created_at, i.id) < (${after.at}, ${after.id}::uuid)`
    : Prisma.empty;
  return db.$queryRaw`select ${itemColumns} from calibration_items i ${place}
    order by i.created_at desc, i.id desc limit ${limit}`;
}

/** Counts a verdict on an item. Returns how it stands then. */
export async function countUse(
  tx: SqlTx,
  { itemId, passed, reliable }: { itemId: string; passed: boolean; reliable: boolean },
): Promise<(ReliableUse & { active: boolean }) | null> {
  const rows = await tx.$queryRaw<(ReliableUse & { active: boolean })[]>`
    update calibration_items set uses = uses + 1, passes = passes + ${Number(passed)}::int,
      reliable_uses = reliable_uses + ${Number(reliable)}::int,
      reliable_passes = reliable_passes + ${Number(reliable && passed)}::int
    where id = ${itemId}::uuid
    returning active, reliable_uses as "reliableUses", reliable_passes as "reliablePasses"`;
  return rows[0] ?? null;
}

export const setRetired = (tx: SqlTx, id: string, { at, reason }: { at: Date; reason: Reason }) =>
  tx.$executeRaw`update calibration_items set active = false, retired_at = ${at}, retired_reason = ${toStored(reason)}::jsonb where id = ${id}::uuid`;

/** In use again, and judged by what reliable reviewers make of it from now on. */
export const setInUse = (tx: Tx, id: string) =>
  tx.calibrationItem.update({
    where: { id },
    data: { active: true, retiredAt: null, retiredReason: Prisma.DbNull, reliableUses: 0, reliablePasses: 0 },
    select: { id: true },
  });

// ── Items made of decided comments ─────────────────────────────────────────────────────────────

/** A comment with the text that was turned down, and the decision that did. */
export type DecidedComment = {
  id: string;
  state: string;
  authorName: string;
  body: string;
  bodyHtml: string;
  wordCount: number;
  rule: string | null;
  note: string | null;
  passage: string | null;
  /** The calibration item that was made of it. */
  itemId: string | null;
};

/** A comment with the text that was turned down, if one was, and why; null when there is none of this id. */
export async function findDecidedComment(db: Db, commentId: string): Promise<DecidedComment | null> {
  const rows = await db.$queryRaw<DecidedComment[]>`
    select c.id, c.state::text as state, m.display_name as "authorName", r.body, r.body_html as "bodyHtml",
      r.word_count as "wordCount", d.rule, d.note, d.passage, i.id as "itemId"
    from comments c join members m on m.id = c.author_id
      join comment_revisions r on r.comment_id = c.id
        and r.number = case c.state when 'REMOVED' then c.published_revision else c.revision end
      left join lateral (select x.rule, x.note #>> '{}' as note, x.passage from decisions x where x.comment_id = c.id
        and x.outcome::text = case c.state when 'REJECTED' then 'REJECT' when 'REMOVED' then 'REMOVE' end
        order by x.version desc limit 1) d on true
      left join calibration_items i on i.comment_id = c.id
    where c.id = ${commentId}::uuid`;
  return rows[0] ?? null;
}

export type PickedItem = {
  id: string;
  commentId: string;
  pickedById: string;
  body: string;
  bodyHtml: string;
  wordCount: number;
  verdict: Verdict;
  explanation: string;
  createdAt: Date;
  /** BCP 47: the publication’s own. */
  language: string;
};

/** Makes an item of a decided comment. False when another moderator was faster. */
export async function insertPickedItem(tx: Tx, item: PickedItem): Promise<boolean> {
  const { count } = await tx.calibrationItem.createMany({
    data: { ...item, key: `comment-${item.commentId}`, source: 'MODERATOR' },
    skipDuplicates: true,
  });
  return count > 0;
}

/** What has become of the comment that an item was made of: its author has taken it back, or readers see this very text. */
export type Source = { itemId: string; withdrawn: boolean; isUp: boolean };

const source = Prisma.sql`select i.id as "itemId", c.state = 'WITHDRAWN' as withdrawn,
    c.visible and exists (select 1 from comment_revisions r where r.comment_id = c.id and r.number = c.published_revision
      and r.body = i.body) as "isUp"
  from calibration_items i join comments c on c.id = i.comment_id`;

/** Of the item in use that was made of this comment, which it locks. */
export async function lockItemOfComment(tx: SqlTx, commentId: string): Promise<Source | null> {
  const rows = await tx.$queryRaw<Source[]>`${source}
    where i.comment_id = ${commentId}::uuid and i.active for no key update of i`;
  return rows[0] ?? null;
}

/** Of an item; null when it was made of no comment. */
export async function findSource(tx: Tx, itemId: string): Promise<Source | null> {
  const rows = await tx.$queryRaw<Source[]>`${source} where i.id = ${itemId}::uuid`;
  return rows[0] ?? null;
}

// ── Contests ───────────────────────────────────────────────────────────────────────────────────

/** What a reviewer made of an assignment: both null when they have not reviewed it, `itemId` when it was on a comment. */
export async function findReviewOfAssignment(
  tx: Tx,
  assignmentId: string,
  reviewerId: string,
): Promise<{ reviewId: string | null; itemId: string | null } | null> {
  const rows = await tx.$queryRaw<{ reviewId: string | null; itemId: string | null }[]>`
    select v.id as "reviewId", v.calibration_item_id as "itemId" from review_assignments a
      left join reviews v on v.assignment_id = a.id
    where a.id = ${assignmentId}::uuid and a.reviewer_id = ${reviewerId}::uuid`;
  return rows[0] ?? null;
}

export type ContestRow = {
  id: string;
  assignmentId: string;
  reason: string;
  createdAt: Date;
  outcome: ContestOutcome | null;
  note: string | null;
};

export async function findContest(db: Db, reviewId: string): Promise<ContestRow | null> {
  const rows = await db.$queryRaw<ContestRow[]>`select x.id, v.assignment_id as "assignmentId", x.reason,
      x.created_at as "createdAt", x.outcome::text as outcome, x.note
    from calibration_contests x join reviews v on v.id = x.review_id where x.review_id = ${reviewId}::uuid`;
  return rows[0] ?? null;
}

export type NewContest = {
  id: string;
  reviewId: string;
  itemId: string;
  memberId: string;
  reason: string;
  createdAt: Date;
};

export const insertContest = (tx: Tx, contest: NewContest) =>
  tx.calibrationContest.create({ data: contest, select: { id: true } });

/** The item that a contest is about; null when there is no such contest. */
export async function findContestedItem(tx: Tx, contestId: string): Promise<string | null> {
  const row = await tx.calibrationContest.findUnique({
    where: { id: contestId },
    select: { itemId: true },
  });
  return row?.itemId ?? null;
}

/** A contest, its item's row being locked. */
export type DecidableContest = {
  id: string;
  memberId: string;
  outcome: ContestOutcome | null;
  note: string | null;
  decidedById: string | null;
};

/** The contests of an item that wait, and this one whether it waits or not. */
export const findContestsOfItem = (
  tx: Tx,
  { itemId, contestId }: { itemId: string; contestId: string },
): Promise<DecidableContest[]> =>
  tx.calibrationContest.findMany({
    where: { itemId, OR: [{ id: contestId }, { outcome: null }] },
    orderBy: { createdAt: 'asc' },
    select: { id: true, memberId: true, outcome: true, note: true, decidedById: true },
  });

export const settleContest = (
  tx: Tx,
  id: string,
  data: { outcome: ContestOutcome; note: string; decidedById: string; decidedAt: Date },
) => tx.calibrationContest.update({ where: { id }, data, select: { id: true } });

export type OpenContestRow = {
  id: string;
  given: Verdict;
  reason: string;
  createdAt: Date;
  item: ItemRow;
};

/** Contests that wait for a moderator, oldest first. */
export async function findOpenContests(db: Db, limit: number): Promise<OpenContestRow[]> {
  type Flat = ItemRow & { contestId: string; given: Verdict; reason: string; contestedAt: Date };
  const rows = await db.$queryRaw<Flat[]>`select x.id as "contestId", v.verdict::text as given, x.reason,
      x.created_at as "contestedAt", ${itemColumns}
    from calibration_contests x join calibration_items i on i.id = x.item_id join reviews v on v.id = x.review_id
    where x.outcome is null order by x.created_at limit ${limit}`;
  return rows.map(({ contestId: id, given, reason, contestedAt: createdAt, ...item }) => ({
    id,
    given,
    reason,
    createdAt,
    item,
  }));
}

/** How many there are, counted so far at most. */
export async function countOpenContests(db: Db, most: number): Promise<number> {
  const rows = await db.$queryRaw<{ count: number }[]>`select count(*)::int as count
    from (select from calibration_contests where outcome is null limit ${most}) x`;
  return rows[0]!.count;
}

/** What is right about an item. One that is not active is out of use. */
export type CalibrationItem = { id: string; verdict: Verdict; explanation: string; active: boolean };

export async function findCalibrationItem(db: SqlTx, id: string): Promise<CalibrationItem | null> {
  const rows = await db.$queryRaw<CalibrationItem[]>`
    select id, verdict::text as verdict, explanation, active from calibration_items where id = ${id}::uuid`;
  return rows[0] ?? null;
}

export type CalibrationItemData = {
  id: string;
  key: string;
  body: string;
  bodyHtml: string;
  wordCount: number;
  verdict: Verdict;
  explanation: string;
  language: string;
};

/** Inserts an item, or brings the one with this key up to date; what reviewers made of it stays. */
export async function upsertCalibrationItem(tx: Tx, { id, key, ...data }: CalibrationItemData) {
  await tx.calibrationItem.upsert({
    where: { key },
    create: { id, key, ...data },
    update: data,
    select: { id: true },
  });
}
