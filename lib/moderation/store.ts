import { Prisma } from '@/prisma/generated/client/client';
import type { Cursor } from '@/lib/platform/cursor';
import type { Db } from '@/lib/platform/db';
import { isId } from '@/lib/platform/ids';
import { storedReason, type Reason } from '@/lib/platform/reasons';
import { skeletonOf } from '@/lib/platform/text/skeleton';
import type { CommentState } from '@/lib/comments/schemas';
import type { Lifecycle } from '@/lib/comments/rules';
import { recordOf } from './reports/store';
import type { Part } from './rules';
import { LOOKED_AT, REPORTS_SHOWN } from './schemas';
import type { CaseView, DecisionView, OddsBand, QueueFilter, QueueItem, Referral } from './schemas';

// ── Queues ─────────────────────────────────────────────────────────────────────────────────────

/** A comment as the desk stands to it. */
export type CommentRow = Pick<Lifecycle, 'state' | 'revision' | 'visible' | 'publishedRevision'> & {
  id: string;
  articleSlug: string;
  articleTitle: string;
  authorId: string;
  authorName: string;
  body: string;
  bodyHtml: string;
  language: string;
  version: number;
  reason: Reason | null;
  stateChangedAt: Date;
  createdAt: Date;
  verdicts: QueueItem['verdicts'];
  /** The viewer has given a verdict on the newest text, on the one that readers see, or on the one that this corrects. */
  reviewed: boolean;
  othersMayDecide: boolean;
  held: QueueItem['held'];
  claimedBy: QueueItem['claimedBy'];
};

export type QueueRow = CommentRow & Pick<QueueItem, 'reported' | 'reports'>;

/** Who asks, and when. */
type Asking = { viewerId: string; now: Date };

const verdicts = Prisma.sql`verdicts_on(c.id,
  case c.revision when c.published_revision then judged_revision(c.id, c.revision) else c.revision end)`;

const commentColumns = ({ viewerId, now }: Asking) => Prisma.sql`
  c.id, a.slug as "articleSlug", a.headline as "articleTitle", c.author_id as "authorId", m.display_name as "authorName",
  r.body, r.body_html as "bodyHtml", r.language, c.state::text as state, c.version, c.revision,
  c.visible, c.published_revision as "publishedRevision", c.state_reason as reason, c.state_changed_at as "stateChangedAt", c.created_at as "createdAt",
  ${verdicts} as verdicts,
  (select json_build_object('moderator', json_build_object('id', x.id, 'displayName', x.display_name), 'action', h.action,
    'until', h.takes_effect_at) from held_decisions h join members x on x.id = h.moderator_id where h.comment_id = c.id) as held,
  (select json_build_object('id', x.id, 'displayName', x.display_name) from case_claims k join members x on x.id = k.member_id
    where k.comment_id = c.id and k.until > ${now} and k.member_id <> ${viewerId}::uuid) as "claimedBy",
  has_judged(c, ${viewerId}::uuid) as reviewed, ${othersMayDecide({ viewerId, now })} as "othersMayDecide"`;

const queueColumns = ({ viewerId, now }: Asking) => Prisma.sql`${commentColumns({ viewerId, now })},
  case when c.open_report_count > 0 then (select json_build_object('count', sum(k.count), 'first', min(k.first), 'last', max(k.last),
    'reasons', json_agg(json_build_object('reason', k.rule, 'count', k.count) order by k.count desc, k.rule))
    from (select p.rule, count(*) as count, min(p.created_at) as first, max(p.created_at) as last
      from reports p where p.comment_id = c.id and p.outcome is null group by p.rule) k) end as reported,
  case when c.open_report_count = 0 then '[]'::json else (select json_agg(json_build_object('reason', p.rule, 'note', p.note,
    'createdAt', p.created_at, 'reporter', json_build_object('id', x.id, 'displayName', x.display_name, 'record', ${recordOf(Prisma.sql`p.member_id`, { viewerId, now })}))
      order by p.weight desc, p.created_at, p.id)
    from (select * from reports p where p.comment_id = c.id and p.outcome is null order by p.weight desc, p.created_at, p.id
      limit ${REPORTS_SHOWN}) p join members x on x.id = p.member_id) end as reports`;

/** Somebody of the desk may decide about comment `c`, besides the viewer. */
const othersMayDecide = ({ viewerId, now, except = null }: Asking & { except?: string | null }) =>
  Prisma.sql`exists (select from who_may_decide(c, ${now}) x
    where x <> ${viewerId}::uuid and x is distinct from ${except}::uuid)`;

