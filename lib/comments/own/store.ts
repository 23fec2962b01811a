import { Prisma } from '@/prisma/generated/client/client';
import type { Db, SqlTx } from '@/lib/platform/db';
import type { Cursor } from '@/lib/platform/cursor';
import type { Reason } from '@/lib/platform/reasons';
import { hashSessionToken } from '@/lib/members/session-token';
import { isUnseen, livesAt } from '@/lib/members/sessions/lives-at';
import { underWay, type CommentState } from '../schemas';
import { turnedDown, type WithdrawnFrom } from '../store';
import type { Waits } from '../pace/rules';
import { type CommentRow, commentColumns, newest } from '../thread/store';

/** What only a comment's author sees of it. */
export type OwnCommentRow = CommentRow &
  Waits & {
    publishedRevision: number | null;
    resubmissions: number;
    reason: Reason | null;
    rule: string | null;
    required: number;
    done: number;
    dutyDone: boolean;
    turnedDown: boolean;
    verdicts: { yes: number; notCivil: number; misinformation: number };
    stateChangedAt: Date;
    /** It was taken back, and that can be undone for a while. */
    undoable: boolean;
    /** Valid reviews of the newest text. */
    reviewCount: number;
    /** What reviewers say to the author, where peers object; empty otherwise. */
    notes: string[];
  };

const ownColumns = Prisma.sql`${commentColumns}, c.published_revision as "publishedRevision", c.resubmissions,
  c.state_reason as reason, d.required, d.done + d.waived as done, d.completed_at is not null as "dutyDone",
  ${turnedDown} as "turnedDown",
  verdicts_on(c.id, case c.revision when c.published_revision then judged_revision(c.id, c.revision) else c.revision end) as verdicts,
  c.state_changed_at as "stateChangedAt", c.withdrawn_from is not null as undoable, c.review_count as "reviewCount",
  pace.active_members as "activeMembers", pace.median_wait_seconds as "medianWaitSeconds",
  case c.state when 'OBJECTED' then notes_to_author(c.id, c.revision) else '[]'::json end as notes,
  (select case when x.outcome in ('REJECT', 'REMOVE') then x.rule end from decisions x
    where x.comment_id = c.id and x.revision = c.revision order by x.version desc limit 1) as rule`;

const ownFrom = Prisma.sql`from comments c join articles a on a.id = c.article_id join authors m on m.id = c.author_id
  join review_duties d on d.comment_id = c.id join ${newest}
  left join site_pace pace on true`;

/** An author's comments in every state, newest first. */
export function findOwn(db: Db, authorId: string, limit: number, after?: Cursor): Promise<OwnCommentRow[]> {
  const place = after
    ? Prisma.sql`and (c.created_at, c.id) < (${after.at}, ${after.id}::uuid)`
    : Prisma.empty;
  return db.$queryRaw`select ${ownColumns} ${ownFrom} where c.author_id = ${authorId}::uuid ${place}
    order by c.created_at desc, c.id desc limit ${limit}`;
}

/** One of an author's own comments; null when it is somebody else's. */
export async function findOwnById(db: SqlTx, authorId: string, id: string): Promise<OwnCommentRow | null> {
  const rows = await db.$queryRaw<OwnCommentRow[]>`select ${ownColumns} ${ownFrom}
    where c.id = ${id}::uuid and c.author_id = ${authorId}::uuid`;
  return rows[0] ?? null;
}

/**
 * Locks a member: until the transaction ends they are given no reviews for another one. Returns
 * the moment of it by the database's clock; undefined for nobody.
 */
export async function lockAuthor(tx: SqlTx, memberId: string): Promise<Date | undefined> {
  const [row] = await tx.$queryRaw<{ at: Date }[]>`with author as materialized (
      select id from members where id = ${memberId}::uuid for no key update)
    select clock_timestamp() as at from author`;
  return row?.at;
}

