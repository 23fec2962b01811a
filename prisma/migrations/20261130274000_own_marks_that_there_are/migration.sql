-- What a member has made of comments that readers see: a row for each of which they have made something. It is asked with every page of
-- theirs, and most have made something of few.
create or replace function own_marks(of_member uuid, on_comments uuid[])
  returns table (id uuid, reactions text[], saved boolean, followed boolean, muted boolean) language sql stable parallel safe
  begin atomic
    with shown as materialized (
      select c.id, coalesce(c.root_id, c.id) as root_id, c.author_id from comments c where c.id = any(on_comments) and c.visible)
    select mark.id, coalesce(array_agg(mark.kind order by mark.kind) filter (where mark.kind is not null), '{}'),
      bool_or(mark.what = 'saved'), bool_or(mark.what = 'followed'), bool_or(mark.what = 'muted')
    from (
      select s.id, 'reaction' as what, r.kind from shown s join reactions r on r.member_id = of_member and r.comment_id = s.id
      union all select s.id, 'saved', null from shown s join bookmarks b on b.member_id = of_member and b.comment_id = s.id
      union all select s.id, 'followed', null from shown s join follows f on f.member_id = of_member and f.root_id = s.root_id
      union all select s.id, 'muted', null from shown s join mutes u on u.member_id = of_member and u.muted_id = s.author_id
    ) mark group by mark.id;
  end;