/** The viewer holds a lease on comment `c`: until they have judged it as a peer, they see nothing of it at the desk (R5). */
const isReadBy = (viewerId: string) => Prisma.sql`is_reading(${viewerId}::uuid, c.id)`;

const queueFrom = Prisma.sql`from comments c join articles a on a.id = c.article_id join members m on m.id = c.author_id
  join comment_revisions r on r.comment_id = c.id and r.number = c.revision`;

/** What a queue holds: comments in a state, those that are referred for a reason of one kind, whatever has open reports, or all there are. */
export type QueueContent = { state: CommentState } | { referral: Referral } | 'reported' | 'all';

// Said in the text: a partial index serves no parameter.
function heldBy(content: QueueContent): Prisma.Sql {
  if (content === 'all') return Prisma.sql`true`;
  if (content === 'reported') return Prisma.sql`c.open_report_count > 0`;
  if ('state' in content) return Prisma.sql`c.state = ${Prisma.raw(`'${content.state}'`)}`;
  const kind = Prisma.raw(`'${content.referral}'`);
  return Prisma.sql`c.state = 'REFERRED' and referral_kind(c.state_reason, c.published_revision) = ${kind}`;
}

/** What a queue is narrowed to, in what the store knows of: ids, and moments. */
export type Narrowing = Pick<QueueFilter, 'rule' | 'language' | 'odds' | 'notes'> & {
  /** The words that are looked for, as PostgreSQL asks for them; or the comments that have them. */
  words?: string;
  met?: string[];
  authorId?: string;
  reporterId?: string;
  articleId?: string;
  /** It came where it is after the first moment, or before the second. */
  after?: Date;
  before?: Date;
};

/** What an index tells of comment `c`. Who reported a comment of the viewer's own is no way to find it. */
function indexed(
  { met, authorId, reporterId, articleId, after, before }: Narrowing,
  viewerId: string,
): Prisma.Sql {
  const conditions = [
    authorId && Prisma.sql`and c.author_id = ${authorId}::uuid`,
    reporterId &&
      Prisma.sql`and c.author_id <> ${viewerId}::uuid and c.id = any(array(select p.comment_id from reports p
        where p.member_id = ${reporterId}::uuid and p.closed_at is null))`,
    articleId && Prisma.sql`and c.article_id = ${articleId}::uuid`,
    after && Prisma.sql`and c.state_changed_at > ${after}`,
    before && Prisma.sql`and c.state_changed_at < ${before}`,
    met && Prisma.sql`and c.id = any(${met}::uuid[])`,
  ].filter((condition) => typeof condition === 'object');
  return conditions.length > 0 ? Prisma.join(conditions, ' ') : Prisma.empty;
}

const ODDS = {
  low: Prisma.sql`< 0.2`,
  middle: Prisma.sql`between 0.2 and 0.8`,
  high: Prisma.sql`> 0.8`,
} as const satisfies Record<OddsBand, Prisma.Sql>;

/**
 * What has to be looked up for each comment; null where nothing is asked. What reviewers and reporters say is no way to find what is kept
 * from the viewer: their own comments, and what is to be read blind (R5, R15).
 */
function lookedUp({ words, rule, language, odds, notes }: Narrowing, viewerId: string): Prisma.Sql | null {
  const told = Prisma.sql`c.author_id <> ${viewerId}::uuid and not is_read_blind(c.state, c.state_reason)`;
  const conditions = [
    // No `exists`: of words that all have, that would be made a join with the index of them.
    words &&
      Prisma.sql`(select w.document @@ ${words}::tsquery from desk_documents w where w.comment_id = c.id)`,
    language &&
      Prisma.sql`exists (select from comment_revisions r where r.comment_id = c.id and r.number = c.revision
        and split_part(r.language, '-', 1) = ${language})`,
    rule &&
      Prisma.sql`(exists (select from decisions d where d.comment_id = c.id and d.rule = ${rule}) or c.author_id <> ${viewerId}::uuid
        and exists (select from reports p where p.comment_id = c.id and p.rule = ${rule} and p.outcome is null))`,
    odds &&
      Prisma.sql`${told} and (select (d.inputs ->> 'probability')::float8 from decisions d where d.comment_id = c.id
        and d.maker = 'PEERS' and d.revision = c.revision order by d.version desc limit 1) ${ODDS[odds]}`,
    notes &&
      Prisma.sql`${told} and exists (select from reviews v where v.comment_id = c.id and v.revision = c.revision
        and v.note is not null and v.voided_at is null)`,
  ].filter((condition) => typeof condition === 'object');
  return conditions.length > 0 ? Prisma.join(conditions, ' and ') : null;
}

