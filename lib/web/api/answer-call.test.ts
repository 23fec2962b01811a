import { EventEmitter, once as nextEvent } from 'node:events';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import type { Viewer } from '@/lib/members/viewer';
import { conflict, rateLimited, unavailable } from '@/lib/platform/errors';
import { RENDER_HEADER } from '../http/internal-headers';
import { doorOf } from '../testing/call-door';
import { call, contract } from './call';

const visitor = vi.hoisted(() => ({ viewer: null as Viewer | null, unasked: false }));
vi.mock('../session/viewer-of', () => ({
  viewerOf: async (_: string, { unasked }: { unasked: boolean }) => {
    visitor.unasked = unasked;
    return visitor.viewer;
  },
}));
const renewed = new EventEmitter();
const kept = vi.hoisted(() => new Map<string, unknown>());
vi.mock('@/lib/platform/idempotency', () => ({
  takeKey: async (attempt: { key: string }) => ({
    kept: kept.get(attempt.key) ?? null,
    resourceId: attempt.key,
    held: attempt,
  }),
  keepAnswer: async ({ key }: { key: string }, answer: unknown) =>
    void kept.set(key, JSON.parse(JSON.stringify(answer))),
  freeKey: async () => undefined,
  leaveKey: async () => undefined,
  RENEW_KEY_MS: 1,
  renewKey: async ({ key }: { key: string }) => void renewed.emit(key),
}));
vi.mock('@/lib/platform/env', () => ({
  env: () => ({ APP_URL: 'https://maverick.example', LOG_LEVEL: 'silent', RATE_LIMIT_SCALE: 1 }),
}));

const ann: Viewer = {
  id: '01890a5d-ac96-774b-bcce-b302099a8057',
  sessionId: '01890a5d-ac96-774b-bcce-b302099a8058',
  frame: null,
  email: 'ann@example.org',
  displayName: 'Ann',
  role: 'MEMBER',
  verified: true,
  language: null,
  membership: { state: 'ACTIVE', source: 'SIGN_UP' },
  insider: true,
  sanction: null,
  provedLately: true,
  owesSecondStep: false,
};

const create = contract({
  method: 'POST',
  path: '/things/{id}',
  summary: 'Make a thing',
  auth: 'required',
  params: z.strictObject({ id: z.uuid() }),
  body: z.strictObject({ name: z.string().max(5) }),
  responses: { 201: { description: 'The thing.' } },
});
const list = contract({
  method: 'GET',
  path: '/things',
  summary: 'List things',
  auth: 'optional',
  query: z.strictObject({ limit: z.coerce.number().int().max(9).default(3) }),
  responses: { 200: { description: 'Things.' } },
});

type Sent = { origin?: string | null; type?: string; body?: string; id?: string; writer?: string };

async function send(
  {
    origin = 'https://maverick.example',
    type = 'application/json',
    body = '{"name":"box"}',
    id = ann.id,
    writer,
  }: Sent,
  handle: () => object = () => ({}),
) {
  const headers = { 'content-type': type, ...(origin && { origin }), ...(writer && { writer }) };
  const request = new Request('https://maverick.example/api/v1/things/x', { method: 'POST', headers, body });
  const made = call(create, ({ body, params, viewer }) => {
    handle();
    return { body: { name: body.name, id: params.id, by: viewer.displayName } };
  });
  return doorOf(made)(request, { params: Promise.resolve({ id }) });
}

async function get(query: string, handle = (limit: number): object => ({ limit }), headers = {}) {
  const route = doorOf(call(list, ({ query: { limit } }) => ({ body: handle(limit) })));
  return route(new Request(`https://maverick.example/api/v1/things${query}`, { headers }), {
    params: Promise.resolve({}),
  });
}

const problemOf = async (response: Response) => {
  expect(response.headers.get('content-type')).toBe('application/problem+json');
  expect(response.headers.get('cache-control')).toBe('private, no-store');
  const problem = (await response.json()) as { status: number; code: string; [member: string]: unknown };
  expect(problem.status).toBe(response.status);
  return problem;
};

beforeEach(() => {
  visitor.viewer = ann;
});

it('is told apart from what a page asks for by itself', async () => {
  await get('');
  expect(visitor.unasked).toBe(false);
  await get('', undefined, { unasked: '1' });
  expect(visitor.unasked).toBe(true);
});

