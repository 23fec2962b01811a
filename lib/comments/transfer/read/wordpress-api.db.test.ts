import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { env } from '@/lib/platform/env';
import { emptyDatabase, query } from '@/lib/testing/database';
import { importComments } from '../import-comments';
import { outsideComment, isLeftOut, type Read } from '../schemas';
import { readWordpressApi, SiteError, type WordpressSite } from './wordpress-api';

/** Speaks as much of WordPress's REST API as is asked of it: pages, who may see what, and what stands above a comment. */
const PASSWORD = 'abcd efgh ijkl';
const site = { comments: 250, pretty: true, failing: new Set<string>(), asked: [] as URL[] };
const STATUS = ['approved', 'approved', 'hold', 'spam', 'trash'];
let server: Server;
let address: string;

beforeAll(async () => {
  env().FETCH_LOOPBACK_FOR_TESTS = '1';
  server = createServer(answer).listen(0, '127.0.0.1');
  await once(server, 'listening');
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/blog`;
});
afterAll(() => {
  env().FETCH_LOOPBACK_FOR_TESTS = '0';
  server.close();
});
beforeEach(async () => {
  await emptyDatabase();
  Object.assign(site, { comments: 250, pretty: true, failing: new Set(), asked: [] });
});

function answer(request: IncomingMessage, response: ServerResponse): void {
  const url = new URL(request.url ?? '', address);
  site.asked.push(url);
  const say = (status: number, body: unknown) =>
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  const isPretty = url.pathname === '/blog/wp-json/wp/v2/comments';
  const isAsked = site.pretty ? isPretty : url.searchParams.get('rest_route') === '/wp/v2/comments';
  const page = url.searchParams.get('page') ?? '1';
  if (!isAsked) return void say(404, { code: 'rest_no_route' });
  if (site.failing.has(page)) return void say(503, {});
  const isEditor =
    request.headers.authorization === `Basic ${Buffer.from(`ed:${PASSWORD}`).toString('base64')}`;
  if (request.headers.authorization && !isEditor) return void say(401, { code: 'incorrect_password' });
  const isAll = url.searchParams.get('status') === 'any';
  if (isAll && !isEditor) return void say(401, { code: 'rest_forbidden_status' });
  const size = Number(url.searchParams.get('per_page'));
  const seen = Array.from({ length: site.comments }, (_, n) => n + 1).filter(
    (id) => isAll || statusOf(id) === 'approved',
  );
  say(
    200,
    seen.slice((Number(page) - 1) * size, Number(page) * size).map((id) => commentOf(id, isEditor)),
  );
}

const statusOf = (id: number) => STATUS[id % STATUS.length]!;
const commentOf = (id: number, isEditor: boolean) => ({
  id,
  post: 12,
  parent: id === 6 ? 5 : 0,
  author: id === 10 ? 7 : 0,
  author_name: `Reader ${id}`,
  date_gmt: '2015-03-02T10:00:00',
  status: statusOf(id),
  link: 'https://paper.example/weir/#comment-1',
  ...(isEditor && { author_email: `reader${id}@example.org` }),
  content: {
    rendered: `<p>Number ${id}<br />\nof them</p>`,
    ...(isEditor && { raw: `Number ${id}\nof them` }),
  },
  _embedded: {
    up: [{ title: { rendered: 'The weir &#038; the <em>mill</em>' }, link: 'https://paper.example/weir/' }],
  },
});

const signIn = { user: 'ed', password: PASSWORD };
const NO_WAITS = [0, 0];
async function read(more: Partial<WordpressSite> = {}, from = 0): Promise<Read[]> {
  const all: Read[] = [];
  for await (const one of readWordpressApi({ address, ...more }, { from, waits: NO_WAITS })) all.push(one);
  for (const one of all) if (!isLeftOut(one)) expect(outsideComment.parse(one)).toEqual(one);
  return all;
}

describe('a WordPress that is asked', () => {
  it('says what readers see, and nobody’s address', async () => {
    const all = await read();
    expect(all).toHaveLength(100);
    expect(all[0]).toEqual({
      externalId: '1',
      article: {
        externalId: '12',
        identifier: 'wp-12',
        address: 'https://paper.example/weir/',
        title: 'The weir & the mill',
        publishedAt: null,
      },
      parentId: null,
      author: { externalId: null, name: 'Reader 1', address: null },
      text: { format: 'html', body: '<p>Number 1<br />\nof them</p>' },
      createdAt: '2015-03-02T10:00:00.000Z',
      editedAt: null,
      state: 'published',
    });
  });

  it('says all of it to an editor, as it was typed, and where its addresses are not pretty', async () => {
    site.pretty = false;
    const all = await read({ signIn });
    expect(all).toHaveLength(250);
    expect(all.slice(1, 10)).toMatchObject([
      { externalId: '2', state: 'pending', text: { format: 'html-lines', body: 'Number 2\nof them' } },
      { state: 'spam' },
      { state: 'deleted' },
      { state: 'published', author: { address: 'reader5@example.org' } },
      { parentId: '5' },
      ...[{}, {}, {}],
      { author: { externalId: '7' } },
    ]);
  });

  it('is asked again when it is busy, and given up after some tries', async () => {
    site.failing.add('2');
    setTimeout(() => site.failing.clear(), 20);
    const all: Read[] = [];
    for await (const one of readWordpressApi({ address, signIn }, { waits: [40, 40] })) all.push(one);
    expect(all).toHaveLength(250);
    site.failing.add('1');
    await expect(read()).rejects.toThrow(/does not answer \(503\)/);
  });

  it('is said not to be one, or not to take a password, and no other is told it', async () => {
    await expect(read({ signIn: { user: 'ed', password: 'wrong' } })).rejects.toThrow(SiteError);
    await expect(read({ address: `${address}/elsewhere` })).rejects.toThrow(/answers 404/);
    await expect(read({ address: 'http://10.0.0.1' })).rejects.toThrow(/has to be https/);
    await expect(read({ address: 'nowhere' })).rejects.toThrow(/not an address/);
  });

  it('is gone on with from the page where it was cut off', async () => {
    const importAll = () =>
      importComments({
        source: 'wordpress',
        fileName: 'paper.example',
        digest: 'site',
        step: 20,
        records: (from) => readWordpressApi({ address, signIn }, { from, waits: [] }),
      });
    site.failing.add('3');
    await expect(importAll()).rejects.toThrow(SiteError);
    const [{ position }] = (await query('select position from comment_imports')) as [{ position: number }];
    expect(position).toBe(200);
    site.failing.clear();
    site.asked = [];
    const report = await importAll();
    expect(report).toMatchObject({
      read: 250,
      added: { published: 100, pending: 50, rejected: 50, empty: 50 },
      leftOut: {},
    });
    // Once to find its API, and then from there on.
    expect(site.asked.map((url) => url.searchParams.get('page'))).toEqual(['1', '3']);
    expect(await query('select 1 from imported_comments')).toHaveLength(250);
    // What has been written since comes by the next.
    site.comments = 260;
    expect(await importAll()).toMatchObject({ read: 260, known: 250, added: { published: 4 } });
  });
});
