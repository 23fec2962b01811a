import type { DecisionInputs } from '@/lib/comments/schemas';
import { queryAsOwner } from '@/lib/testing/database';

export type DeskSize = { members: number; comments: number; articles: number; reviewed: number };

/** Three years of a national newspaper. */
export const A_MILLION: DeskSize = {
  members: 100_000,
  comments: 1_000_000,
  articles: 6_000,
  reviewed: 100_000,
};

/** Comments that one statement inserts. */
const STEP = 250_000;

/**
 * Inserts what the desk's pages are measured on straight into the tables, in some minutes: members of whom some write much more than others,
 * comments in every state with what was decided about them, sanctions, appeals, reports, blind audits, contests and the record. What is there
 * already stays.
 * @param tell what was inserted, and how long it took
 */
export async function insertDesk(
  size: DeskSize = A_MILLION,
  tell: (what: string) => void = () => undefined,
): Promise<void> {
  // What triggers keep row by row (search documents, counters of threads) no page of the desk reads.
  const withTriggers = (what: 'disable' | 'enable') =>
    queryAsOwner(
      ['comments', 'reviews', 'review_assignments']
        .map((table) => `alter table ${table} ${what} trigger user`)
        .join(';'),
    );
  await withTriggers('disable');
  try {
    for (const [what, sql] of Object.entries(before(size))) await run(what, sql, tell);
    for (let from = 1; from <= size.comments; from += STEP)
      await run(
        `comments from ${from}`,
        comments(size, from, Math.min(size.comments, from + STEP - 1)),
        tell,
      );
    for (const [what, sql] of Object.entries(after(size))) await run(what, sql, tell);
  } finally {
    await withTriggers('enable');
  }
  await run('vacuum', 'vacuum analyze', tell);
}

async function run(what: string, sql: string, tell: (what: string) => void): Promise<void> {
  const begun = performance.now();
  await queryAsOwner(sql);
  tell(`${what}: ${((performance.now() - begun) / 1000).toFixed(1)} s`);
}

/** An id of the moment `at`, as ours are: they grow with time. */
const idAt = (at: string) =>
  `overlay(overlay(md5(random()::text) placing lpad(to_hex((extract(epoch from ${at}) * 1000)::bigint), 12, '0') from 1 for 12) placing '7000800' from 13 for 7)::uuid`;
const some = (among: string, by: string) => `(${among})[1 + ((${by}) % cardinality(${among}))::int]`;
const FIRST_NAMES = `'{Thandi,Lindelani,Gideon,Naledi,Pieter,Zanele,Sipho,Marike,Ayanda,Johan,Lerato,Kagiso,Annelie,Bongani,Priya,Yusuf,Nomsa,Hendrik,Palesa,Rashid}'::text[]`;
const LAST_NAMES = `'{Dlamini,Botha,Nkosi,Naidoo,Pike,van Wyk,Mokoena,Khumalo,Jacobs,Pillay,Mahlangu,Steyn,Zulu,Adams,Molefe,Fourie,Ndlovu,Patel,Sithole,Meyer}'::text[]`;
const RULES = `'{personal-attack,off-topic,misleading,spam}'::text[]`;
const YEARS = `interval '1095 days'`;
const WORDS = `'I drove that road for eleven years, and what the article says about the pass is right; but the winter closures began two years earlier than it has them. '`;
/** By which the member of this number is found. */
const deskName = (n: string) => `'desk-' || lpad((${n})::text, 6, '0')`;
/** What three peers who accept a comment made of it. */
const ACCEPTED: DecisionInputs = {
  reviews: ['1', '2', '3'].map((reviewer) => ({
    reviewerId: `00000000-0000-7000-8000-00000000000${reviewer}`,
    verdict: 'YES',
    sensitivity: 0.9,
    specificity: 0.7,
    group: null,
  })),
  prior: 0.9,
  publishAt: 0.9,
  quorum: { min: 3, max: 7 },
  probability: 0.97,
  policyVersion: 1,
};
const CAST = `papers as materialized (select array_agg(id order by slug) as ids from articles where slug like 'desk-%'),
  staff as materialized (select array_agg(id order by id) as ids from members where name_skeleton like 'staff-%')`;
const rule = (by: string) => some(RULES, by);

