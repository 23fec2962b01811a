-- A member can leave: what they asked for waits a day, then name and address go, and what others built on stays under their id.
ALTER TABLE "members" ADD COLUMN "left_at" TIMESTAMPTZ(3);

CREATE TABLE "departures" (
    "member_id" UUID NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,
    "keeps_comments" BOOLEAN NOT NULL,

    CONSTRAINT "departures_pkey" PRIMARY KEY ("member_id"),
    CONSTRAINT "departures_end" CHECK ("ends_at" > "asked_at")
);

CREATE INDEX "departures_ends_at_idx" ON "departures"("ends_at");

ALTER TABLE "departures" ADD CONSTRAINT "departures_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "members"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Who has left is nobody any more: no address, no password, no office.
alter table members add constraint members_left_whole
  check (left_at is null or (email = '' and password_hash = '' and language is null and role = 'MEMBER'));
-- Whose name is still kept from others.
create index members_left on members (left_at) where left_at is not null;

-- Nothing is added to a member who has left, however long ago its request was let in: it waits for whoever closes the account, and
-- then sees that. `refuse` tells whoever asks; `skip` is for what we write of ourselves.
create function refuse_of_who_left() returns trigger language plpgsql as $$
declare
  of_member uuid := (to_jsonb(new) ->> tg_argv[0])::uuid;
begin
  if of_member is null then
    return new;
  end if;
  perform from members m where m.id = of_member and m.left_at is null for key share;
  if found or not exists (select from members m where m.id = of_member) then
    return new;
  end if;
  if tg_argv[1] = 'skip' then
    return null;
  end if;
  raise exception 'the member has left' using errcode = 'TL001';
end $$;

create trigger comments_not_of_who_left before insert on comments
  for each row execute function refuse_of_who_left('author_id', 'refuse');
create trigger review_assignments_not_of_who_left before insert on review_assignments
  for each row execute function refuse_of_who_left('reviewer_id', 'refuse');
create trigger reviews_not_of_who_left before insert on reviews
  for each row execute function refuse_of_who_left('reviewer_id', 'refuse');
create trigger sessions_not_of_who_left before insert on sessions
  for each row execute function refuse_of_who_left('member_id', 'refuse');
create trigger memberships_not_of_who_left before insert on memberships
  for each row execute function refuse_of_who_left('member_id', 'refuse');
create trigger expertise_not_of_who_left before insert on expertise
  for each row execute function refuse_of_who_left('member_id', 'refuse');
create trigger drafts_not_of_who_left before insert or update of member_id on drafts
  for each row execute function refuse_of_who_left('member_id', 'refuse');
create trigger reactions_not_of_who_left before insert on reactions
  for each row execute function refuse_of_who_left('member_id', 'refuse');
create trigger bookmarks_not_of_who_left before insert on bookmarks
  for each row execute function refuse_of_who_left('member_id', 'refuse');
create trigger follows_not_of_who_left before insert on follows
  for each row execute function refuse_of_who_left('member_id', 'refuse');
create trigger mutes_not_of_who_left before insert on mutes
  for each row execute function refuse_of_who_left('member_id', 'refuse');
create trigger reports_not_of_who_left before insert on reports
  for each row execute function refuse_of_who_left('member_id', 'refuse');
create trigger appeals_not_of_who_left before insert on appeals
  for each row execute function refuse_of_who_left('member_id', 'refuse');
create trigger calibration_contests_not_of_who_left before insert on calibration_contests
  for each row execute function refuse_of_who_left('member_id', 'refuse');
create trigger notice_preferences_not_of_who_left before insert on notice_preferences
  for each row execute function refuse_of_who_left('member_id', 'refuse');
create trigger idempotency_keys_not_of_who_left before insert on idempotency_keys
  for each row execute function refuse_of_who_left('member_id', 'refuse');
create trigger departures_not_of_who_left before insert on departures
  for each row execute function refuse_of_who_left('member_id', 'refuse');
create trigger outside_identities_not_of_who_left before insert on outside_identities
  for each row execute function refuse_of_who_left('member_id', 'refuse');
create trigger totp_factors_not_of_who_left before insert on totp_factors
  for each row execute function refuse_of_who_left('member_id', 'refuse');
create trigger recovery_codes_not_of_who_left before insert on recovery_codes
  for each row execute function refuse_of_who_left('member_id', 'refuse');
create trigger passkeys_not_of_who_left before insert on passkeys
  for each row execute function refuse_of_who_left('member_id', 'refuse');
create trigger passkey_challenges_not_of_who_left before insert on passkey_challenges
  for each row execute function refuse_of_who_left('member_id', 'refuse');
create trigger membership_imports_not_of_who_left before insert on membership_imports
  for each row execute function refuse_of_who_left('by_id', 'refuse');
create trigger sign_ins_under_way_not_of_who_left before insert on sign_ins_under_way
  for each row execute function refuse_of_who_left('member_id', 'refuse');
create trigger former_names_not_of_who_left before insert on former_names
  for each row execute function refuse_of_who_left('member_id', 'refuse');
create trigger security_events_not_of_who_left before insert on security_events
  for each row execute function refuse_of_who_left('member_id', 'skip');
create trigger notices_not_of_who_left before insert on notices
  for each row execute function refuse_of_who_left('member_id', 'skip');
create trigger mail_digests_not_of_who_left before insert on mail_digests
  for each row execute function refuse_of_who_left('member_id', 'skip');
create trigger mail_endings_not_of_who_left before insert on mail_endings
  for each row execute function refuse_of_who_left('member_id', 'skip');

-- Who wrote a comment, as everybody may know them. Nobody speaks as one who knows while they are banned; who has left is known by
-- nothing but that.
create or replace view authors as
  select m.id, m.display_name, json_build_object(
    'id', m.id, 'displayName', m.display_name,
    'badges', case when m.left_at is not null then '["former"]'::jsonb else
      (case m.role when 'MODERATOR' then '["moderator"]'::jsonb when 'ADMIN' then '["staff"]'::jsonb else '[]'::jsonb end)
      || coalesce((select '["founding"]'::jsonb from memberships s where s.member_id = m.id and s.founding and is_insider(s.*, now())),
                  '[]'::jsonb) end,
    'expertise', coalesce((select json_agg(json_build_object('field', e.field, 'line', e.line, 'verified', e.verified_at is not null)
      order by e.position) from expertise e where e.member_id = m.id
        and not exists (select 1 from sanctions s where s.member_id = m.id and s.kind = 'BAN' and s.lifted_at is null)),
      '[]'::json)) as card
  from members m;

-- Whether readers have met a member here: by a comment that they see, an article, or a role. Nobody else is found by their name, and
-- nobody who has left.
create or replace function has_been_met(member uuid) returns boolean language sql stable parallel safe as $$
  select exists (select 1 from members m where m.id = member and m.left_at is null) and (
    exists (select 1 from comments c where c.author_id = member and c.visible)
    or exists (select 1 from articles a where a.author_id = member)
    or exists (select 1 from members m where m.id = member and m.role <> 'MEMBER'))
$$;
