-- Whether somebody has given a verdict, as a peer, on the newest text of a comment, on the one that readers see, or on the one that this corrects.
create function has_judged(c comments, of_member uuid) returns boolean language sql stable parallel safe
  begin atomic
    select exists (select from reviews v where v.reviewer_id = of_member and v.comment_id = c.id
      and v.revision in (c.revision, c.published_revision, judged_revision(c.id, c.published_revision)));
  end;

-- Who of the desk may decide about a comment: neither its author, nor who has judged it as a peer, nor who is under a sanction.
create function who_may_decide(c comments, moment timestamptz) returns setof uuid language sql stable parallel safe
  begin atomic
    select m.id from members m where m.role <> 'MEMBER' and m.id <> c.author_id and not has_judged(c, m.id)
      and not exists (select from sanctions_in_force(m.id, moment));
  end;
