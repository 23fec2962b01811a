import { Prisma } from '@/prisma/generated/client/client';
import type { Db, SqlTx } from '@/lib/platform/db';
import { newId } from '@/lib/platform/ids';
import { toStored, type Reason } from '@/lib/platform/reasons';
import type { Lifecycle, Next } from './rules';
import type { CommentState, DecisionInputs } from './schemas';

/** A comment whose row this transaction has locked: nobody else changes it until the transaction ends. */
export type LockedComment = Lifecycle & {
  id: string;
  articleId: string;
  authorId: string;
  parentId: string | null;
  rootId: string | null;
  version: number;
  reviewCount: number;
  leaseCount: number;
  /** A moderator has decided about it, and may take that back for some seconds: nothing else happens to it meanwhile. */
  held: boolean;
};

// What was turned down and then published, as on appeal, is not turned down any longer.
export const turnedDown = Prisma.sql`coalesce((select x.outcome = 'REJECT' from decisions x
  where x.comment_id = c.id and x.revision = c.revision and x.outcome in ('PUBLISH', 'REJECT')
  order by x.version desc limit 1), false)`;

const lockedColumns = Prisma.sql`
  c.id, c.article_id as "articleId", c.author_id as "authorId", c.parent_id as "parentId", c.root_id as "rootId",
  c.state::text as state, c.version, c.revision, c.published_revision as "publishedRevision", c.visible,
  c.review_count as "reviewCount", c.lease_count as "leaseCount", c.resubmissions, ${turnedDown} as "turnedDown",
  exists (select from held_decisions h where h.comment_id = c.id) as held,
  coalesce((select d.completed_at is not null from review_duties d where d.comment_id = c.id), false) as "dutyDone"`;

/**
 * Locks comments, always in the order of their ids so that two transactions never wait for each other in a ring. They are
 * read once they are locked: a statement that waited for a row sees that row anew, and every other as it was before the wait.
 */
export async function lockComments(tx: SqlTx, ids: string[]): Promise<LockedComment[]> {
  if (ids.length === 0) return [];
  const which = Prisma.sql`${ids}::uuid[]`;
  await lockRows(tx, which);
  return readLocked(tx, which);
}

/**
 * The same of those that a statement finds, in a `sqlTransaction`, where the reading goes out with the locking and still comes
 * after it. What they are found by must be locked.
 */
export async function lockCommentsFound(tx: SqlTx, ids: Prisma.Sql): Promise<LockedComment[]> {
  const which = Prisma.sql`array(${ids})`;
  const [, comments] = await Promise.all([lockRows(tx, which), readLocked(tx, which)]);
  return comments;
}

const lockRows = (tx: SqlTx, which: Prisma.Sql) =>
  tx.$queryRaw`select id from comments where id = any(${which}) order by id for no key update`;

const readLocked = (tx: SqlTx, which: Prisma.Sql): Promise<LockedComment[]> =>
  tx.$queryRaw`select ${lockedColumns} from comments c where c.id = any(${which}) order by c.id`;

/** Whether there are reports about a comment that nobody has answered. */
export const isReported = async (db: Db, id: string): Promise<boolean> =>
  (await db.comment.count({ where: { id, openReportCount: { gt: 0 } } })) > 0;

export type StateChange = Next & { reason: Reason | null; at: Date };

/**
 * What moves a locked comment on. The version grows, so that whoever decides on the old one is told. Where it stood before its
 * author took it back is kept, unless something hung on it that ends with it: a report, which they could else shake off, or an appeal.
 */
