import type { SqlTx } from '@/lib/platform/db';
import type { OwnPageInput, OwnPageView } from './schemas';

type Own = Pick<OwnPageView, 'unread' | 'followed'> & {
  marks: OwnPageView['marks'] | null;
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
    select
      (select count(*)::int from (select from notices n where n.member_id = ${memberId}::uuid and n.read_at is null
        limit ${mostUnread}) unread) as unread,
      exists (select from follows f join articles a on a.id = f.article_id
        where a.slug = ${article}::text and f.member_id = ${memberId}::uuid and f.root_id is null) as followed,
      (select json_object_agg(own.id, to_json(own)::jsonb - 'id')
        from own_marks(${memberId}::uuid, ${comments}::uuid[]) own
        where own.reactions <> '{}' or own.saved or own.followed or own.muted) as marks,
      (select json_object_agg(c.id, c.reaction_counts) from comments c
        where c.id = any(${comments}::uuid[]) and c.visible and c.reaction_counts <> '{}') as reactions`;
  return row;
}