const before = ({ members, articles }: DeskSize) => ({
  members: `
    insert into members (id, email, email_folded, display_name, name_skeleton, password_hash, role, created_at)
    select gen_random_uuid(), kind || n || '@example.org', kind || n || '@example.org',
      ${some(FIRST_NAMES, 'n * 7')} || ' ' || ${some(LAST_NAMES, 'n / 20')} || ' ' || n, kind || lpad(n::text, 6, '0'), '-', role::"Role", now() - random() * ${YEARS}
    from (select 'desk-', 'MEMBER', generate_series(1, ${members}) union all select 'staff-', 'MODERATOR', generate_series(1, 12)) m (kind, role, n);
    insert into memberships (member_id, state, source) select id, 'ACTIVE', 'IMPORT' from members where name_skeleton like 'desk-%'`,
  articles: `
    insert into articles (id, slug, headline, standfirst, byline, topics, body, body_html, word_count, published_at)
    select gen_random_uuid(), 'desk-' || lpad(n::text, 5, '0'), 'What the council decided, part ' || n, 'A standfirst.', 'By A. Writer', '{Politics}', 'A text.', '<p>A text.</p>', 2,
      now() - ${YEARS} + n * ${YEARS} / ${articles} from generate_series(1, ${articles}) n`,
});

// Most comments come under articles of the same days. What waits is recent.
const comments = ({ members, comments, articles }: DeskSize, from: number, to: number) => `
  with ${CAST},
  spread as (select n, now() - ${YEARS} * (1 - n / ${comments}::float8) * 0.9999 as at, random() as chance, floor(random() ^ 2 * ${members})::int as author
    from generate_series(${from}, ${to}) n),
  comment as materialized (
    select ${idAt('s.at')} as id, s.*, p.id as author_id, a.ids[1 + least(${articles - 1}, floor((n - 1) * ${articles}::float8 / ${comments})::int)] as article_id,
      case when n > ${comments * 0.992} then ${some(`'{IN_REVIEW,REFERRED,AWAITING_REVIEWS,OBJECTED,PUBLISHED}'::text[]`, 'n')}
        when chance < 0.94 then 'PUBLISHED' when chance < 0.975 then 'REJECTED' when chance < 0.98 then 'REMOVED' when chance < 0.99 then 'WITHDRAWN' else 'EXPIRED' end as state
    from spread s join members p on p.name_skeleton = ${deskName('1 + s.author')}, papers a),
  inserted as (
    insert into comments (id, article_id, author_id, state, version, published_revision, visible, created_at, state_changed_at, in_review_at, published_at)
    select id, article_id, author_id, state::"CommentState", 3, case when state in ('PUBLISHED', 'REMOVED') then 1 end, state = 'PUBLISHED', at,
      at + interval '1 hour' * (1 + chance * 9), at + interval '20 minutes', case when state in ('PUBLISHED', 'REMOVED') then at + interval '1 hour' * (1 + chance * 9) end from comment),
  text as (
    insert into comment_revisions (comment_id, number, body, body_html, word_count, created_at)
    select id, 1, ${WORDS} || n, '<p>' || ${WORDS} || n || '</p>', 30, at from comment),
  duty as (
    insert into review_duties (comment_id, member_id, required, done, created_at, completed_at)
    select id, author_id, 3, case state when 'AWAITING_REVIEWS' then 1 else 3 end, at, case when state <> 'AWAITING_REVIEWS' then at + interval '20 minutes' end from comment),
  decided as (
    insert into decisions (id, comment_id, author_id, version, revision, maker, actor_id, outcome, rule, note, inputs, created_at)
    select gen_random_uuid(), c.id, c.author_id, 2, 1, (case when c.state in ('PUBLISHED', 'REMOVED') and chance < 0.85 then 'PEERS' else 'MODERATOR' end)::"DecisionMaker",
      case when not (c.state in ('PUBLISHED', 'REMOVED') and chance < 0.85) then s.ids[1 + n % 12] end,
      (case when c.state = 'REJECTED' then 'REJECT' else 'PUBLISH' end)::"DecisionOutcome", case when c.state = 'REJECTED' then ${rule('n')} end,
      case when c.state = 'REJECTED' then '"It is about a person and not about what they say."'::jsonb end,
      case when c.state = 'PUBLISHED' and chance < 0.85 then '${JSON.stringify(ACCEPTED)}'::jsonb end,
      at + interval '1 hour' * (1 + chance * 9)
    from comment c, staff s where c.state in ('PUBLISHED', 'REMOVED', 'REJECTED'))
  insert into audit_entries (id, at, actor_id, action, subject_type, subject_id, from_state, to_state, reason)
  select ${idAt('c.at')}, c.at, author_id, 'comment.submit', 'comment', c.id, null, case when held then 'REFERRED' else 'AWAITING_REVIEWS' end,
    case when held then '{"code": "suspect", "facts": {"words": "pox"}}'::jsonb end from comment c, lateral (select chance between 0.93 and 0.95 as held) x`;

