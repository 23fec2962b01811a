import { Prisma } from '@/prisma/generated/client/client';
import type { Cursor } from '@/lib/platform/cursor';
import type { Db, Tx } from '@/lib/platform/db';
import type { Reason } from '@/lib/platform/reasons';
import type { CommentState } from '@/lib/comments/schemas';
import type { StateBefore } from '@/lib/members/memberships/revoke-for-sanction';
import type { MembershipState, Role } from '@/lib/members/viewer';
import { findAppealsOf, type AppealRow } from '../appeals/store';
import type { DecisionOn, SanctionKind } from './schemas';

// ── Sanctions ──────────────────────────────────────────────────────────────────────────────────

export type SanctionRow = {
  id: string;
  memberId: string;
  kind: SanctionKind;
  rule: string | null;
  reason: string;
  commentId: string | null;
  /** How the membership stood that a revocation took. */
  membershipBefore: StateBefore | null;
  startsAt: Date;
  endsAt: Date | null;
  byId: string;
  by: string | null;
  liftedAt: Date | null;
  liftedBy: string | null;
  liftReason: Reason | null;
};

/** The comment that one is about is not named to who reads that as a peer just now: they are not to know whose it is (R5). */
const sanctionColumns = (
  viewerId: string,
) => Prisma.sql`s.id, s.member_id as "memberId", s.kind::text as kind, s.rule, s.reason,
  case when not is_reading(${viewerId}::uuid, s.comment_id) then s.comment_id end as "commentId", s.membership_before::text as "membershipBefore", s.starts_at as "startsAt", s.ends_at as "endsAt", s.by_id as "byId", b.display_name as by, s.lifted_at as "liftedAt", l.display_name as "liftedBy",
  s.lift_reason as "liftReason"`;
const sanctionFrom = Prisma.sql`sanctions s left join members b on b.id = s.by_id left join members l on l.id = s.lifted_by_id`;

/**
 * Locks a member, also one who has left, so that sanctions on them, and what they do themselves under the same lock, come one after another.
 * Null when there is no such member.
 */
export async function lockMember(
  tx: Tx,
  id: string,
): Promise<{ id: string; role: Role; hasLeft: boolean } | null> {
  const rows = await tx.$queryRaw<{ id: string; role: Role; hasLeft: boolean }[]>`
    select id, role::text as role, left_at is not null as "hasLeft" from members where id = ${id}::uuid for no key update`;
  return rows[0] ?? null;
}

/** What was done to a member, the newest first. */
export const findSanctions = (
  db: Db,
  memberId: string,
  { viewerId, limit, after }: { viewerId: string; limit: number; after?: Cursor },
): Promise<SanctionRow[]> =>
  db.$queryRaw`select ${sanctionColumns(viewerId)} from ${sanctionFrom} where s.member_id = ${memberId}::uuid
    ${after ? Prisma.sql`and (s.starts_at, s.id) < (${after.at}, ${after.id}::uuid)` : Prisma.empty}
    order by s.starts_at desc, s.id desc limit ${limit}`;

/** What is in force on a member, or begins to be, and warnings since a moment; the newest first. */
export const findStanding = (
  db: Db,
  memberId: string,
  { viewerId, at, warnedSince = at }: { viewerId: string; at: Date; warnedSince?: Date },
): Promise<SanctionRow[]> =>
  db.$queryRaw`select ${sanctionColumns(viewerId)} from ${sanctionFrom} where s.member_id = ${memberId}::uuid
    and case s.kind when 'WARNING' then s.starts_at > ${warnedSince} else s.lifted_at is null and (s.ends_at is null or s.ends_at > ${at}) end
    order by s.starts_at desc, s.id desc`;

/** How often each kind was done to a member, by what became of it. */
export const countSanctions = (
  db: Db,
  memberId: string,
): Promise<{ kind: SanctionKind; lifted: 'no' | 'replaced' | 'lifted'; count: number }[]> =>
  db.$queryRaw`select kind::text as kind, case when lifted_at is null then 'no' when lift_reason ->> 'code' = 'sanction-replaced' then 'replaced'
      else 'lifted' end as lifted, count(*)::int as count
    from sanctions where member_id = ${memberId}::uuid group by 1, 2`;

/** What a member is called; null for nobody. */
export const findNameOf = async (db: Db, id: string): Promise<string | null> =>
  (await db.member.findUnique({ where: { id }, select: { displayName: true } }))?.displayName ?? null;

export type OwnSanctionRow = Omit<SanctionRow, 'by' | 'byId' | 'liftedBy' | 'membershipBefore'> & {
  appeal: AppealRow | null;
};

