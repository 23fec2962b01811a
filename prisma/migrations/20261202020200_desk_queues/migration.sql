-- Why a comment waits for a moderator, as the queues of the desk tell it apart. What is read blind is among those that peers left undecided,
-- and what has no other name was held by a check.
create function referral_kind(why jsonb, published_revision int) returns text language sql immutable parallel safe
  return case
    when why ->> 'code' = 'hidden' then 'hidden'
    when published_revision is not null then 'edits'
    when why ->> 'code' in ('author-asked', 'author-silent') then 'asked'
    when why ->> 'code' = 'waited' then 'late'
    when why ->> 'code' is null or why ->> 'code' in ('disagreed', 'read-first') then 'undecided'
    else 'held' end;

create index comments_referred on comments (referral_kind(state_reason, published_revision), state_changed_at, id) where state = 'REFERRED';
