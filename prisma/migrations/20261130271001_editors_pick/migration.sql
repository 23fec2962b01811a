-- When a moderator picked a comment that readers see: it comes first under its article. What readers do not see is no pick.
alter table comments add column picked_at timestamptz(3),
  add constraint comments_picked_are_seen check (picked_at is null or visible);

create index comments_picked on comments (article_id, picked_at desc, id desc) where picked_at is not null;
