import { createHmac, randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import dns from 'node:dns';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { editComment } from '@/lib/comments/editing/edit-comment';
import { submitComment } from '@/lib/comments/submission/submit-comment';
import { database } from '@/lib/platform/db';
import { factsOf, publishedComment, someWords } from '@/lib/testing/comments';
import { query } from '@/lib/testing/database';
import { author, context, news, openNewsroom } from '@/lib/testing/newsroom';
import { setPolicy } from '@/lib/testing/policy';
import { refusalOf } from '@/lib/testing/refusal';
import { akismet } from './akismet';
import { askOutside } from './ask-outside';
import { httpCheck } from './http-check';
import type { OutsideCheck, OutsideText } from './outside-check';
import { noteFailing } from './store';

beforeEach(openNewsroom);
beforeEach(() => query('delete from failing_checks'));

type Asked = { headers: IncomingMessage['headers']; host: string; url: string; body: string };
let server: Server | undefined;
const asked: Asked[] = [];

/** A program of this machine that answers by `answer`, and what it is asked. */
async function listens(answer: (response: ServerResponse, asked: Asked) => void): Promise<number> {
  asked.length = 0;
  server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { headers, url = '' } = request;
      const one = { headers, host: headers.host ?? '', url, body: Buffer.concat(chunks).toString() };
      asked.push(one);
      answer(response, one);
    });
  });
  await new Promise<void>((resolve) => server!.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}
const json = (value: unknown) => (response: ServerResponse) => void response.end(JSON.stringify(value));

afterEach(async () => {
  server?.closeAllConnections();
  await new Promise((resolve) => (server ? server.close(resolve) : resolve(null)));
  server = undefined;
});

const key = randomBytes(32);
const secret = `whsec_${key.toString('base64')}`;
const scorer = async (answer: Parameters<typeof listens>[0]) =>
  httpCheck({ url: `http://127.0.0.1:${await listens(answer)}/check`, secret });
const text: OutsideText = {
  body: 'A considered remark.',
  articleSlug: 'weir',
  parentId: null,
  author: { id: '01a22cd0-258a-7596-913f-3eb40d4fc90a', displayName: 'Ann' },
  address: '192.0.2.7',
  at: new Date('2026-12-01T06:00:00Z'),
};
const ask = (check: OutsideCheck, patienceMs = 2_000) => askOutside(text, { checks: [check], patienceMs });
const failing = () => query<{ name: string; error: string }>('select name, error from failing_checks');

