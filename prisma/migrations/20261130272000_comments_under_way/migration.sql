-- What of an author's readers do not see yet: asked for with every page of a member's, whatever they have written before.
create index comments_under_way on comments (author_id, created_at desc, id desc)
  where state in ('AWAITING_REVIEWS', 'IN_REVIEW', 'OBJECTED', 'REFERRED');

-- The newest comment of a member's that is on its way to its readers, how far it is, and how many reviews they owe for all of theirs. No row
-- where none is on its way.
create function own_under_way(of_member uuid)
  returns table (id uuid, state "CommentState", required int, done int, review_count int, active_members int,
    median_wait_seconds double precision, owed int) language sql stable parallel safe
  begin atomic
    select c.id, c.state, d.required, d.done + d.waived, c.review_count, pace.active_members, pace.median_wait_seconds,
      coalesce(sum(d.required - d.done - d.waived) filter (where c.state = 'AWAITING_REVIEWS') over (), 0)::int
    from comments c join review_duties d on d.comment_id = c.id left join site_pace pace on true
    where c.author_id = of_member and c.state in ('AWAITING_REVIEWS', 'IN_REVIEW', 'OBJECTED', 'REFERRED')
    order by c.created_at desc, c.id desc limit 1;
  end;
