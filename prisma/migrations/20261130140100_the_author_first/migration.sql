-- An edit that peers object to leaves the accepted text up.
alter table comments drop constraint comments_visible_is_accepted;
alter table comments add constraint comments_visible_is_accepted
  check (not visible or (published_revision is not null and published_at is not null
                         and state in ('PUBLISHED', 'IN_REVIEW', 'OBJECTED', 'REFERRED')));

-- Its reviewer meant the note for the author too, and screening found nothing in it.
ALTER TABLE "reviews" ADD COLUMN "note_to_author" BOOLEAN NOT NULL DEFAULT false;
alter table reviews add constraint reviews_note_to_author_is_one
  check (not note_to_author or (note is not null and comment_id is not null));

-- What reviewers say to the author of a text, in an order that says nothing about who or when.
create function notes_to_author(of_comment uuid, of_revision int) returns json language sql stable parallel safe
  begin atomic
    select coalesce(json_agg(v.note order by sha256(uuid_send(v.id))), '[]'::json)
    from reviews v where v.comment_id = of_comment and v.revision = of_revision and v.note_to_author and v.voided_at is null;
  end;