describe('a call that brings a file', () => {
  const show = contract({
    method: 'PUT',
    path: '/picture',
    summary: 'Show a picture',
    auth: 'required',
    file: { types: ['image/png'], mostBytes: 4 },
    responses: { 200: { description: 'It is shown.' } },
  });
  const bring = (body: Uint8Array<ArrayBuffer> | ReadableStream, headers: Record<string, string> = {}) =>
    doorOf(call(show, ({ file: { type, bytes } }) => ({ body: { type, bytes: [...bytes] } })))(
      new Request('https://maverick.example/api/v1/picture', {
        method: 'PUT',
        headers: { origin: 'https://maverick.example', ...headers },
        body,
        duplex: 'half',
      } as RequestInit),
      { params: Promise.resolve({}) },
    );
  const inPieces = (...pieces: number[][]) =>
    new ReadableStream({
      start(stream) {
        for (const piece of pieces) stream.enqueue(Uint8Array.from(piece));
        stream.close();
      },
    });
  beforeEach(() => void (visitor.viewer = ann));

  it('is given its bytes as they are, and what they are said to be', async () => {
    const whole = await bring(Uint8Array.from([0, 255, 123, 34]), { 'content-type': 'image/png' });
    expect(await whole.json()).toEqual({ type: 'image/png', bytes: [0, 255, 123, 34] });
    const pieces = await bring(inPieces([1, 2], [], [3]));
    expect(await pieces.json()).toEqual({ type: '', bytes: [1, 2, 3] });
  });

  it('is refused what is too large, declared or not', async () => {
    for (const answer of [
      await bring(Uint8Array.from([1]), { 'content-length': '5' }),
      await bring(inPieces([1, 2, 3], [4, 5])),
    ])
      expect([answer.status, await problemOf(answer)]).toMatchObject([413, { code: 'too-large' }]);
  });

  it('is for whoever is signed in, from a page of this site', async () => {
    visitor.viewer = null;
    expect((await bring(Uint8Array.from([1]))).status).toBe(401);
    visitor.viewer = ann;
    expect((await bring(Uint8Array.from([1]), { origin: 'https://evil.example' })).status).toBe(403);
  });
});

describe('whoever calls', () => {
  it('is counted, by member, and stopped before anything is done', async () => {
    visitor.viewer = { ...ann, id: '01890a5d-ac96-774b-bcce-b302099a8059' };
    for (let call = 0; call < 1_200; call += 1) expect((await get('')).status).toBe(200);
    const refused = await get('?limit=nonsense');
    expect(refused.headers.get('retry-after')).not.toBeNull();
    expect(await problemOf(refused)).toMatchObject({ status: 429, code: 'rate-limited' });
    visitor.viewer = ann;
    expect((await get('')).status).toBe(200);
  });

  it('is not counted here while an answer for everybody is made: nobody may use up everybody’s', async () => {
    visitor.viewer = null;
    for (let call = 0; call < 3_001; call += 1)
      expect((await get('', undefined, { [RENDER_HEADER]: 'a rendering' })).status).toBe(200);
  });
});

describe('a write', () => {
  it('answers with the first status of its contract, for this person alone', async () => {
    const response = await send({});
    expect(response.status).toBe(201);
    expect(response.headers.get('cache-control')).toBe('private, no-store');
    expect(await response.json()).toEqual({ name: 'box', id: ann.id, by: 'Ann' });
  });

  it.each<[string, Sent, number, string]>([
    ['another origin', { origin: 'https://evil.example' }, 403, 'bad-origin'],
    ['no origin', { origin: null }, 403, 'bad-origin'],
    ['an id that is none', { id: 'x' }, 404, 'not-found'],
    ['a form', { type: 'application/x-www-form-urlencoded' }, 415, 'not-json'],
    ['half a body', { body: '{"name":' }, 400, 'malformed-json'],
    ['a NUL', { body: '{"name":"a\\u0000"}' }, 400, 'malformed-json'],
    ['an unknown field', { body: '{"name":"box","x":1}' }, 400, 'invalid-input'],
    ['a field of the prototype', { body: '{"name":"box","__proto__":{"a":1}}' }, 400, 'invalid-input'],
    ['an operator where text belongs', { body: '{"name":{"$ne":""}}' }, 400, 'invalid-input'],
    ['a list', { body: '[]' }, 400, 'invalid-input'],
    ['300 kB', { body: JSON.stringify({ name: 'x'.repeat(300_000) }) }, 413, 'too-large'],
  ])('refuses %s', async (_, sent, status, code) => {
    const handle = vi.fn(() => ({}));
    expect(await problemOf(await send(sent, handle))).toMatchObject({ status, code });
    expect(handle).not.toHaveBeenCalled();
  });

  it('names the field and the limit', async () => {
    const problem = await problemOf(await send({ body: '{"name":"a long one"}' }));
    expect(problem).toMatchObject({ field: 'name', limit: 5, errors: [{ field: 'name' }] });
  });

  it('needs a session, and says bad origin first', async () => {
    visitor.viewer = null;
    expect(await problemOf(await send({}))).toMatchObject({ status: 401, code: 'unauthenticated' });
    expect(await problemOf(await send({ origin: null }))).toMatchObject({ status: 403 });
  });
});