describe('a program of the publication’s own', () => {
  it('is sent the text, signed as Standard Webhooks has it', async () => {
    expect(await ask(await scorer(json({ result: 'pass' })))).toEqual({ result: 'pass' });
    const [{ headers, body }] = asked as [Asked];
    expect(JSON.parse(body)).toEqual({
      type: 'comment.check',
      timestamp: '2026-12-01T06:00:00.000Z',
      data: { body: text.body, article: 'weir', parentId: null, author: text.author.id },
    });
    const [id, timestamp] = [headers['webhook-id'], headers['webhook-timestamp']] as [string, string];
    expect(id).toMatch(/^msg_[\da-f-]{36}$/);
    expect(timestamp).toBe('1796104800');
    const signed = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64');
    expect(headers['webhook-signature']).toBe(`v1,${signed}`);
  });

  it.each([
    [
      { result: 'hold', tags: ['toxic', ' rude '] },
      { result: 'hold', reason: { code: 'outside-held', facts: { tags: 'toxic, rude' } } },
    ],
    [
      { result: 'refuse', tags: ['spam'] },
      { result: 'refuse', error: { code: 'text-refused', field: 'body', facts: { words: 'spam' } } },
    ],
    [{ result: 'pass', score: 0.1 }, { result: 'pass' }],
  ])('answers %j', async (answer, outcome) => {
    expect(await ask(await scorer(json(answer)))).toMatchObject(outcome);
    expect(await failing()).toEqual([]);
  });

  it.each<[string, Parameters<typeof listens>[0], RegExp]>([
    ['an error', (response) => void response.writeHead(500).end('{"result":"pass"}'), /500/],
    ['a redirection', (response) => void response.writeHead(302, { location: '/' }).end(), /./],
    ['no JSON', (response) => void response.end('pass'), /JSON/],
    ['another word', json({ result: 'fine' }), /./],
    [
      'without end',
      (response) => void response.end(JSON.stringify({ result: 'pass', x: 'x'.repeat(20_000) })),
      /no end/,
    ],
    ['too late', () => undefined, /.|timeout/],
  ])('that answers %s brings the text to a moderator, and the desk is told', async (_, answer, error) => {
    const check = await scorer(answer);
    expect(await ask(check, 300)).toEqual({ result: 'hold', reason: { code: 'check-failed', facts: {} } });
    const [mark] = await failing();
    expect(mark).toMatchObject({ name: 'http', error: expect.stringMatching(error) });
  });

  it('is not asked for a while after three failures, and the mark goes when it answers', async () => {
    let works = false;
    const check = await scorer((response) =>
      works ? json({ result: 'pass' })(response) : void response.writeHead(503).end(),
    );
    await ask(check);
    await ask(check);
    works = true;
    expect(await ask(check)).toEqual({ result: 'pass' });
    expect(await failing()).toEqual([]);
    works = false;
    for (const _ of [1, 2, 3]) await ask(check);
    expect(asked).toHaveLength(6);
    works = true;
    expect(await ask(check)).toMatchObject({ result: 'hold' });
    expect(asked).toHaveLength(6);
    expect(await failing()).toHaveLength(1);
  });

  it('that failed before this process began loses its mark with its first answer', async () => {
    const check = await scorer(json({ result: 'pass' }));
    await noteFailing(database(), check.name, 'away', text.at);
    expect(await failing()).toEqual([{ name: 'http', error: 'away' }]);
    await ask(check);
    expect(await failing()).toEqual([]);
  });
});

describe('Akismet', () => {
  // It has a name below that of the service for each key; here all of them are this machine.
  const { lookup } = dns;
  beforeEach(() => {
    dns.lookup = ((name: string, ...rest: unknown[]) =>
      Reflect.apply(lookup, dns, [
        name.endsWith('.localhost') ? '127.0.0.1' : name,
        ...rest,
      ])) as typeof lookup;
  });
  afterEach(() => {
    dns.lookup = lookup;
  });
  const spamFilter = async (answer: Parameters<typeof listens>[0]) =>
    akismet({
      key: 'abc123',
      blog: 'https://example.org',
      at: { host: `localhost:${await listens(answer)}`, protocol: 'http' },
    });

  it('is asked as it speaks, and what it takes for spam comes to a moderator', async () => {
    expect(await ask(await spamFilter((response) => void response.end('true')))).toEqual({
      result: 'hold',
      reason: { code: 'outside-held', facts: { tags: 'spam' } },
    });
    const [{ host, url, body }] = asked as [Asked];
    expect(host).toMatch(/^abc123\.localhost:/);
    expect(url).toBe('/1.1/comment-check');
    expect(Object.fromEntries(new URLSearchParams(body))).toMatchObject({
      blog: 'https://example.org',
      user_ip: '192.0.2.7',
      comment_type: 'comment',
      comment_author: 'Ann',
      comment_content: text.body,
      permalink: 'https://example.org/articles/weir',
    });
  });

  it('lets pass what it takes for none, and holds where it does not say', async () => {
    expect(await ask(await spamFilter((response) => void response.end('false')))).toEqual({ result: 'pass' });
    server?.close();
    expect(await ask(await spamFilter((response) => void response.end('invalid')))).toMatchObject({
      reason: { code: 'check-failed' },
    });
    expect(await failing()).toMatchObject([
      { name: 'akismet', error: expect.stringContaining('Invalid API key') },
    ]);
    server?.close();
    const silent = await spamFilter(() => undefined);
    expect(await ask(silent, 200)).toMatchObject({ reason: { code: 'check-failed' } });
  });
});

