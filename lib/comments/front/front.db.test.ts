import { beforeEach, describe, expect, it } from 'vitest';
import { article } from '@/lib/testing/articles';
import { publishedComment, removeComment } from '@/lib/testing/comments';
import { emptyDatabase, query, queryAsOwner } from '@/lib/testing/database';
import { author, context, news, openNewsroom } from '@/lib/testing/newsroom';
import { insider, moderator } from '@/lib/testing/people';
import { setPick } from '../picks/set-pick';
import { readFront } from './read-front';

beforeEach(openNewsroom);

const rank = (id: string, value: number, reactions = { insightful: 2 }) =>
  query('update comments set bridging_rank = $2, reaction_counts = $3 where id = $1', [id, value, reactions]);
const quoted = async (...articles: { id: string }[]) =>
  (await readFront({ articleIds: articles.map(({ id }) => id), context })).quotes;
const post = async (body: string, under = news, by = author) =>
  publishedComment({ article: under, author: by, body: `Said of it: ${body}`, context });

describe('what readers know', () => {
  it('is the comment of each story that is valued most across viewpoints, in the order of the stories', async () => {
    const other = await article();
    const [best, less] = [await post('The best of them.'), await post('Less so.')];
    const there = await post('Of the other story.', other);
    await rank(best, 0.8);
    await rank(less, 0.7);
    await rank(there, 0.1);
    const quotes = await quoted(other, news, await article());
    expect(quotes.map(({ id }) => id)).toEqual([there, best]);
    expect(quotes[1]).toMatchObject({
      articleSlug: news.slug,
      body: 'Said of it: The best of them.',
      author: { id: author.id, displayName: author.displayName },
    });
  });

  it('is what editors picked last, where they picked something', async () => {
    const [best, first, last] = [await post('The best.'), await post('Picked.'), await post('Picked later.')];
    await rank(best, 0.8);
    const editor = await moderator();
    await setPick({ viewer: editor, commentId: first, on: true });
    await setPick({ viewer: editor, commentId: last, on: true });
    expect((await quoted(news)).map(({ id }) => id)).toEqual([last]);
    await setPick({ viewer: editor, commentId: last, on: false });
    expect((await quoted(news)).map(({ id }) => id)).toEqual([first]);
  });

  it('is nothing that nobody has valued, and nothing that was taken away', async () => {
    const [unknown, gone] = [await post('Nobody has said anything of it.'), await post('Removed.')];
    const disputed = await post('Others only disagree.');
    await rank(disputed, 0.95, { disagree: 2 } as never);
    await rank(unknown, 0.9, {} as never);
    await rank(gone, 0.8);
    await removeComment(gone, context);
    expect(await quoted(news)).toEqual([]);
  });
});

describe('what is discussed most', () => {
  const discussed = async () => (await readFront({ articleIds: [], context })).discussed;

  it('goes by the comments of a week, three at least', async () => {
    const [much, little, old] = [await article(), await article(), await article()];
    const [bea, cal] = [await insider(), await insider()];
    for (const text of ['One.', 'Two.', 'Three.', 'Four.']) await post(text, much);
    for (const text of ['One, too.', 'Two, too.', 'Three, too.']) await post(text, news, bea);
    await post('Alone.', little, bea);
    for (const text of ['Once.', 'Twice.', 'Thrice.']) await post(text, old, cal);
    await query(`update comments set published_at = published_at - interval '8 days' where article_id = $1`, [
      old.id,
    ]);
    expect((await discussed()).map(({ slug, count }) => [slug, count])).toEqual([
      [much.slug, 4],
      [news.slug, 3],
    ]);
  });

  it('may be nothing', async () => expect(await discussed()).toEqual([]));
});

/** A plan as one text, without the numbers. */
const plan = async (sql: string) => JSON.stringify(await query(`explain ${sql}`));

it('both are read by their indexes in a large database', async () => {
  await emptyDatabase();
  await openNewsroom();
  await query(
    `insert into articles (id, slug, headline, standfirst, byline, topics, body, body_html, word_count, published_at)
     select gen_random_uuid(), 'n' || n, 'N', '', '', '{}', '', '', 1, now() from generate_series(1, 1000) n`,
  );
  await query(
    `insert into members (id, email, email_folded, display_name, name_skeleton, password_hash)
     select gen_random_uuid(), n || '@example.org', n || '@example.org', 'Member ' || n, 'member ' || n, 'x'
     from generate_series(1, 1000) n`,
  );
  await query(
    `insert into comments (id, article_id, author_id, depth, state, visible, created_at, state_changed_at, published_at, revision,
       published_revision, bridging_rank)
     select gen_random_uuid(), a.id, m.id, 0, 'PUBLISHED', true, at, at, at, 1, 1, random()
     from (select id, row_number() over () as n from articles) a, generate_series(1, 20) i,
       (select id, row_number() over () as n from members) m,
       lateral (select now() - (a.n + i) * interval '20 hours' as at) x
     where m.n = 1 + (a.n + 50 * i) % 1000`,
  );
  await queryAsOwner('analyze comments');
  expect(
    await plan(`select article_id from comments where visible and published_at > now() - interval '7 days'
      order by published_at desc limit 2000`),
  ).toContain('comments_posted');
  expect(
    await plan(`select x.* from comments x where x.article_id = (select id from articles limit 1) and x.parent_id is null
      and x.published_at is not null order by x.bridging_rank desc, x.id desc limit 5`),
  ).toContain('comments_thread_bridging');
});