type QueueAsked = {
  viewerId: string;
  content: QueueContent;
  narrowing: Narrowing;
  oldestFirst: boolean;
  after?: Cursor;
};

/** What a queue is ordered by: since when a comment is where it is; of all there are, since it was written; of what is reported, its rank. */
function sinceIn(content: QueueContent): Prisma.Sql {
  if (content === 'all') return Prisma.sql`c.created_at`;
  return content === 'reported' ? Prisma.sql`c.report_rank` : Prisma.sql`c.state_changed_at`;
}

/** The comments of a queue from a place on, in its order, as far as indexes tell. None that the viewer reads as a peer just now. */
function held({ viewerId, content, narrowing, oldestFirst, after }: QueueAsked, limit: number): Prisma.Sql {
  const since = sinceIn(content);
  const place = after
    ? Prisma.sql`and (${since}, c.id) ${oldestFirst ? Prisma.sql`>` : Prisma.sql`<`} (${after.at}, ${after.id}::uuid)`
    : Prisma.empty;
  return Prisma.sql`select c.id, ${since} as at from comments c
    where ${heldBy(content)} and not ${isReadBy(viewerId)} ${indexed(narrowing, viewerId)} ${place}
    order by ${since} ${directionOf(oldestFirst)}, c.id ${directionOf(oldestFirst)} limit ${limit}`;
}

const directionOf = (oldestFirst: boolean) => (oldestFirst ? Prisma.empty : Prisma.sql`desc`);

/** A page of a queue; what waits from the oldest, what is decided from the newest. */
export function findQueue(
  db: Db,
  { limit, now, ...asked }: QueueAsked & { limit: number; now: Date },
): Promise<(QueueRow & { at: Date })[]> {
  const { viewerId, narrowing, oldestFirst } = asked;
  const condition = lookedUp(narrowing, viewerId);
  const way = directionOf(oldestFirst);
  const page = condition
    ? Prisma.sql`select x.id, x.at from (${held(asked, LOOKED_AT)}) x join comments c on c.id = x.id
        where ${condition} order by x.at ${way}, x.id ${way} limit ${limit}`
    : held(asked, limit);
  return db.$queryRaw`with page as materialized (${page})
    select page.at, ${queueColumns({ viewerId, now })} ${queueFrom} join page on page.id = c.id
    order by page.at ${way}, page.id ${way}`;
}

/**
 * How many comments of these authors are among the first so many of a queue. None that the viewer reads as a peer just now.
 */
export async function countByAuthor(
  db: Db,
  { content, oldestFirst, viewerId }: Pick<QueueAsked, 'content' | 'oldestFirst' | 'viewerId'>,
  authorIds: readonly string[],
): Promise<Map<string, number>> {
  const way = directionOf(oldestFirst);
  const rows = await db.$queryRaw<{ authorId: string; count: number }[]>`
    select c.author_id as "authorId", count(*)::int as count from (select c.id, c.author_id from comments c where ${heldBy(content)}
      order by ${sinceIn(content)} ${way}, c.id ${way} limit ${LOOKED_AT}) c
    where c.author_id = any(${authorIds}::uuid[]) and not ${isReadBy(viewerId)} group by 1`;
  return new Map(rows.map(({ authorId, count }) => [authorId, count]));
}

/** Comments by their ids, in no order. None that the viewer reads as a peer just now. */
export const findComments = (db: Db, ids: string[], asking: Asking): Promise<CommentRow[]> =>
  db.$queryRaw`select ${commentColumns(asking)} ${queueFrom}
    where c.id = any(${ids}::uuid[]) and not ${isReadBy(asking.viewerId)}`;

/** Where looking ended, if what has to be looked up was asked for and the queue goes on there. */
export async function findEdge(db: Db, asked: QueueAsked): Promise<Cursor | null> {
  if (!lookedUp(asked.narrowing, asked.viewerId)) return null;
  const rows = await db.$queryRaw<Cursor[]>`select x.id, x.at from (${held(asked, LOOKED_AT + 1)}) x
    offset ${LOOKED_AT - 1} limit 2`;
  return rows.length > 1 ? rows[0]! : null;
}

