import type { Db } from '@/lib/platform/db';
import { knowing, published } from '../thread/store';
import { highlightKinds, type Highlight } from './schemas';

/** Of each kind. */
const MOST = 3;
/** Of somebody's comments the newest, of which the best is chosen: however many they have written. */
const LOOKED_AT = 10;

/**
 * In one statement what stands out under an article: what moderators picked, the best of what those wrote whose experience in one of these
 * fields (folded) is verified, what those value who usually disagree, and the newest by the newsroom. It reads as much of a thread of ten thousand as of one of ten.
 */
export const findHighlights = (db: Db, articleId: string, fields: string[]): Promise<Highlight[]> =>
  db.$queryRaw`with
    picked as (
      select c.id, 'picked' as kind, row_number() over (order by c.picked_at desc, c.id desc) as place from comments c
      where c.article_id = ${articleId}::uuid and c.picked_at is not null),
    voices as (
      select distinct on (x.author_id) x.id, x.top_score from (
        select distinct e.member_id from expertise e where ${knowing(fields)} and e.verified_at is not null) knows
      cross join lateral (select c.id, c.author_id, c.top_score from comments c
        where c.article_id = ${articleId}::uuid and c.author_id = knows.member_id and c.visible
        order by c.id desc limit ${LOOKED_AT}) x
      order by x.author_id, x.top_score desc, x.id desc),
    verified as (
      select v.id, 'verified' as kind, row_number() over (order by v.top_score desc, v.id desc) as place from voices v),
    valued as (
      select c.id, c.bridging_rank from comments c
      where c.article_id = ${articleId}::uuid and c.parent_id is null and c.published_at is not null and c.visible
        and c.bridging_score is not null
      order by c.bridging_rank desc, c.id desc limit ${MOST}),
    bridging as (
      select v.id, 'bridging' as kind, row_number() over (order by v.bridging_rank desc, v.id desc) as place from valued v),
    staff as (
      select x.id, 'staff' as kind, row_number() over (order by x.id desc) as place
      from members m cross join lateral (select c.id from comments c
        where c.article_id = ${articleId}::uuid and c.author_id = m.id and c.visible order by c.id desc limit ${MOST}) x
      where m.role <> 'MEMBER'),
    found as (select * from picked union all select * from verified union all select * from bridging union all select * from staff)
    select f.kind, f.id, json_build_object('id', m.id, 'displayName', m.display_name) as author, r.body
    from found f join comments c on c.id = f.id join members m on m.id = c.author_id join ${published}
    where f.place <= ${MOST}
    order by array_position(${[...highlightKinds]}::text[], f.kind), f.place`;
