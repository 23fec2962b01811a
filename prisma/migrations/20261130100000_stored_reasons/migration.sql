-- A reason that the program gave was its sentence in English, beside what people wrote. From now on it is its code and facts, and
-- what people wrote is a JSON string. A sentence that the program never said stays what a person wrote.

create function stored_reason(sentence text) returns jsonb language plpgsql strict as $$
declare
  known record;
  found text[];
begin
  for known in select * from (values
      ('Another one took its place\.', 'sanction-replaced', '{}'::text[]),
      ('A moderator has changed the decision\.', 'decision-changed', '{}'),
      ('An automatic check could not run, so a moderator reads it first\.', 'check-failed', '{}'),
      ('Calibration passed: the last (\d[\d,]*) verdicts on it were right\.', 'calibration-passed', '{count}'),
      ('It has a link \(“(.*)”\), so a moderator reads it first\.', 'link-held', '{words}'),
      ('It has waited for more than (\d[\d,]*) hours, so a moderator decides\.', 'waited', '{hours}'),
      ('It says “(.*)”, so a moderator reads it first\.', 'suspect', '{words}'),
      ('Its author has taken the comment back\.', 'item-withdrawn', '{}'),
      ('Its reviewers did not agree to post it, so a moderator decides\.', 'disagreed', '{}'),
      ('Its reviewer was careless: until they pass calibration again, their verdicts do not count\.', 'reviewer-careless', '{}'),
      ('Its reviewer was sanctioned\.', 'reviewer-sanctioned', '{}'),
      ('Of the last (\d[\d,]*) verdicts whose outcome is known, (\d[\d,]*) (?:was|were) right\.', 'verdicts-right', '{known,right}'),
      ('Of the last (\d[\d,]*) verdicts whose outcome is known, (\d[\d,]*) (?:was|were) right, (\d[\d,]*) of them given after the warning\.',
        'verdicts-right-since-warning', '{known,right,since}'),
      ('(\d[\d,]*) of (\d[\d,]*) reliable reviewers missed it\.', 'item-missed', '{missed,of}'),
      ('(\d[\d,]*) of (\d[\d,]*) reviews were waived: nothing was left to review\.', 'reviews-waived', '{count,required}'),
      ('Several readers have reported it, so nobody else sees it until a moderator has looked at it\.', 'hidden', '{}'),
      ('The comment that it was picked from has been decided otherwise since\.', 'item-decided-otherwise', '{}'),
      ('The reviews were not done within (\d[\d,]*) days\. Your text is kept: you can submit it again\.', 'expired', '{days}'),
      ('Verdicts that had counted as wrong no longer do\.', 'no-longer-wrong', '{}'),
      ('Version (\d[\d,]*): (\{.*\})', 'policy-changed', '{version,patch}')
  ) as said (pattern, code, facts) loop
    found := regexp_match(sentence, '^' || known.pattern || '$');
    continue when found is null;
    return jsonb_build_object('code', known.code, 'facts', coalesce((
      select jsonb_object_agg(fact, case when fact in ('words', 'patch') then to_jsonb(found[place])
        else to_jsonb(replace(found[place], ',', '')::numeric) end)
      from unnest(known.facts) with ordinality as f (fact, place)), '{}'));
  end loop;
  return to_jsonb(sentence);
end $$;

-- A change of type fires no trigger: the audit keeps refusing every change of what was done.
alter table comments alter column state_reason type jsonb using stored_reason(state_reason),
  add constraint comments_state_reason_form check (jsonb_typeof(state_reason) = 'string' or state_reason ?& array['code', 'facts']);
-- Before version 18, PostgreSQL changes no column of a table whose row a function takes.
drop function revision_judged(decisions);
alter table decisions alter column note type jsonb using stored_reason(note),
  add constraint decisions_note_form check (jsonb_typeof(note) = 'string' or note ?& array['code', 'facts']);
create function revision_judged(d decisions) returns int language sql stable parallel safe
  begin atomic
    select coalesce(
      (select p.revision from decisions p where d.outcome = 'REMOVE' and p.comment_id = d.comment_id and p.outcome = 'PUBLISH'
        and p.version < d.version order by p.version desc limit 1),
      d.revision);
  end;
alter table appeals alter column note type jsonb using stored_reason(note),
  add constraint appeals_note_form check (jsonb_typeof(note) = 'string' or note ?& array['code', 'facts']);
alter table reviews alter column void_reason type jsonb using stored_reason(void_reason),
  add constraint reviews_void_reason_form check (jsonb_typeof(void_reason) = 'string' or void_reason ?& array['code', 'facts']);
alter table reviewer_records alter column standing_reason type jsonb using stored_reason(standing_reason),
  add constraint reviewer_records_reason_form check (jsonb_typeof(standing_reason) = 'string' or standing_reason ?& array['code', 'facts']);
alter table calibration_items alter column retired_reason type jsonb using stored_reason(retired_reason),
  add constraint calibration_items_reason_form check (jsonb_typeof(retired_reason) = 'string' or retired_reason ?& array['code', 'facts']);
alter table sanctions alter column lift_reason type jsonb using stored_reason(lift_reason),
  add constraint sanctions_lift_reason_form check (jsonb_typeof(lift_reason) = 'string' or lift_reason ?& array['code', 'facts']);
alter table audit_entries alter column reason type jsonb using stored_reason(reason),
  add constraint audit_entries_reason_form check (jsonb_typeof(reason) = 'string' or reason ?& array['code', 'facts']);

-- What notices, and events that are still to be delivered, have of a reason.
update notices set facts = jsonb_set(facts, '{reason}', stored_reason(facts ->> 'reason'))
  where kind in ('comment.referred', 'reviewer.warned', 'reviewer.suspended', 'reviewer.reinstated')
    and facts ->> 'reason' is not null;
update notices set facts = jsonb_set(facts, '{note}', stored_reason(facts ->> 'note'))
  where kind = 'appeal.decided' and facts ->> 'note' is not null;
update notices set facts = jsonb_set(facts, '{statement,gist,held}', stored_reason(facts #>> '{statement,gist,held}'))
  where kind in ('comment.rejected', 'comment.removed') and facts #>> '{statement,gist,held}' is not null;
update notices set facts = jsonb_set(facts, '{statement,gist,passed}', stored_reason(facts #>> '{statement,gist,passed}'))
  where kind in ('comment.rejected', 'comment.removed') and facts #>> '{statement,gist,passed}' is not null;
-- With the gist of a statement its sentences are said in any language: in English they need not be kept.
update notices set facts = jsonb_set(facts, '{statement}',
    (facts -> 'statement') - array['decided', 'scope', 'source', 'automatic', 'redress', 'decidedBy'])
  where kind in ('comment.rejected', 'comment.removed') and facts #> '{statement,gist}' is not null;
update outbox_events set payload = jsonb_set(payload, '{reason}', stored_reason(payload ->> 'reason'))
  where type = 'reviewer.standing';

drop function stored_reason(text);