describe('what somebody wrote', () => {
  it('is taken as theirs, and as nobody else’s who has signed in since', async () => {
    expect((await send({ writer: ann.id })).status).toBe(201);
    const handle = vi.fn(() => ({}));
    const others = await send({ writer: '01890a5d-ac96-774b-bcce-b302099a8059' }, handle);
    expect(await problemOf(others)).toMatchObject({ status: 409, code: 'other-writer' });
    expect(handle).not.toHaveBeenCalled();
  });
});

describe('a create that is repeated', () => {
  const once = contract({ ...create, idempotent: true });

  const attempts = (handle: Parameters<typeof call<typeof once>>[1]) => {
    const route = doorOf(call(once, handle));
    return (key: string) =>
      route(
        new Request('https://maverick.example/api/v1/things/x', {
          method: 'POST',
          headers: {
            'content-type': 'application/json',
            origin: 'https://maverick.example',
            'idempotency-key': key,
          },
          body: '{"name":"box"}',
        }),
        { params: Promise.resolve({ id: ann.id }) },
      );
  };

  it('says that it is under way for as long as it is', async () => {
    const attempt = attempts(async () => {
      await nextEvent(renewed, 'slow');
      await nextEvent(renewed, 'slow');
      return { body: { id: 'a' } };
    });
    expect((await attempt('slow')).status).toBe(201);
  });

  it('is answered the same, with the headers too', async () => {
    const handle = vi.fn(() => ({ body: { id: 'a' }, headers: { location: '/things/a' } }));
    const attempt = attempts(handle);
    const [first, again] = [await attempt('k'), await attempt('k')];
    expect(handle).toHaveBeenCalledTimes(1);
    const seen = async (response: Response) => ({
      status: response.status,
      location: response.headers.get('location'),
      body: (await response.json()) as unknown,
    });
    expect(await seen(first)).toEqual({ status: 201, location: '/things/a', body: { id: 'a' } });
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    expect(await seen(again)).toEqual({ status: 201, location: '/things/a', body: { id: 'a' } });
  });
});

describe('a reason that is stored by its code', () => {
  const reason = { code: 'waited', facts: { hours: 24 } };
  const sentence = 'It has waited for more than 24 hours, so a moderator decides.';

  it('is answered as its sentence, and so again when the call is repeated', async () => {
    const once = doorOf(call(contract({ ...create, idempotent: true }), () => ({ body: { reason } })));
    const headers = {
      'content-type': 'application/json',
      origin: 'https://maverick.example',
      'idempotency-key': 'of-a-reason',
    };
    for (let attempt = 0; attempt < 2; attempt += 1) {
      const sent = { method: 'POST', headers, body: '{"name":"box"}' };
      const request = new Request('https://maverick.example/api/v1/things/x', sent);
      const response = await once(request, { params: Promise.resolve({ id: ann.id }) });
      expect(await response.json()).toEqual({ reason: sentence });
    }
  });

  it('is said so too in what an error tells', async () => {
    const refusal = conflict('already-decided', { details: { current: { reason } } });
    const response = await send({}, () => {
      throw refusal;
    });
    expect(await problemOf(response)).toMatchObject({ current: { reason: sentence } });
  });
});

describe('errors', () => {
  const failing = (error: unknown) =>
    send({}, () => {
      throw error;
    });

  it('carry what the client may use to go on', async () => {
    const problem = await problemOf(
      await failing(conflict('already-decided', { details: { current: { version: 3 } } })),
    );
    expect(problem).toMatchObject({
      status: 409,
      title: 'Conflict',
      detail: 'This has been decided in the meantime.',
      current: { version: 3 },
    });
  });

  it('say when to come back', async () => {
    expect((await failing(rateLimited(42))).headers.get('retry-after')).toBe('42');
    expect((await failing(unavailable())).headers.get('retry-after')).toBe('5');
  });

  it('of ours say nothing', async () => {
    const problem = await problemOf(await failing(new Error('column members.password_hash does not exist')));
    expect(problem).toMatchObject({ status: 500, code: 'internal' });
    expect(JSON.stringify(problem)).not.toContain('password_hash');
  });
});

describe('a read', () => {
  it('may be kept when it was made for nobody', async () => {
    expect((await get('')).headers.get('cache-control')).toBe('private, no-store');
    visitor.viewer = null;
    const response = await get('?limit=7');
    expect(response.headers.get('cache-control')).toBeNull();
    expect(await response.json()).toEqual({ limit: 7 });
  });

  it.each(['?limit=10', '?limit=x', '?limit=1&limit=2', '?other=1'])('refuses %s', async (query) => {
    expect(await problemOf(await get(query))).toMatchObject({ status: 400, code: 'invalid-input' });
  });
});
