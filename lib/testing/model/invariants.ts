import { expect } from 'vitest';
import { connectionPool } from '@/lib/platform/db';
import { counters } from '../counters';

/** Rules, each with a query for what breaks it. */
type Rules = Record<string, string>;

/** How many reviews a comment may have, by the policy in force. */
const quorum = `(select (settings #>> '{review,quorum,max}')::int as max
      from policy_versions order by version desc limit 1)`;

/** What R14 promises after every step, whoever does what at once. */
const always: Rules = {
  'published means reviews by its author, a recorded waiver, or a moderator': `
    select c.id, d.required, d.done, d.waived from comments c join review_duties d on d.comment_id = c.id
    where c.published_at is not null
      and not exists (select 1 from decisions x where x.comment_id = c.id and x.maker = 'MODERATOR' and x.outcome = 'PUBLISH')
      and (select count(*) from reviews v join review_assignments a on a.id = v.assignment_id
        where a.duty_id = c.id and v.reviewer_id = c.author_id and v.counts_for_duty) + d.waived < d.required`,
  'nobody gets in line before their duty is done': `
    select c.id from comments c join review_duties d on d.comment_id = c.id
    where c.state = 'IN_REVIEW' and d.completed_at is null and c.published_at is null`,
  'a waiver is on record': `
    select c.id from comments c join review_duties d on d.comment_id = c.id
    where (d.waived > 0) <> c.duty_waived or (d.waived > 0) <> exists (select 1 from audit_entries e
      where e.subject_id = c.id and e.action = 'review.waive')`,
  'what readers see was accepted in that revision': `
    select c.id from comments c where c.published_revision is not null and not exists (select 1 from decisions x
      where x.comment_id = c.id and x.revision = c.published_revision and x.outcome = 'PUBLISH')`,
  'nobody decides one version twice, nor one to come': `
    select x.comment_id, x.version from decisions x join comments c on c.id = x.comment_id
    group by x.comment_id, x.version, c.version having count(*) > 1 or x.version >= c.version`,
  'peers, or lateness, decide a revision once': `
    select subject_id, details -> 'revision' as revision from audit_entries join comments c on c.id = subject_id
    where action in ('comment.publish', 'comment.refer') and actor_id is null group by 1, 2 having count(*) > 1
    union all select subject_id, details -> 'revision' from audit_entries join comments c on c.id = subject_id
    where action in ('comment.publish', 'comment.object') and actor_id is null group by 1, 2 having count(*) > 1`,
  'nobody of the desk decides a text that they review': `
    select d.id from decisions d join reviews v on v.comment_id = d.comment_id and v.reviewer_id = d.actor_id
      and v.revision = d.revision
    union all select d.id from decisions d join review_assignments a on a.comment_id = d.comment_id and a.reviewer_id = d.actor_id
      and a.revision = d.revision and a.state = 'OPEN'`,
  'what is its author’s to decide was objected to by peers, in this very text': `
    select c.id from comments c where c.state = 'OBJECTED' and not exists (select 1 from decisions x
      where x.comment_id = c.id and x.revision = c.revision and x.version = c.version - 1 and x.maker = 'PEERS' and x.outcome = 'OBJECT')`,
  'peers publish what enough accept, refer what two object to or all have read, and each counts once': `
    select x.comment_id, x.version from decisions x cross join lateral (
      select count(*) as given, count(distinct r ->> 'reviewerId') as reviewers, count(*) filter (where r ->> 'verdict' = 'YES') as accepting
      from jsonb_array_elements(x.inputs -> 'reviews') r) n
      left join blind_audits b on b.comment_id = x.comment_id and b.version = x.version
    where x.maker = 'PEERS' and (n.given <> n.reviewers
      or (x.outcome = 'PUBLISH' or b.would_publish) and n.accepting < (x.inputs -> 'counted' ->> 'needed')::int
      or x.outcome <> 'PUBLISH' and b.would_publish is not true and n.given - n.accepting < 2 and n.given < (x.inputs -> 'quorum' ->> 'max')::int)`,
  'nobody reviews their own': `
    select a.id from review_assignments a join comments c on c.id = a.comment_id where c.author_id = a.reviewer_id
    union all select v.id from reviews v join comments c on c.id = v.comment_id where c.author_id = v.reviewer_id`,
  'nobody is dealt what they reported, answered, or are answered by': `
    select a.id from review_assignments a join comments c on c.id = a.comment_id
    where exists (select 1 from reports p where p.comment_id = c.id and p.member_id = a.reviewer_id and p.created_at < a.assigned_at)
      or exists (select 1 from comments x where x.parent_id = c.id and x.author_id = a.reviewer_id and x.created_at < a.assigned_at)
      or exists (select 1 from comments x where x.id = c.parent_id and x.author_id = a.reviewer_id)`,
  'no reviewer counts twice on a revision': `
    select reviewer_id, comment_id, revision from reviews where comment_id is not null group by 1, 2, 3 having count(*) > 1`,
  'a lease that is done is one review of the same, by the same': `
    select coalesce(a.id, v.assignment_id) as id from review_assignments a full join reviews v on v.assignment_id = a.id
    where (a.state = 'DONE') is distinct from (v.id is not null) or v.reviewer_id <> a.reviewer_id or v.id is not null and
      (v.comment_id, v.revision, v.calibration_item_id) is distinct from (a.comment_id, a.revision, a.calibration_item_id)`,
  'a review buys at most one comment': `
    select v.id from reviews v join review_assignments a on a.id = v.assignment_id
      join review_duties d on d.comment_id = a.duty_id where d.member_id <> v.reviewer_id`,
  'what is beyond the duty pays none': `
    select v.id from reviews v join review_assignments a on a.id = v.assignment_id where a.optional and v.counts_for_duty`,
  'no more is leased for a duty than is owed': `
    select d.comment_id from review_duties d join review_assignments a on a.duty_id = d.comment_id and a.state = 'OPEN' and not a.optional
    group by d.comment_id having d.done + d.waived + count(*) > d.required`,
  'no more reviews and leases than a comment may need': `
    select c.id, c.review_count, c.lease_count from comments c, ${quorum} q where c.review_count + c.lease_count > least(q.max,
      greatest(2, 1 + (select count(*) from reviews v where v.comment_id = c.id and v.revision = c.revision)))`,
  'every transition is on record, with an event, and no decision without one': `
    select c.id, c.version, a.* from comments c cross join lateral (
      select count(*) filter (where action = 'comment.submit') as submitted, count(*) as acts,
        2 * count(*) filter (where action = 'comment.unwithdraw') as undone,
        count(*) filter (where action in ('comment.publish', 'comment.object', 'comment.reject', 'comment.remove', 'comment.hide',
          'comment.restore') or action = 'comment.refer' and actor_id is null) as decisions
      from audit_entries e where e.subject_id = c.id and e.action like 'comment.%') a
    where a.submitted <> 1 or a.acts - a.undone <> c.version
      or a.decisions <> (select count(*) from decisions x where x.comment_id = c.id)
      or a.acts <> (select count(*) from outbox_events o where o.subject_id = c.id and o.type like 'comment.%')`,
  'the record leads from the first state to the present one': `
    select c.id, s.state from comments c cross join lateral (
      select state, sum(entered) as times from (
        select to_state as state, 1 as entered from audit_entries e where e.subject_id = c.id and e.action like 'comment.%'
        union all select from_state, -1 from audit_entries e where e.subject_id = c.id and e.action like 'comment.%') x
      where state is not null group by state) s
    where s.times <> (s.state = c.state::text)::int`,
  'every other act is on record once': `
    select c.id, r.* from comments c cross join lateral (select
      (select count(*) from reviews v join review_assignments a on a.id = v.assignment_id
        where coalesce(v.comment_id, a.duty_id) = c.id) as reviews,
      (select count(*) from reviews v where v.comment_id = c.id and v.voided_at is not null) as voided,
      (select count(*) from reports p where p.comment_id = c.id) as reports,
      (select count(*) from appeals p where p.comment_id = c.id) as appeals,
      (select count(*) from appeals p where p.comment_id = c.id and p.state <> 'OPEN') as ended) r
      cross join lateral (select count(*) filter (where action = 'review.record') as reviews,
        count(*) filter (where action = 'review.void') as voided, count(*) filter (where action = 'report.file') as reports,
        count(*) filter (where action = 'appeal.file') as appeals,
        count(*) filter (where action in ('appeal.decide', 'appeal.close')) as ended
      from audit_entries e where e.subject_id = c.id) a
    where (r.reviews, r.voided, r.reports, r.appeals, r.ended) <> (a.reviews, a.voided, a.reports, a.appeals, a.ended)`,
  'nothing happens to a comment while a decision about it is held': `
    select h.id from held_decisions h join comments c on c.id = h.comment_id where h.version <> c.version`,
  'a decision is held, and then taken back, or takes effect, or lapses, once': `
    select c.id, e.* from comments c cross join lateral (
      select count(*) filter (where action = 'decision.hold') as held,
        count(*) filter (where action in ('decision.take-back', 'decision.lapse')) as ended from audit_entries e where e.subject_id = c.id) e
    where e.held < e.ended + (select count(*) from held_decisions h where h.comment_id = c.id)
      or e.held - e.ended - (select count(*) from held_decisions h where h.comment_id = c.id)
        > (select count(*) from decisions x where x.comment_id = c.id and x.maker = 'MODERATOR')`,
  'what was typed for a decision is gone once the comment is decided': `
    select k.comment_id from decision_drafts k join decisions x on x.comment_id = k.comment_id and x.maker = 'MODERATOR'
    where x.version >= k.version`,
  'an appeal is decided by another': `
    select p.id from appeals p join decisions x on x.id = p.decision_id
    where p.decided_by_id in (p.member_id, x.actor_id) or p.member_id <> (select author_id from comments where id = p.comment_id)
    union all select p.id from appeals p join sanctions s on s.id = p.sanction_id
    where p.decided_by_id in (p.member_id, s.by_id) or p.member_id <> s.member_id`,
  'a text that is audited was not published by peers, and a second look at it is another moderator’s': `
    select b.comment_id from blind_audits b
      join decisions d on d.comment_id = b.comment_id and d.version = b.version
      join comments c on c.id = b.comment_id
      left join decisions x on x.comment_id = b.comment_id and x.version = b.version + 1
    where d.outcome <> 'REFER' or d.maker <> 'PEERS' or d.revision <> b.revision or x.maker = 'PEERS'
      or b.second_by_id in (x.actor_id, c.author_id) or (b.second_at is not null and x.outcome is distinct from 'REJECT')`,
  'a decision keeps whose comment it is about': `
    select d.id from decisions d join comments c on c.id = d.comment_id where d.author_id is distinct from c.author_id`,
  'one sanction is in force at a time': `
    select member_id from sanctions where kind <> 'WARNING' and lifted_at is null and ends_at is null group by 1 having count(*) > 1`,
  'nobody revises a rejected comment, or passes on one, more often than they may': `
    select c.id from comments c join review_duties d on d.comment_id = c.id where c.resubmissions > 2 or d.skips > 2`,
  'an item that is in use counts its reviews': `
    select i.id, i.uses, i.passes from calibration_items i left join reviews v on v.calibration_item_id = i.id
    where i.active group by i.id having i.uses <> count(v.id) or i.passes <> count(v.id) filter (where v.verdict = i.verdict)`,
  'search reads what readers see, and nothing else': `
    select coalesce(c.id, d.comment_id) as id from (select * from comments where visible) c
      full join search_documents d on d.comment_id = c.id
      left join comment_revisions r on r.comment_id = c.id and r.number = c.published_revision
    where c.id is null or d.comment_id is null or d.published_at <> c.published_at or d.document <> search_text(r.language, r.body)
      or (d.article_id, d.author_id) <> (c.article_id, c.author_id)`,
  ...Object.fromEntries(
    Object.entries(counters).map(([name, sql]) => [
      `${name} equals its rows`,
      `select * from (${sql}) as x where counted <> rows`,
    ]),
  ),
};

