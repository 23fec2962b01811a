import {
  createServer,
  request as httpRequest,
  type IncomingHttpHeaders,
  type RequestListener,
  type Server,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { rateLimited } from '@/lib/platform/errors';
import { runs } from '@/lib/testing/property-runs';
import {
  ADDRESS_HEADER,
  AUDIENCE_HEADER,
  FRAMED_HEADER,
  LANGUAGE_HEADER,
  RENDER_HEADER,
} from '../http/internal-headers';
import { declareTags } from '../page-cache/declared-tags';
import type { Reader } from '../session/live-session';
import { createEntry } from './entry';
import { noteAway, noteLanguage } from './outcome';

const SHELL = '<!DOCTYPE html><html id="__next_error__"><head></head><body></body></html>';
const html = (text: string) => `<!DOCTYPE html><html><head></head><body>${text}</body></html>`;

let databaseAway = false;
let calls: { url: string; headers: IncomingHttpHeaders }[] = [];

/** Stands in for Next: tells who is asking, and declares its tags when it is asked for a page for all. */
const fakeNext: RequestListener = (request, response) => {
  const { url = '', headers } = request;
  calls.push({ url, headers: { ...headers } });
  const rendering = headers[RENDER_HEADER];
  if (typeof rendering === 'string' && !url.includes('/untagged')) declareTags(rendering, ['article:1']);
  if (url === '/moved' || url === '/embed/a-town?lang=ar&moved') {
    response.setHeader('location', '/articles/a-town#review');
    return void send(303, '');
  }
  if (url === '/_not-found') return void send(404, html('Not here'));
  if (url.includes('/missing')) return void send(404, SHELL);
  if (url.includes('/broken')) return void send(500, SHELL);
  if (url.includes('/away') || databaseAway) {
    // As Next does: it tells of the failure, then answers with its own 500.
    void Promise.resolve().then(noteAway);
    return void setImmediate(() => send(500, SHELL));
  }
  if (url.includes('/late-once') && calls.filter((call) => call.url === url).length === 1)
    return void send(200, html('<template id="P:1"></template>'));
  if (url.includes('/streamed')) return void send(200, html('<template id="B:0"></template>'));
  noteLanguage(String(headers[LANGUAGE_HEADER] ?? 'en'));
  if (url.includes('/cookie')) response.setHeader('set-cookie', 'visit=1');
  if (request.method === 'POST') {
    let bytes = 0;
    request.on('data', (chunk: Buffer) => (bytes += chunk.length));
    request.on('end', () => send(200, String(bytes)));
    return;
  }
  response.setHeader('cache-control', 'public, max-age=99');
  send(200, html(`for ${headers.cookie ?? headers.authorization ?? 'everybody'}`));

  function send(status: number, body: string) {
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.statusCode = status;
    response.end(body);
  }
};

const lines: object[] = [];
const log = {
  info: (fields: object) => void lines.push(fields),
  warn: () => undefined,
  error: () => undefined,
};
const options = {
  handle: fakeNext,
  appUrl: 'https://trialogue.example',
  trustedProxyHops: 1,
  cacheBytes: 1_000_000,
  stalePageMs: 500,
  scripts: () => ({
    theme: '/assets/theme.1.js',
    frame: '/assets/frame.1.js',
    reader: '/assets/reader.1.js',
  }),
  log,
  dev: false,
  live: { wishOf: () => undefined, answer: () => undefined },
  readerOf: async (cookie: string | undefined): Promise<Reader> => {
    if (cookie?.includes('=unknown')) return 'anyone';
    const id = /=member-(\w)/.exec(cookie ?? '')?.[1];
    return id ? { id, language: null, asOthers: id !== 'x' } : 'someone';
  },
  files: new Set(['/embed.js']),
  framers: async () => ['https://host.example'],
  countRendering: async (_address: string) => undefined,
};

let entry = createEntry(options);
let server: Server;

beforeAll(async () => {
  server = createServer((request, response) => entry.handle(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(() => new Promise((resolve) => server.close(resolve)));
beforeEach(() => {
  calls = [];
  databaseAway = false;
  entry = createEntry(options);
});

type Asked = { path: string; method?: string; headers?: Record<string, string>; body?: Buffer };
type Answered = { status: number; headers: IncomingHttpHeaders; body: string };

function ask({ path, method = 'GET', headers = {}, body }: Asked): Promise<Answered> {
  const { port } = server.address() as AddressInfo;
  return new Promise((resolve, reject) => {
    const request = httpRequest(
      { port, host: '127.0.0.1', path, method, headers, agent: false },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => {
          const { statusCode = 0, headers: received } = response;
          resolve({ status: statusCode, headers: received, body: Buffer.concat(chunks).toString() });
        });
      },
    );
    request.on('error', reject);
    request.end(body);
  });
}

const article = '/articles/a-town';
const ours = { origin: 'https://trialogue.example' };
const signedIn = { cookie: '__Host-trialogue.session=secret' };

describe('a reader without a session', () => {
  test('gets a document, and the next one the same without Next', async () => {
    const first = await ask({ path: article });
    expect(first.body).toContain('for everybody');
    expect(first.body).toContain('<script type="module" src="/assets/reader.1.js"></script>');
    expect(await ask({ path: `${article}?utm_source=mail` })).toMatchObject({
      status: 200,
      body: first.body,
    });
    expect(calls).toHaveLength(1);
  });

  test('is counted by their own address for what is rendered, and for nothing that is kept', async () => {
    const counted: string[] = [];
    const countRendering = async (address: string) => {
      counted.push(address);
      if (counted.length > 2) throw rateLimited(60);
    };
    entry = createEntry({ ...options, countRendering });
    const from = (address: string) => ({ 'x-forwarded-for': address });
    const read = (path: string) => ask({ path, headers: from('192.0.2.7') });
    await read(article);
    await read(article);
    await read('/articles/another-town');
    expect(counted).toEqual(['192.0.2.7', '192.0.2.7']);
    const { status, headers } = await read('/articles/a-third-town');
    expect([status, headers['retry-after']]).toEqual([429, '60']);
    expect((await read(article)).status).toBe(200);
  });

  test('is sent headers that let nobody keep more than this page, and bind it to this origin', async () => {
    await ask({ path: article });
    const { headers } = await ask({ path: article });
    expect(headers).toMatchObject({
      'cache-control': 'public, max-age=0, must-revalidate',
      vary: 'accept-encoding, cookie',
      'x-content-type-options': 'nosniff',
      'speculation-rules': '"/assets/speculation-rules.json"',
      'strict-transport-security': 'max-age=63072000',
    });
    const policy = headers['content-security-policy'];
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/unsafe|nonce|https?:|\*/);
  });

  test('has the page rendered from its address alone', async () => {
    await ask({
      path: article,
      headers: {
        cookie: 'theme=dark',
        'user-agent': 'x',
        'accept-language': 'zu',
        'x-forwarded-for': '203.0.113.9',
      },
    });
    expect(Object.keys(calls[0]!.headers).sort()).toEqual(
      ['accept', 'host', 'x-forwarded-host', 'x-forwarded-proto', RENDER_HEADER].sort(),
    );
    expect(calls[0]!.headers.host).toBe('trialogue.example');
  });

  test('who has the page already gets 304, and HEAD gets no body', async () => {
    const { headers, body } = await ask({ path: article });
    const again = await ask({ path: article, headers: { 'if-none-match': String(headers.etag) } });
    expect(again).toMatchObject({ status: 304, body: '' });
    const head = await ask({ path: article, method: 'HEAD' });
    expect(head).toMatchObject({ status: 200, body: '' });
    expect(head.headers['content-length']).toBe(String(Buffer.byteLength(body)));
  });

  test('does not find a removed comment in any copy', async () => {
    await ask({ path: article });
    entry.cache.purge({ tags: ['article:1'], removal: true });
    await ask({ path: article });
    expect(calls).toHaveLength(2);
  });

  test.each([
    ['/articles/missing', 404, 'Not here'],
    ['/articles/broken', 500, 'Something went wrong'],
    ['/articles/away', 503, 'away for a moment'],
  ])('is told without script what is the matter: %s', async (path, status, text) => {
    const answer = await ask({ path });
    expect(answer).toMatchObject({ status, headers: { 'cache-control': 'private, no-store' } });
    expect(answer.body).toContain(text);
    expect(entry.cache.stats().pages).toBe(0);
  });

  test('is shown what there is while the database is away, and told when to come again where there is nothing', async () => {
    const { body } = await ask({ path: article });
    entry.cache.purge({ tags: ['article:1'], removal: false });
    databaseAway = true;
    expect(await ask({ path: article })).toMatchObject({ status: 200, body });
    expect(await ask({ path: '/articles/another' })).toMatchObject({
      status: 503,
      headers: { 'retry-after': '5', 'cache-control': 'private, no-store' },
    });
    databaseAway = false;
    expect(await ask({ path: '/articles/another' })).toMatchObject({ status: 200 });
  });

  test('whose part comes late just after a start is made once more, and kept', async () => {
    const { body } = await ask({ path: '/articles/late-once' });
    expect(body).toContain('for everybody');
    expect(entry.cache.stats().pages).toBe(1);
  });

  test.each(['/articles/cookie', '/articles/untagged', '/articles/streamed', '/account'])(
    '%s is not kept, nor allowed to be',
    async (path) => {
      await ask({ path });
      const { headers } = await ask({ path });
      expect(headers['cache-control']).toBe('private, no-store');
      expect(entry.cache.stats().pages).toBe(0);
    },
  );
});

describe('a reader who has chosen a language', () => {
  const inLanguage = (language: string) => ({ cookie: `theme=dark; trialogue.language=${language}` });

  test('is shown the page in it, from a copy of its own', async () => {
    for (let time = 1; time <= 2; time += 1) {
      for (const [headers, language] of [
        [{}, 'en'],
        [inLanguage('af'), 'af'],
        [inLanguage('ar'), 'ar'],
      ] as const) {
        const answer = await ask({ path: article, headers });
        expect(answer.headers['content-language']).toBe(language);
      }
    }
    expect(calls.map(({ headers }) => headers[LANGUAGE_HEADER])).toEqual([undefined, 'af', 'ar']);
    expect(entry.cache.stats()).toMatchObject({ pages: 3, hits: 3 });
  });

  test.each(['xx', 'AR', 'ar-EG', 'en%20', '../ar', '', 'ar#af', 'afr'])(
    'by a value that is none of ours (%s) has the common copy',
    async (value) => {
      await ask({ path: article });
      await ask({ path: article, headers: inLanguage(value) });
      expect(calls).toHaveLength(1);
      expect(entry.cache.stats().pages).toBe(1);
    },
  );

  test('is answered by the API in the common language', async () => {
    for (const headers of [{}, inLanguage('af'), inLanguage('ar')])
      await ask({ path: '/api/v1/articles', headers });
    expect(calls).toHaveLength(1);
    expect(calls[0]!.headers).not.toHaveProperty(LANGUAGE_HEADER);
  });

  test('cannot say so in a header of ours', async () => {
    const answer = await ask({ path: '/account', headers: { [LANGUAGE_HEADER]: 'ar' } });
    expect(answer.headers['content-language']).toBe('en');
  });

  test('and is signed in is told which language they got', async () => {
    const cookie = `${signedIn.cookie}; trialogue.language=ar`;
    expect((await ask({ path: article, headers: { cookie } })).headers['content-language']).toBe('ar');
  });

  test('is told of a failure in the language that the words are in', async () => {
    const answer = await ask({ path: '/articles/away', headers: inLanguage('ar') });
    expect(answer.body).toContain('<html lang="en">');
    expect(answer.headers['content-language']).toBe('en');
  });
});

describe('members', () => {
  const member = (id: string) => ({ cookie: `__Host-trialogue.session=member-${id}` });

  test('share one copy, which holds nothing of any of them and is not what others get', async () => {
    const one = await ask({ path: article, headers: member('a') });
    const two = await ask({ path: `${article}?utm_source=mail`, headers: member('b') });
    expect(one.body).toContain('for everybody');
    expect(two.body).toBe(one.body);
    expect(calls).toHaveLength(1);
    expect(calls[0]!.headers).toMatchObject({ [AUDIENCE_HEADER]: 'member' });
    expect(one.headers['cache-control']).toBe('private, max-age=0, must-revalidate');
    await ask({ path: article });
    expect(calls[1]!.headers).not.toHaveProperty(AUDIENCE_HEADER);
    expect(entry.cache.stats().pages).toBe(2);
  });

  test('who have it are told so', async () => {
    const { headers } = await ask({ path: article, headers: member('a') });
    const again = await ask({
      path: article,
      headers: { ...member('b'), 'if-none-match': String(headers.etag) },
    });
    expect(again.status).toBe(304);
  });

  test.each([
    ['something of theirs is under way', article, 'x'],
    ['they answer a comment', `${article}?reply=1`, 'a'],
    ['they ask for what is theirs', `${article}?own=1`, 'a'],
    ['they are no article', '/account', 'a'],
    ['it is a call', '/api/v1/articles', 'a'],
  ])('have the page made for them when %s', async (_, path, id) => {
    const answer = await ask({ path, headers: member(id) });
    expect(answer.body).toContain(`for ${member(id).cookie}`);
    expect(answer.headers['cache-control']).toBe('private, no-store');
    expect(entry.cache.stats().pages).toBe(0);
  });

  test('have the page about themselves made for them, and that about others not', async () => {
    const id = '0b5c1b9e-0000-4000-8000-000000000000';
    const reader = { ...options, readerOf: async () => ({ id, language: null, asOthers: true }) };
    entry = createEntry(reader);
    expect((await ask({ path: `/members/${id}`, headers: signedIn })).body).toContain('for __Host');
    const other = `/members/${id.replace('0b5c', '0b5d')}`;
    expect((await ask({ path: other, headers: signedIn })).body).toContain('for everybody');
  });

  test('have what is not there for all of them looked for as who they are, such as for the desk', async () => {
    const answer = await ask({ path: '/articles/missing', headers: member('a') });
    expect(answer).toMatchObject({ status: 404, headers: { 'cache-control': 'private, no-store' } });
    expect(answer.body).toContain('Not here');
    const asked = calls.filter(({ url }) => url === '/articles/missing');
    expect(asked.map(({ headers }) => headers.cookie)).toEqual([undefined, member('a').cookie]);
    expect(calls.at(-1)?.headers.cookie).toBe(member('a').cookie);
  });

  test('cannot be impersonated by a header', async () => {
    await ask({ path: '/account', headers: { [AUDIENCE_HEADER]: 'member' } });
    expect(calls[0]!.headers).not.toHaveProperty(AUDIENCE_HEADER);
  });
});

describe('a script of ours that sends a form', () => {
  test('is told where it leads, with what follows the #', async () => {
    const answer = await ask({
      path: '/moved',
      method: 'POST',
      headers: { ...ours, ...signedIn, 'in-place': '1' },
    });
    expect(answer).toMatchObject({ status: 204, headers: { elsewhere: '/articles/a-town#review' } });
    const plain = await ask({ path: '/moved', method: 'POST', headers: { ...ours, ...signedIn } });
    expect(plain).toMatchObject({ status: 303, headers: { location: '/articles/a-town#review' } });
  });
});

describe('a page in a frame', () => {
  const framers = async (path: string, headers = {}) =>
    /frame-ancestors ([^;]*)/.exec(
      String((await ask({ path, headers })).headers['content-security-policy']),
    )?.[1];

  test('is framed by those whom the policy allows, for whomever it is made, and no other page is', async () => {
    for (const headers of [{}, signedIn]) {
      expect(await framers('/embed/a-town', headers)).toBe('https://host.example');
      for (const path of [article, '/embed/a-town/fragment', '/embed', '/account'])
        expect(await framers(path, headers), path).toBe("'none'");
    }
    expect(await framers('/embed/missing')).toBe('https://host.example');
  });

  test('is told so, and in which language it is to be, before what the browser has chosen', async () => {
    const chosen = { cookie: 'trialogue.language=af' };
    for (const headers of [chosen, { cookie: `${chosen.cookie}; ${signedIn.cookie}` }])
      await ask({ path: '/embed/a-town?lang=ar', headers });
    expect(calls.map(({ headers }) => [headers[FRAMED_HEADER], headers[LANGUAGE_HEADER]])).toEqual([
      ['1', 'ar'],
      ['1', 'ar'],
    ]);
    await ask({ path: article, headers: { [FRAMED_HEADER]: '1' } });
    expect(calls.at(-1)?.headers).not.toHaveProperty(FRAMED_HEADER);
  });

  test('has a script of its own in place of the theme', async () => {
    const { body } = await ask({ path: '/embed/a-town' });
    expect(body).toContain('<script src="/assets/frame.1.js">');
    expect(body).not.toContain('theme');
  });

  test('is where a form in it leads back to', async () => {
    const sent = { path: '/embed/a-town?lang=ar&moved', method: 'POST', headers: { ...ours, ...signedIn } };
    const within = '/embed/a-town?lang=ar#review';
    expect(await ask(sent)).toMatchObject({ status: 303, headers: { location: within } });
    const inPlace = { ...sent, headers: { ...sent.headers, 'in-place': '1' } };
    expect(await ask(inPlace)).toMatchObject({ status: 204, headers: { elsewhere: within } });
  });
});

describe('a person', () => {
  test.each([
    ['a session', signedIn],
    ['a session over http', { cookie: 'a=b; trialogue.session=secret' }],
    ['a split session', { cookie: 'trialogue.session.0=sec' }],
  ])('with %s is rendered for, and nothing of it is kept', async (_what, headers) => {
    await ask({ path: article });
    const answer = await ask({ path: article, headers });
    expect(answer.body).toContain(Object.values(headers)[0]);
    expect(answer.headers['cache-control']).toBe('private, no-store');
    expect((await ask({ path: article })).body).toContain('for everybody');
  });

  test('gets a document, whose policy allows no script but ours', async () => {
    const { headers, body } = await ask({ path: article, headers: signedIn });
    expect(headers['content-security-policy']).toMatch(/script-src 'self';/);
    expect(headers['content-security-policy']).not.toMatch(/unsafe|nonce/);
    expect(body).toContain('<script type="module" src="/assets/reader.1.js"></script>');
  });

  test('gets one whose late parts need Next’s scripts under a policy with a nonce of its own', async () => {
    const late = { path: '/articles/streamed', headers: signedIn };
    const [one, two] = [await ask(late), await ask(late)];
    const policy = String(one.headers['content-security-policy']);
    expect(policy).toMatch(/script-src 'self' 'nonce-[\w+/=]{24}';/);
    expect(calls[0]!.headers['content-security-policy']).toBe(policy);
    expect(two.headers['content-security-policy']).not.toBe(policy);
  });

  test('is told when the page that Next has made cannot be sent', async () => {
    const failing = () => {
      throw new Error('no scripts');
    };
    entry = createEntry({ ...options, scripts: failing });
    const answer = await ask({ path: '/account', headers: signedIn });
    expect(answer).toMatchObject({ status: 500, headers: { 'cache-control': 'private, no-store' } });
    expect(answer.body).toContain('<h1>Sorry</h1>');
  });

  test('who asks for what is not there gets a page, not the empty one that Next leaves', async () => {
    const answer = await ask({ path: '/articles/missing', headers: signedIn });
    expect(answer.status).toBe(404);
    expect(answer.body).toContain('Not here');
    expect(calls.at(-1)?.headers.cookie).toBe(signedIn.cookie);
  });

  test('is told apart whether the site is away or broken', async () => {
    const away = await ask({ path: '/articles/away', headers: signedIn });
    expect(away).toMatchObject({ status: 503, headers: { 'retry-after': '5' } });
    expect(away.body).toContain('away for a moment');
    const broken = await ask({ path: '/articles/broken', headers: signedIn });
    expect(broken).toMatchObject({ status: 500 });
    expect(broken.headers).not.toHaveProperty('retry-after');
  });

  test('requests of Next for parts of a page are not answered with a document', async () => {
    await ask({ path: article });
    await ask({ path: article, headers: { ...signedIn, rsc: '1' } });
    await ask({ path: `${article}?_rsc=abc`, headers: signedIn });
    expect(calls).toHaveLength(3);
  });

  test.each([
    ['a session that is none', { cookie: '__Host-trialogue.session=unknown' }],
    ['an Authorization header', { authorization: 'Bearer secret' }],
    ['a header of Next’s scripts', { rsc: '1', 'next-router-prefetch': '1', 'next-url': '/' }],
  ])('is not made by %s: that is a reader like any other', async (_what, headers) => {
    const { body } = await ask({ path: article });
    for (const path of [article, `${article}?_rsc=abc`])
      expect(await ask({ path, headers })).toMatchObject({ status: 200, body });
    expect(calls).toHaveLength(1);
  });

  test('reads by a key of the API are answered by themselves, and kept for nobody', async () => {
    const path = '/api/v1/articles';
    await ask({ path });
    const before = calls.length;
    for (const authorization of ['Bearer secret', 'bearer', 'BEARER  secret'])
      expect((await ask({ path, headers: { authorization } })).body).toContain(authorization);
    expect(calls).toHaveLength(before + 3);
    expect((await ask({ path })).body).not.toContain('earer');
    // What a proxy before us asks for makes nobody somebody else.
    await ask({ path, headers: { authorization: 'Basic YTpi' } });
    expect(calls).toHaveLength(before + 3);
  });
});

test('property: what is made for a session is never sent to a request without one', async () => {
  const asked = fc.record({
    path: fc.constantFrom(article, '/', '/policy', '/api/v1/articles', '/articles/cookie', '/account'),
    method: fc.constantFrom('GET', 'HEAD'),
    person: fc.option(fc.constantFrom('ann', 'ben')),
    prefix: fc.constantFrom('', '__Host-'),
    purge: fc.boolean(),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(asked, { minLength: 2, maxLength: 12 }), async (requests) => {
      entry = createEntry(options);
      await Promise.all(
        requests.map(async ({ path, method, person, prefix, purge }) => {
          const headers: Record<string, string> = person
            ? { cookie: `${prefix}trialogue.session=${person}` }
            : {};
          if (purge) entry.cache.purge({ tags: ['article:1'], removal: true });
          const { body } = await ask({ path, method, headers });
          const strangers = ['ann', 'ben'].filter((name) => name !== person);
          for (const stranger of strangers) expect(body).not.toContain(stranger);
        }),
      );
    }),
    { numRuns: runs(25) },
  );
});

describe('limits', () => {
  const tooMuch = Buffer.alloc(1_048_577);

  test.each([
    ['/api/v1/members', 'application/problem+json'],
    ['/join', 'text/html; charset=utf-8'],
  ])('more than a megabyte to %s is refused, declared or in chunks', async (path, type) => {
    const declared = { 'content-length': String(tooMuch.length) };
    for (const headers of [declared, { 'transfer-encoding': 'chunked' }]) {
      const answer = await ask({ path, method: 'POST', headers: { ...ours, ...headers }, body: tooMuch });
      expect(answer).toMatchObject({ status: 413, headers: { 'content-type': type } });
    }
  });

  test('a megabyte is taken', async () => {
    const body = tooMuch.subarray(1);
    const headers = { ...ours, 'transfer-encoding': 'chunked' };
    expect((await ask({ path: '/join', method: 'POST', headers, body })).body).toBe('1048576');
  });
});

describe('a file', () => {
  const send = (path: string, bytes: number, headers: Record<string, string> = {}) =>
    ask({ path, method: 'POST', headers: { ...ours, ...headers }, body: Buffer.alloc(bytes) });

  test('of five megabytes is taken by what brings a picture or an import, and by nothing else', async () => {
    const most = 5 * 1_048_576;
    const chunked = { 'transfer-encoding': 'chunked' };
    for (const headers of [{}, chunked]) {
      for (const path of ['/account?saved=name', '/admin/imports?done=discarded'])
        expect(await send(path, most, headers)).toMatchObject({ status: 200, body: String(most) });
      for (const path of ['/account', '/admin/imports', '/api/v1/moderation/imports?source=csv'])
        expect((await send(path, most + 100_000, headers)).body).toContain('more than 5 megabytes');
      for (const [method, path] of [
        ['PUT', '/api/v1/me/picture'],
        ['POST', '/api/v1/moderation/imports?source=csv'],
      ] as const) {
        const call = { method, path, body: Buffer.alloc(most), headers: { ...ours, ...headers } };
        expect((await ask(call)).status, path).toBe(200);
      }
      for (const path of ['/account/security', '/accounts', '/api/v1/members', '/admin/imports/x'])
        expect((await send(path, most, headers)).status).toBe(413);
    }
  });
});

describe('a file that there is', () => {
  test('is read, and nothing else is done with it', async () => {
    for (const method of ['OPTIONS', 'POST', 'PUT', 'DELETE', 'PROPFIND'])
      expect(await ask({ path: '/embed.js?v=1', method, headers: ours }), method).toMatchObject({
        status: 405,
        headers: { allow: 'GET, HEAD' },
      });
    expect(calls).toEqual([]);
    for (const method of ['GET', 'HEAD'])
      expect((await ask({ path: '/embed.js', method })).status, method).toBe(200);
  });

  test('is sent whole: Next is asked for no part of it, and on no condition but that it is another', async () => {
    const headers = {
      range: 'bytes=9-1',
      'if-range': '"x"',
      'if-match': '"x"',
      'if-unmodified-since': new Date(0).toUTCString(),
      'if-none-match': '"y"',
    };
    await ask({ path: '/embed.js', headers });
    expect(Object.keys(headers).filter((name) => name in calls[0]!.headers)).toEqual(['if-none-match']);
  });
});

describe('what is sent', () => {
  const body = Buffer.from('text=hello');
  const post = (path: string, headers: Record<string, string>) =>
    ask({ path, method: 'POST', headers, body });

  test('to a page comes from a page of ours', async () => {
    expect((await post('/join', ours)).status).toBe(200);
    const foreign = ['https://evil.example', 'http://trialogue.example', 'null', undefined];
    for (const origin of foreign) {
      const answer = await post('/join', { ...signedIn, ...(origin && { origin }) });
      expect(answer).toMatchObject({ status: 403, headers: { 'content-type': 'text/html; charset=utf-8' } });
      expect(answer.body).toContain('not sent from a page of this site');
    }
    expect(calls).toHaveLength(1);
  });

  test('comes from this machine by any of its names', async () => {
    entry = createEntry({ ...options, appUrl: 'http://localhost:3000' });
    expect((await post('/join', { origin: 'http://127.0.0.1:3000' })).status).toBe(200);
    expect((await post('/join', { origin: 'http://127.0.0.1:3001' })).status).toBe(403);
  });

  test('is Next’s to take although a proxy asked under another name', async () => {
    await ask({ path: '/join', method: 'POST', headers: { ...ours, host: '10.0.0.5:3000' } });
    expect(calls[0]!.headers['x-forwarded-host']).toBe('trialogue.example');
  });

  test('to the API is looked at by the call itself', async () => {
    expect((await post('/api/v1/members', {})).status).toBe(200);
  });

  test.each([
    ['DELETE', '/api/v1/articles', 'GET, POST, HEAD, OPTIONS'],
    ['PUT', '/api/v1/articles/a-town/comments?limit=1', 'GET, POST, HEAD, OPTIONS'],
    ['GET', '/api/v1/members', 'POST, OPTIONS'],
    ['POST', '/api/health/live', 'GET, HEAD, OPTIONS'],
  ])('%s %s is told what is taken there', async (method, path, allow) => {
    const answer = await ask({ path, method });
    expect(answer).toMatchObject({
      status: 405,
      headers: { allow, 'content-type': 'application/problem+json' },
    });
    expect(JSON.parse(answer.body)).toMatchObject({ status: 405, code: 'method-not-allowed' });
    expect(calls).toHaveLength(0);
  });

  test('and refused is refused in the one form that errors of the API have', async () => {
    const answer = await ask({ path: '/api/v1/articles/%E0%A4%A' });
    expect(JSON.parse(answer.body)).toEqual({
      type: 'urn:trialogue:problem:bad-address',
      title: 'Bad Request',
      status: 400,
      detail: expect.stringContaining('cannot be read'),
      code: 'bad-address',
    });
  });
});

describe('an address that cannot be one', () => {
  test.each([
    ['/articles/%E0%A4%A', 400],
    ['/articles/a%00b', 400],
    [`/articles/${'a'.repeat(9_000)}`, 414],
  ])('%s gets our own page, made once', async (path, status) => {
    entry = createEntry({
      ...options,
      handle: (request, response) => {
        calls.push({ url: request.url ?? '', headers: request.headers });
        response.writeHead(404, { 'content-type': 'text/html' });
        response.end('<html lang="en"><head></head><body>There is nothing at this address</body></html>');
      },
    });
    const answers = [await ask({ path }), await ask({ path })];
    for (const answer of answers) {
      expect(answer).toMatchObject({ status, headers: { 'cache-control': 'private, no-store' } });
      expect(answer.body).toContain('There is nothing at this address');
    }
    expect(new Set(calls.map(({ url }) => url))).toEqual(new Set(['/_not-found']));
    expect(calls.length).toBeLessThanOrEqual(2);
  });
});

describe('who is asking', () => {
  test('internal headers of a client are deleted', async () => {
    const spoofed = {
      [ADDRESS_HEADER]: '1.2.3.4',
      [RENDER_HEADER]: 'x',
      'x-forwarded-for': '9.9.9.9, 203.0.113.7',
    };
    await ask({ path: '/account', headers: spoofed });
    expect(calls[0]!.headers[ADDRESS_HEADER]).toBe('203.0.113.7');
    expect(calls[0]!.headers[RENDER_HEADER]).toBeUndefined();
  });

  test('without a proxy, forwarding headers are deleted', async () => {
    entry = createEntry({ ...options, trustedProxyHops: 0 });
    await ask({
      path: '/account',
      headers: { 'x-forwarded-for': '9.9.9.9', 'x-forwarded-host': 'evil.example' },
    });
    expect(calls[0]!.headers[ADDRESS_HEADER]).toBe('127.0.0.1');
    expect(Object.keys(calls[0]!.headers)).not.toContain('x-forwarded-host');
  });

  test.each(['/unsubscribe/', '/api/unsubscribe/'])('a token below %s is not logged', async (path) => {
    lines.length = 0;
    await ask({ path: `${path}secret.token` });
    await expect.poll(() => lines).toHaveLength(1);
    expect(lines[0]).toMatchObject({ path: `${path}…` });
  });

  test('one line is logged a request, without its query', async () => {
    lines.length = 0;
    const { headers } = await ask({ path: '/reset?token=secret' });
    await expect.poll(() => lines).toHaveLength(1);
    expect(lines[0]).toMatchObject({ requestId: headers['x-request-id'], path: '/reset', status: 200 });
    expect(JSON.stringify(lines)).not.toContain('secret');
  });
});
