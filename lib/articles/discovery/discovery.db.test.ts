import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { connectionPool } from '@/lib/platform/db';
import { env } from '@/lib/platform/env';
import { saveDraft } from '@/lib/comments/drafts/save-draft';
import type { Viewer } from '@/lib/members/viewer';
import { publishedComment } from '@/lib/testing/comments';
import { expectCountersEqualRows } from '@/lib/testing/counters';
import { query } from '@/lib/testing/database';
import { author, context, openNewsroom } from '@/lib/testing/newsroom';
import { admin, insider, moderator } from '@/lib/testing/people';
import { setPolicy } from '@/lib/testing/policy';
import { inParallel, refusalOf } from '@/lib/testing/refusal';
import { statementsOf } from '@/lib/testing/statements';
import { listDiscussions } from '../discussion/list-discussions';
import { readDiscussion } from '../discussion/read-discussion';
import { findNamed } from '../find-named';
import { putArticle } from '../put-article';
import { readArticle } from '../read-article';
import { bareAddress } from '../rules';
import { putArticleInput } from '../schemas';
import { actOnDiscovered } from './act-on-discovered';
import { discoverArticle } from './discover-article';
import { listDismissed } from './list-dismissed';
import { readmitAddress } from './readmit-address';
import type { DiscoveryAct } from './schemas';

/** A publication's site, with what it answers at each path. */
let server: Server;
let origin: string;
let asked: string[] = [];
const answers = new Map<string, (response: ServerResponse) => void>();
let count = 0;

