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
    with reacted as materialized (
      select r.comment_id, array_agg(r.kind order by r.kind) as kinds from reactions r
      where r.member_id = ${memberId}::uuid and r.comment_id = any(${comments}::uuid[]) group by r.comment_id),
    own as materialized (
      select c.id, c.reaction_counts as counts, coalesce(reacted.kinds, '{}') as reactions, b.comment_id is not null as saved,
        f.root_id is not null as followed, u.muted_id is not null as muted
      from comments c
      left join reacted on reacted.comment_id = c.id
      left join bookmarks b on b.member_id = ${memberId}::uuid and b.comment_id = c.id
      left join follows f on f.member_id = ${memberId}::uuid and f.root_id = coalesce(c.root_id, c.id)
      left join mutes u on u.member_id = ${memberId}::uuid and u.muted_id = c.author_id
      where c.id = any(${comments}::uuid[]) and c.visible)
    select
      (select count(*)::int from (select from notices n where n.member_id = ${memberId}::uuid and n.read_at is null
        limit ${mostUnread}) unread) as unread,
      exists (select from follows f join articles a on a.id = f.article_id
        where a.slug = ${article}::text and f.member_id = ${memberId}::uuid and f.root_id is null) as followed,
      (select json_object_agg(own.id, json_build_object('reactions', own.reactions, 'saved', own.saved,
          'followed', own.followed, 'muted', own.muted))
        from own where own.reactions <> '{}' or own.saved or own.followed or own.muted) as marks,
      (select json_object_agg(own.id, own.counts) from own where own.counts <> '{}') as reactions`;
  return row;
}
