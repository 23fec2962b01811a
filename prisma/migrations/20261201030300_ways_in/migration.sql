-- By what somebody signed in: the password, the link of a letter, a passkey, or an account elsewhere. Null of other events, and of those until now.
ALTER TABLE "security_events" ADD COLUMN "way" TEXT;
alter table security_events
  add constraint security_events_way_is_known check (way in ('password', 'link', 'passkey', 'elsewhere'));
