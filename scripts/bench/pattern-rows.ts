import type { Viewer } from '@/lib/members/viewer';
import { listPatterns } from '@/lib/peer-review/patterns/list-patterns';
import { lookForPatterns } from '@/lib/peer-review/patterns/look-for-patterns';
import { connectionPool } from '@/lib/platform/db';
import { queryAsOwner } from '@/lib/testing/database';
import type { Row } from './compare';
import type { Thread } from './insert-threads';
import { measureTask } from './measure-task';

const COMMENTS = 100_000;
const MEMBERS = 2_000;
/** Reviews of each comment. */
const EACH = 3;
/** Comments that one statement inserts. */
const STEP = 5_000;

/**
 * What the desk's page of patterns costs where 2,000 members gave 300,000 reviews in half a year: the night's look through them, and the
 * page, with as many patterns of each kind as are ever shown, about those who review the most. They are inserted when it is first measured.
 */
export function patternRows({ thread, moderator }: { thread: Thread; moderator: Viewer }): Row[] {
  let inserted: Promise<void> | undefined;
  const reviews = (COMMENTS * EACH).toLocaleString('en');
  return [
    {
      name: `looking for patterns in ${reviews} reviews, at night`,
      measure: async (seconds) => {
        await (inserted ??= insert(thread));
        return measureTask(() => lookForPatterns(), 1)(seconds);
      },
      against: {
        name: 'the 100,000 newest in SQL, and nothing else of them',
        measure: measureTask(() => connectionPool().query(NEWEST), 1),
      },
      goal: { p50: 10_000 },
    },
    {
      name: `page of patterns in ${reviews} reviews`,
      measure: async (seconds) => {
        await (inserted ??= insert(thread));
        await connectionPool().query(PAIRS);
        await connectionPool().query(FOUND, [MOST, MOST_MUTUAL]);
        return measureTask(() => listPatterns({ viewer: moderator }), 1)(seconds);
      },
      against: {
        name: 'what was found in SQL, and nothing else of it',
        measure: measureTask(() => connectionPool().query('select found from pattern_summaries'), 1),
      },
      goal: { p50: 300 },
    },
  ];
}

async function insert({ slug }: Thread): Promise<void> {
  for (let from = 1; from <= COMMENTS; from += STEP)
    await connectionPool().query(INSERT, [slug, from, from + STEP - 1, COMMENTS, MEMBERS]);
  await queryAsOwner('analyze');
}

/** Patterns of each kind that are shown, and pairs who accept each other that are kept. */
const MOST = 20;
const MOST_MUTUAL = 200;

// Some review and write much more than others. The latest month came from 900 networks.
const INSERT = `
  with people as materialized (select array_agg(id order by id) as ids from (select id from members where role = 'MEMBER' order by id limit $5) m),
  comment as (
    select gen_random_uuid() as id, i, floor($5 * random() ^ 2)::int as author, now() - (i / $4::float8) * interval '180 days' as at
    from generate_series($2::int, $3::int) as i
  ), inserted as (
    insert into comments (id, article_id, author_id, state, created_at, state_changed_at)
    select c.id, t.id, p.ids[1 + c.author], 'REJECTED', c.at, c.at from comment c, people p, articles t where t.slug = $1
  ), text as (
    insert into comment_revisions (comment_id, number, body, body_html, word_count, created_at)
    select id, 1, 'A word.', '<p>A word.</p>', 2, at from comment
  ), review as (
    select gen_random_uuid() as id, c.id as comment, c.at + k * interval '7 minutes' as at, x.reviewer, k
    from comment c, lateral (select distinct floor($5 * random() ^ 2)::int as reviewer from generate_series(1, ${EACH * 4}) where c.i > 0) as x,
      lateral (select 0) as y (k)
    where x.reviewer <> c.author
  ), given as (
    select r.id, r.comment, r.reviewer, r.at + n * interval '7 minutes' as at
    from (select *, row_number() over (partition by comment) as n from review) r where n <= ${EACH}
  ), assigned as (
    insert into review_assignments (id, reviewer_id, comment_id, revision, article_id, slot, state, optional, assigned_at, not_before, expires_at)
    select g.id, p.ids[1 + g.reviewer], g.comment, 1, t.id, 1, 'DONE', true, g.at, g.at, g.at from given g, people p, articles t where t.slug = $1
  )
  insert into reviews (id, assignment_id, reviewer_id, comment_id, revision, verdict, created_at, network)
  select g.id, g.id, p.ids[1 + g.reviewer], g.comment, 1, (case when random() < 0.8 then 'YES' else 'NOT_CIVIL' end)::"Verdict", g.at,
    case when g.at > now() - interval '30 days' then 'network ' || g.reviewer % 900 end
  from given g, people p`;

const NEWEST = `select reviewer_id, comment_id, verdict from reviews where comment_id is not null order by created_at desc limit 100000`;

/** Those who review the most, in order. */
const BUSIEST = `(select array_agg(id order by n desc, id) as ids from (select reviewer_id as id, count(*) as n from reviews
  where comment_id is not null group by reviewer_id order by n desc limit 400) b)`;

const PAIRS = `insert into reviewer_pairs (first_id, second_id, shared, agreed, expected, chance, correlated, computed_at)
  select least(ids[i], ids[i + 1]), greatest(ids[i], ids[i + 1]), 12, 12, 6, 1e-6, true, now()
  from ${BUSIEST} busiest, generate_series(1, 399, 2) as i on conflict do nothing`;

const FOUND = `
  with busiest as materialized ${BUSIEST},
  finding as (select kind, json_build_object('reviewerIds', case kind when 'mutual' then json_build_array(ids[2 * i - 1], ids[2 * i]) else json_build_array(ids[i]) end,
      'authorIds', case kind when 'harsh' then json_build_array() when 'mutual' then json_build_array(ids[2 * i - 1], ids[2 * i])
        else json_build_array(ids[i + 20], ids[i + 40], ids[i + 60]) end,
      'said', tally, 'elsewhere', tally, 'byOthers', tally, 'expected', 1, 'chance', 0.00001) as finding
    from busiest, json_build_object('count', 9, 'of', 10) as tally,
      unnest('{mutual,favouring,severity,sides,mates,harsh}'::text[]) as kind, generate_series(1, case kind when 'mutual' then $2::int else $1::int end) as i),
  kinds as (select json_object_agg(kind, findings) as partiality from (select kind, json_agg(finding) as findings from finding group by kind) f)
  update pattern_summaries set found = json_build_object('partiality', partiality, 'bursts', (select json_agg(json_build_object(
      'network', 'network ' || i, 'own', json_build_object('count', 9, 'of', 10), 'elsewhere', json_build_object('count', 9, 'of', 1000), 'chance', 0.00001))
    from generate_series(1, $1::int) as i)) from kinds`;
