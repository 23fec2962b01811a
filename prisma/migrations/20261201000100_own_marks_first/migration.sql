-- What a member has made of comments that readers see, found from what they made and not from the comments: it is asked with every page of
-- theirs, and most have made something of few. Comments are read for whoever follows threads or mutes somebody.
create or replace function own_marks(of_member uuid, on_comments uuid[])
  returns table (id uuid, reactions text[], saved boolean, followed boolean, muted boolean) language sql stable parallel safe
  begin atomic
    with shown as materialized (
      select c.id, coalesce(c.root_id, c.id) as root_id, c.author_id from comments c where c.id = any(on_comments) and c.visible)
    select c.id, coalesce(array_agg(mark.kind order by mark.kind) filter (where mark.kind is not null), '{}'),
      bool_or(mark.what = 'saved'), bool_or(mark.what = 'followed'), bool_or(mark.what = 'muted')
    from (
      select r.comment_id as id, 'reaction' as what, r.kind from reactions r
        where r.member_id = of_member and r.comment_id = any(on_comments)
      union all select b.comment_id, 'saved', null from bookmarks b where b.member_id = of_member and b.comment_id = any(on_comments)
      union all select s.id, 'followed', null from shown s join follows f on f.member_id = of_member and f.root_id = s.root_id
        where exists (select from follows where member_id = of_member and root_id is not null)
      union all select s.id, 'muted', null from shown s join mutes u on u.member_id = of_member and u.muted_id = s.author_id
        where exists (select from mutes where member_id = of_member)
    ) mark join comments c on c.id = mark.id and c.visible group by c.id;
  end;