beforeAll(async () => {
  env().FETCH_LOOPBACK_FOR_TESTS = '1';
  server = createServer(({ url = '' }, response) => {
    asked.push(url);
    const answer = answers.get(url) ?? answers.get(bareAddress(url));
    if (answer) answer(response);
    else
      response
        .writeHead(404, { 'content-type': 'text/html' })
        .end('<meta property="og:type" content="article">');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  env().FETCH_LOOPBACK_FOR_TESTS = '0';
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

let desk: Viewer;
beforeEach(async () => {
  await openNewsroom();
  await setPolicy({ embed: { origins: [origin], discovery: true } });
  desk = await moderator();
  asked = [];
});

const html = (head: string) => (response: ServerResponse) =>
  void response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(head);

/** A page that nobody has asked about before, as what it is reads it. */
function page(head = (address: string) => articleHead(address), path = `/story-${(count += 1)}`): string {
  answers.set(path, html(head(origin + path)));
  return origin + path;
}
const articleHead = (address: string, more = '') =>
  `<html lang="af"><link rel="canonical" href="${address}"><meta property="og:type" content="article">
   <meta property="og:title" content="The weir at dusk"><meta name="author" content="A. Reporter">
   <meta property="article:tag" content="Water"><meta property="article:published_time" content="2026-02-03T06:00:00Z">${more}`;

let askers = 0;
const discover = (address: string, asker = `198.51.100.${(askers += 1)}`) =>
  discoverArticle({ address, asker, context });
const slugOf = async (address: string) => {
  const found = await discover(address);
  if (typeof found === 'string') throw new Error(`nothing was made of ${address}: ${found}`);
  return found.slug;
};
const articlesAt = async (address: string) =>
  (await query<{ id: string }>('select id from articles where address = $1', [address])).map(({ id }) => id);
const made = async () => {
  const address = page();
  const { id, slug } = await readArticle({ slug: await slugOf(address), context });
  return { address, id, slug };
};
const act = (id: string, what: DiscoveryAct, viewer: Viewer | null = desk) =>
  actOnDiscovered({ viewer, id, act: what, context });
const acts = (id: string) =>
  query<{ action: string }>(
    'select action, actor_id, details from audit_entries where subject_id = $1 order by id',
    [id],
  );
const readmit = (id: string, viewer: Viewer | null = desk) => readmitAddress({ viewer, id, context });
const removed = async () => (await listDismissed({ viewer: desk })).items;
const newOnes = async () => (await listDiscussions({ viewer: desk, only: 'new', context })).items;

describe('a page that is asked for first', () => {
  it('becomes an article of what it says of itself, on record and new to the desk', async () => {
    const address = page();
    const slug = await slugOf(address);
    expect(slug).toBe('the-weir-at-dusk');
    const article = await readArticle({ slug, context });
    expect(article).toMatchObject({
      address,
      title: 'The weir at dusk',
      byline: 'A. Reporter',
      topics: ['Water'],
      language: 'af',
      publishedAt: '2026-02-03T06:00:00.000Z',
      commentsOpen: true,
      bodyHtml: '',
    });
    expect(await acts(article.id)).toEqual([
      { action: 'article.discover', actor_id: null, details: { address } },
    ]);
    expect(await query(`select type, tags from outbox_events where subject_id = $1`, [article.id])).toEqual([
      { type: 'article.import', tags: ['front', 'articles', `article:${article.id}`] },
    ]);
    const [item, ...others] = await newOnes();
    expect(others).toEqual([]);
    expect(item).toMatchObject({ id: article.id, discovered: { address, lookedAt: null } });
    expect(await findNamed({ names: [address] })).toMatchObject([{ slug }]);
  });

  it('is asked once, and known from then on, in whichever way its address is written', async () => {
    const address = page();
    const slug = await slugOf(address);
    expect(await slugOf(address)).toBe(slug);
    expect(await slugOf(`${address}/#comments`)).toBe(slug);
    expect(asked).toHaveLength(1);
  });

  it('makes one article for all who ask at the same moment, here and on another instance', async () => {
    const address = page();
    // Another spelling is another page to each of those who hold what is asked meanwhile: as another instance would.
    const { answers: found } = await inParallel(
      [
        ...Array.from({ length: 4 }, () => () => discover(address)),
        ...Array.from({ length: 4 }, () => () => discover(`${address}/`)),
        () => discover(`${address}//`),
      ].map((ask) => ask()),
    );
    expect(new Set(found.map((one) => (typeof one === 'string' ? one : one.slug)))).toEqual(
      new Set(['the-weir-at-dusk']),
    );
    expect(await articlesAt(address)).toHaveLength(1);
  });

  it('cannot be two articles, whatever would make them', async () => {
    const { id } = await made();
    await expect(
      query(
        `insert into articles (id, slug, address, headline, standfirst, byline, topics, body, body_html, word_count, published_at, discovered_at)
         select gen_random_uuid(), slug || '-2', address, headline, '', '', '{}', '', '', 0, published_at, discovered_at from articles where id = $1`,
        [id],
      ),
    ).rejects.toThrow('articles_discovered_once');
  });

  it('is there at the moment at which it was seen where it says no time, or one to come', async () => {
    const [undated, announced] = [
      page((address) => `<link rel="canonical" href="${address}"><title>T</title><trialogue-comments>`),
      page((address) => articleHead(address).replace('2026-02-03', '2099-02-03')),
    ];
    for (const address of [undated, announced]) {
      const { publishedAt } = await readArticle({ slug: await slugOf(address), context });
      expect(publishedAt).toBe(context.now().toISOString());
    }
  });

  it('is read in the letters that it is written in', async () => {
    const path = `/story-${(count += 1)}`;
    answers.set(path, (response) => {
      response.writeHead(200, { 'content-type': 'text/html' });
      response.end(
        Buffer.from(
          `<meta charset="windows-1252">${articleHead(origin + path)}`.replace('dusk', 'd\xfcsk'),
          'latin1',
        ),
      );
    });
    expect(await readArticle({ slug: await slugOf(origin + path), context })).toMatchObject({
      title: 'The weir at düsk',
    });
  });
});

describe('a page makes no article', () => {
  const answered = async (answer: (response: ServerResponse, address: string) => void) => {
    const path = `/story-${(count += 1)}`;
    answers.set(path, (response) => answer(response, origin + path));
    const found = await discover(origin + path);
    expect(await articlesAt(origin + path)).toEqual([]);
    return found;
  };

  it('where it is not there, is something else, or is the same as another', async () => {
    expect(await discover(`${origin}/nothing`)).toBe('none');
    expect(await answered((response) => html(articleHead(`${origin}/other`))(response))).toBe('none');
    expect(await answered((response) => html(articleHead('https://elsewhere.example/'))(response))).toBe(
      'none',
    );
    expect(await answered((response) => html('<title>About us</title>')(response))).toBe('none');
    expect(
      await answered(
        (response, address) =>
          void response.writeHead(200, { 'content-type': 'application/json' }).end(articleHead(address)),
      ),
    ).toBe('none');
    const madeUp = page(() => '<title>T</title><trialogue-comments>', '/plain?page=7');
    expect(await discover(madeUp)).toBe('none');
  });

  it('where it leads to another origin, and does where it stays on its own', async () => {
    const reached = page();
    const other = reached.replace('127.0.0.1', 'localhost');
    await setPolicy({ embed: { origins: [origin, new URL(other).origin], discovery: true } });
    const lead = (location: string) => (response: ServerResponse) =>
      void response.writeHead(302, { location }).end();
    expect(await answered(lead(other))).toBe('none');
    // What is there is another page: it names its own address.
    expect(await answered(lead(reached))).toBe('none');
    const path = `/story-${(count += 1)}`;
    answers.set(path, lead(`${path}/`));
    answers.set(`${path}/`, html(articleHead(`${origin}${path}/`)));
    expect(await slugOf(origin + path)).toBe('the-weir-at-dusk');
  });

  it('where it cannot be read just now: that is known for a minute, and may be otherwise then', async () => {
    expect(await answered((response) => void response.writeHead(503).end())).toBe('later');
    expect(await answered((response) => void response.socket?.destroy())).toBe('later');
    const path = `/story-${(count += 1)}`;
    answers.set(path, (response) => void response.writeHead(503).end());
    asked = [];
    expect(await discover(origin + path)).toBe('later');
    answers.set(path, html(articleHead(origin + path)));
    expect(await discover(origin + path)).toBe('later');
    expect(asked).toEqual([path]);
  });

  it('where nothing comes within two seconds', async () => {
    expect(
      await answered((response) => void response.writeHead(200, { 'content-type': 'text/html' }).write('<')),
    ).toBe('later');
  });

  it('where the policy names no such origin, or leaves it to others, and is not asked then', async () => {
    const address = page();
    for (const embed of [
      { origins: [origin], discovery: false },
      { origins: ['https://example.org'], discovery: true },
    ]) {
      await setPolicy({ embed });
      expect(await discover(address)).toBe('none');
    }
    for (const name of [
      'the-weir',
      'ftp://example.org/',
      'https://user:word@example.org/',
      `https://example.org/${'x'.repeat(2_000)}`,
    ])
      expect(await discover(name)).toBe('none');
    expect(asked).toEqual([]);
  });

  it('where one network asks for too many', async () => {
    const answered = [];
    for (let number = 0; number < 70; number += 1)
      answered.push(await discover(`${origin}/made-up-${number}`, '203.0.113.7'));
    expect(answered.filter((one) => one === 'none')).toHaveLength(60);
    expect(answered.slice(60)).toEqual(Array(10).fill('later'));
    expect(asked).toHaveLength(60);
    expect(await discover(page(), '203.0.113.8')).toMatchObject({ slug: 'the-weir-at-dusk' });
  });
});

describe('what the desk does about it', () => {
  it('is to confirm it, once', async () => {
    const { id } = await made();
    await act(id, 'confirm');
    await act(id, 'confirm');
    expect(await newOnes()).toEqual([]);
    expect(await readDiscussion({ viewer: desk, id, context })).toMatchObject({
      commenting: 'OPEN',
      discovered: { lookedAt: context.now().toISOString() },
    });
    expect((await acts(id)).map(({ action }) => action)).toEqual(['article.discover', 'article.confirm']);
  });

  it('is to close its discussion, which readers see at once', async () => {
    const { id, slug } = await made();
    await act(id, 'close');
    await act(id, 'close');
    expect(await newOnes()).toEqual([]);
    expect(await readArticle({ slug, context })).toMatchObject({ commentsOpen: false });
    expect((await acts(id)).map(({ action }) => action)).toEqual([
      'article.discover',
      'article.set-discussion',
    ]);
    expect(await query(`select removal from outbox_events where type = 'article.set-discussion'`)).toEqual([
      { removal: true },
    ]);
  });

  it('is to remove it, and its page makes none again until it is put in', async () => {
    const { id, slug, address } = await made();
    await act(id, 'remove');
    expect((await refusalOf(readArticle({ slug, context }))).status).toBe(404);
    expect(await discover(address)).toBe('none');
    expect(await discover(`${address}/`)).toBe('none');
    expect((await acts(id)).at(-1)).toEqual({
      action: 'article.remove',
      actor_id: desk.id,
      details: { address },
    });
    expect((await refusalOf(act(id, 'remove'))).status).toBe(404);

    const told = putArticleInput.parse({ title: 'The weir', address, published: '2026-02-03T06:00:00Z' });
    await putArticle({ viewer: await admin(), externalId: 'story-9', article: told, context });
    expect(await query('select address from dismissed_addresses')).toEqual([]);
    expect(await slugOf(address)).toBe('the-weir');
  });

  it('is to take a removal back: its page makes an article again', async () => {
    const { id, address } = await made();
    await act(id, 'remove');
    expect(await removed()).toEqual([
      { id, address: bareAddress(address), dismissedAt: context.now().toISOString() },
    ]);
    await readmit(id);
    expect(await removed()).toEqual([]);
    expect((await acts(id)).at(-1)).toEqual({
      action: 'article.readmit',
      actor_id: desk.id,
      details: { address: bareAddress(address) },
    });
    expect(await query(`select payload from outbox_events where type = 'article.readmit'`)).toEqual([
      { payload: { address: bareAddress(address) } },
    ]);
    expect(await slugOf(address)).toBe('the-weir-at-dusk');
    expect((await refusalOf(readmit(id))).status).toBe(404);
  });

  it('takes a removal back once, whoever does so at the same moment', async () => {
    const { id } = await made();
    await act(id, 'remove');
    const { answers: done, refusals } = await inParallel(
      Array.from({ length: 6 }, async () => readmit(id, await moderator())),
    );
    expect(done).toHaveLength(1);
    expect(refusals.map(({ status }) => status)).toEqual(Array(5).fill(404));
    expect((await acts(id)).filter(({ action }) => action === 'article.readmit')).toHaveLength(1);
  });

  it('lists what was removed a page at a time, the latest first, to the desk alone', async () => {
    const ids: string[] = [];
    for (let number = 0; number < 3; number += 1) {
      const { id } = await made();
      await act(id, 'remove');
      ids.push(id);
    }
    const first = await listDismissed({ viewer: desk, limit: 2 });
    const second = await listDismissed({ viewer: desk, limit: 2, cursor: first.nextCursor! });
    expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(ids.sort().reverse());
    expect(second.nextCursor).toBeNull();
    expect((await refusalOf(listDismissed({ viewer: desk, cursor: 'x' }))).status).toBe(400);
    for (const [viewer, status] of [
      [null, 401],
      [await insider(), 403],
    ] as const) {
      expect((await refusalOf(listDismissed({ viewer }))).status).toBe(status);
      expect((await refusalOf(readmit(ids[0]!, viewer))).status).toBe(status);
    }
    for (const none of ['no-id', desk.id]) expect((await refusalOf(readmit(none))).status).toBe(404);
    expect(await removed()).toHaveLength(3);
  });

  it('never takes away what somebody has written there', async () => {
    const { id, slug } = await made();
    await publishedComment({ article: { id, slug }, context });
    expect(await refusalOf(act(id, 'remove'))).toMatchObject({ status: 409, code: 'article-in-use' });
    const other = await made();
    await saveDraft({ viewer: author, articleSlug: other.slug, body: 'Not sent yet.', context });
    expect(await refusalOf(act(other.id, 'remove'))).toMatchObject({ code: 'article-in-use' });
    expect(await newOnes()).toHaveLength(2);
  });

  it('is nobody else’s, and about no other article', async () => {
    const { id } = await made();
    expect((await refusalOf(act(id, 'confirm', null))).status).toBe(401);
    expect((await refusalOf(act(id, 'remove', await insider()))).status).toBe(403);
    const [{ id: usual } = { id: '' }] = await query<{ id: string }>(
      'select id from articles where discovered_at is null limit 1',
    );
    for (const none of [usual, 'no-id']) expect((await refusalOf(act(none, 'remove'))).status).toBe(404);
  });

  it('and a removal at the same moment as a comment lose nothing', async () => {
    const { id, slug } = await made();
    const outcomes = await Promise.allSettled([
      publishedComment({ article: { id, slug }, context }),
      act(id, 'remove'),
    ]);
    const left = await query('select id from articles where id = $1', [id]);
    const comments = await query('select id from comments where article_id = $1', [id]);
    expect(left).toHaveLength(comments.length);
    expect(outcomes.filter(({ status }) => status === 'fulfilled').length).toBeGreaterThan(0);
  });

  it.each([
    ['new', 'articles_discovered_new', () => newOnes(), 'discovered_at is not null'],
    [
      'removed',
      'dismissed_addresses_dismissed_at_article_id_idx',
      () => removed(),
      'from dismissed_addresses',
    ],
  ])('finds what is %s by an index', async (_, index, list, told) => {
    const statements = await statementsOf(list);
    const { sql, values } = statements.find((one) => one.sql.includes(told))!;
    const client = await connectionPool().connect();
    await client.query('begin');
    await client.query('set local enable_seqscan = off');
    const { rows } = await client.query(`explain ${sql}`, values);
    await client.query('rollback');
    client.release();
    expect(JSON.stringify(rows)).toContain(index);
    expect(JSON.stringify(rows)).not.toContain('Sort');
  });
});

describe('what another system tells of', () => {
  it('is the article that a reader has seen first, with what is under it', async () => {
    const { address, id } = await made();
    const told = putArticleInput.parse({
      title: 'The weir, told',
      address: `${address}/`,
      published: '2026-02-03T06:00:00Z',
    });
    const { article, created } = await putArticle({
      viewer: await admin(),
      externalId: 'story-4',
      article: told,
      context,
    });
    expect([article.id, created]).toEqual([id, false]);
    expect(article).toMatchObject({ title: 'The weir, told', byline: 'A. Reporter' });
    expect(await newOnes()).toEqual([]);
    expect(
      await putArticle({ viewer: await admin(), externalId: 'story-4', article: told, context }),
    ).toMatchObject({ created: false });
    expect((await acts(id)).map(({ action }) => action)).toEqual(['article.discover', 'article.update']);
  });

  /** What is known by an id, where it is read now. */
  const tell = async (address: string, externalId: string) => {
    const told = { title: 'The weir, told', address, published: '2026-02-03T06:00:00Z' };
    const article = putArticleInput.parse(told);
    return (await putArticle({ viewer: await admin(), externalId, article, context })).article;
  };

  it('has a new address, which a reader may have seen first: both are one then, with what is under either', async () => {
    const before = await tell('https://example.org/the-weir', 'story-12');
    const writer = await insider();
    const kept = await publishedComment({ author: writer, article: before, context });
    const seen = await made();
    const written = await publishedComment({ author: writer, article: seen, context });
    for (const [{ slug }, body] of [
      [before, 'Begun before.'],
      [seen, 'Begun since.'],
    ] as const)
      await saveDraft({ viewer: writer, articleSlug: slug, body, context });
    const after = await tell(seen.address, 'story-12');
    expect(after).toMatchObject({ id: before.id, slug: before.slug, address: seen.address, commentCount: 2 });
    expect(await articlesAt(seen.address)).toEqual([before.id]);
    expect(await query('select id from articles where id = $1', [seen.id])).toEqual([]);
    const under = await query('select id, article_id from comments where id = any($1) order by created_at', [
      [kept, written],
    ]);
    expect(under).toEqual([kept, written].map((id) => ({ id, article_id: before.id })));
    expect(await query('select 1 from search_documents where article_id = $1', [before.id])).toHaveLength(2);
    expect(await query('select target, body from drafts where member_id = $1', [writer.id])).toEqual([
      { target: before.id, body: 'Begun before.\n\nBegun since.' },
    ]);
    await expectCountersEqualRows();
    expect((await acts(seen.id)).at(-1)).toMatchObject({
      action: 'article.merge',
      details: { address: seen.address, into: before.id },
    });
  });

  it('and what a reader sees at the same moment, are one article in whatever order they come', async () => {
    for (let round = 0; round < 6; round += 1) {
      const known = `story-13-${round}`;
      const before = await tell(`https://example.org/moved-${round}`, known);
      const address = page();
      const { refusals } = await inParallel([
        discover(address),
        tell(address, known),
        discover(`${address}/`),
      ]);
      expect(refusals).toEqual([]);
      expect(await articlesAt(address)).toEqual([before.id]);
    }
  });
});