/**
 * How a locked comment stood before its author took it back, when that was, and whether they have gone on since: have sent another one, or,
 * having begun the reviews for this one, have begun those for another (R1). Null where it is not taken back, or for good.
 */
export async function findWithdrawal(
  tx: SqlTx,
  { id, authorId }: { id: string; authorId: string },
): Promise<{ was: WithdrawnFrom; at: Date; wentOn: boolean } | null> {
  const [row] = await tx.$queryRaw<{ was: WithdrawnFrom; at: Date; wentOn: boolean }[]>`
    select json_build_object('state', c.withdrawn_from -> 'state', 'visible', c.withdrawn_from -> 'visible') as was,
      c.state_changed_at as at,
      exists (select from comments o where o.author_id = ${authorId}::uuid and o.created_at > c.state_changed_at)
        or c.withdrawn_from ->> 'state' = 'AWAITING_REVIEWS'
          and exists (select from review_assignments a where a.duty_id = c.id and a.state <> 'CANCELLED')
          and exists (select from review_assignments a
          where a.reviewer_id = ${authorId}::uuid and a.duty_id <> c.id and not a.optional and a.state = 'OPEN') as "wentOn"
    from comments c where c.id = ${id}::uuid and c.withdrawn_from is not null`;
  return row ?? null;
}

/** A row of the database's `own_under_way`. */
export type UnderWayRow = Waits & {
  id: string;
  state: CommentState;
  required: number;
  done: number;
  reviewCount: number;
  /** Reviews that its author owes for all of theirs. */
  owed: number;
};

/** What of a member's is on its way to its readers, as an `UnderWayRow`; null where nothing is. */
export const underWayOf = (
  memberId: string,
) => Prisma.sql`(select json_build_object('id', id, 'state', state, 'required', required, 'done', done, 'reviewCount', review_count,
    'activeMembers', active_members, 'medianWaitSeconds', median_wait_seconds, 'owed', owed) from own_under_way(${memberId}::uuid))`;

export async function findUnderWay(db: Db, memberId: string): Promise<UnderWayRow | null> {
  const [row] = await db.$queryRaw<[{ row: UnderWayRow | null }]>`select ${underWayOf(memberId)} as row`;
  return row.row;
}

type ReaderRow = {
  id: string;
  language: string | null;
  asOthers: boolean;
  /** The session, where it was long ago that it was noted as in use. */
  unseenSession: string | null;
};

/**
 * The member of a session that lives by the database's clock, and whether they may write and have nothing under way under an article:
 * a comment that readers do not see yet, a text that they have not sent, their welcome, or the word that members of staff have there. The moment is a column, for a function that is given
 * a volatile one is not taken into the plan of the statement.
 */
export async function findReaderBySession(
  db: SqlTx,
  { sessionToken, articleSlug }: { sessionToken: string; articleSlug: string | null },
): Promise<ReaderRow | null> {
  const [row] = await db.$queryRaw<ReaderRow[]>`
    select m.id, m.language, case when ${isUnseen} then s.id end as "unseenSession",
      m.verified_at is not null
        and exists (select from memberships ms where ms.member_id = m.id and is_insider(ms, clock.now))
        and not exists (select from sanctions_in_force(m.id, clock.now))
        and not exists (select from articles a where a.slug = ${articleSlug} and (
          m.welcome_due
          or (a.commenting = 'STAFF' and (m.role <> 'MEMBER' or m.is_author))
          or exists (select from drafts d where d.member_id = m.id and d.article_id = a.id)
          or exists (select from comments c where c.author_id = m.id and c.article_id = a.id
            and c.state = any(${underWay}::"CommentState"[])))) as "asOthers"
    from sessions s cross join (select clock_timestamp() as now) clock join members m on m.id = s.member_id
    where s.token_hash = ${hashSessionToken(sessionToken)} and ${livesAt(Prisma.sql`clock.now`)}`;
  return row ?? null;
}
