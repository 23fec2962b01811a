import type { OwnMarks } from '@/lib/comments/marks/schemas';
import { underWayOf, type UnderWayRow } from '@/lib/comments/own/read-under-way';
import type { SqlTx } from '@/lib/platform/db';
import type { OwnPageInput, OwnPageView } from './schemas';

type Own = Pick<OwnPageView, 'unread' | 'followed'> & {
  underWay: UnderWayRow | null;
  marks: (OwnMarks & { id: string })[] | null;
  reactions: OwnPageView['reactions'] | null;
};

/** All that is a member's own on a page, by one statement; it is asked with every page of theirs. */
export async function findOwnOnPage(
  db: SqlTx,
  memberId: string,
  { article, comments }: OwnPageInput,
  mostUnread: number,
): Promise<Own> {
  const [row] = await db.$queryRaw<[Own]>`
    with own as materialized (select * from own_marks(${memberId}::uuid, ${comments}::uuid[]))
    select
      (select count(*)::int from (select from notices n where n.member_id = ${memberId}::uuid and n.read_at is null
        limit ${mostUnread}) unread) as unread,
      ${underWayOf(memberId)} as "underWay",
      exists (select from follows f join articles a on a.id = f.article_id
        where a.slug = ${article}::text and f.member_id = ${memberId}::uuid and f.root_id is null) as followed,
      (select json_agg(own) from own) as marks,
      (select json_object_agg(c.id, c.reaction_counts) from own join comments c on c.id = own.id
        where own.reactions <> '{}') as reactions`;
  return row;
}