/** What holds besides when the jobs that follow from events have been done. */
const atRest: Rules = {
  'no decision is held': 'select id from held_decisions',
  'an open appeal is about a decision that stands': `
    select p.id from appeals p join comments c on c.id = p.comment_id
    where p.state = 'OPEN' and p.decision_id is distinct from case c.state when 'WITHDRAWN' then null
      when 'REMOVED' then (select x.id from decisions x where x.comment_id = c.id and x.outcome = 'REMOVE'
        order by x.version desc limit 1)
      else (select case when x.outcome = 'REJECT' then x.id end from decisions x where x.comment_id = c.id
        and x.revision = c.revision and x.outcome in ('PUBLISH', 'REJECT') order by x.version desc limit 1) end`,
  'no report waits about a comment that is gone': `
    select id from comments where state in ('WITHDRAWN', 'REMOVED') and open_report_count > 0`,
  'whoever is sanctioned or suspended counts in no undecided comment': `
    select v.id from reviews v join comments c on c.id = v.comment_id and c.revision = v.revision
    where c.state = 'IN_REVIEW' and v.voided_at is null and (
      exists (select 1 from sanctions_in_force(v.reviewer_id, (select now from moment)))
      or exists (select 1 from reviewer_records k where k.member_id = v.reviewer_id and k.standing = 'SUSPENDED'))`,
  'no comment has all the reviews that it may have, and no decision': `
    select c.id from comments c, ${quorum} q where c.state = 'IN_REVIEW' and c.review_count >= q.max`,
  'a moderator’s last word is what is believed': `
    select v.id, v.believed, x.outcome from comments c
      join decisions x on x.comment_id = c.id and x.revision = c.revision and x.maker = 'MODERATOR' and x.outcome in ('PUBLISH', 'REJECT')
      join reviews v on v.comment_id = c.id and v.revision = x.revision
    where v.voided_at is null and v.comment_version <= x.version and v.reviewer_id <> x.actor_id
      and not exists (select 1 from decisions later where later.comment_id = c.id and later.version > x.version)
      and not exists (select 1 from decisions before where before.comment_id = c.id and before.version < x.version
        and before.revision = x.revision and before.outcome not in ('OBJECT', 'REFER'))
      and (not v.settled or v.believed is distinct from (x.outcome = 'PUBLISH')::int)`,
  'nothing is believed of a verdict that is void': `
    select id from reviews where voided_at is not null and believed is not null`,
};

/** R14, by a recount of all rows in one look. */
export const expectInvariants = () => expectNothing('always', always);

/** The same, and what holds once the jobs that follow from events are done. */
export const expectInvariantsAtRest = () => expectNothing('at rest', { ...always, ...atRest });

/** One statement, planned once: it is asked thousands of times. */
async function expectNothing(name: string, rules: Rules): Promise<void> {
  const looks = Object.entries(rules).map(
    ([rule, sql]) => `select '${rule}' as rule, to_jsonb(x) as found from (${sql}) x`,
  );
  const text = `with moment as (select $1::timestamptz as now) ${looks.join('\nunion all ')}`;
  const { rows } = await connectionPool().query({ name, text, values: [new Date()] });
  expect(rows).toEqual([]);
}