/** What was done to a member, as they are told of it, the newest first: who did it is not said. */
export async function findOwnSanctions(
  db: Db,
  { memberId, id, limit, after }: { memberId: string; id?: string; limit: number; after?: Cursor },
): Promise<OwnSanctionRow[]> {
  const which = id ? Prisma.sql`and s.id = ${id}::uuid` : Prisma.empty;
  const place = after ? Prisma.sql`and (s.starts_at, s.id) < (${after.at}, ${after.id}::uuid)` : Prisma.empty;
  const rows = await db.$queryRaw<
    Omit<OwnSanctionRow, 'appeal'>[]
  >`select s.id, s.member_id as "memberId", s.kind::text as kind, s.rule, s.reason,
      s.comment_id as "commentId", s.starts_at as "startsAt", s.ends_at as "endsAt", s.lifted_at as "liftedAt", s.lift_reason as "liftReason"
    from sanctions s where s.member_id = ${memberId}::uuid ${which} ${place} order by s.starts_at desc, s.id desc limit ${limit}`;
  const appeals = await findAppealsOf(
    db,
    rows.map((row) => row.id),
  );
  return rows.map((row) => ({
    ...row,
    appeal: appeals.find(({ sanctionId }) => sanctionId === row.id) ?? null,
  }));
}

export async function findSanction(db: Db, id: string, viewerId: string): Promise<SanctionRow | null> {
  const rows = await db.$queryRaw<
    SanctionRow[]
  >`select ${sanctionColumns(viewerId)} from ${sanctionFrom} where s.id = ${id}::uuid`;
  return rows[0] ?? null;
}

type BanRow = SanctionRow & { displayName: string; hasLeft: boolean };

/** Bans, with whose they are, the latest first. */
export const findBans = (db: Db, ids: readonly string[], viewerId: string): Promise<BanRow[]> =>
  db.$queryRaw`select ${sanctionColumns(viewerId)}, m.display_name as "displayName", m.left_at is not null as "hasLeft"
    from ${sanctionFrom} join members m on m.id = s.member_id where s.id = any(${ids}::uuid[]) order by s.id desc`;

export const insertSanction = (
  tx: Tx,
  sanction: Omit<SanctionRow, 'by' | 'liftedAt' | 'liftedBy' | 'liftReason'>,
) => tx.sanction.create({ data: sanction, select: { id: true } });

export const markLifted = (tx: Tx, id: string, by: { at: Date; actorId: string; reason: Reason }) =>
  tx.sanction.update({
    where: { id },
    data: { liftedAt: by.at, liftedById: by.actorId, liftReason: by.reason },
    select: { id: true },
  });

/** Whether a comment is a member's own, as far as the viewer may know: of one that they read as a peer just now they may not (R5). */
export async function isAuthorOf(
  tx: Tx,
  memberId: string,
  { commentId, viewerId }: { commentId: string; viewerId: string },
): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`select 1 from comments c where c.id = ${commentId}::uuid
    and c.author_id = ${memberId}::uuid and not is_reading(${viewerId}::uuid, c.id)`;
  return rows.length > 0;
}

// ── Members ────────────────────────────────────────────────────────────────────────────────────

export type MemberRow = {
  id: string;
  displayName: string;
  email: string;
  role: Role;
  author: boolean;
  membership: MembershipState | null;
  createdAt: Date;
  hasLeft: boolean;
  sanction: { kind: SanctionKind; endsAt: string | null } | null;
  published: number;
  turnedDown: number;
};

const memberColumns = (
  now: Date,
) => Prisma.sql`m.id, m.display_name as "displayName", m.email, m.role::text as role, m.is_author as author,
  membership_state(ms, ${now}) as membership, m.created_at as "createdAt", m.left_at is not null as "hasLeft",
  (select json_build_object('kind', x.kind, 'endsAt', x.ends_at) from sanctions_in_force(m.id, ${now}) x
    order by x.kind = 'BAN' desc, x.ends_at desc nulls first limit 1) as sanction,
  (select count(*)::int from comments c where c.author_id = m.id and c.visible) as published,
  (select count(*)::int from comments c where c.author_id = m.id and c.state in ('REJECTED', 'REMOVED')) as "turnedDown"`;

