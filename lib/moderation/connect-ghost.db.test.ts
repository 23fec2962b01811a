import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import jwt from 'jsonwebtoken';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readConnection } from '@/lib/articles/ghost/read-connection';
import { EVENTS, webhooksOf } from '@/lib/articles/ghost/webhooks';
import type { Viewer } from '@/lib/members/viewer';
import { env } from '@/lib/platform/env';
import { currentPolicy } from '@/lib/policy/current-policy';
import { query } from '@/lib/testing/database';
import { runWaitingJobs } from '@/lib/testing/jobs';
import { openNewsroom } from '@/lib/testing/newsroom';
import { admin, moderator } from '@/lib/testing/people';
import { setPolicy } from '@/lib/testing/policy';
import { inParallel, refusalOf } from '@/lib/testing/refusal';
import { connectGhost } from './connect-ghost';

/**
 * What Ghost's Admin API answers, as integrations/ghost has it of Ghost itself: here it can also go wrong. It looks at tokens as Ghost does.
 */
const KEY = { id: '6b0f51092193d16185de27b1', secret: 'b3'.repeat(32) };
const key = `${KEY.id}:${KEY.secret}`;
type Post = { id: string; title: string; url: string; updated_at: string } & Record<string, unknown>;
type Webhook = { event: string; target_url: string; secret: string };
let server: Server;
let url: string;
let posts: Post[] = [];
let webhooks: Webhook[] = [];
/** Requests for posts that are answered before the token is over. */
let pagesLeft = Infinity;
let answerSite: ((response: ServerResponse) => void) | null = null;

const send = (response: ServerResponse, status: number, body: unknown) =>
  void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));

function isLetIn(header: string | undefined): boolean {
  const [, token = ''] = /^Ghost (\S+)$/.exec(header ?? '') ?? [];
  const { header: said } = jwt.decode(token, { complete: true }) ?? {};
  if (said?.kid !== KEY.id) return false;
  try {
    jwt.verify(token, Buffer.from(KEY.secret, 'hex'), {
      algorithms: ['HS256'],
      maxAge: '5m',
      audience: /\/?admin\/?$/,
    });
    return true;
  } catch {
    return false;
  }
}

function listPosts(query: URLSearchParams): object {
  const after = /id:>'(\w+)'/.exec(query.get('filter') ?? '')?.[1] ?? '';
  const found = posts.filter(({ id }) => id > after).sort((a, b) => (a.id < b.id ? -1 : 1));
  return {
    posts: found.slice(0, Number(query.get('limit'))),
    meta: { pagination: { total: found.length } },
  };
}

function addWebhook(response: ServerResponse, one: Webhook): void {
  if (webhooks.some(({ event, target_url }) => event === one.event && target_url === one.target_url))
    return send(response, 422, { errors: [{ context: 'Target URL has already been used for this event.' }] });
  webhooks.push(one);
  send(response, 201, { webhooks: [one] });
}

