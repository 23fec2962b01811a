import { Prisma } from '@/prisma/generated/client/client';
import type { Cursor } from '@/lib/platform/cursor';
import type { Db, SqlTx, Tx } from '@/lib/platform/db';
import type { Curve, Finding } from './odds';
import type { Audited } from './rules';

// ── The draw ───────────────────────────────────────────────────────────────────────────────────

type BlindAudit = {
  commentId: string;
  revision: number;
  version: number;
  wouldPublish: boolean;
  probability: number;
  share: number;
  drawnAt: Date;
};

/** Inserts an audit of a text, once. Says whether it did: not where nobody of the desk may decide it, having nothing to do with it. */
export async function insertBlindAudit(tx: SqlTx, audit: BlindAudit): Promise<boolean> {
  const { commentId, revision, version, wouldPublish, probability, share, drawnAt } = audit;
  const rows = await tx.$queryRaw<{ drawn: boolean }[]>`
    insert into blind_audits (comment_id, revision, version, would_publish, probability, share, drawn_at)
    select ${commentId}::uuid, ${revision}::int, ${version}::int, ${wouldPublish}::boolean, ${probability}::float8, ${share}::float8,
      ${drawnAt}::timestamptz
    from comments c where c.id = ${commentId}::uuid and exists (select from who_may_decide(c, ${drawnAt}::timestamptz))
    on conflict do nothing returning true as drawn`;
  return rows.length > 0;
}

// ── What moderators found ──────────────────────────────────────────────────────────────────────

/**
 * What was drawn and decided: by the first decision on the version that the draw led to, and it is a moderator's who did not review it.
 * Each is looked up from the audit ("offset 0"): there are few audits, and everything else is many.
 */
const decided = Prisma.sql`blind_audits b
  join lateral (select * from decisions x where x.comment_id = b.comment_id and x.version = b.version + 1 offset 0) d
    on d.maker = 'MODERATOR' and d.revision = b.revision and d.outcome in ('PUBLISH', 'REJECT')
    and not exists (select from reviews own where own.comment_id = d.comment_id and own.revision = d.revision and own.reviewer_id = d.actor_id)
  left join appeals a on a.decision_id = d.id and a.state in ('UPHELD', 'REVERSED')`;

/** The second opinion: of who was asked for one, or decided an appeal, or posted it after all: never the first moderator. */
const second = Prisma.sql`coalesce(b.second_acceptable, a.state = 'REVERSED', case when exists (select from decisions later
  where later.comment_id = b.comment_id and later.version > d.version and later.revision = b.revision
    and later.maker = 'MODERATOR' and later.outcome = 'PUBLISH' and later.actor_id <> d.actor_id) then true end)`;

/** Audits since a moment of what peers would have published, or had left undecided, that a moderator has decided. */
export const findAudited = (
  db: Db,
  { since, wouldPublish }: { since: Date; wouldPublish: boolean },
): Promise<(Audited & { probability: number })[]> =>
  db.$queryRaw`select b.probability, b.share, d.outcome = 'PUBLISH' as acceptable, ${second} as second
    from ${decided} where b.drawn_at > ${since} and b.would_publish = ${wouldPublish} order by b.drawn_at, b.comment_id`;

/** Texts that peers left undecided or objected to since a moment, and what moderators made of the very text in the end. */
export const findReferredSince = (
  db: Db,
  since: Date,
): Promise<Pick<Finding, 'probability' | 'acceptable'>[]> =>
  db.$queryRaw`select (d.inputs ->> 'probability')::float8 as probability, (next.outcome = 'PUBLISH')::int as acceptable
    from decisions d join lateral (select later.outcome from decisions later where later.comment_id = d.comment_id
      and later.version > d.version and later.revision = d.revision and later.maker = 'MODERATOR'
      and later.outcome in ('PUBLISH', 'REJECT') order by later.version desc limit 1) next on true
    where d.maker = 'PEERS' and d.outcome in ('OBJECT', 'REFER') and d.created_at > ${since} and d.inputs ? 'probability'
      and not exists (select from blind_audits b where b.comment_id = d.comment_id and b.version = d.version and b.would_publish)
    order by d.created_at, d.id`;

// ── Second looks ───────────────────────────────────────────────────────────────────────────────

