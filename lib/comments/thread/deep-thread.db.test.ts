import { beforeAll, describe, expect, it } from 'vitest';
import { article, type TestArticle } from '@/lib/testing/articles';
import { emptyDatabase, query, queryAsOwner } from '@/lib/testing/database';
import { explain } from '@/lib/testing/explain';
import { insider } from '@/lib/testing/people';
import { statementsOf } from '@/lib/testing/statements';
import { expandReplies } from './expand-replies';
import { readPermalink } from './read-permalink';
import { readReplies } from './read-replies';
import { readThread } from './read-thread';
import { threadSorts, type CommentView } from '../schemas';

/*
 * One thread of ten thousand comments: a row of 1,000 that each answer the one before, and under the last of them 9,000 that stand
 * side by side. Beside it a thread of the same shape with a row of six and thirty side by side. And four thousand other roots.
 */
const ROW = 1_000;
const SIDE_BY_SIDE = 9_000;
const OTHER_ROOTS = 4_000;
let long: TestArticle;
let short: TestArticle;

/** A thread's root, the last of its row, and one in the middle of what stands side by side below that. */
type Places = { root: string; end: string; middle: string };
let inLong: Places;
let inShort: Places;

const INSERT = `
  with members as (select array_agg(id order by id) as ids from members),
  row_of as (select n, gen_random_uuid() as id from generate_series(0, $2::int) n),
  wide as (select n, gen_random_uuid() as id from generate_series(1, $3::int) n),
  inserted as (
    insert into comments (id, article_id, author_id, parent_id, root_id, depth, state, visible, published_revision, created_at,
      state_changed_at, published_at, reply_count, descendant_count)
    select r.id, $1, members.ids[1 + r.n % 40], p.id, case when r.n > 0 then (select id from row_of where n = 0) end, r.n, 'PUBLISHED', true, 1,
      t, t, t, case when r.n = $2 then $3::int else 1 end, case when r.n = 0 then $2 + $3::int else 0 end
    from row_of r left join row_of p on p.n = r.n - 1, members, lateral (select timestamptz '2026-01-01' + r.n * interval '1 minute' as t) at
    returning id),
  side as (
    insert into comments (id, article_id, author_id, parent_id, root_id, depth, state, visible, published_revision, created_at,
      state_changed_at, published_at)
    select w.id, $1, members.ids[1 + w.n % 40], (select id from row_of where n = $2), (select id from row_of where n = 0), $2 + 1,
      'PUBLISHED', true, 1, t, t, t
    from wide w, members, lateral (select timestamptz '2026-02-01' + w.n * interval '1 minute' as t) at
    returning id)
  select (select id from row_of where n = 0) as root, (select id from row_of where n = $2) as end,
    (select id from wide where n = $3 / 2) as middle, (select count(*) from inserted), (select count(*) from side)`;

beforeAll(async () => {
  await emptyDatabase();
  [long, short] = [await article(), await article()];
  const expert = await insider();
  for (let i = 0; i < 39; i += 1) await insider();
  const insert = async ({ id }: TestArticle, row: number, wide: number) =>
    (await query<Places>(INSERT, [id, row, wide]))[0]!;
  inLong = await insert(long, ROW, SIDE_BY_SIDE);
  inShort = await insert(short, 6, 30);
  await query(
    `insert into comments (id, article_id, author_id, state, visible, published_revision, created_at, state_changed_at, published_at,
       top_score, bridging_rank)
     select gen_random_uuid(), $1, members.ids[2 + n % 39], 'PUBLISHED', true, 1, t, t, t, (n % 97) / 100.0, (n % 89) / 50.0
     from generate_series(1, $2::int) n, (select array_agg(id order by id) as ids from members) members,
       lateral (select timestamptz '2026-03-01' + n * interval '1 minute' as t) at`,
    [long.id, OTHER_ROOTS],
  );
  await query(
    `insert into comment_revisions (comment_id, number, body, body_html, word_count, created_at)
     select id, 1, repeat('word ', 60), repeat('word ', 61), 60, now() from comments`,
  );
  await query(
    `insert into expertise (id, member_id, field, field_folded, line, position) values (gen_random_uuid(), $1, 'World', 'world', 'Saw it', 0)`,
    [expert.id],
  );
  await queryAsOwner('vacuum analyze');
}, 120_000);

/** Every statement that some reading sends, each with its plan. */
async function plansOf(reading: () => Promise<unknown>) {
  const plans = [];
  for (const statement of await statementsOf(reading))
    if (/comments/.test(statement.sql)) plans.push({ ...statement, ...(await explain(statement)) });
  return plans;
}

/** On an index, and as few rows as a page shows: no statement read a table of texts whole, or gave many rows on the way. */
async function expectBounded(reading: () => Promise<unknown>, mostRows: number) {
  const plans = await plansOf(reading);
  expect(plans.length).toBeGreaterThan(0);
  for (const plan of plans) {
    for (const table of ['comments', 'comment_revisions'])
      expect(plan.scannedWhole, plan.sql).not.toContain(table);
    expect(plan.mostRows, plan.sql).toBeLessThanOrEqual(mostRows);
  }
  return plans;
}