beforeAll(async () => {
  server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '', url);
    if (pathname === '/members/.well-known/jwks.json') return send(response, 200, { keys: [{ kty: 'RSA' }] });
    if (pathname === '/ghost/api/admin/site/') {
      if (answerSite) return answerSite(response);
      return send(response, 200, { site: { title: 'The Harbour Post', url: `${url}/`, version: '5.130' } });
    }
    if (!isLetIn(request.headers.authorization)) return send(response, 401, { errors: [] });
    if (pathname === '/ghost/api/admin/posts/') {
      if ((pagesLeft -= 1) < 0) return send(response, 401, { errors: [] });
      return send(response, 200, listPosts(searchParams));
    }
    const chunks: Buffer[] = [];
    request
      .on('data', (chunk: Buffer) => chunks.push(chunk))
      .on('end', () => {
        const body = JSON.parse(Buffer.concat(chunks).toString()) as { webhooks: [Webhook] };
        addWebhook(response, body.webhooks[0]);
      });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  env().GHOST_URL = undefined;
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

let desk: Viewer;
/** Acts that are on record of what was before. */
let before: string[] = [];
beforeEach(async () => {
  await openNewsroom();
  await query('delete from ghost_connection');
  env().GHOST_URL = url;
  desk = await admin();
  before = (await query<{ id: string }>('select id from audit_entries')).map(({ id }) => id);
  [posts, webhooks, pagesLeft, answerSite] = [[], [], Infinity, null];
});

const post = (number: number, more: object = {}): Post => ({
  id: number.toString(16).padStart(24, '0'),
  title: `Post ${number}`,
  url: `https://www.example.org/${number}/`,
  status: 'published',
  published_at: '2026-02-03T06:00:00.000Z',
  updated_at: '2026-02-04T06:00:00.000Z',
  custom_excerpt: null,
  authors: [{ id: '1', name: 'Ada Weir' }],
  tags: [{ name: 'Water' }],
  ...more,
});
const connect = async (given = key) => {
  await connectGhost({ viewer: desk, key: given });
  await runWaitingJobs();
};
const reading = async () => (await readConnection({ viewer: desk }))?.reading;
const articles = () =>
  query<{ id: string; headline: string; byline: string; topics: string[] }>(
    `select id, headline, byline, topics from articles where external_id like 'ghost-%' order by external_id`,
  );
const acts = async () =>
  (
    await query<{ action: string }>(
      'select action from audit_entries where id <> all($1::uuid[]) order by id',
      [before],
    )
  ).map(({ action }) => action);

describe('connecting with Ghost', () => {
  it('has it tell of what happens there, lists its site, and makes all that can be read there known', async () => {
    posts = [post(1), post(2), post(3)];
    expect(await readConnection({ viewer: desk })).toMatchObject({
      url,
      site: { title: 'The Harbour Post', version: '5.130' },
      hasKeys: true,
      isListed: false,
      toldAt: null,
      reading: null,
    });
    await connect();
    const { secret, address } = webhooksOf(url);
    expect(webhooks.map(({ event }) => event)).toEqual([...EVENTS]);
    expect(webhooks[0]).toMatchObject({ target_url: address, secret });
    expect((await currentPolicy()).embed.origins).toContain(url);
    expect(await articles()).toMatchObject([
      { headline: 'Post 1', byline: 'Ada Weir', topics: ['Water'] },
      { headline: 'Post 2' },
      { headline: 'Post 3' },
    ]);
    expect(await readConnection({ viewer: desk })).toMatchObject({
      isListed: true,
      reading: { state: 'DONE', posts: 3, read: 3, leftOut: 0, failure: null },
    });
    expect(await acts()).toEqual(expect.arrayContaining(['policy.change', 'ghost.connect']));
  });

  it('keeps the key nowhere', async () => {
    await connectGhost({ viewer: desk, key });
    const kept = await query<{ text: string }>(
      `select t::text as text from audit_entries t union all select t::text from outbox_events t
       union all select payload::text from graphile_worker._private_jobs t union all select t::text from ghost_connection t
       union all select t::text from policy_versions t`,
    );
    expect(kept.length).toBeGreaterThan(3);
    for (const { text } of kept) {
      expect(text).not.toContain(KEY.secret);
      expect(text).not.toContain(KEY.id);
    }
    await runWaitingJobs();
  });

  it('again changes nothing', async () => {
    posts = [post(1)];
    await connect();
    const [{ version }, done, known] = [await currentPolicy(), await acts(), [...webhooks]];
    await connect();
    expect(webhooks).toEqual(known);
    expect((await currentPolicy()).version).toBe(version);
    expect(await acts()).toEqual([...done, 'ghost.connect']);
    expect(await reading()).toMatchObject({ state: 'DONE', posts: 1, read: 1 });
  });

  it('by two at once makes one version of the policy, and reads each post once', async () => {
    posts = [post(501), post(502)];
    const { version } = await currentPolicy();
    const other = await admin();
    const { refusals } = await inParallel(
      [desk, other, desk, other].map((viewer) => connectGhost({ viewer, key })),
    );
    // Who came between reading the policy and changing it is told so, as everybody is.
    expect(refusals.every(({ status }) => status === 409)).toBe(true);
    await runWaitingJobs();
    expect((await currentPolicy()).version).toBe(version + 1);
    expect((await acts()).filter((action) => action === 'article.import')).toHaveLength(2);
    expect(await reading()).toMatchObject({ state: 'DONE', read: 2 });
  });

  it('goes on behind the last post that was read, where its five minutes were over before', async () => {
    posts = Array.from({ length: 120 }, (_, number) => post(number + 1));
    pagesLeft = 2;
    await connect();
    expect(await reading()).toMatchObject({ state: 'STOPPED', failure: 'over', posts: 120, read: 100 });
    expect(await articles()).toHaveLength(100);
    pagesLeft = 2;
    await connect();
    expect(await reading()).toMatchObject({ state: 'DONE', posts: 120, read: 120 });
    expect(await articles()).toHaveLength(120);
  });

  it('leaves out what makes no article', async () => {
    posts = [post(1, { url: 'javascript:alert(1)' }), post(2)];
    await connect();
    expect(await reading()).toMatchObject({ state: 'DONE', read: 2, leftOut: 1 });
    expect(await articles()).toMatchObject([{ headline: 'Post 2' }]);
  });

  it('takes what Ghost has told since a post was changed for newer, and what was changed since for newer than that', async () => {
    posts = [post(1), post(2)];
    await connect();
    await query(`update articles set headline = 'As told', told_at = $1`, ['2026-02-05T06:00:00.000Z']);
    posts = [post(1), post(2, { title: 'Changed since', updated_at: '2026-02-06T06:00:00.000Z' })];
    await connect();
    expect(await articles()).toMatchObject([{ headline: 'As told' }, { headline: 'Changed since' }]);
  });

  it.each<[string, () => string, object]>([
    [
      'a key that it does not know',
      () => `${'0'.repeat(24)}:${KEY.secret}`,
      { code: 'ghost-key', field: 'secretKey' },
    ],
    ['a secret that is another', () => `${KEY.id}:${'c4'.repeat(32)}`, { code: 'ghost-key' }],
    [
      'what is no Ghost',
      () => {
        answerSite = (response) =>
          void response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Hi</h1>');
        return key;
      },
      { code: 'ghost-away' },
    ],
    [
      'nothing',
      () => {
        env().GHOST_URL = 'http://127.0.0.1:1';
        return key;
      },
      { code: 'ghost-away' },
    ],
  ])('comes to nothing with %s', async (_, given, refusal) => {
    const { version } = await currentPolicy();
    expect(await refusalOf(connectGhost({ viewer: desk, key: given() }))).toMatchObject({
      status: 400,
      ...refusal,
    });
    expect(webhooks).toEqual([]);
    expect((await currentPolicy()).version).toBe(version);
    expect(await reading()).toBeNull();
  });

  it('is for administrators who have proved lately that it is they, and where there is a Ghost', async () => {
    for (const [viewer, status] of [
      [null, 401],
      [await moderator(), 403],
      [{ ...desk, provedLately: false }, 403],
    ] as const)
      expect(await refusalOf(connectGhost({ viewer, key }))).toMatchObject({ status });
    expect(await refusalOf(readConnection({ viewer: await moderator() }))).toMatchObject({ status: 403 });
    env().GHOST_URL = undefined;
    expect(await refusalOf(connectGhost({ viewer: desk, key }))).toMatchObject({ status: 400 });
    expect(await readConnection({ viewer: desk })).toBeNull();
  });

  it('leaves a policy alone that lists its site already', async () => {
    await setPolicy({ embed: { origins: [url, 'https://other.example.org'] } });
    const { version } = await currentPolicy();
    await connect();
    expect((await currentPolicy()).version).toBe(version);
  });
});
