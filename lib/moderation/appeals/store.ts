import { Prisma } from '@/prisma/generated/client/client';
import type { Cursor } from '@/lib/platform/cursor';
import type { Db, Tx } from '@/lib/platform/db';
import { newId } from '@/lib/platform/ids';
import { storedReason, type Reason } from '@/lib/platform/reasons';
import type { Decisive } from './rules';
import type { AppealState, AppealView } from './schemas';

// ── Decisions that can be appealed against ─────────────────────────────────────────────────────

export type DecisiveRow = Decisive & { actorId: string | null; createdAt: Date };

/** What was decided for or against the texts of a comment, newest first. */
export const findDecisive = (db: Db, commentId: string): Promise<DecisiveRow[]> =>
  db.$queryRaw`select id, outcome::text as outcome, version, revision, actor_id as "actorId", created_at as "createdAt"
    from decisions where comment_id = ${commentId}::uuid and outcome in ('PUBLISH', 'REJECT', 'REMOVE')
    order by version desc`;

// ── One appeal ─────────────────────────────────────────────────────────────────────────────────

export type AppealRow = {
  id: string;
  decisionId: string;
  commentId: string;
  memberId: string;
  text: string;
  state: AppealState;
  createdAt: Date;
  decidedAt: Date | null;
  decidedById: string | null;
  note: Reason | null;
};

type StoredAppeal = Omit<AppealRow, 'note'> & { note: unknown };
const toRow = ({ note, ...row }: StoredAppeal): AppealRow => ({
  ...row,
  note: storedReason.nullable().parse(note),
});

const columns = {
  id: true,
  decisionId: true,
  commentId: true,
  memberId: true,
  text: true,
  state: true,
  createdAt: true,
  decidedAt: true,
  decidedById: true,
  note: true,
} as const;

async function findOne(db: Db, where: Prisma.AppealWhereInput): Promise<AppealRow | null> {
  const row = await db.appeal.findFirst({ where, select: columns });
  return row && toRow(row);
}

export const findAppeal = (db: Db, id: string) => findOne(db, { id });
export const findAppealOfDecision = (db: Db, decisionId: string) => findOne(db, { decisionId });

/** The open appeal about a comment; there is one at most, for another one needs another decision. */
export const findOpenAppeal = (db: Db, commentId: string) => findOne(db, { commentId, state: 'OPEN' });

export type NewAppeal = Pick<AppealRow, 'decisionId' | 'commentId' | 'memberId' | 'text' | 'createdAt'>;

export const insertAppeal = async (tx: Tx, appeal: NewAppeal): Promise<AppealRow> =>
  toRow(await tx.appeal.create({ data: { id: newId(), ...appeal }, select: columns }));

export type AppealEnd = {
  state: Exclude<AppealState, 'OPEN'>;
  decidedAt: Date;
  decidedById: string | null;
  note: Reason | null;
};

export async function updateAppeal(tx: Tx, id: string, { note, ...end }: AppealEnd): Promise<AppealRow> {
  const data = { ...end, note: note ?? Prisma.DbNull };
  return toRow(await tx.appeal.update({ where: { id }, data, select: columns }));
}

// ── The desk's list ────────────────────────────────────────────────────────────────────────────

export type AppealListRow = Omit<
  AppealView,
  'createdAt' | 'decidedAt' | 'decision' | 'mayDecide' | 'whyNot' | 'alone'
> & {
  createdAt: Date;
  decidedAt: Date | null;
  /** The viewer has given a verdict on the comment as a peer. */
  reviewed: boolean;
  decision: Omit<AppealView['decision'], 'createdAt'> & { createdAt: string; actorId: string | null };
};

/** Who asks, and when. */
type Asking = { viewerId: string; now: Date };

