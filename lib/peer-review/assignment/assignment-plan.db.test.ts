import { beforeAll, describe, expect, it } from 'vitest';
import { connectionPool } from '@/lib/platform/db';
import type { Viewer } from '@/lib/members/viewer';
import { article, type TestArticle } from '@/lib/testing/articles';
import { testContext } from '@/lib/testing/clock';
import { waitingComment } from '@/lib/testing/comments';
import { emptyDatabase, query, queryAsOwner } from '@/lib/testing/database';
import { insider } from '@/lib/testing/people';
import { statementsOf, type Statement } from '@/lib/testing/statements';
import { requestAssignments } from './request-assignments';

/** Comments in review, enough that reading them all would show in the plan; `npm run bench` times it with 100,000. */
const IN_REVIEW = 20_000;
const AUTHORS = 500;
/** Rows that are enough: a hundred, and those that the coin keeps from the reviewer. */
const MOST = 500;
/** Those that the reviewer was given before. */
const GIVEN = 300;

const context = testContext();
let news: TestArticle;
let viewer: Viewer;

beforeAll(async () => {
  await emptyDatabase();
  news = await article();
  viewer = await insider();
  await query(
    `insert into members (id, email, email_folded, display_name, name_skeleton, password_hash)
     select gen_random_uuid(), 'm' || n, 'm' || n, 'M ' || n, 'm' || n, 'none' from generate_series(1, $1) as n`,
    [AUTHORS],
  );
  await query(
    `with authors as (select id, row_number() over (order by id) as n from members)
     insert into comments (id, article_id, author_id, state, created_at, state_changed_at, in_review_at, review_count)
     select gen_random_uuid(), $1, a.id, 'IN_REVIEW', t, t, t, i % 3 from generate_series(1, $2) as i
       join authors a on a.n = 1 + i % $3::int, lateral (select timestamptz '2026-11-24' + i * interval '1 second' as t) as at
     where a.id <> $4`,
    [news.id, IN_REVIEW, AUTHORS, viewer.id],
  );
  await query(
    `insert into comment_revisions (comment_id, number, body, body_html, word_count, created_at)
     select id, 1, 'A word.', '<p>A word.</p>', 2, now() from comments`,
  );
  // Each author has reviewed for one comment of theirs, and the comments have the reviews that they count.
  await query(
    `insert into review_duties (comment_id, member_id, required, done, created_at, completed_at)
     select distinct on (author_id) id, author_id, 3, 3, now(), now() from comments`,
  );
  await query(
    `with authors as (select member_id as id, comment_id as duty, row_number() over (order by member_id) as n from review_duties)
     insert into review_assignments (id, reviewer_id, duty_id, comment_id, revision, article_id, slot, state, assigned_at, not_before,
       expires_at)
     select gen_random_uuid(), r.id, r.duty, c.id, 1, c.article_id, 1, 'DONE', now(), now(), now() from comments c
       join authors a on a.id = c.author_id join authors r on r.n = 1 + (a.n + 7) % (select count(*) from authors)
     where c.review_count > 0`,
  );
  await query(
    `insert into expertise (id, member_id, field, line, position) values (gen_random_uuid(), $1, 'World', 'Many years of it', 1)`,
    [viewer.id],
  );
  // What the reviewer has reviewed in their life, and nobody else is asked about.
  const duty = await waitingComment({ article: news, context, author: viewer });
  await query(
    `insert into review_assignments (id, reviewer_id, duty_id, comment_id, revision, article_id, slot, state, assigned_at, not_before,
       expires_at)
     select gen_random_uuid(), $1, $2, c.id, 1, c.article_id, 1, 'DONE', now(), now(), now() from comments c where c.review_count = 0
       and c.id <> $2 order by c.in_review_at limit $3`,
    [viewer.id, duty, GIVEN],
  );
  await queryAsOwner('analyze');
});

type Node = {
  'Node Type': string;
  'Index Name'?: string;
  'Relation Name'?: string;
  'Actual Rows': number;
  'Actual Loops': number;
  'Rows Removed by Filter'?: number;
  Plans?: Node[];
};

const nodesOf = (node: Node): Node[] => [node, ...(node.Plans ?? []).flatMap(nodesOf)];

/** Rows that a part of a plan has looked at. */
const rowsRead = (node: Node) =>
  node['Actual Loops'] * (node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0));

/** A connection makes a plan for the values that come, some times; then it may keep one for whatever values come. */
const PLANS = ['force_custom_plan', 'force_generic_plan'] as const;

/** How a statement runs by a plan of one kind, prepared as in `sqlTransaction`. */
async function planned({ sql, values }: Statement, kind: (typeof PLANS)[number]): Promise<Node> {
  const client = await connectionPool().connect();
  try {
    await client.query(`set plan_cache_mode = ${kind}; prepare draw as ${sql}`);
    const given = values.map((value) =>
      client.escapeLiteral(value instanceof Date ? value.toJSON() : String(value)),
    );
    const { rows } = await client.query<{ 'QUERY PLAN': [{ Plan: Node }] }>(
      `explain (analyze, format json) execute draw (${given.join(', ')})`,
    );
    return rows[0]!['QUERY PLAN'][0].Plan;
  } finally {
    client.release(true);
  }
}

describe('R2: the draw among many thousands in review', () => {
  it.each([
    ['everybody may be given everything', null],
    ['three in ten are for this member', 200],
  ])('walks the index of need, and sorts and scans nothing whole, when %s', async (_, batchesPerDay) => {
    await query('delete from site_pace');
    if (batchesPerDay !== null)
      await query(
        'insert into site_pace (active_members, batches_per_day, counted_at) values (500, $1, now())',
        [batchesPerDay],
      );
    // What was asked for before is over, and nothing of it left to take up.
    await query(`delete from review_assignments where state = 'OPEN'`);
    await query(`update comments set state = 'EXPIRED' where author_id = $1 and state = 'AWAITING_REVIEWS'`, [
      viewer.id,
    ]);
    const then = testContext({ start: '2026-11-24T12:00:00Z' });
    const commentId = await waitingComment({ article: news, context: then, author: viewer });
    const statements = await statementsOf(() => requestAssignments({ viewer, commentId, context: then }));
    const draw = statements.filter(({ sql }) => sql.includes('with neediest'));
    expect(draw).toHaveLength(1);
    for (const kind of PLANS) {
      const nodes = nodesOf(await planned(draw[0]!, kind));
      const scanned = nodes
        .filter((node) => node['Node Type'] === 'Seq Scan')
        .map((node) => node['Relation Name']);
      for (const table of ['comments', 'comment_revisions', 'review_assignments', 'reviews', 'members'])
        expect(scanned).not.toContain(table);
      const walked = nodes.filter((node) => node['Index Name'] === 'comments_need').map(rowsRead);
      expect(walked).toHaveLength(1);
      // Besides what the reviewer was given before.
      expect(walked[0]).toBeGreaterThanOrEqual(100);
      expect(walked[0]).toBeLessThanOrEqual(MOST + GIVEN);
      // What is sorted is what comes from below.
      const sorted = nodes.filter((node) => node['Node Type'].includes('Sort'));
      for (const { Plans = [] } of sorted)
        for (const below of Plans)
          expect(below['Actual Loops'] * below['Actual Rows']).toBeLessThanOrEqual(MOST);
    }
  });
});
