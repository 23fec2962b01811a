import { createServer, type RequestListener, type Server } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createEntry } from './entry';

const FOR_EVER = 'public, max-age=31536000, immutable';
const FILE = '/_next/static/chunks/a.0123456789ab.js';

let reached: { url: string; method: string }[] = [];

/** Answers like Next at its most careless: whatever it is asked for, everybody may keep it for a year. */
const careless: RequestListener = (request, response) => {
  reached.push({ url: request.url ?? '', method: request.method ?? '' });
  response.setHeader('cache-control', FOR_EVER);
  const headers = { 'Cache-Control': FOR_EVER, 'content-type': 'text/html' };
  response.writeHead(200, headers);
  response.end(`for ${request.headers.cookie ?? 'anyone'}`);
};

const entry = () =>
  createEntry({
    handle: careless,
    appUrl: 'https://trialogue.example',
    trustedProxyHops: 0,
    cacheBytes: 1_000_000,
    stalePageMs: 500,
    scripts: () => ({
      theme: '/assets/theme.1.js',
      frame: '/assets/frame.1.js',
      reader: '/assets/reader.1.js',
    }),
    log: { info: () => undefined, warn: () => undefined, error: () => undefined },
    dev: false,
    live: { wishOf: () => undefined, answer: () => undefined },
    readerOf: async () => 'someone' as const,
    countRendering: async () => undefined,
    framers: async () => [],
    files: new Set([FILE]),
  });

let listener = entry();
let server: Server;

beforeAll(async () => {
  server = createServer((request, response) => listener.handle(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(() => new Promise((resolve) => server.close(resolve)));
beforeEach(() => {
  reached = [];
  listener = entry();
});

/** Sends a request line as it stands: what a client of Node's would put right, or refuse, goes out too. */
function send(
  method: string,
  target: string,
  headers: string[] = [],
): Promise<{ status: number; head: string }> {
  const { port } = server.address() as AddressInfo;
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1');
    const chunks: Buffer[] = [];
    socket.on('data', (chunk) => chunks.push(chunk));
    socket.on('error', reject);
    socket.on('close', () => {
      const head = Buffer.concat(chunks).toString('latin1').split('\r\n\r\n')[0] ?? '';
      resolve({ status: Number(/^HTTP\/1\.1 (\d{3})/.exec(head)?.[1] ?? 0), head });
    });
    const lines = [
      `${method} ${target} HTTP/1.1`,
      'host: trialogue.example',
      'connection: close',
      ...headers,
    ];
    socket.write(`${lines.join('\r\n')}\r\n\r\n`, 'latin1');
  });
}

const session = 'cookie: __Host-trialogue.session=secret';

const soup = fc
  .array(
    fc.constantFrom(
      ...[
        '_next',
        'static',
        'chunks',
        'a.0123456789ab.js',
        'account',
        'api',
        'v1',
        'assets',
        'favicon.ico',
        'x',
      ],
      ...[
        '/',
        '/',
        '/',
        '//',
        '..',
        '.',
        '%2e',
        '%2E%2e',
        '..;',
        ';',
        '%2f',
        '%5c',
        '\\',
        '%00',
        '%0a',
        '%25',
        '?',
        '#',
      ],
    ),
    { minLength: 1, maxLength: 12 },
  )
  .map((pieces) => pieces.join(''));
const target = fc.oneof(
  soup.map((path) => `/${path}`),
  fc.tuple(fc.constantFrom('/_next/static/', '/assets/', '/api/', FILE), soup).map((pair) => pair.join('')),
  soup.map((path) => `http://trialogue.example/${path}`),
  fc.constantFrom(FILE, `${FILE}?v=1`),
);

test('property: no answer to a session is public, but for a file; what is read in two ways reaches nobody', async () => {
  await fc.assert(
    fc.asyncProperty(target, fc.constantFrom('GET', 'HEAD'), async (url, method) => {
      reached = [];
      const { status, head } = await send(method, url, [session]);
      const path = url.split('?')[0]!;
      if (path !== FILE || status !== 200) expect(head).not.toMatch(/^cache-control:(?!.* no-store$)/im);
      if (status === 200) {
        expect(reached.at(-1)?.url).toBe(url);
        // What Next resolves is what was judged.
        expect(decodeURIComponent(new URL(url, 'http://x').pathname)).toBe(decodeURIComponent(path));
        // But for the page that says so, which is made of no address.
      } else expect(reached.filter((one) => one.url !== '/_not-found')).toEqual([]);
    }),
    { numRuns: 400 },
  );
});

test('a file is everybody’s, and no longer when it comes with a cookie', async () => {
  expect((await send('GET', FILE, [session])).head).toContain(FOR_EVER);
  const { head } = await send('GET', '/_next/static/chunks/made-up.0123456789ab.js', [session]);
  expect(head).toContain('cache-control: private, no-store');
});

test.each([
  '/api/../account',
  '/api/%2e%2e/account',
  '/api/..;/account',
  '/api//../account',
  '/api/%2E%2E%2faccount',
])('POST %s is refused before anything looks at it', async (url) => {
  expect((await send('POST', url, [session, 'next-action: 00ab', 'content-length: 0'])).status).toBe(400);
  expect(reached).toEqual([]);
});

// Next runs an action at any address that is none of its route handlers', also where there is no page.
test.each(['/api/nothing', '/api/', '/api/v2/members', '/api/auth/_log', '/apix', '/%61pi/v1/members'])(
  'POST %s without an origin is no call of the API',
  async (url) => {
    expect((await send('POST', url, [session, 'next-action: 00ab', 'content-length: 0'])).status).toBe(403);
    expect(reached).toEqual([]);
  },
);

test('nobody names a copy that is kept for a language', async () => {
  await send('GET', '/policy', ['cookie: trialogue.language=af']);
  for (const url of ['/policy#af', '/policy\naf', '/policy%0aaf'])
    expect((await send('GET', url)).status, url).toBe(400);
});

test('what cannot be the id of an action is not for Next, which would write it into its log', async () => {
  const ours = ['origin: https://trialogue.example', 'content-length: 0'];
  for (const id of ['__proto__', 'x", "level":"error', '0'.repeat(65)])
    expect((await send('POST', '/join', [...ours, `next-action: ${id}`])).status, id).toBe(400);
  expect(reached).toEqual([]);
  expect((await send('POST', '/join', [...ours, 'next-action: 7f00ab'])).status).toBe(200);
});