/** How many comments of a queue have come there after a moment, counted so far at most, and looked up as far as its pages are. */
export async function countArrived(
  db: Db,
  {
    viewerId,
    content,
    narrowing,
    since,
  }: Pick<QueueAsked, 'viewerId' | 'content' | 'narrowing'> & { since: Date },
  most: number,
): Promise<number> {
  const came =
    content === 'reported'
      ? Prisma.sql`c.author_id <> ${viewerId}::uuid and exists (select from reports p where p.comment_id = c.id
          and p.outcome is null and p.created_at > ${since})`
      : Prisma.sql`${sinceIn(content)} > ${since}`;
  const [row] = await db.$queryRaw<{ count: number }[]>`select count(*)::int as count from (
    select from (select c.* from comments c where ${heldBy(content)} and ${came} and not ${isReadBy(viewerId)} ${indexed(narrowing, viewerId)}
      order by ${sinceIn(content)} desc, c.id desc limit ${LOOKED_AT}) c
    where ${lookedUp(narrowing, viewerId) ?? Prisma.sql`true`} limit ${most}) x`;
  return row!.count;
}

/** Comments that have some words, so many at most. */
export async function findMet(db: Db, words: string, most: number): Promise<string[]> {
  const rows = await db.$queryRaw<{ ids: string[] }[]>`select array(select comment_id from desk_documents
    where document @@ ${words}::tsquery limit ${most})::text[] as ids`;
  return rows[0]!.ids;
}

/** The member that a filter means: by their id, or by a name that nobody else's could be taken for, theirs now or until lately. */
export async function findMeant(db: Db, named: string): Promise<{ id: string } | null> {
  const meant = isId(named.toLowerCase())
    ? Prisma.sql`select id from members where id = ${named}::uuid`
    : Prisma.sql`select member_id as id from member_names where name_skeleton = ${skeletonOf(named)}`;
  const rows = await db.$queryRaw<{ id: string }[]>(meant);
  return rows[0] ?? null;
}

/** The article with a slug. */
export const findArticle = (db: Db, slug: string) =>
  db.article.findUnique({ where: { slug }, select: { id: true } });

/** How many comments each queue holds, each counted so far at most. */
export async function countHeld(db: Db, contents: QueueContent[], most: number): Promise<number[]> {
  const counts = contents.map(
    (content) =>
      // In order, so that none reads the table to its end for a few.
      Prisma.sql`(select count(*)::int from (select from comments c where ${heldBy(content)}
        order by ${sinceIn(content)}, c.id limit ${most}) x)`,
  );
  const rows = await db.$queryRaw<{ counts: number[] }[]>`select array[${Prisma.join(counts)}] as counts`;
  return rows[0]!.counts;
}

export async function countStates(db: Db): Promise<Partial<Record<CommentState, number>>> {
  const rows = await db.comment.groupBy({ by: ['state'], _count: { _all: true } });
  return Object.fromEntries(rows.map(({ state, _count }) => [state, _count._all]));
}

// ── One case ───────────────────────────────────────────────────────────────────────────────────

export type CaseRow = QueueRow & {
  publishedBodyHtml: string | null;
  publishedLanguage: string | null;
  parent: CaseView['parent'];
  authorRecord: Omit<CaseView['authorRecord'], 'memberSince'> & { memberSince: string };
  duty: CaseView['duty'];
  draft: CaseView['draft'];
  activeMembers: number | null;
};

