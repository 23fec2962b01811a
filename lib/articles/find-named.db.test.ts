import { beforeEach, describe, expect, it } from 'vitest';
import { connectionPool } from '@/lib/platform/db';
import { newId } from '@/lib/platform/ids';
import { publishedComment } from '@/lib/testing/comments';
import { context, openNewsroom } from '@/lib/testing/newsroom';
import { admin } from '@/lib/testing/people';
import { findNamed } from './find-named';
import { putArticle } from './put-article';
import { putArticleInput, type ArticleView } from './schemas';

const ADDRESS = 'https://example.org/weir';
let weir: ArticleView;

beforeEach(async () => {
  await openNewsroom();
  weir = await put('story-7', 'The weir', ADDRESS);
});

async function put(externalId: string, title: string, address: string, published = '2026-02-03T06:00:00Z') {
  const told = putArticleInput.parse({ title, address, published });
  return (await putArticle({ viewer: await admin(), externalId, article: told, context })).article;
}
const named = async (...names: string[]) =>
  (await findNamed({ names })).map(({ article, slug, count }) => ({ article, slug, count }));

describe('an article by a name', () => {
  it('is found by each of its own, and how many comments it has is said', async () => {
    await publishedComment({ article: weir, context });
    for (const name of [weir.id, 'the-weir', 'story-7', ADDRESS])
      expect(await named(name)).toEqual([{ article: name, slug: 'the-weir', count: 1 }]);
  });

  it('is found once for each name, in their order; what is not there is left out', async () => {
    const mill = await put('story-8', 'The mill', 'https://example.org/mill');
    const names = [ADDRESS, 'nothing-here', newId(), mill.slug, 'story-7', ADDRESS];
    expect((await named(...names)).map(({ article, slug }) => [article, slug])).toEqual([
      [ADDRESS, 'the-weir'],
      ['the-mill', 'the-mill'],
      ['story-7', 'the-weir'],
    ]);
    expect(await named()).toEqual([]);
  });

  it('is what its slug says before what another system calls another one so', async () => {
    await put('the-weir', 'The mill', 'https://example.org/mill');
    expect(await named('the-weir')).toEqual([{ article: 'the-weir', slug: 'the-weir', count: 0 }]);
  });

  it('is the newest of those that are read at one address', async () => {
    await put('story-9', 'The weir again', ADDRESS, '2026-03-03T06:00:00Z');
    expect(await named(ADDRESS)).toMatchObject([{ slug: 'the-weir-again' }]);
  });

  it('is found by an index of the address, however long that is', async () => {
    const long = `https://example.org/${'x'.repeat(1_900)}`;
    await put('story-10', 'The long one', long);
    expect(await named(long)).toMatchObject([{ slug: 'the-long-one' }]);
    const plan = await inTransaction([
      'set local enable_seqscan = off',
      `explain (costs off) select 1 from articles where address = '${ADDRESS}'`,
    ]);
    expect(JSON.stringify(plan)).toContain('articles_address_idx');
  });
});

async function inTransaction(statements: string[]): Promise<unknown> {
  const client = await connectionPool().connect();
  try {
    await client.query('begin');
    let rows: unknown;
    for (const statement of statements) ({ rows } = await client.query(statement));
    await client.query('rollback');
    return rows;
  } finally {
    client.release();
  }
}
