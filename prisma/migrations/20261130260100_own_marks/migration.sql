-- What a member has made of comments that readers see: of others it would tell whose they are. A row for each of those that are asked about.
create function own_marks(of_member uuid, on_comments uuid[])
  returns table (id uuid, reactions text[], saved boolean, followed boolean, muted boolean) language sql stable parallel safe
  begin atomic
    with reacted as materialized (
      select r.comment_id, array_agg(r.kind order by r.kind) as kinds from reactions r
      where r.member_id = of_member and r.comment_id = any(on_comments) group by r.comment_id)
    select c.id, coalesce(reacted.kinds, '{}'), b.comment_id is not null, f.root_id is not null, u.muted_id is not null
    from comments c
    left join reacted on reacted.comment_id = c.id
    left join bookmarks b on b.member_id = of_member and b.comment_id = c.id
    left join follows f on f.member_id = of_member and f.root_id = coalesce(c.root_id, c.id)
    left join mutes u on u.member_id = of_member and u.muted_id = c.author_id
    where c.id = any(on_comments) and c.visible;
  end;