export async function findCase(db: Db, id: string, asking: Asking): Promise<CaseRow | null> {
  const rows = await db.$queryRaw<CaseRow[]>`select ${queueColumns(asking)},
      up.body_html as "publishedBodyHtml", up.language as "publishedLanguage",
      (select json_build_object('id', p.id, 'author', pm.display_name, 'bodyHtml', pr.body_html, 'language', pr.language) from comments p
        join members pm on pm.id = p.author_id
        join comment_revisions pr on pr.comment_id = p.id and pr.number = coalesce(p.published_revision, p.revision)
        where p.id = c.parent_id) as parent,
      json_build_object(
        'author', (select author.card from authors author where author.id = m.id),
        'memberSince', m.created_at,
        'published', (select count(*)::int from comments o where o.author_id = m.id and o.visible),
        'rejected', (select count(*)::int from comments o where o.author_id = m.id and o.state = 'REJECTED'),
        'removed', (select count(*)::int from comments o where o.author_id = m.id and o.state = 'REMOVED'),
        'overturned', (select count(*)::int from appeals p where p.member_id = m.id and p.decision_id is not null and p.state = 'REVERSED'),
        'reviewsGiven', (select count(*)::int from reviews v where v.reviewer_id = m.id and v.voided_at is null)
      ) as "authorRecord",
      (select json_build_object('required', coalesce(max(d.required), 0), 'done', coalesce(max(d.done), 0),
        'waived', coalesce(max(d.waived), 0)) from review_duties d where d.comment_id = c.id) as duty,
      (select json_build_object('action', k.action, 'rule', k.rule, 'note', k.note, 'passage', k.passage) from decision_drafts k
        where k.comment_id = c.id and k.moderator_id = ${asking.viewerId}::uuid and k.version = c.version) as draft,
      (select active_members from site_pace) as "activeMembers"
    ${queueFrom} left join comment_revisions up on up.comment_id = c.id and up.number = c.published_revision
      and c.visible and c.published_revision < c.revision
    where c.id = ${id}::uuid and not ${isReadBy(asking.viewerId)}`;
  return rows[0] ?? null;
}

/** Somebody of the desk asked who reviewed a comment. */
export const NAMED = 'moderation.name-reviewers';

/** Whether a moderator has asked who reviewed a comment, and is shown it. */
export async function wereNamedTo(
  db: Db,
  { viewerId, commentId }: { viewerId: string; commentId: string },
): Promise<boolean> {
  const asked = { subjectId: commentId, actorId: viewerId, action: NAMED };
  return (await db.auditEntry.findFirst({ where: asked, select: { id: true } })) !== null;
}

export type NamedReview = Omit<CaseView['reviews'][number], 'number'> & {
  reviewer: { id: string; displayName: string };
};

export async function findReviews(db: Db, commentId: string): Promise<NamedReview[]> {
  const rows = await db.review.findMany({
    where: { commentId },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    select: {
      id: true,
      verdict: true,
      note: true,
      noteToAuthor: true,
      revision: true,
      createdAt: true,
      voidReason: true,
      reviewer: { select: { id: true, displayName: true } },
    },
  });
  return rows.map(({ voidReason, ...row }) => ({
    ...row,
    revision: row.revision ?? 1,
    createdAt: row.createdAt.toISOString(),
    voided: storedReason.nullable().parse(voidReason),
  }));
}

/**
 * What somebody of the desk has to do with a comment, and whether others may decide it; `except` is who may not, for another reason.
 * The comment's row must be locked: who leases or judges it holds that too.
 */
export async function findPart(
  db: Db,
  commentId: string,
  { memberId, now, except = null }: { memberId: string; now: Date; except?: string | null },
): Promise<Omit<Part, 'authorId'>> {
  const [part] = await db.$queryRaw<Omit<Part, 'authorId'>[]>`
    select has_judged(c, ${memberId}::uuid) as reviewed, ${isReadBy(memberId)} as reviewing,
      ${othersMayDecide({ viewerId: memberId, now, except })} as "othersMayDecide"
    from comments c where c.id = ${commentId}::uuid`;
  if (!part) throw new Error(`There is no comment ${commentId}.`);
  return part;
}

const decisionColumns = Prisma.sql`d.maker::text as maker, d.outcome::text as outcome, m.display_name as actor, d.rule, d.note, d.passage,
  d.revision, d.created_at as "createdAt", case when not is_read_blind(c.state, c.state_reason) then d.inputs end as inputs, d.actor_id as "actorId", d.version`;

export type DecisionRow = Omit<DecisionView, 'createdAt'> & {
  createdAt: Date;
  actorId: string | null;
  version: number;
};

/** The texts that a decision about a comment as it stands can be about: the newest, and the one that readers see. */
export const findTexts = (db: Db, commentId: string): Promise<{ body: string; bodyHtml: string }[]> =>
  db.$queryRaw`select r.body, r.body_html as "bodyHtml" from comments c join comment_revisions r on r.comment_id = c.id
      and r.number in (c.revision, c.published_revision)
    where c.id = ${commentId}::uuid`;

