import { beforeAll, describe, expect, it } from 'vitest';
import { article, type TestArticle } from '@/lib/testing/articles';
import { insider } from '@/lib/testing/people';
import { explain } from '@/lib/testing/explain';
import { statementsOf } from '@/lib/testing/statements';
import { expireLeases } from '@/lib/peer-review/assignment/expire-leases';
import { testContext } from '@/lib/testing/clock';
import { waitingComment } from '@/lib/testing/comments';
import { emptyDatabase, query, queryAsOwner } from '@/lib/testing/database';
import { readReplies } from './read-replies';
import { readThread } from './read-thread';

/** Roots of the long thread. Each second one has a reply; two thousand more wait in review. */
const ROOTS = 3_000;
let long: TestArticle;
let short: TestArticle;

beforeAll(async () => {
  await emptyDatabase();
  [long, short] = [await article(), await article()];
  const author = await insider();
  const insert = (articleId: string, number: number) =>
    query(
      `with roots as (
         insert into comments (id, article_id, author_id, state, visible, published_revision, created_at, state_changed_at,
           published_at, reply_count, descendant_count)
         select gen_random_uuid(), $1, $2, 'PUBLISHED', true, 1, t, t, t, n % 2, n % 2
         from generate_series(1, $3) as n, lateral (select timestamptz '2026-01-01' + n * interval '1 minute' as t) as at
         returning id, descendant_count, published_at),
       replies as (
         insert into comments (id, article_id, author_id, parent_id, root_id, depth, state, visible, published_revision, created_at,
           state_changed_at, published_at)
         select gen_random_uuid(), $1, $2, id, id, 1, 'PUBLISHED', true, 1, published_at, published_at, published_at + interval '1 second'
         from roots where descendant_count > 0 returning id)
       insert into comment_revisions (comment_id, number, body, body_html, word_count, created_at)
       select id, 1, repeat('word ', 100), repeat('word ', 101), 100, now() from (select id from roots union all select id from replies) as inserted`,
      [articleId, author.id, number],
    );
  await insert(long.id, ROOTS);
  await insert(short.id, 1);
  await query(
    `insert into comments (id, article_id, author_id, state, created_at, state_changed_at, in_review_at)
     select gen_random_uuid(), $1, $2, 'IN_REVIEW', now(), now(), now() from generate_series(1, 2000)`,
    [long.id, author.id],
  );
  await query(
    `insert into comment_revisions (comment_id, number, body, body_html, word_count, created_at)
     select id, 1, repeat('word ', 100), repeat('word ', 101), 100, now() from comments where state = 'IN_REVIEW'`,
  );
  await queryAsOwner('analyze');
});

describe('nothing that a reader waits for grows with the thread', () => {
  it('a page of one and a page of fifty take the same number of statements', async () => {
    // Opens the connections that it takes.
    await readThread({ articleSlug: short.slug });
    const one = await statementsOf(() => readThread({ articleSlug: short.slug }));
    const fifty = await statementsOf(() => readThread({ articleSlug: long.slug }));
    expect(fifty).toHaveLength(one.length);
    expect(one.length).toBeLessThanOrEqual(4);
  });

  it('so do a page of one and of fifty replies', async () => {
    const { items } = await readThread({ articleSlug: long.slug, limit: 1, sort: 'oldest' });
    expect(await statementsOf(() => readReplies({ commentId: items[0]!.id }))).toHaveLength(2);
  });

  it.each(['newest', 'oldest'] as const)(
    'a page of the thread, %s first, walks the partial index and reads what it shows',
    async (sort) => {
      const first = await readThread({ articleSlug: long.slug, sort, limit: 50 });
      const statements = await statementsOf(() =>
        readThread({ articleSlug: long.slug, sort, limit: 50, cursor: first.nextCursor! }),
      );
      const roots = statements.find(({ sql }) => sql.includes('with page as'))!;
      const plan = await explain(roots);
      expect(plan.indexes).toContain('comments_thread');
      expect(plan.scannedWhole).not.toContain('comments');
      expect(plan.scannedWhole).not.toContain('comment_revisions');
      expect(plan.mostRows).toBeLessThanOrEqual(60);
    },
  );

  it('the first replies come from the partial index', async () => {
    const statements = await statementsOf(() => readThread({ articleSlug: long.slug, limit: 50 }));
    const plan = await explain(statements.find(({ sql }) => sql.includes('cross join lateral'))!);
    expect(plan.indexes).toContain('comments_descendants');
    expect(plan.scannedWhole).not.toContain('comments');
    expect(plan.scannedWhole).not.toContain('comment_revisions');
  });

  it('a page of many replies walks the partial index and reads what it shows', async () => {
    const [root] = (await readThread({ articleSlug: short.slug })).items;
    await query(
      `with replies as (
         insert into comments (id, article_id, author_id, parent_id, root_id, depth, state, visible, published_revision, created_at,
           state_changed_at, published_at)
         select gen_random_uuid(), c.article_id, c.author_id, c.id, c.id, 1, 'PUBLISHED', true, 1, t, t, t
         from comments c, generate_series(1, 3000) as n, lateral (select c.published_at + n * interval '1 minute' as t) as at
         where c.id = $1 returning id)
       insert into comment_revisions (comment_id, number, body, body_html, word_count, created_at)
       select id, 1, 'word', 'word', 1, now() from replies`,
      [root!.id],
    );
    await queryAsOwner('analyze');
    const first = await readReplies({ commentId: root!.id });
    const statements = await statementsOf(() =>
      readReplies({ commentId: root!.id, cursor: first.nextCursor! }),
    );
    const plan = await explain(statements.find(({ sql }) => sql.includes('c.parent_id ='))!);
    expect(plan.indexes).toContain('comments_replies');
    expect(plan.scannedWhole).not.toContain('comments');
    expect(plan.scannedWhole).not.toContain('comment_revisions');
    expect(plan.mostRows).toBeLessThanOrEqual(60);
  });

  it('leases that ran out come from the partial index', async () => {
    const context = testContext();
    const viewer = await insider();
    const duty = await waitingComment({ article: short, context, author: viewer });
    await query(
      `insert into review_assignments (id, reviewer_id, duty_id, comment_id, revision, article_id, slot, state, assigned_at, not_before,
         expires_at)
       select gen_random_uuid(), $1, $2, c.id, 1, c.article_id, 1, 'DONE', now(), now(), now() from comments c where c.parent_id is null
         and c.id <> $2`,
      [viewer.id, duty],
    );
    await queryAsOwner('analyze');
    const statements = await statementsOf(() => expireLeases({ context }));
    const plan = await explain(statements.find(({ sql }) => sql.includes('a.expires_at <='))!);
    expect(plan.indexes).toContain('review_assignments_expiry');
    expect(plan.scannedWhole).not.toContain('review_assignments');
  });
});
