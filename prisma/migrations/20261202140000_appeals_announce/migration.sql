-- An appeal that closes undecided is no event: what waits changes with the row.
create trigger appeals_announce after insert or update of state on appeals
  for each row execute function announce_to_desk('queues');

-- As it was, without what the appeals say themselves.
drop trigger outbox_events_announce_queues on outbox_events;
create trigger outbox_events_announce_queues after insert on outbox_events
  for each row when (new.type in ('comment.publish', 'comment.object', 'comment.refer', 'comment.reject', 'comment.remove',
      'comment.hide', 'comment.restore', 'comment.expire', 'comment.withdraw', 'comment.unwithdraw', 'comment.correct',
      'decision.hold', 'decision.take-back', 'decision.lapse', 'report.file', 'report.close',
      'calibration.contest', 'calibration.contest-decided', 'member.expertise')
    or (new.type in ('comment.submit', 'comment.revise') and new.payload ->> 'state' = 'REFERRED'))
  execute function announce_to_desk('queues');
