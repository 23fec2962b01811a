import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { Contract } from '@/lib/web/api/call';
import { operations } from '@/lib/web/api/table';
import { cookiesOf, send, type Sent } from './harness/raw-request';
import { expect, test } from './harness/test';
import { enroll } from './harness/world';

/** What a hostile program sends: none of it is our failure, and none of it learns how we are built. */

const NOBODY = '019a0000-0000-7000-8000-000000000001';
const DEEP = `${'['.repeat(20_000)}${']'.repeat(20_000)}`;
const UNREADABLE = Buffer.from([0x5b, 0x22, 0xff, 0xfe, 0xc0, 0x80, 0x22, 0x5d]);

/** Values for a place where a text is read. */
const TEXTS = [
  '',
  '\0',
  'a\0b',
  '-1',
  '99999999999999999999',
  'NaN',
  '{}',
  '__proto__',
  '../..',
  '\ud800',
  '💩'.repeat(300),
];
const TIMES = ['0000-01-01T00:00:00Z', '9999-12-31T23:59:59.999999999Z', '2026-02-30T00:00:00Z'];

type Failure = { what: string; status: number; body: string };

/** Sends many, a few at a time, and returns what should not have come of it. */
async function failuresOf(all: { what: string; url: string; sent: Sent }[]): Promise<Failure[]> {
  const failures: Failure[] = [];
  const left = [...all];
  const work = async () => {
    for (let one = left.pop(); one; one = left.pop()) {
      const { status, body } = await send(one.url, one.sent).catch((error: Error) => ({
        status: 0,
        body: error.message,
      }));
      const tells =
        /node_modules|\bat [\w.<>]+ \(|PrismaClient|"code":"internal"|SQLSTATE|invalid input syntax/.test(
          body,
        );
      if (status === 0 || status >= 500 || tells)
        failures.push({ what: one.what, status, body: body.slice(0, 300) });
    }
  };
  await Promise.all(Array.from({ length: 6 }, work));
  return failures;
}

let turn = 0;
/** A third of many: another one each time, so that all have their turn at one place or another. */
const some = <T>(many: readonly T[]): T[] => {
  turn += 1;
  return many.filter((_, place) => (place + turn) % 3 === 0);
};

type Action = { id: string; name: string };

function actions(): Action[] {
  const manifest = JSON.parse(readFileSync('.next/server/server-reference-manifest.json', 'utf8')) as {
    node: Record<string, { exportedName: string }>;
  };
  return Object.entries(manifest.node).map(([id, { exportedName: name }]) => ({ id, name }));
}

const BOUNDARY = 'x-boundary';
const multipart = (fields: [name: string, value: string][]): string =>
  [
    ...fields.map(
      ([name, value]) =>
        `--${BOUNDARY}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
    ),
    `--${BOUNDARY}--\r\n`,
  ].join('');

const asForm = `multipart/form-data; boundary=${BOUNDARY}`;
const asText = 'text/plain;charset=UTF-8';

/** A call of an action as Next's script sends it, with a form for its second argument. */
const withForm = (fields: [string, string][]): [type: string, body: string] => [
  asForm,
  multipart([
    ...fields.map(([name, value]): [string, string] => [`1_${name}`, value]),
    ['0', '[{"status":"idle","fieldErrors":{},"values":{}},"$K1"]'],
  ]),
];

/** Bodies that no script of ours sends. */
const GARBAGE: [type: string, body: Buffer | string][] = [
  ...[
    '',
    '[',
    '[]',
    '[null]',
    '[1,2,3]',
    '{"a":1}',
    '"x"',
    '[1e999]',
    '["\\u0000"]',
    '[{"__proto__":{"x":1}}]',
    DEEP,
  ].map((body): [string, string] => [asText, body]),
  ...[
    '$K1',
    '$F1',
    '$@1',
    '$n99999999999999999999999',
    '$D2026',
    '$Qx',
    '$undefined',
    '$1:constructor',
    '$B1',
    '$h1',
  ].map((body): [string, string] => [asText, JSON.stringify([body, body])]),
  [asText, JSON.stringify(Array(1_001).fill(0))],
  [asText, UNREADABLE],
  ...[
    { articleSlug: 'nowhere', parentId: null, body: 'A text.', basedOn: null },
    ...[...TIMES, ...TEXTS].map((basedOn) => ({
      articleSlug: 'nowhere',
      parentId: NOBODY,
      body: 'A text.',
      basedOn,
    })),
    ...TIMES.map((basedOn) => ({ id: NOBODY, body: 'A text.', basedOn })),
    ...TEXTS.map((text) => ({ id: text, articleSlug: text, body: text, parentId: text, basedOn: text })),
  ].map((argument): [string, string] => [asText, JSON.stringify([argument])]),
  ['multipart/form-data', 'x'],
  [asForm, ''],
  [asForm, 'garbage'],
  [asForm, `--${BOUNDARY}\r\ncontent-disposition: form-data; name="0"\r\n\r\n[`],
  [asForm, multipart([['0', '["$K1"']])],
  [
    asForm,
    multipart([
      ['0', '[{},"$K1"]'],
      ['__proto__', 'x'],
      ['1_', 'x'],
    ]),
  ],
  ['application/json', '{}'],
  ['application/x-www-form-urlencoded', 'a=%FF&a[b]=1'],
  ['application/octet-stream', UNREADABLE],
];

/** What an action asks for, found out by asking: it names each field that is missing. Filled with what could be. */
async function plausibleForm(
  ask: (fields: [string, string][]) => Promise<string>,
): Promise<[string, string][]> {
  const fields = new Map<string, string>();
  for (let round = 0; round < 4; round += 1) {
    const body = await ask([...fields]);
    const told = /"fieldErrors":(\{.*?\}),"(?:values|details|result)"/.exec(body)?.[1];
    if (!told) break;
    for (const [name, said] of Object.entries(JSON.parse(told) as Record<string, string>))
      fields.set(name, plausible(name, said));
  }
  return [...fields];
}

function plausible(name: string, said: string): string {
  const option = /expected (?:one of )?"([^"]+)"/.exec(said)?.[1];
  if (option) return option;
  if (/id$/i.test(name) || name === 'through') return NOBODY;
  if (/number|version|revision|reports/.test(`${said} ${name}`)) return '1';
  if (name === 'email') return 'nobody@example.org';
  return name === 'act' ? `react ${NOBODY} insightful` : 'Some plain words of mine.';
}

test('no action takes what it is sent for a failure of ours', async ({ site, world: _world }) => {
  test.setTimeout(480_000);
  const moderator = await enroll('Hostile Moderator', 'MODERATOR');
  const found: Failure[] = [];
  for (const who of ['nobody', 'moderator'] as const) {
    for (const { id, name } of actions()) {
      // A session of its own: some actions end it.
      const cookie = who === 'nobody' ? undefined : (await cookiesOf(site.url, moderator)).cookie;
      const headers = (type: string) => ({
        'content-type': type,
        origin: site.url,
        ...(cookie && { cookie }),
      });
      const call = (type: string, body: Buffer | string): Sent => ({
        method: 'POST',
        headers: { ...headers(type), accept: 'text/x-component', 'next-action': id },
        body,
      });
      const url = `${site.url}/sign-in`;
      const fields = await plausibleForm(async (given) => (await send(url, call(...withForm(given)))).body);
      const forms = [
        fields,
        ...fields.flatMap(([field], place) =>
          [...TEXTS, ...TIMES, NOBODY].map((value) => fields.with(place, [field, value])),
        ),
        [...fields, ...fields],
      ];
      const bodies = who === 'nobody' ? some(GARBAGE) : [...some(GARBAGE), ...some(forms).map(withForm)];
      const sendings = bodies.map(([type, body]) => ({
        what: `${who}: ${name} ${type} ${String(body).slice(-300)}`,
        url,
        sent: call(type, body),
      }));
      const plain = [
        [[`$ACTION_ID_${id}`, '']],
        [[`$ACTION_ID_${id}x`, '']],
        [
          ['$ACTION_REF_1', ''],
          ['$ACTION_1:0', `{"id":"${id}","bound":"$@1"}`],
          ['$ACTION_1:1', '[{'],
        ],
        [
          ['$ACTION_REF_1', ''],
          ['$ACTION_1:0', '{"id":"__proto__","bound":null}'],
        ],
        [
          ['$ACTION_REF_1', ''],
          ['$ACTION_KEY', 'x'],
        ],
      ] as [string, string][][];
      for (const form of plain)
        sendings.push({
          what: `${who}: ${name} plain ${JSON.stringify(form)}`,
          url,
          sent: { method: 'POST', headers: headers(asForm), body: multipart(form) },
        });
      found.push(...(await failuresOf(sendings)));
    }
  }
  expect(found).toEqual([]);
});

test('no page takes what it is sent for a failure of ours', async ({ site, world }) => {
  test.setTimeout(480_000);
  const { cookie } = await cookiesOf(site.url, await enroll('Hostile Reader', 'MODERATOR'));
  const pages = [
    '/',
    '/account',
    '/admin',
    '/policy',
    '/nowhere',
    '/api/nowhere',
    `/articles/${world.article.slug}`,
    '/join',
  ];
  const at = (path: string) => site.url + path;
  const posts = pages.flatMap((path) =>
    some(GARBAGE).flatMap(([type, body]) =>
      [
        { 'content-type': type },
        { 'content-type': type, 'next-action': 'x'.repeat(42) },
        { 'content-type': type, 'next-action': '__proto__' },
      ].map((headers) => ({
        what: `POST ${path} ${JSON.stringify(headers)}`,
        url: at(path),
        sent: { method: 'POST', headers: { ...headers, cookie, origin: site.url }, body },
      })),
    ),
  );
  const headers = ['x', '%FF', '[', '{}', '["",{}]', encodeURIComponent(DEEP).slice(0, 6_000)].flatMap(
    (value) => [
      { rsc: '1', 'next-router-state-tree': value },
      { rsc: '1', 'next-router-prefetch': value, 'next-url': value, 'next-router-segment-prefetch': value },
      { 'accept-language': value, 'if-none-match': value, range: value, 'content-type': value, expect: '' },
    ],
  );
  const odd = pages.flatMap((path) =>
    headers.map((given) => ({
      what: `GET ${path} ${JSON.stringify(given).slice(0, 200)}`,
      url: at(path),
      sent: { headers: { ...given, cookie } },
    })),
  );
  const names = [
    'cursor',
    'before',
    'replies',
    'sort',
    'q',
    'from',
    'to',
    'article',
    'author',
    'state',
    'id',
    'done',
    'action',
    'page',
    'member',
    'version',
    'callbackUrl',
    'days',
  ];
  const paths = [
    ...pages,
    '/search',
    '/review',
    '/my-comments',
    '/notifications',
    '/account/security',
    '/account/membership',
    '/account/notices',
    '/reading',
    '/admin/audit',
    '/admin/members',
    '/admin/lab',
    '/admin/reviewers',
    `/admin/comments/${NOBODY}`,
    '/admin/comments/x',
    '/members/x',
    '/unsubscribe/x',
    '/notifications/x',
  ];
  const queries = paths.flatMap((path) =>
    [...TEXTS, ...TIMES, NOBODY]
      .filter((text) => !text.includes('\0') && !text.includes('\ud800'))
      .map((value) => {
        const query = names.map((name) => `${name}=${encodeURIComponent(value)}`).join('&');
        return {
          what: `GET ${path}?${query}`.slice(0, 200),
          url: at(`${path}?${query}&cursor[]=1&q=%FF`).slice(0, 8_000),
          sent: { headers: { cookie } },
        };
      }),
  );
  expect(await failuresOf([...posts, ...some(odd), ...some(queries)])).toEqual([]);
});

/** Bodies for a call: what fits, with each of its parts in turn replaced by what does not. */
function bodiesFor({ body }: Contract): string[] {
  const raw = [
    '',
    'null',
    '[]',
    '1',
    '"x"',
    '{',
    '{"__proto__":{"a":1}}',
    '{"constructor":{}}',
    DEEP,
    '{"a":1e999}',
    '{"\\u0000":1}',
  ];
  if (!body) return ['', '{}'];
  const schema = z.toJSONSchema(body, { unrepresentable: 'any', io: 'input' });
  const whole = sample(schema) as Record<string, unknown>;
  const strange = [
    ...TEXTS,
    ...TIMES,
    null,
    -1,
    1e308,
    99_999_999_999,
    0.5,
    true,
    [],
    {},
    [[]],
    { $gt: '' },
    NOBODY,
    'x'.repeat(30_000),
  ];
  const spoilt = Object.keys(whole ?? {}).flatMap((name) =>
    strange.map((value) => ({ ...whole, [name]: value })),
  );
  return [...raw, JSON.stringify(whole), ...spoilt.map((one) => JSON.stringify(one))];
}

type Json = z.core.JSONSchema.JSONSchema;

function sample(schema: Json): unknown {
  const { type, properties, enum: options, const: constant, anyOf, format, items, minimum } = schema;
  if (constant !== undefined) return constant;
  if (options) return options[0];
  if (anyOf) return sample(anyOf[0] as Json);
  if (type === 'object')
    return Object.fromEntries(
      Object.entries(properties ?? {}).map(([name, part]) => [name, sample(part as Json)]),
    );
  if (type === 'array') return items ? [sample(items as Json)] : [];
  if (type === 'integer' || type === 'number') return Math.max(1, Number(minimum ?? 1));
  if (type === 'boolean') return true;
  if (format === 'uuid') return NOBODY;
  return format === 'date-time' ? '2030-01-01T00:00:00Z' : 'Some plain words of mine.';
}

test('no call of the API takes what it is sent for a failure of ours', async ({ site, world }) => {
  test.setTimeout(480_000);
  const { cookie } = await cookiesOf(site.url, await enroll('Hostile Caller', 'MODERATOR'));
  const calls = Object.values(operations)
    .flatMap((chapter) => Object.values(chapter))
    .filter(({ stream }) => !stream);
  const sendings = calls.flatMap((contract) => {
    const { method, path } = contract;
    const places = [NOBODY, world.article.slug, 'x', '%F0%9F%92%A9', '__proto__', 'a'.repeat(500)].map(
      (value) => `${site.url}/api/v1${path.replace(/\{\w+\}/g, value)}`,
    );
    const common = { origin: site.url, cookie };
    const what = `${method} ${path}`;
    if (method === 'GET') {
      const names = Object.keys(contract.query?.shape ?? { nothing: true });
      const values = [...TEXTS, ...TIMES, NOBODY].filter((text) => !text.includes('\0') && text !== '\ud800');
      return places.flatMap((url) => [
        { what, url, sent: { headers: common } },
        ...names.flatMap((name) =>
          values.map((value) => ({
            what: `${what} ${name}=${value}`,
            url: `${url}?${name}=${encodeURIComponent(value)}`,
            sent: { headers: common },
          })),
        ),
      ]);
    }
    const json = { ...common, 'content-type': 'application/json' };
    const bodies = bodiesFor(contract).map((body) => ({
      what: `${what} ${body.slice(0, 300)}`,
      url: places[0]!,
      sent: { method, headers: json, body },
    }));
    const types = GARBAGE.map(([type, body]) => ({
      what: `${what} as ${type}`,
      url: places[0]!,
      sent: { method, headers: { ...common, 'content-type': type }, body },
    }));
    const keys = ['', 'x'.repeat(201), '\u00ff', 'a b'].map((key) => ({
      what: `${what} key ${key}`,
      url: places[0]!,
      sent: { method, headers: { ...json, 'idempotency-key': key }, body: '{}' },
    }));
    const elsewhere = places.map((url) => ({
      what: `${what} ${url}`,
      url,
      sent: {
        method,
        headers: json,
        body: bodiesFor(contract).find((body) => body.startsWith('{"')) ?? '{}',
      },
    }));
    return [...bodies, ...types, ...keys, ...elsewhere];
  });
  expect(await failuresOf(some(sendings))).toEqual([]);
});

test('signing in as a program takes nothing for a failure of ours, and there is no more to it than that', async ({
  site,
}) => {
  const account = await enroll('Hostile Guest');
  const { answer, csrf, cookie } = await cookiesOf(site.url, account);
  expect(answer.status).toBe(200);
  expect(cookie).toContain('trialogue.device=');
  const at = (path: string) => `${site.url}/api/auth/${path}`;
  const wrong = [...TEXTS, null, 1, [], {}, { $gt: '' }].flatMap((value) => [
    { email: value, password: 'tortoise lamp nine' },
    { email: account.email, password: value },
    { email: 'a@example.org', password: 'x', callbackUrl: value },
    { csrfToken: value, email: value },
  ]);
  const posts = ['callback/credentials', 'signout', 'session', 'signin'].flatMap((path) => [
    ...wrong.map((fields) => ({
      what: `${path} ${JSON.stringify(fields).slice(0, 200)}`,
      url: at(path),
      sent: {
        method: 'POST',
        headers: { 'content-type': 'application/json', cookie: csrf.cookie },
        body: JSON.stringify({ csrfToken: csrf.token, ...fields }),
      },
    })),
    ...GARBAGE.map(([type, body]) => ({
      what: `${path} as ${type}`,
      url: at(path),
      sent: { method: 'POST', headers: { 'content-type': type, cookie: csrf.cookie }, body },
    })),
  ]);
  const cookies = ['%', '|', 'x|y', '='.repeat(3_000), '%00'].flatMap((value) =>
    ['session', 'csrf', 'providers', 'signin', 'signout', 'error'].map((path) => ({
      what: `${path} with ${value.slice(0, 9)}`,
      url: at(`${path}?callbackUrl=${encodeURIComponent(value).slice(0, 900)}&error=x`),
      sent: {
        headers: {
          cookie: ['session', 'csrf', 'callback', 'device', 'draft', 'language']
            .map((name) => `trialogue.${name}=${value}`)
            .join('; '),
        },
      },
    })),
  );
  expect(await failuresOf([...posts, ...cookies])).toEqual([]);
  expect((await send(at('callback/credentials'))).status).toBe(405);
  for (const path of ['_log', 'callback/github', 'verify-request', 'signin/credentials', 'x', '__proto__']) {
    const sent: Sent = {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: site.url },
      body: '{"level":"error","code":"forged"}',
    };
    expect([403, 404], path).toContain((await send(at(path), sent)).status);
    expect((await send(at(path))).status, path).toBe(404);
  }
});

test('an address that is read in two ways is refused, whoever asks', async ({ site }) => {
  const { cookie } = await cookiesOf(site.url, await enroll('Hostile Walker'));
  const ups = ['..', '%2e%2e', '.%2E', '..;', '..%2f', '..%5c', '%252e%252e'];
  const addresses = ['/_next/static', '/assets', '/api', '/fonts', '/pictures'].flatMap((start) =>
    ups.flatMap((up) => [
      `${start}/${up}/account`,
      `${start}/x/${up}/${up}/account`,
      `${start}//${up}/account`,
    ]),
  );
  for (const address of addresses) {
    const { status, headers, body } = await send(site.url + address, { headers: { cookie } });
    expect(status, address).toBe(400);
    expect(headers['cache-control'], address).toBe('private, no-store');
    expect(body).not.toContain('Hostile Walker');
  }
  const walk = await send(`${site.url}/api/../account`, {
    method: 'POST',
    headers: { cookie, 'next-action': actions()[0]!.id },
  });
  expect(walk.status).toBe(400);
});

test('a file is read whole or not at all, and never a failure of ours', async ({ site }) => {
  for (const path of ['/embed.js', '/assets/speculation-rules.json']) {
    const whole = await send(site.url + path);
    expect(whole.status, path).toBe(200);
    const asked: Record<string, string>[] = [
      { range: 'bytes=5-1' },
      { range: 'bytes=99999999-' },
      { 'if-match': '"x"' },
      { 'if-unmodified-since': new Date(0).toUTCString() },
    ];
    for (const headers of asked)
      expect(await send(site.url + path, { headers }), JSON.stringify(headers)).toMatchObject({
        status: 200,
        body: whole.body,
      });
    expect((await send(site.url + path, { method: 'OPTIONS' })).status).toBe(405);
  }
});