export type SecondLookRow = {
  commentId: string;
  revision: number;
  articleSlug: string;
  articleTitle: string;
  parentBodyHtml: string | null;
  parentLanguage: string | null;
  bodyHtml: string;
  language: string;
  decidedAt: Date;
};

/** Turned down by somebody else and so to this day, not appealed against, and neither written nor reviewed by this moderator. */
const waitingFor = (
  moderatorId: string,
) => Prisma.sql`b.second_at is null and b.turned_down_at is not null and d.outcome = 'REJECT' and c.state = 'REJECTED' and c.revision = b.revision
  and d.actor_id <> ${moderatorId}::uuid and c.author_id <> ${moderatorId}::uuid
  and not exists (select from appeals p where p.decision_id = d.id)
  and not exists (select from reviews v where v.comment_id = b.comment_id and v.reviewer_id = ${moderatorId}::uuid)`;

const withComment = Prisma.sql`${decided} join lateral (select * from comments x where x.id = b.comment_id offset 0) c on true`;

/** What a moderator could take a second look at, from the oldest. */
export const findSecondLooks = (
  db: Db,
  { moderatorId, after, limit }: { moderatorId: string; after?: Cursor; limit: number },
): Promise<SecondLookRow[]> =>
  db.$queryRaw`select b.comment_id as "commentId", b.revision, ar.slug as "articleSlug", ar.headline as "articleTitle",
      pr.body_html as "parentBodyHtml", pr.language as "parentLanguage", r.body_html as "bodyHtml", r.language,
      b.turned_down_at as "decidedAt"
    from ${withComment} join articles ar on ar.id = c.article_id
      join comment_revisions r on r.comment_id = b.comment_id and r.number = b.revision
      left join comments p on p.id = c.parent_id
      left join comment_revisions pr on pr.comment_id = p.id and pr.number = coalesce(p.published_revision, p.revision)
    where ${waitingFor(moderatorId)} ${
      after
        ? Prisma.sql`and (b.turned_down_at, b.comment_id) > (${after.at}, ${after.id}::uuid)`
        : Prisma.empty
    }
    order by b.turned_down_at, b.comment_id limit ${limit}`;

/** How many there are, counted so far at most. */
export async function countSecondLooks(db: Db, moderatorId: string, most: number): Promise<number> {
  const rows = await db.$queryRaw<{ count: number }[]>`select count(*)::int as count
    from (select from ${withComment} where ${waitingFor(moderatorId)} limit ${most}) x`;
  return rows[0]!.count;
}

/** Of a text: whether this moderator may answer, and what was answered already. Null where nothing is asked about it. */
export async function lockSecondLook(
  tx: Tx,
  { commentId, revision, moderatorId }: { commentId: string; revision: number; moderatorId: string },
): Promise<{ open: boolean; acceptable: boolean | null; byId: string | null } | null> {
  await tx.$queryRaw`select from blind_audits where comment_id = ${commentId}::uuid and revision = ${revision}::int for no key update`;
  const rows = await tx.$queryRaw<{ open: boolean; acceptable: boolean | null; byId: string | null }[]>`
    select ${waitingFor(moderatorId)} as open, b.second_acceptable as acceptable, b.second_by_id as "byId"
    from ${withComment}
    where b.comment_id = ${commentId}::uuid and b.revision = ${revision}::int`;
  return rows[0] ?? null;
}

export const saveSecondLook = (
  tx: Tx,
  {
    commentId,
    revision,
    acceptable,
    byId,
    at,
  }: { commentId: string; revision: number; acceptable: boolean; byId: string; at: Date },
) =>
  tx.blindAudit.update({
    where: { commentId_revision: { commentId, revision } },
    data: { secondAcceptable: acceptable, secondById: byId, secondAt: at },
    select: { revision: true },
  });

// ── Fits ───────────────────────────────────────────────────────────────────────────────────────

type OddsFit = { at: Date; audits: number; errors: number; referred: number; curve: Curve };

export const insertOddsFit = (db: Db, { curve, ...fit }: OddsFit & { id: string }) =>
  db.oddsFit.create({ data: { ...fit, curve }, select: { id: true } });

/** The newest; null before the first. */
export async function findOddsFit(db: Db): Promise<OddsFit | null> {
  const row = await db.oddsFit.findFirst({ orderBy: { at: 'desc' } });
  return row && { ...row, curve: row.curve as Curve };
}
