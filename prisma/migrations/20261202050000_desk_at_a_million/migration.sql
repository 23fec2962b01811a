-- What the rooms of the desk ask of a database of a million comments, found by indexes.

-- A part of a name, or for administrators of an address. The extension comes with PostgreSQL and is trusted: the owner of a database may create it.
create extension if not exists pg_trgm;
create index members_name_parts on members using gin (display_name gin_trgm_ops);
create index members_email_parts on members using gin (email_folded gin_trgm_ops);

-- How a member's comments fared.
create index comments_turned_down on comments (author_id) where state in ('REJECTED', 'REMOVED');

-- Who may not take part just now: walked from what is not lifted, of which most has ended.
create index sanctions_ending on sanctions (ends_at, member_id) where lifted_at is null;

-- What reviewers' verdicts are worth, in millionths: kept wherever their record is written, and written anew each night, when records lose weight.
-- Until the first night it goes by the numbers that a publication begins with.
alter table reviewer_records add column worth int not null default 0;
update reviewer_records set worth = round(1000000 * ((acceptable_right + 3) / (acceptable_right + acceptable_wrong + 4)
  + (unacceptable_right + 3) / (unacceptable_right + unacceptable_wrong + 4) - 1))::int;
create index reviewer_records_ranked on reviewer_records
  ((case standing when 'SUSPENDED' then 0 when 'WARNED' then 1 else 2 end), worth, member_id)
  where standing <> 'GOOD' or acceptable_right + acceptable_wrong + unacceptable_right + unacceptable_wrong > 0;

-- When the moderator who read it blind turned a text down, so that what waits for a second look is found without what does not.
alter table blind_audits add column turned_down_at timestamptz(3);
update blind_audits b set turned_down_at = d.created_at from decisions d
where d.comment_id = b.comment_id and d.version = b.version + 1 and d.revision = b.revision and d.maker = 'MODERATOR' and d.outcome = 'REJECT';
drop index blind_audits_open;
create index blind_audits_open on blind_audits (turned_down_at, comment_id) where second_at is null and turned_down_at is not null;

create function note_turned_down() returns trigger language plpgsql as $$
begin
  update blind_audits set turned_down_at = new.created_at
  where comment_id = new.comment_id and version = new.version - 1 and revision = new.revision;
  return null;
end $$;
create trigger decisions_turned_down after insert on decisions
  for each row when (new.maker = 'MODERATOR' and new.outcome = 'REJECT') execute function note_turned_down();

-- Practice comments, from the newest.
create index calibration_items_newest on calibration_items (created_at desc, id desc);