/** Members who are here whose name has `search` in it, or whose address has where `byAddress` is set; who came last comes first. */
export function findMembers(
  db: Db,
  key: {
    search: string;
    byAddress: boolean;
    sanctionedOnly: boolean;
    now: Date;
    limit: number;
    after?: Cursor;
  },
): Promise<MemberRow[]> {
  const { search, byAddress, sanctionedOnly, now, limit, after } = key;
  const pattern = `%${search.replace(/[\\%_]/g, '\\$&')}%`;
  const address = byAddress ? Prisma.sql`or m.email_folded ilike ${pattern}` : Prisma.empty;
  const named = search ? Prisma.sql`and (m.display_name ilike ${pattern} ${address})` : Prisma.empty;
  const sanctioned = sanctionedOnly
    ? Prisma.sql`and m.id in (select s.member_id from sanctions s where s.kind <> 'WARNING' and s.lifted_at is null and s.starts_at <= ${now}
        and (s.ends_at is null or s.ends_at > ${now}))`
    : Prisma.empty;
  const place = after
    ? Prisma.sql`and (m.created_at, m.id) < (${after.at}, ${after.id}::uuid)`
    : Prisma.empty;
  return db.$queryRaw`select ${memberColumns(now)} from members m left join memberships ms on ms.member_id = m.id
    where m.left_at is null and m.verified_at is not null ${named} ${sanctioned} ${place}
    order by m.created_at desc, m.id desc limit ${limit}`;
}

export async function findMember(db: Db, id: string, now: Date): Promise<MemberRow | null> {
  const rows = await db.$queryRaw<MemberRow[]>`select ${memberColumns(now)} from members m
    left join memberships ms on ms.member_id = m.id where m.id = ${id}::uuid`;
  return rows[0] ?? null;
}

export type DecisionOnRow = Omit<DecisionOn, 'at'> & { at: Date };

/** Of somebody who has written a great many, only the newest comments are looked at. */
const NEWEST = 500;

/** What moderators decided last about a member's newest comments, but for those that the viewer reads as a peer just now. */
export const findDecisionsOn = (
  db: Db,
  authorId: string,
  { viewerId, limit }: { viewerId: string; limit: number },
): Promise<DecisionOnRow[]> =>
  db.$queryRaw`select d.outcome, d.rule, d.at, c.id as "commentId"
    from (select id from comments where author_id = ${authorId}::uuid order by created_at desc, id desc limit ${NEWEST}) c
      cross join lateral (
      select x.outcome::text as outcome, x.rule, x.created_at as at, x.version from decisions x
      where x.comment_id = c.id and x.maker = 'MODERATOR' and x.outcome in ('PUBLISH', 'REJECT', 'REMOVE', 'RESTORE')
      order by x.version desc limit ${limit}) d
    where not is_reading(${viewerId}::uuid, c.id)
    order by d.at desc, c.id, d.version desc limit ${limit}`;

export type SanctionableRow = Pick<MemberRow, 'id' | 'displayName' | 'role' | 'membership' | 'hasLeft'>;

/** Of a member what decides about what may be done to them. */
export async function findSanctionable(db: Db, id: string, now: Date): Promise<SanctionableRow | null> {
  const rows = await db.$queryRaw<
    SanctionableRow[]
  >`select m.id, m.display_name as "displayName", m.role::text as role,
      membership_state(ms, ${now}) as membership, m.left_at is not null as "hasLeft"
    from members m left join memberships ms on ms.member_id = m.id where m.id = ${id}::uuid`;
  return rows[0] ?? null;
}

export async function countCommentsOf(
  db: Db,
  authorId: string,
): Promise<{ status: CommentState; count: number }[]> {
  const rows = await db.comment.groupBy({ by: ['state'], where: { authorId }, _count: { _all: true } });
  return rows.map(({ state, _count }) => ({ status: state, count: _count._all }));
}

export type LatestRow = {
  id: string;
  articleSlug: string;
  articleTitle: string;
  body: string;
  status: CommentState;
  createdAt: Date;
};

/** A member's newest comments, but for those that the viewer reads as a peer just now: they are not to know whose these are (R5). */
export const findLatestComments = (
  db: Db,
  authorId: string,
  { viewerId, limit }: { viewerId: string; limit: number },
): Promise<LatestRow[]> =>
  db.$queryRaw`select c.id, a.slug as "articleSlug", a.headline as "articleTitle", r.body, c.state::text as status,
      c.created_at as "createdAt"
    from comments c join articles a on a.id = c.article_id
      join comment_revisions r on r.comment_id = c.id and r.number = c.revision
    where c.author_id = ${authorId}::uuid and not is_reading(${viewerId}::uuid, c.id) order by c.created_at desc, c.id desc limit ${limit}`;
