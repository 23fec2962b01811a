import { Prisma } from '@/prisma/generated/client/client';
import type { Cursor } from '@/lib/platform/cursor';
import type { Db, Tx } from '@/lib/platform/db';
import { newId } from '@/lib/platform/ids';
import { storedReason, type Reason } from '@/lib/platform/reasons';
import type { Role } from '@/lib/members/viewer';
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

/** What an appeal is about: a decision on a comment, or a sanction on a member. */
export type Against =
  | { decisionId: string; commentId: string; sanctionId: null }
  | { decisionId: null; commentId: null; sanctionId: string };

export type AppealRow = Against & {
  id: string;
  memberId: string;
  text: string;
  state: AppealState;
  createdAt: Date;
  decidedAt: Date | null;
  decidedById: string | null;
  note: Reason | null;
};

type StoredAppeal = Omit<AppealRow, 'note' | keyof Against> & {
  [Key in keyof Against]: string | null;
} & { note: unknown };
/** A constraint holds that it is about one or the other. */
const toRow = ({ note, ...row }: StoredAppeal): AppealRow => ({
  ...(row as Omit<AppealRow, 'note'> & Against),
  note: storedReason.nullable().parse(note),
});

const columns = {
  id: true,
  decisionId: true,
  commentId: true,
  sanctionId: true,
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
export const findAppealAgainst = (db: Db, { decisionId, sanctionId }: Against) =>
  findOne(db, decisionId === null ? { sanctionId } : { decisionId });

/** The open appeal about a comment; there is one at most, for another one needs another decision. */
export const findOpenAppeal = (db: Db, commentId: string) => findOne(db, { commentId, state: 'OPEN' });

/** The open appeal against a sanction. */
export const findOpenAgainst = (db: Db, sanctionId: string) => findOne(db, { sanctionId, state: 'OPEN' });

/** The open appeals against the sanctions of a member. */
export const findOpenAgainstThoseOf = async (db: Db, memberId: string): Promise<AppealRow[]> => {
  const where = { memberId, state: 'OPEN', sanctionId: { not: null } } as const;
  return (await db.appeal.findMany({ where, select: columns })).map(toRow);
};

/** The appeals against some sanctions. */
export const findAppealsOf = async (db: Db, sanctionIds: string[]): Promise<AppealRow[]> =>
  (await db.appeal.findMany({ where: { sanctionId: { in: sanctionIds } }, select: columns })).map(toRow);

export type NewAppeal = Against & Pick<AppealRow, 'memberId' | 'text' | 'createdAt'>;

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
  'createdAt' | 'dueAt' | 'decidedAt' | 'decision' | 'mayDecide' | 'whyNot' | 'alone' | 'sanction'
> & {
  sanction: { id: string; endsAt: string | null; commentId: string | null } | null;
  authorRole: Role;
  createdAt: Date;
  decidedAt: Date | null;
  /** The viewer has given a verdict on the comment as a peer. */
  reviewed: boolean;
  decision: Omit<AppealView['decision'], 'createdAt'> & { createdAt: string; actorId: string | null };
};

/** Who asks, and when. */
type Asking = { viewer: { id: string; role: Role }; now: Date };

/**
 * Somebody else of the desk may decide the appeal `p` of member `m`, which is against decision `d` about comment `c`, or against sanction `s`. About
 * one of the desk an administrator decides, as they alone impose it.
 */
const othersMayDecide = ({ viewer, now }: Asking) => Prisma.sql`case when s.id is null
  then exists (select from who_may_decide(c, ${now}) x where x <> ${viewer.id}::uuid and x is distinct from d.actor_id)
  else m.role <> 'ADMIN' and exists (select from members x where x.role <> 'MEMBER' and x.verified_at is not null
    and x.id not in (${viewer.id}::uuid, s.by_id, m.id) and (m.role = 'MEMBER' or x.role = 'ADMIN')
    and not exists (select from sanctions_in_force(x.id, ${now}))) end`;

const listColumns = ({ viewer, now }: Asking) => Prisma.sql`
  p.id, p.text, p.state::text as state, p.created_at as "createdAt", p.decided_at as "decidedAt", p.note,
  (select x.display_name from members x where x.id = p.decided_by_id) as "decidedBy",
  case when c.id is not null then json_build_object('id', c.id, 'status', c.state, 'version', c.version, 'bodyHtml', r.body_html) end as comment,
  case when a.id is not null then json_build_object('slug', a.slug, 'title', a.headline) end as article,
  case when s.id is not null then json_build_object('id', s.id, 'endsAt', s.ends_at,
    'commentId', case when not is_reading(${viewer.id}::uuid, s.comment_id) then s.comment_id end) end as sanction,
  json_build_object('id', m.id, 'displayName', m.display_name) as author, m.role::text as "authorRole",
  json_build_object('outcome', coalesce(d.outcome::text, s.kind::text), 'rule', coalesce(d.rule, s.rule), 'note', coalesce(d.note, to_jsonb(s.reason)),
    'passage', d.passage, 'createdAt', coalesce(d.created_at, s.starts_at), 'actorId', coalesce(d.actor_id, s.by_id),
    'actor', (select x.display_name from members x where x.id = coalesce(d.actor_id, s.by_id))) as decision,
  s.id is null and has_judged(c, ${viewer.id}::uuid) as reviewed,
  ${othersMayDecide({ viewer, now })} as "othersMayDecide"`;

/** With what they are about. The appeals are chosen before anything is joined to them. */
const listFrom = (appeals: Prisma.Sql) => Prisma.sql`from (${appeals}) p join members m on m.id = p.member_id
  left join decisions d on d.id = p.decision_id left join comments c on c.id = p.comment_id
  left join articles a on a.id = c.article_id left join sanctions s on s.id = p.sanction_id
  left join comment_revisions r on r.comment_id = c.id and r.number = revision_judged(d)`;

/**
 * A page of the appeals in a state: those that wait from the oldest, which is due first, those that are decided from the newest. None about a comment that
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
      and not is_reading(${asking.viewer.id}::uuid, p.comment_id) ${place} order by ${order} limit ${limit}`;
  return db.$queryRaw`select ${listColumns(asking)} ${listFrom(page)} order by ${order}`;
}

/** Of which comment the appeals are; or of which member those that are against some sanctions, and those that wait, from the one that is due first. */
export type About = { commentId: string } | { memberId: string; sanctionIds: string[]; waiting: number };

/** The appeals about one comment, or against the sanctions of a member, newest first. */
export const findAppealsAbout = (db: Db, about: About, asking: Asking): Promise<AppealListRow[]> => {
  const appeals =
    'commentId' in about
      ? Prisma.sql`select * from appeals p where p.comment_id = ${about.commentId}::uuid and not is_reading(${asking.viewer.id}::uuid, p.comment_id)`
      : Prisma.sql`select * from appeals p where p.member_id = ${about.memberId}::uuid and (p.sanction_id = any(${about.sanctionIds}::uuid[])
          or p.id in (select o.id from appeals o where o.member_id = ${about.memberId}::uuid and o.state = 'OPEN' and o.sanction_id is not null
            order by o.created_at, o.id limit ${about.waiting}))`;
  return db.$queryRaw`select ${listColumns(asking)} ${listFrom(appeals)} order by p.created_at desc, p.id desc`;
};

/** The open appeals that the viewer may decide, counted so far at most. */
export async function countDecidable(
  db: Db,
  { viewer, now, most }: Asking & { most: number },
): Promise<number> {
  const { id, role } = viewer;
  const rows = await db.$queryRaw<{ count: number }[]>`select count(*)::int as count from (select
    from appeals p join members m on m.id = p.member_id left join sanctions s on s.id = p.sanction_id
      left join decisions d on d.id = p.decision_id left join comments c on c.id = p.comment_id
    where p.state = 'OPEN' and p.member_id <> ${id}::uuid and coalesce(d.actor_id, s.by_id) is distinct from ${id}::uuid
      and case when s.id is not null then m.role = 'MEMBER' or (m.role = 'MODERATOR' and ${role === 'ADMIN'})
        else not is_reading(${id}::uuid, c.id) and (not has_judged(c, ${id}::uuid) or not ${othersMayDecide({ viewer, now })}) end
    limit ${most}) x`;
  return rows[0]!.count;
}