const indexes = {
  newest: 'comments_thread',
  oldest: 'comments_thread',
  top: 'comments_thread_top',
  bridging: 'comments_thread_bridging',
} as const;

describe('in a thread of ten thousand comments', () => {
  it.each(threadSorts)('a page of the top, %s, walks its index both ways', async (sort) => {
    const page = { articleSlug: long.slug, sort, limit: 50 };
    const first = await readThread(page);
    const second = await readThread({ ...page, cursor: first.nextCursor! });
    const third = await readThread({ ...page, cursor: second.nextCursor! });
    for (const place of [{}, { cursor: second.nextCursor! }, { before: third.previousCursor! }]) {
      const plans = await expectBounded(() => readThread({ ...page, ...place }), 60);
      const roots = plans.find(({ sql }) => sql.includes('with page as'))!;
      expect(roots.indexes).toContain(indexes[sort]);
    }
    const back = await readThread({ ...page, before: third.previousCursor! });
    expect(back.items.map(({ id }) => id)).toEqual(second.items.map(({ id }) => id));
  });

  it('only those with experience: goes from them to what they wrote', async () => {
    const plans = await expectBounded(
      () => readThread({ articleSlug: long.slug, experienced: true }),
      // The one who knows wrote a fortieth of what is here, under either article.
      (ROW + SIDE_BY_SIDE) / 40 + 60,
    );
    const roots = plans.find(({ sql }) => sql.includes('expertise'))!;
    expect(roots.indexes.join()).toMatch(/comments_of_member|comments_author_id/);
  });

  it('a page of replies walks its index both ways', async () => {
    const first = await readReplies({ commentId: inLong.end });
    const second = await readReplies({ commentId: inLong.end, cursor: first.nextCursor! });
    for (const place of [{}, { cursor: first.nextCursor! }, { before: second.previousCursor! }]) {
      const plans = await expectBounded(() => readReplies({ commentId: inLong.end, ...place }), 60);
      expect(plans.flatMap((plan) => plan.indexes)).toContain('comments_replies');
    }
  });

  it('a page of replies is cut before anything is joined to it, also where the planner takes them for few', async () => {
    const [page] = (await statementsOf(() => readReplies({ commentId: inLong.end }))).filter(({ sql }) =>
      sql.includes('c.parent_id ='),
    );
    const { mostRows, mostJoined } = await explain({ ...page!, given: ['enable_indexscan = off'] });
    expect(mostRows).toBeGreaterThanOrEqual(SIDE_BY_SIDE);
    expect(mostJoined).toBeLessThanOrEqual(60);
  });

  it.each(['root', 'end', 'middle'] as const)('a permalink to its %s reads what it shows', async (place) => {
    const plans = await expectBounded(
      () => readPermalink({ articleSlug: long.slug, commentId: inLong[place] }),
      60,
    );
    expect(plans.flatMap((plan) => plan.indexes)).toContain('comments_replies');
  });

  it('so does one to the empty place of what was taken away there', async () => {
    const hide = (visible: boolean) =>
      query(
        `update comments set visible = $2, state = case when $2 then 'PUBLISHED' else 'REMOVED' end::"CommentState" where id = $1`,
        [inLong.end, visible],
      );
    await hide(false);
    const reading = () => readPermalink({ articleSlug: long.slug, commentId: inLong.end });
    expect((await reading()).comment).toMatchObject({ author: null, replies: { length: 20 } });
    await expectBounded(reading, 60);
    await hide(true);
  });

  it('more replies in their place read what they show', async () => {
    const { thread } = await readPermalink({ articleSlug: long.slug, commentId: inLong.end });
    await expectBounded(() => expandReplies({ items: [thread], commentId: inLong.end }), 60);
  });
});

describe('what is read and answered does not grow with the thread', () => {
  const size = (comments: CommentView[]): number =>
    comments.reduce((sum, { replies = [] }) => sum + 1 + size(replies), 0);
  const sizeOfPermalink = async ({ slug }: TestArticle, commentId: string) =>
    size([(await readPermalink({ articleSlug: slug, commentId })).thread]);

  it.each(['root', 'end', 'middle'] as const)('at the %s of it', async (place) => {
    expect(await sizeOfPermalink(long, inLong[place])).toBe(await sizeOfPermalink(short, inShort[place]));
    const [few, many] = [
      await statementsOf(() => readPermalink({ articleSlug: short.slug, commentId: inShort[place] })),
      await statementsOf(() => readPermalink({ articleSlug: long.slug, commentId: inLong[place] })),
    ];
    expect(many).toHaveLength(few.length);
    expect(many.length).toBeLessThanOrEqual(8);
  });

  it('nor on the first page: one thread of it shows its first replies, however many it has', async () => {
    const { items } = await readThread({ articleSlug: short.slug });
    expect(size(items)).toBe(4);
    const oldest = await readThread({ articleSlug: long.slug, sort: 'oldest', limit: 1 });
    expect(size(oldest.items)).toBe(4);
  });
});