export function updatingState(comment: LockedComment, to: StateChange): Prisma.Sql {
  const { state, visible, publishedRevision, reason, at } = to;
  const published = publishedRevision !== comment.publishedRevision;
  const first = published && comment.publishedRevision === null;
  return Prisma.sql`update comments set state = ${state}::"CommentState", visible = ${visible},
      published_revision = ${publishedRevision}::int, state_reason = ${toStored(reason)}::jsonb, state_changed_at = ${at}, version = version + 1,
      in_review_at = case when ${state === 'IN_REVIEW'} then ${at}::timestamptz else in_review_at end,
      published_at = case when ${first} then ${at}::timestamptz else published_at end,
      edited_at = case when ${published && !first} then ${at}::timestamptz else edited_at end,
      picked_at = case when ${visible && !published} then picked_at end,
      withdrawn_from = case when ${state === 'WITHDRAWN'} and open_report_count = 0
          and not exists (select from appeals p where p.comment_id = comments.id and p.state = 'OPEN')
        then jsonb_build_object('state', state, 'visible', visible, 'reason', state_reason, 'since', state_changed_at, 'picked', picked_at) end
    where id = ${comment.id}::uuid`;
}

/** Where a comment stood before its author took it back. */
export type WithdrawnFrom = Pick<Next, 'state' | 'visible'>;

/** What puts a locked comment back that its author took back. */
export const puttingBack = ({ id }: LockedComment): Prisma.Sql =>
  Prisma.sql`update comments c set state = w.state::"CommentState", visible = w.visible, state_reason = nullif(w.reason, 'null'),
      state_changed_at = w.since, picked_at = w.picked, version = c.version - 1, withdrawn_from = null
    from comments b cross join jsonb_to_record(b.withdrawn_from)
      as w (state text, visible boolean, reason jsonb, since timestamptz, picked timestamptz)
    where b.id = ${id}::uuid and c.id = b.id`;

/** Keeps the counters of article, parent and thread equal to what readers can count. */
export async function countVisibility(tx: SqlTx, comment: LockedComment, by: 1 | -1) {
  const above = [comment.parentId, comment.rootId].filter((id): id is string => id !== null).sort();
  if (above.length > 0) {
    await tx.$executeRaw`update comments set
        reply_count = reply_count + case when id = ${comment.parentId}::uuid then ${by}::int else 0 end,
        descendant_count = descendant_count + case when id = ${comment.rootId}::uuid then ${by}::int else 0 end
      where id = any(${above}::uuid[])`;
  }
  await tx.$executeRaw`update articles set comment_count = comment_count + ${by}::int where id = ${comment.articleId}::uuid`;
}

export type DecisionOutcome = 'PUBLISH' | 'OBJECT' | 'REFER' | 'REJECT' | 'REMOVE' | 'RESTORE';

export type NewDecision = {
  comment: LockedComment;
  maker: 'PEERS' | 'MODERATOR' | 'SYSTEM';
  outcome: DecisionOutcome;
  actorId: string | null;
  at: Date;
  rule?: string | null;
  reason?: Reason | null;
  passage?: string | null;
  inputs?: DecisionInputs;
};

export const insertDecision = (tx: SqlTx, decision: NewDecision) =>
  tx.$executeRaw(insertingDecision(decision));

/** What `insertDecision` runs, for the one statement of a transition. */
export function insertingDecision({
  comment,
  maker,
  outcome,
  actorId,
  at,
  ...more
}: NewDecision): Prisma.Sql {
  const { id, version, revision } = comment;
  const { rule = null, reason = null, passage = null, inputs } = more;
  return Prisma.sql`
    insert into decisions (id, comment_id, version, revision, maker, outcome, actor_id, rule, note, passage, inputs, created_at)
    values (${newId()}::uuid, ${id}::uuid, ${version}::int, ${revision}::int, ${maker}::"DecisionMaker", ${outcome}::"DecisionOutcome",
      ${actorId}::uuid, ${rule}, ${toStored(reason)}::jsonb, ${passage}, ${inputs ? JSON.stringify(inputs) : null}::jsonb, ${at})`;
}

/** Comments in a state since before a moment, oldest first. */
export async function findStale(db: Db, state: CommentState, before: Date, limit: number): Promise<string[]> {
  const since = state === 'IN_REVIEW' ? { inReviewAt: { lt: before } } : { stateChangedAt: { lt: before } };
  const rows = await db.comment.findMany({
    where: { state, ...since },
    orderBy: { stateChangedAt: 'asc' },
    select: { id: true },
    take: limit,
  });
  return rows.map((row) => row.id);
}
