-- Whether somebody holds a lease on a comment: who reads it as a peer learns nothing of its author until they have judged it (R5).
create function is_reading(of_member uuid, of_comment uuid) returns boolean language sql stable parallel safe
  begin atomic
    select exists (select from review_assignments a
      where a.reviewer_id = of_member and a.comment_id = of_comment and a.state = 'OPEN');
  end;