describe('several checks', () => {
  const says = (result: 'pass' | 'hold' | 'refuse', name: string = result): OutsideCheck => ({
    name,
    ask: () => Promise.resolve({ result, tags: [name] }),
  });
  const broken: OutsideCheck = { name: 'broken', ask: () => Promise.reject(new Error('away')) };

  it.each([
    [[says('pass'), says('hold')], 'hold', 'outside-held'],
    [[says('hold'), says('refuse')], 'refuse', 'text-refused'],
    [[broken, says('refuse')], 'refuse', 'text-refused'],
    [[broken, says('pass')], 'hold', 'check-failed'],
    [[], 'pass', undefined],
  ])('%#: one that refuses decides, or else one that holds or is away', async (checks, result, code) => {
    const outcome = await askOutside(text, { checks });
    expect(outcome.result).toBe(result);
    expect(
      outcome.result === 'refuse'
        ? outcome.error.code
        : outcome.result === 'hold'
          ? outcome.reason.code
          : undefined,
    ).toBe(code);
  });
});

describe('a comment that others are asked about', () => {
  const submit = (check: OutsideCheck, body = someWords()) =>
    submitComment({
      viewer: author,
      articleSlug: news.slug,
      body,
      address: '192.0.2.7',
      checks: [check],
      context,
    });

  it('is taken, held or refused by what they say', async () => {
    const { id } = await submit(await scorer(json({ result: 'hold', tags: ['toxic'] })));
    expect(await factsOf(id)).toMatchObject({
      state: 'REFERRED',
      reason: { code: 'outside-held', facts: { tags: 'toxic' } },
    });
    server?.close();
    const refusing = await scorer(json({ result: 'refuse', tags: ['spam'] }));
    expect(await refusalOf(submit(refusing))).toMatchObject({
      status: 422,
      code: 'text-refused',
      field: 'body',
    });
    server?.close();
    expect(await submit(await scorer(json({ result: 'pass' })))).toMatchObject({
      status: 'AWAITING_REVIEWS',
    });
  });

  it('is asked about before anything is locked, and not where it is refused here anyway', async () => {
    let open: unknown;
    const check: OutsideCheck = {
      name: 'watching',
      ask: async () => {
        open = await query(`select count(*)::int as number from pg_stat_activity
          where datname = current_database() and xact_start is not null and pid <> pg_backend_pid()`);
        return { result: 'pass', tags: [] };
      },
    };
    await submit(check);
    expect(open).toEqual([{ number: 0 }]);
    open = undefined;
    expect(await refusalOf(submit(check, 'x'))).toMatchObject({ code: 'body-too-short' });
    expect(open).toBeUndefined();
  });

  it('is asked about where it has a word that is refused in another language alone', async () => {
    await setPolicy({ screening: { bannedWords: ['[af] lekker'] } });
    const check = await scorer(json({ result: 'pass' }));
    const body = 'The word lekker is one that readers of this paper have to look up in a dictionary.';
    expect(await submit(check, body)).toMatchObject({ status: 'AWAITING_REVIEWS' });
    expect(asked).toHaveLength(1);
  });

  it('is asked about again when its text changes', async () => {
    const id = await publishedComment({ article: news, context, author });
    const check = await scorer(json({ result: 'hold', tags: ['toxic'] }));
    const edited = await editComment({
      viewer: author,
      id,
      body: 'Quite something else than that.',
      revision: 1,
      checks: [check],
      context,
    });
    expect(edited).toMatchObject({ status: 'REFERRED', reason: { code: 'outside-held' } });
    expect(asked).toHaveLength(1);
  });
});
