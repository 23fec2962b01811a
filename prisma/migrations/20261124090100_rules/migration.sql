-- What must never be, whoever writes: the rules that Prisma's schema cannot say.

-- Counters

alter table articles add constraint articles_comment_count_not_negative check (comment_count >= 0);

alter table comments
  add constraint comments_counters_not_negative
    check (review_count >= 0 and lease_count >= 0 and reply_count >= 0 and descendant_count >= 0
           and resubmissions >= 0 and depth >= 0),
  add constraint comments_revision_known check (revision >= 1 and published_revision between 1 and revision),
  add constraint comments_version_positive check (version >= 1),
  -- Readers see a comment only in an accepted revision, and never after it was removed or withdrawn.
  add constraint comments_visible_is_accepted
    check (not visible or (published_revision is not null and published_at is not null
                           and state in ('PUBLISHED', 'IN_REVIEW', 'REFERRED'))),
  add constraint comments_published_is_visible check (state <> 'PUBLISHED' or visible),
  add constraint comments_reply_has_root check ((parent_id is null) = (root_id is null) and (parent_id is null) = (depth = 0)),
  add constraint comments_not_own_parent check (parent_id <> id);

alter table comment_revisions
  add constraint comment_revisions_number_positive check (number >= 1),
  add constraint comment_revisions_body_length check (char_length(body) between 1 and 20000);

alter table review_duties
  add constraint review_duties_within_required
    check (required >= 0 and done >= 0 and waived >= 0 and skips >= 0 and done + waived <= required),
  add constraint review_duties_complete check ((completed_at is not null) = (done + waived = required));

-- A review and the lease it came from are about one thing: a comment's revision, or a calibration item.

alter table review_assignments
  add constraint review_assignments_one_subject check (num_nonnulls(comment_id, calibration_item_id) = 1),
  add constraint review_assignments_names_revision check ((comment_id is null) = (revision is null));

alter table reviews
  add constraint reviews_one_subject check (num_nonnulls(comment_id, calibration_item_id) = 1),
  add constraint reviews_names_revision check ((comment_id is null) = (revision is null)),
  add constraint reviews_note_length check (char_length(note) <= 2000),
  add constraint reviews_void_has_reason check ((voided_at is null) = (void_reason is null));

-- Nobody reviews their own comment.

create function forbid_own_review() returns trigger language plpgsql as $$
begin
  if new.comment_id is not null
     and exists (select 1 from comments where id = new.comment_id and author_id = new.reviewer_id) then
    raise exception 'a member cannot review their own comment' using errcode = 'check_violation';
  end if;
  return new;
end $$;

create trigger review_assignments_not_own before insert or update of reviewer_id, comment_id on review_assignments
  for each row execute function forbid_own_review();
create trigger reviews_not_own before insert or update of reviewer_id, comment_id on reviews
  for each row execute function forbid_own_review();

-- Drafts belong to a member, or wait under a claim.

alter table drafts
  add constraint drafts_one_holder check (num_nonnulls(member_id, claim_hash) = 1),
  add constraint drafts_body_length check (char_length(body) <= 20000);

alter table memberships add constraint memberships_changed_after_start check (changed_at >= started_at);
alter table sessions add constraint sessions_expire_after_start check (expires_at > created_at);

-- Hot queries

-- A page of an article's thread: top level, in order of publication.
create index comments_thread on comments (article_id, published_at desc, id desc)
  where parent_id is null and published_at is not null;
-- The replies below a page of roots.
create index comments_descendants on comments (root_id, published_at, id)
  where root_id is not null and published_at is not null;
-- A page of the direct replies to a comment.
create index comments_replies on comments (parent_id, published_at, id)
  where parent_id is not null and published_at is not null;
-- What needs reviews most, oldest first.
create index comments_need on comments ((review_count + lease_count), in_review_at, id) where state = 'IN_REVIEW';
-- Leases to take back.
create index review_assignments_expiry on review_assignments (expires_at) where state = 'OPEN';
-- A member's public comments.
create index comments_of_member on comments (author_id, published_at desc, id desc) where visible;

-- What several subjects read, said once

-- Who wrote a comment, as everybody may know them.
create view authors as
  select m.id, m.display_name, json_build_object(
    'id', m.id, 'displayName', m.display_name,
    'badges', case m.role when 'MODERATOR' then '["moderator"]'::json when 'ADMIN' then '["staff"]'::json else '[]'::json end,
    'expertise', coalesce((select json_agg(json_build_object('field', e.field, 'line', e.line, 'verified', e.verified_at is not null)
      order by e.position) from expertise e where e.member_id = m.id), '[]'::json)) as card
  from members m;

-- The valid verdicts on a revision of a comment.
create function verdicts_on(of_comment uuid, of_revision int) returns json language sql stable parallel safe
  begin atomic
    select json_build_object(
      'yes', count(*) filter (where v.verdict = 'YES'),
      'notCivil', count(*) filter (where v.verdict = 'NOT_CIVIL'),
      'misinformation', count(*) filter (where v.verdict = 'MISINFORMATION'))
    from reviews v where v.comment_id = of_comment and v.revision = of_revision and v.voided_at is null;
  end;

-- The audit is append-only. The application's role has no privilege to change it; this holds for everyone else.

create function forbid_change() returns trigger language plpgsql as $$
begin
  raise exception 'the audit is append-only' using errcode = 'insufficient_privilege';
end $$;

create trigger audit_entries_append_only before update or delete on audit_entries
  for each row execute function forbid_change();
create trigger audit_entries_no_truncate before truncate on audit_entries
  for each statement execute function forbid_change();

-- Every instance hears, at the commit, which pages an event made stale.

create function announce_event() returns trigger language plpgsql as $$
begin
  perform pg_notify('trialogue_purge',
    json_build_object('id', new.id, 'tags', new.tags, 'removal', new.removal)::text);
  return null;
end $$;

create trigger outbox_events_announce after insert on outbox_events
  for each row when (cardinality(new.tags) > 0) execute function announce_event();
