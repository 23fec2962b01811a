import { Prisma } from '@/prisma/generated/client/client';
import type { Cursor } from '@/lib/platform/cursor';
import type { Db } from '@/lib/platform/db';
import type { CommentState } from '@/lib/comments/schemas';
import type { Standing } from '@/lib/comments/rules';
import type { CaseView, DecisionView, QueueItem } from './schemas';

// ── Queues ─────────────────────────────────────────────────────────────────────────────────────

export type QueueRow = Pick<Standing, 'state' | 'revision' | 'visible'> & {
  id: string;
  articleSlug: string;
  articleTitle: string;
  authorId: string;
  authorName: string;
  body: string;
  bodyHtml: string;
  version: number;
  reason: string | null;
  stateChangedAt: Date;
  createdAt: Date;
  verdicts: QueueItem['verdicts'];
};

const queueColumns = Prisma.sql`
  c.id, a.slug as "articleSlug", a.headline as "articleTitle", c.author_id as "authorId", m.display_name as "authorName",
  r.body, r.body_html as "bodyHtml", c.state::text as state, c.version, c.revision,
  c.visible, c.state_reason as reason, c.state_changed_at as "stateChangedAt", c.created_at as "createdAt",
  verdicts_on(c.id, c.revision) as verdicts`;

const queueFrom = Prisma.sql`from comments c join articles a on a.id = c.article_id join members m on m.id = c.author_id
  join comment_revisions r on r.comment_id = c.id and r.number = c.revision`;

/** Comments in some states; those that wait oldest first, those that are decided newest first. */
export function findQueue(
  db: Db,
  {
    states,
    oldestFirst,
    limit,
    after,
  }: { states: CommentState[]; oldestFirst: boolean; limit: number; after?: Cursor },
): Promise<QueueRow[]> {
  const place = after
    ? oldestFirst
      ? Prisma.sql`and (c.state_changed_at, c.id) > (${after.at}, ${after.id}::uuid)`
      : Prisma.sql`and (c.state_changed_at, c.id) < (${after.at}, ${after.id}::uuid)`
    : Prisma.empty;
  const order = oldestFirst
    ? Prisma.sql`c.state_changed_at, c.id`
    : Prisma.sql`c.state_changed_at desc, c.id desc`;
  return db.$queryRaw`select ${queueColumns} ${queueFrom}
    where c.state = any(${states}::"CommentState"[]) ${place} order by ${order} limit ${limit}`;
}

export async function countStates(db: Db): Promise<Partial<Record<CommentState, number>>> {
  const rows = await db.comment.groupBy({ by: ['state'], _count: { _all: true } });
  return Object.fromEntries(rows.map(({ state, _count }) => [state, _count._all]));
}

// ── One case ───────────────────────────────────────────────────────────────────────────────────

export type CaseRow = QueueRow & {
  publishedBodyHtml: string | null;
  parent: CaseView['parent'];
  authorRecord: Omit<CaseView['authorRecord'], 'memberSince'> & { memberSince: string };
  duty: CaseView['duty'];
};

export async function findCase(db: Db, id: string): Promise<CaseRow | null> {
  const rows = await db.$queryRaw<CaseRow[]>`select ${queueColumns},
      (select p.body_html from comment_revisions p where p.comment_id = c.id and p.number = c.published_revision
        and c.visible and c.published_revision < c.revision) as "publishedBodyHtml",
      (select json_build_object('id', p.id, 'author', pm.display_name, 'bodyHtml', pr.body_html) from comments p
        join members pm on pm.id = p.author_id
        join comment_revisions pr on pr.comment_id = p.id and pr.number = coalesce(p.published_revision, p.revision)
        where p.id = c.parent_id) as parent,
      json_build_object(
        'author', (select author.card from authors author where author.id = m.id),
        'memberSince', m.created_at,
        'published', (select count(*)::int from comments o where o.author_id = m.id and o.visible),
        'rejected', (select count(*)::int from comments o where o.author_id = m.id and o.state = 'REJECTED'),
        'removed', (select count(*)::int from comments o where o.author_id = m.id and o.state = 'REMOVED'),
        'reviewsGiven', (select count(*)::int from reviews v where v.reviewer_id = m.id and v.voided_at is null)
      ) as "authorRecord",
      (select json_build_object('required', d.required, 'done', d.done, 'waived', d.waived) from review_duties d
        where d.comment_id = c.id) as duty
    ${queueFrom} where c.id = ${id}::uuid`;
  return rows[0] ?? null;
}

export async function findReviews(db: Db, commentId: string): Promise<CaseView['reviews']> {
  const rows = await db.review.findMany({
    where: { commentId, voidedAt: null },
    orderBy: { createdAt: 'asc' },
    select: {
      verdict: true,
      note: true,
      revision: true,
      createdAt: true,
      reviewer: { select: { id: true, displayName: true } },
    },
  });
  return rows.map((row) => ({ ...row, revision: row.revision ?? 1, createdAt: row.createdAt.toISOString() }));
}

const decisionColumns = Prisma.sql`d.maker::text as maker, d.outcome::text as outcome, m.display_name as actor, d.rule, d.note,
  d.revision, d.created_at as "createdAt", d.inputs, d.actor_id as "actorId", d.version`;

export type DecisionRow = Omit<DecisionView, 'createdAt'> & {
  createdAt: Date;
  actorId: string | null;
  version: number;
};

export const findDecisions = (db: Db, commentId: string): Promise<DecisionRow[]> =>
  db.$queryRaw`select ${decisionColumns} from decisions d left join members m on m.id = d.actor_id
    where d.comment_id = ${commentId}::uuid order by d.version desc`;

// ── Audit ──────────────────────────────────────────────────────────────────────────────────────

export type AuditRow = {
  id: string;
  at: Date;
  actor: string | null;
  action: string;
  subjectType: string;
  subjectId: string;
  fromState: string | null;
  toState: string | null;
  reason: string | null;
};

/** The record, newest first; of one subject, if one is named. */
export function findAudit(
  db: Db,
  { limit, after, subjectId }: { limit: number; after?: Cursor; subjectId?: string },
): Promise<AuditRow[]> {
  const place = after ? Prisma.sql`and (e.at, e.id) < (${after.at}, ${after.id}::uuid)` : Prisma.empty;
  const subject = subjectId ? Prisma.sql`and e.subject_id = ${subjectId}::uuid` : Prisma.empty;
  return db.$queryRaw`select e.id, e.at, m.display_name as actor, e.action, e.subject_type as "subjectType",
      e.subject_id as "subjectId", e.from_state as "fromState", e.to_state as "toState", e.reason
    from audit_entries e left join members m on m.id = e.actor_id
    where true ${subject} ${place} order by e.at desc, e.id desc limit ${limit}`;
}