const after = ({ members, reviewed }: DeskSize) => ({
  reviews: `
    with newest as (select id, article_id, author_id, created_at, row_number() over (order by created_at desc) as n from comments order by created_at desc limit ${reviewed}),
    given as materialized (
      select c.*, c.created_at + k * interval '20 minutes' as at, p.id as reviewer
      from newest c cross join generate_series(1, 3) k join members p on p.name_skeleton = ${deskName('1 + (n * 37 + k * 7919) % ' + String(members))}),
    assigned as (
      insert into review_assignments (id, reviewer_id, comment_id, revision, article_id, slot, state, optional, assigned_at, not_before, expires_at)
      select gen_random_uuid(), reviewer, id, 1, article_id, 1, 'DONE', true, at, at, at from given where reviewer <> author_id
      on conflict do nothing returning id, reviewer_id, comment_id, assigned_at)
    insert into reviews (id, assignment_id, reviewer_id, comment_id, revision, verdict, created_at)
    select id, id, reviewer_id, comment_id, 1, (case when random() < 0.85 then 'YES' else 'NOT_CIVIL' end)::"Verdict", assigned_at from assigned`,
  records: `
    insert into reviewer_records (member_id, acceptable_right, acceptable_wrong, unacceptable_right, unacceptable_wrong, as_of, standing, standing_since, ladder_since, standing_reason)
    select id, 10 * random(), random(), 3 * random(), random(), now() - random() * interval '200 days', standing::"ReviewerStanding", now() - interval '5 days', now() - interval '5 days',
      case when standing <> 'GOOD' then '"Five of the last ten were wrong."'::jsonb end
    from (select id, ${some(`'{GOOD,GOOD,GOOD,GOOD,GOOD,GOOD,GOOD,GOOD,WARNED,SUSPENDED}'::text[]`, `abs(hashtext(id::text))`)} as standing from members where name_skeleton like 'desk-%') m`,
  sanctions: `
    with ${CAST}, given as (insert into sanctions (id, member_id, kind, reason, starts_at, ends_at, by_id)
    select gen_random_uuid(), p.id, (case when n % 20 = 0 then 'BAN' else 'TIME_OUT' end)::"SanctionKind", 'Three comments in a day insulted their readers.',
      at, case when n % 20 <> 0 then at + interval '7 days' end, s.ids[1 + n % 12]
    from generate_series(1, 8000) n join members p on p.name_skeleton = ${deskName(`1 + (n * 11) % ${members}`)}, staff s, lateral (select now() - n * ${YEARS} / 8000) t (at) returning *)
    insert into audit_entries (id, at, actor_id, action, subject_type, subject_id)
    select ${idAt('starts_at')}, starts_at, by_id, 'member.sanction', 'member', member_id from given`,
  reports: `
    with ${CAST}, reported as (select id, author_id, row_number() over () as n from comments where state = 'PUBLISHED' and visible limit 20000),
    filed as (insert into reports (id, comment_id, member_id, rule, created_at, outcome, closed_at)
      select ${idAt("now() - n * interval '70 minutes'")}, r.id, p.id, ${rule('n')}, now() - n * interval '70 minutes',
        case when n > 120 then 'DISMISSED'::"ReportOutcome" end, case when n > 120 then now() - n * interval '60 minutes' end
      from reported r join members p on p.name_skeleton = ${deskName(`1 + n % ${members}`)} and p.id <> r.author_id returning comment_id, created_at, outcome)
    update comments c set open_report_count = 1, report_rank = f.created_at - interval '12 hours' from filed f where f.comment_id = c.id and f.outcome is null`,
  appeals: `
    with ${CAST}, turned as (select d.id, d.comment_id, d.actor_id, d.created_at, c.author_id, row_number() over (order by d.created_at desc) as n
      from decisions d join comments c on c.id = d.comment_id where d.outcome = 'REJECT' limit 6000)
    insert into appeals (id, decision_id, comment_id, member_id, text, state, created_at, decided_at, decided_by_id, note)
    select gen_random_uuid(), t.id, comment_id, author_id, 'It says nothing about a person.', (case when n <= 60 then 'OPEN' when n % 5 = 0 then 'REVERSED' else 'UPHELD' end)::"AppealState",
      created_at + interval '1 day', case when n > 60 then created_at + interval '2 days' end,
      case when n > 60 then (select x from unnest(s.ids) x where x <> t.actor_id limit 1) end, case when n > 60 then '"It does."'::jsonb end
    from turned t, staff s`,
  'blind audits': `
    insert into blind_audits (comment_id, revision, version, would_publish, probability, share, drawn_at)
    select d.comment_id, 1, 1, true, 0.95, 0.03, d.created_at - interval '1 hour' from decisions d
    where d.maker = 'MODERATOR' and d.outcome in ('PUBLISH', 'REJECT') and d.id < '60000000-0000-0000-0000-000000000000' and d.created_at > now() - interval '400 days'`,
  expertise: `
    insert into expertise (id, member_id, field, field_folded, line, position, stated_at, verified_at)
    select gen_random_uuid(), id, 'Roads', 'roads', 'Drove them for eleven years.', 0, created_at, case when random() < 0.3 then now() end
    from members where name_skeleton like 'desk-%' and random() < 0.3`,
  calibration: `
    with item as (insert into calibration_items (id, key, body, body_html, word_count, verdict, explanation, created_at)
      select gen_random_uuid(), 'desk-' || n, ${WORDS}, '<p>' || ${WORDS} || '</p>', 30, 'NOT_CIVIL', 'It is about whoever wrote the article.', now() - n * interval '1 day'
      from generate_series(1, 700) n returning id),
    items as materialized (select array_agg(id) as ids from item),
    assigned as (insert into review_assignments (id, reviewer_id, calibration_item_id, article_id, slot, state, assigned_at, not_before, expires_at, duty_id)
      select gen_random_uuid(), d.member_id, i.ids[1 + n % 700], c.article_id, 1, 'DONE', d.created_at, d.created_at, d.created_at, d.comment_id
      from (select *, row_number() over () as n from review_duties limit 4000) d join comments c on c.id = d.comment_id, items i returning id, reviewer_id, calibration_item_id, assigned_at),
    judged as (insert into reviews (id, assignment_id, reviewer_id, calibration_item_id, verdict, created_at, believed, settled)
      select id, id, reviewer_id, calibration_item_id, 'YES', assigned_at, 0, true from assigned returning id, reviewer_id, calibration_item_id)
    insert into calibration_contests (id, review_id, item_id, member_id, reason, created_at, outcome, decided_by_id, decided_at)
    select gen_random_uuid(), j.id, calibration_item_id, reviewer_id, 'It names nobody.', now() - n * interval '1 hour', case when n > 250 then 'KEPT'::"ContestOutcome" end,
      case when n > 250 then s.ids[1] end, case when n > 250 then now() end
    from (select *, row_number() over () as n from judged) j, (select array_agg(id) as ids from members where role = 'MODERATOR') s`,
  security: `
    insert into security_events (id, member_id, kind, way, network, at)
    select gen_random_uuid(), m.id, 'signed-in', 'password', '192.0.2.0/24', now() - random() * interval '90 days' from members m, generate_series(1, 3) where m.name_skeleton like 'desk-%'`,
  fits: `
    insert into reliability_fits (id, at, reviews, items, reviewers, iterations, prevalence, comments, mean_drift, max_drift)
    select gen_random_uuid(), now() - n * interval '1 day', 100000, 30000, 20000, 20, 0.9, 30000, 0.01, 0.1 from generate_series(1, 1000) n`,
});