/** What its reviewers say of a comment; null while it is to be judged without that. */
export async function findVerdicts(db: Db, commentId: string): Promise<QueueItem['verdicts'] | null> {
  const [row] = await db.$queryRaw<{ verdicts: QueueItem['verdicts'] | null }[]>`
    select case when not is_read_blind(c.state, c.state_reason) then ${verdicts} end as verdicts
    from comments c where c.id = ${commentId}::uuid`;
  return row?.verdicts ?? null;
}

/** What was decided, the latest first. What peers' decisions were computed from is kept while the comment is to be read blind (R15). */
export const findDecisions = (db: Db, commentId: string): Promise<DecisionRow[]> =>
  db.$queryRaw`select ${decisionColumns} from decisions d join comments c on c.id = d.comment_id
      left join members m on m.id = d.actor_id
    where d.comment_id = ${commentId}::uuid order by d.version desc`;

// ── Audit ──────────────────────────────────────────────────────────────────────────────────────

export type AuditRow = {
  id: string;
  at: Date;
  actor: string | null;
  actorId: string | null;
  /** The key of the API by which they did it. */
  key: string | null;
  action: string;
  subjectType: string;
  subjectId: string;
  fromState: string | null;
  toState: string | null;
  reason: Reason | null;
  details: unknown;
};

/** Which entries: those that fit all that is named. */
export type AuditWhere = {
  actorId?: string;
  action?: string;
  subjectId?: string;
  from?: Date;
  before?: Date;
  words?: string;
};

/**
 * The record, newest first. Who reviewed or reported a comment, and what they said, is kept from its author, also where they read the
 * record (R5), and who reviewed it from whoever has not asked for the names; so is that it was they or that they said it where somebody
 * looks for that. What else was noted of a comment is kept from its author too, and from everybody while it is to be read blind. That a comment was reviewed at all is kept from everybody while it is to be read blind.
 * Who reads a comment as a peer is told nothing of it meanwhile: the record names its author. Nor is anybody told that there are notes
 * about them.
 */
export function findAudit(
  db: Db,
  {
    viewerId,
    limit,
    after,
    where: { actorId, action, subjectId, from, before, words } = {},
  }: { viewerId: string; limit: number; after?: Cursor; where?: AuditWhere },
): Promise<AuditRow[]> {
  const wanted = [
    after && Prisma.sql`(e.at, e.id) < (${after.at}, ${after.id}::uuid)`,
    actorId && Prisma.sql`e.actor_id = ${actorId}::uuid and kept.id is null`,
    action && Prisma.sql`e.action = ${action}`,
    subjectId && Prisma.sql`e.subject_id = ${subjectId}::uuid`,
    from && Prisma.sql`e.at >= ${from}`,
    before && Prisma.sql`e.at < ${before}`,
    words &&
      Prisma.sql`e.reason is not null and to_tsvector('simple', e.reason #>> '{}') @@ websearch_to_tsquery('simple', ${words}) and kept.id is null`,
  ].filter((part) => part instanceof Prisma.Sql);
  return db.$queryRaw`select e.id, e.at, case when kept.id is null then m.display_name end as actor,
      case when kept.id is null then e.actor_id end as "actorId", case when kept.id is null then e.details ->> 'apiKey' end as key, e.action,
      e.subject_type as "subjectType", e.subject_id as "subjectId", e.from_state as "fromState", e.to_state as "toState",
      case when kept.id is null then e.reason end as reason, case when kept.id is null
        and not is_reading(${viewerId}::uuid, (e.details ->> 'commentId')::uuid) and not exists (select from comments told
        where told.id = e.subject_id and (told.author_id = ${viewerId}::uuid or is_read_blind(told.state, told.state_reason))) then e.details end as details
    from audit_entries e left join members m on m.id = e.actor_id
      left join comments kept on kept.id = e.subject_id
        and (e.action like 'review.%' or e.action like 'report.%') and e.actor_id is distinct from ${viewerId}::uuid
        and (kept.author_id = ${viewerId}::uuid or e.action like 'review.%' and not exists (select from audit_entries asked
          where asked.subject_id = kept.id and asked.actor_id = ${viewerId}::uuid and asked.action = ${NAMED}))
    where not (e.action like 'review.%' and e.subject_id in (select read.id from comments read
        where is_read_blind(read.state, read.state_reason))) and not is_reading(${viewerId}::uuid, e.subject_id)
      and not (e.action in ('member.note', 'member.unnote') and e.subject_id = ${viewerId}::uuid)
      ${Prisma.join([Prisma.empty, ...wanted], ' and ')} order by e.at desc, e.id desc limit ${limit}`;
}
