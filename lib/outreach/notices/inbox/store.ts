import { Prisma } from '@/prisma/generated/client/client';
import type { Cursor } from '@/lib/platform/cursor';
import type { Db, SqlTx } from '@/lib/platform/db';
import { beginningOf, type About } from '../notice-words';
import type { NoticeContent } from '../notices';
import type { Seen } from '../schemas';

export type NoticeRow = NoticeContent &
  About & {
    id: string;
    createdAt: Date;
    readAt: Date | null;
  };

type Read = Omit<NoticeRow, 'seen'> & { seen: (Omit<Seen, 'excerpt'> & { body: string }) | null };

/** The columns of a notice `n`, where `NOTICE_SOURCES` is joined. */
export const NOTICE_COLUMNS = Prisma.sql`n.id, n.kind, n.facts, n.comment_id as "commentId",
  n.created_at as "createdAt", n.read_at as "readAt", seen.seen`;

/** Of what others wrote, as much as its member may see now: what is posted, by nobody whom they have muted. */
export const NOTICE_SOURCES = Prisma.sql`left join lateral (
  select json_build_object('author', w.display_name, 'body', left(r.body, 600), 'count', o.count, 'firstId', o.first) as seen
  from (
    select c.id, c.author_id, c.published_revision, (count(*) over ())::int as count,
      first_value(c.id) over (order by c.published_at, c.id) as first
    from comments c
    where c.id = any(case n.kind
        when 'thread.new' then array(select jsonb_array_elements_text(n.facts -> 'comments'))::uuid[]
        when 'comment.reply' then array[n.comment_id] when 'comment.mention' then array[n.comment_id]
        when 'comment.reactions' then array[n.comment_id] end)
      and c.visible and not exists (select 1 from mutes x where x.member_id = n.member_id and x.muted_id = c.author_id)
    order by c.published_at desc, c.id desc limit 1) o
  join members w on w.id = o.author_id
  join comment_revisions r on r.comment_id = o.id and r.number = o.published_revision) seen on true`;

/** Rows of `NOTICE_COLUMNS` as notices. */
export const asNotices = <Row extends Read>(rows: Row[]): (Omit<Row, 'seen'> & Pick<NoticeRow, 'seen'>)[] =>
  rows.map(({ seen, ...row }) => {
    if (!seen) return { ...row, seen: null };
    const { body, ...about } = seen;
    return { ...row, seen: { ...about, excerpt: beginningOf(body) } };
  });

/** A member's notices, newest first. */
export async function findNotices(
  db: Db,
  memberId: string,
  limit: number,
  after?: Cursor,
): Promise<NoticeRow[]> {
  const place = after
    ? Prisma.sql`and (n.created_at, n.id) < (${after.at}, ${after.id}::uuid)`
    : Prisma.empty;
  const rows = await db.$queryRaw<Read[]>`select ${NOTICE_COLUMNS} from (
      select * from notices n where n.member_id = ${memberId}::uuid ${place}
      order by n.created_at desc, n.id desc limit ${limit}) n ${NOTICE_SOURCES}
    order by n.created_at desc, n.id desc`;
  return asNotices(rows) as NoticeRow[];
}

export async function findNotice(db: Db, memberId: string, id: string): Promise<NoticeRow | null> {
  const rows = await db.$queryRaw<Read[]>`select ${NOTICE_COLUMNS} from notices n ${NOTICE_SOURCES}
    where n.id = ${id}::uuid and n.member_id = ${memberId}::uuid`;
  return (asNotices(rows) as NoticeRow[])[0] ?? null;
}

/** Up to `most`: nobody reads a greater number, and counting stops there. */
export async function countUnreadRows(db: Db, memberId: string, most: number): Promise<number> {
  const [row] = await db.$queryRaw<{ count: number }[]>`select count(*)::int as count from
    (select 1 from notices where member_id = ${memberId}::uuid and read_at is null limit ${most}) as unread`;
  return row?.count ?? 0;
}

// What is followed has a new notice once its member has seen the one before: that one lets go of its key.
const SEEN = Prisma.sql`once_key = case n.kind when 'thread.new' then null else n.once_key end`;

export async function markNotices(db: Db, memberId: string, ids: string[], at: Date): Promise<void> {
  await db.$executeRaw`update notices n set read_at = ${at}, ${SEEN}
    where n.member_id = ${memberId}::uuid and n.id = any(${ids}::uuid[]) and n.read_at is null`;
}

/** Marks a notice and all that are older; nothing when it is not the member's. */
export async function markNoticesThrough(db: Db, memberId: string, id: string, at: Date): Promise<void> {
  await db.$executeRaw`update notices n set read_at = ${at}, ${SEEN} from notices newest
    where newest.id = ${id}::uuid and newest.member_id = ${memberId}::uuid
      and n.member_id = newest.member_id and n.read_at is null
      and (n.created_at, n.id) <= (newest.created_at, newest.id)`;
}

/** Deletes notices from before a moment. Returns how many. */
export const deleteNoticesBefore = (db: SqlTx, before: Date): Promise<number> =>
  db.$executeRaw`delete from notices where created_at < ${before}`;
