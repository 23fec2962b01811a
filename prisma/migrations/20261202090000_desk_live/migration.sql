-- Every instance hears, at the commit, that the desk is no longer what it was: 'queues' is what waits there and who is on it,
-- 'staff' who may read it. What was announced in the same words by one transaction arrives once.
create function announce_to_desk() returns trigger language plpgsql as $$
begin
  perform pg_notify('trialogue_desk', tg_argv[0]);
  return null;
end $$;

-- Not that a text was sent to its reviewers, or has all that its author owes: a submit must not queue for the one lock that announcing takes.
create trigger outbox_events_announce_queues after insert on outbox_events
  for each row when (new.type in ('comment.publish', 'comment.object', 'comment.refer', 'comment.reject', 'comment.remove',
      'comment.hide', 'comment.restore', 'comment.expire', 'comment.withdraw', 'comment.unwithdraw', 'comment.correct',
      'decision.hold', 'decision.take-back', 'decision.lapse', 'report.file', 'report.close', 'appeal.file', 'appeal.decide',
      'calibration.contest', 'calibration.contest-decided', 'member.expertise')
    or (new.type in ('comment.submit', 'comment.revise') and new.payload ->> 'state' = 'REFERRED'))
  execute function announce_to_desk('queues');

create trigger case_claims_announce after insert or delete on case_claims
  for each row execute function announce_to_desk('queues');
-- Not that somebody is still on it.
create trigger case_claims_announce_another after update on case_claims
  for each row when (old.member_id is distinct from new.member_id) execute function announce_to_desk('queues');

create trigger outbox_events_announce_staff after insert on outbox_events
  for each row when (new.type in ('member.role', 'member.sanction', 'member.second-step', 'member.leave', 'policy.change'))
  execute function announce_to_desk('staff');

create function announce_ended_session() returns trigger language plpgsql as $$
begin
  if exists (select from members where id = new.member_id and role <> 'MEMBER') then
    perform pg_notify('trialogue_desk', 'staff');
  end if;
  return null;
end $$;
create trigger sessions_announce_end after update of revoked_at on sessions
  for each row when (old.revoked_at is null and new.revoked_at is not null) execute function announce_ended_session();
