import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import sharp from 'sharp';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { hashSessionToken, newSessionToken } from '@/lib/members/session-token';
import { env } from '@/lib/platform/env';
import { newId } from '@/lib/platform/ids';
import { query } from '@/lib/testing/database';
import { author, openNewsroom } from '@/lib/testing/newsroom';
import { answerRequest } from '../api/answer-request';
import { createEntry } from '../entry/entry';
import { cookieName, sealSession } from '../session/session-seal';

let server: Server;
let site: string;
let cookie: string;
let png: Uint8Array<ArrayBuffer>;

/** The entry with what answers behind it, but for Next. */
beforeAll(async () => {
  const entry = createEntry({
    handle: answerRequest,
    appUrl: env().APP_URL,
    trustedProxyHops: 0,
    cacheBytes: 1_000_000,
    stalePageMs: 0,
    countRendering: async () => undefined,
    framers: async () => [],
    live: { wishOf: () => undefined, answer: () => undefined },
    readerOf: async () => 'someone',
    files: new Set(),
    scripts: () => ({ theme: '/theme.js', frame: '/assets/frame.1.js', reader: '/reader.js' }),
    log: { info: () => undefined, warn: () => undefined, error: () => undefined },
    dev: false,
  });
  server = createServer(entry.handle);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  site = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const drawn = sharp({ create: { width: 300, height: 200, channels: 3, background: '#d01010' } });
  png = Uint8Array.from(await drawn.png().toBuffer());
});
afterAll(() => void server.close());
beforeEach(async () => {
  await openNewsroom();
  const token = newSessionToken();
  await query(
    `insert into sessions (id, token_hash, member_id, expires_at) values ($1, $2, $3, now() + interval '1 day')`,
    [newId(), hashSessionToken(token), author.id],
  );
  cookie = `${cookieName('session')}=${await sealSession(token)}`;
});

const ask = (method: string, body?: Uint8Array<ArrayBuffer>, headers: Record<string, string> = {}) =>
  fetch(`${site}/api/v1/me/picture`, {
    method,
    headers: { cookie, origin: env().APP_URL, ...(body && { 'content-type': 'image/png' }), ...headers },
    body,
  });
const at = (name: string, size = 72, headers: Record<string, string> = {}) =>
  fetch(`${site}/member-pictures/${name}-${size}.webp`, { headers });

it('a picture that a program sends is served as a picture and nothing else, until it is taken away', async () => {
  const sent = await ask('PUT', png);
  expect(sent.status).toBe(200);
  const { picture } = (await sent.json()) as { picture: string };
  for (const size of [72, 144, 256]) {
    const answer = await at(picture, size);
    expect([answer.status, Object.fromEntries(answer.headers)]).toMatchObject([
      200,
      {
        'content-type': 'image/webp',
        'cache-control': 'private, max-age=3600',
        'x-content-type-options': 'nosniff',
        'cross-origin-resource-policy': 'same-origin',
        'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
        etag: `"${picture}-${size}"`,
      },
    ]);
    expect((await sharp(Buffer.from(await answer.arrayBuffer())).metadata()).width).toBe(size);
  }
  const known = await at(picture, 72, { 'if-none-match': `"${picture}-72"` });
  expect([known.status, (await known.arrayBuffer()).byteLength]).toEqual([304, 0]);
  const head = await fetch(`${site}/member-pictures/${picture}-72.webp`, { method: 'HEAD' });
  expect([head.status, Number(head.headers.get('content-length')) > 20]).toEqual([200, true]);
  for (const other of [at('0'.repeat(32)), at(picture, 73)]) {
    const answer = await other;
    expect([answer.status, answer.headers.get('cache-control')]).not.toContain('private, max-age=3600');
    expect(answer.status).toBe(404);
  }

  expect((await ask('DELETE')).status).toBe(204);
  expect((await at(picture)).status).toBe(404);
  // Nor does it help to say that one has it.
  expect((await at(picture, 72, { 'if-none-match': `"${picture}-72"` })).status).toBe(404);
});

it('what is none, or too large, is refused and said why', async () => {
  const three = Uint8Array.from([1, 2, 3]);
  for (const [body, headers, status, code] of [
    [three, {}, 422, 'picture-type'],
    [png, { 'content-type': 'application/json' }, 422, 'picture-type'],
    [png, { origin: 'https://evil.example' }, 403, 'bad-origin'],
    [new Uint8Array(5 * 1024 * 1024 + 1), {}, 413, 'too-large'],
    [new Uint8Array(10 * 1024 * 1024), {}, 413, 'too-large'],
  ] as const) {
    const refusal = await ask('PUT', body, headers);
    expect([refusal.status, await refusal.json()]).toMatchObject([status, { code }]);
  }
  expect(await query('select 1 from member_pictures')).toEqual([]);
});