/** Somebody else of the desk may decide the appeal `p`, which is against decision `d` about comment `c`. */
const othersMayDecide = ({ viewerId, now }: Asking) =>
  Prisma.sql`exists (select from who_may_decide(c, ${now}) x where x <> ${viewerId}::uuid and x is distinct from d.actor_id)`;

const listColumns = ({ viewerId, now }: Asking) => Prisma.sql`
  p.id, p.text, p.state::text as state, p.created_at as "createdAt", p.decided_at as "decidedAt", p.note,
  (select x.display_name from members x where x.id = p.decided_by_id) as "decidedBy",
  json_build_object('id', c.id, 'status', c.state, 'version', c.version, 'bodyHtml', r.body_html) as comment,
  json_build_object('slug', a.slug, 'title', a.headline) as article,
  json_build_object('id', m.id, 'displayName', m.display_name) as author,
  json_build_object('outcome', d.outcome, 'rule', d.rule, 'note', d.note, 'passage', d.passage, 'createdAt', d.created_at,
    'actorId', d.actor_id, 'actor', (select x.display_name from members x where x.id = d.actor_id)) as decision,
  has_judged(c, ${viewerId}::uuid) as reviewed,
  ${othersMayDecide({ viewerId, now })} as "othersMayDecide"`;

/** With what they are about. The appeals are chosen before anything is joined to them. */
const listFrom = (
  appeals: Prisma.Sql,
) => Prisma.sql`from (${appeals}) p join decisions d on d.id = p.decision_id join comments c on c.id = p.comment_id
  join articles a on a.id = c.article_id join members m on m.id = p.member_id
  join comment_revisions r on r.comment_id = c.id and r.number = revision_judged(d)`;

/**
 * A page of the appeals in a state: those that wait from the oldest, those that are decided from the newest. None about a comment that
 * the viewer reads as a peer just now.
 */
export function findAppeals(
  db: Db,
  { state, limit, after, ...asking }: Asking & { state: AppealState; limit: number; after?: Cursor },
): Promise<AppealListRow[]> {
  const waiting = state === 'OPEN';
  const place = !after
    ? Prisma.empty
    : waiting
      ? Prisma.sql`and (p.created_at, p.id) > (${after.at}, ${after.id}::uuid)`
      : Prisma.sql`and (p.created_at, p.id) < (${after.at}, ${after.id}::uuid)`;
  const order = waiting ? Prisma.sql`p.created_at, p.id` : Prisma.sql`p.created_at desc, p.id desc`;
  const page = Prisma.sql`select * from appeals p where p.state = ${state}::"AppealState"
      and not is_reading(${asking.viewerId}::uuid, p.comment_id) ${place} order by ${order} limit ${limit}`;
  return db.$queryRaw`select ${listColumns(asking)} ${listFrom(page)} order by ${order}`;
}

/** The appeals about one comment, newest first. */
export const findAppealsAbout = (db: Db, commentId: string, asking: Asking): Promise<AppealListRow[]> =>
  db.$queryRaw`select ${listColumns(asking)} ${listFrom(Prisma.sql`select * from appeals p
      where p.comment_id = ${commentId}::uuid and not is_reading(${asking.viewerId}::uuid, p.comment_id)`)}
    order by p.created_at desc, p.id desc`;

/** The open appeals that the viewer may decide, counted so far at most. */
export async function countDecidable(
  db: Db,
  { viewerId, now, most }: Asking & { most: number },
): Promise<number> {
  const rows = await db.$queryRaw<{ count: number }[]>`select count(*)::int as count from (select
    from appeals p join decisions d on d.id = p.decision_id join comments c on c.id = p.comment_id
    where p.state = 'OPEN' and c.author_id <> ${viewerId}::uuid and d.actor_id is distinct from ${viewerId}::uuid
      and not is_reading(${viewerId}::uuid, c.id)
      and (not has_judged(c, ${viewerId}::uuid) or not ${othersMayDecide({ viewerId, now })})
    limit ${most}) x`;
  return rows[0]!.count;
}
