import { beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { endKey } from '@/lib/members/api-keys/end-key';
import { makeKey } from '@/lib/members/api-keys/make-key';
import { CALLS_PER_KEY } from '@/lib/members/api-keys/rules';
import { scopes, type Scope } from '@/lib/members/api-keys/schemas';
import { newSecret } from '@/lib/members/api-keys/secret';
import { hashSessionToken, newSessionToken } from '@/lib/members/session-token';
import type { Viewer } from '@/lib/members/viewer';
import { newId } from '@/lib/platform/ids';
import { allowedUses, countHere } from '@/lib/platform/rate-limits';
import { publishedComment, referredComment } from '@/lib/testing/comments';
import { emptyDatabase, query } from '@/lib/testing/database';
import { context, news, openNewsroom } from '@/lib/testing/newsroom';
import { admin, insider } from '@/lib/testing/people';
import { cookieName, sealSession } from '../session/session-seal';
import { doorOf } from '../testing/call-door';
import { calls as matrix, provedFirst } from '../testing/permissions/matrix';
import { call, contract, type Call } from './call';
import { operations } from './table';

const all = Object.values(operations).flatMap((chapter) => Object.entries(chapter));
const callNamed = (name: string): Call => Object.fromEntries(all)[name]!;

let boss: Viewer;
/** The boss’s session, as a cookie. */
let cookie: string;
beforeEach(async () => {
  await emptyDatabase();
  boss = await admin();
  const token = newSessionToken();
  await query(
    `insert into sessions (id, token_hash, member_id, expires_at) values ($1, $2, $3, now() + interval '1 hour')`,
    [newId(), hashSessionToken(token), boss.id],
  );
  cookie = `${cookieName('session')}=${await sealSession(token)}`;
});

const make = async (...allowed: Scope[]) =>
  (await makeKey({ viewer: boss, name: `Key ${newId()}`, scopes: allowed, lasts: null })).secret;

type Sent = {
  key?: string;
  headers?: Record<string, string>;
  body?: object;
  params?: Record<string, unknown>;
  search?: string;
};

async function ask(to: Call, { key, headers, body, params = {}, search = '' }: Sent = {}) {
  const response = await doorOf(to)(
    new Request(`http://localhost:3000/api/v1${to.path}${search}`, {
      method: to.method,
      headers: {
        ...(key && { authorization: `Bearer ${key}` }),
        ...(body && { 'content-type': 'application/json' }),
        ...headers,
      },
      body: body && JSON.stringify(body),
    }),
    { params: Promise.resolve(params) },
  );
  const text = await response.text();
  const told = (text ? JSON.parse(text) : {}) as { code?: string; scope?: string; [field: string]: unknown };
  return { status: response.status, headers: response.headers, code: told.code, body: told };
}

const story = { title: 'The weir', address: 'https://example.org/weir', published: '2026-02-03T06:00:00Z' };
const put = (sent: Sent) => ask(callNamed('putArticle'), { params: { slug: 'weir' }, body: story, ...sent });

describe('a key of the API', () => {
  it('writes within its scope, without an origin, and is on record', async () => {
    const key = await make('articles');
    const { status, headers } = await put({ key });
    expect(status).toBe(201);
    expect(headers.get('cache-control')).toBe('private, no-store');
    const [entry] = await query<{ actor_id: string; details: object }>(
      `select actor_id, details from audit_entries where action = 'article.import' and actor_id = $1`,
      [boss.id],
    );
    const [kept] = await query<{ id: string; name: string }>('select id, name from api_keys');
    expect(entry).toMatchObject({ actor_id: boss.id, details: { apiKeyId: kept!.id, apiKey: kept!.name } });
    const { body } = await ask(callNamed('listAudit'), { key: await make('moderation') });
    expect(body.items).toContainEqual(
      expect.objectContaining({ action: 'article.import', actor: boss.displayName, key: kept!.name }),
    );
    await put({ headers: { cookie, origin: 'http://localhost:3000' }, body: { ...story, title: 'The dam' } });
    expect(
      await query(`select details from audit_entries where action = 'article.update' and actor_id = $1`, [
        boss.id,
      ]),
    ).toEqual([{ details: null }]);
  });

  it('that is none, or has ended, is never helped out by a cookie', async () => {
    const ended = await make('articles');
    const [{ id }] = (await query<{ id: string }>('select id from api_keys')) as [{ id: string }];
    await endKey({ viewer: boss, id });
    const headers = { cookie, origin: 'http://localhost:3000' };
    expect((await put({ headers })).status).toBe(201);
    for (const key of [ended, newSecret(), 'none', ' '])
      for (const name of ['putArticle', 'readMe', 'listArticles', 'readComment']) {
        const answer = await ask(callNamed(name), { key, headers, params: { slug: 'weir', id: newId() } });
        expect([name, answer.status, answer.code]).toEqual([name, 401, 'bad-key']);
        expect(answer.headers.get('www-authenticate')).toBe('Bearer error="invalid_token"');
        expect(answer.headers.get('cache-control')).toBe('private, no-store');
      }
    // What a proxy before us asks for is none of ours.
    expect((await put({ headers: { ...headers, authorization: 'Basic YTpi' } })).status).toBe(200);
    const without = await ask(callNamed('readMe'));
    expect([without.status, without.code, without.headers.get('www-authenticate')]).toEqual([
      ...[401, 'unauthenticated', 'Bearer'],
    ]);
  });

  it('that works is not mixed with the session that came along', async () => {
    const other = await insider();
    const echo = call(
      contract({
        method: 'POST',
        path: '/echo',
        summary: 'Say who asks',
        auth: 'required',
        scope: 'moderation',
        responses: { 200: { description: 'Who.' } },
      }),
      ({ viewer, cookies }) => ({ body: { id: viewer.id, cookies: cookies ?? null } }),
    );
    await query('update sessions set member_id = $1', [other.id]);
    const key = await make('moderation');
    expect((await ask(echo, { key, headers: { cookie } })).body).toEqual({ id: boss.id, cookies: null });
  });

  it('stops with the role of whoever made it, from the next call on', async () => {
    const key = await make('articles');
    await query(`update members set role = 'MODERATOR' where id = $1`, [boss.id]);
    const { status, code } = await put({ key });
    expect([status, code]).toEqual([401, 'key-stopped']);
  });

  it('says how many calls it has left, and is bounded by itself', async () => {
    const key = await make('read');
    const first = await ask(callNamed('listArticles'), { key });
    const most = allowedUses(CALLS_PER_KEY.points);
    const left = (answer: { headers: Headers }) =>
      ['limit', 'remaining', 'reset'].map((one) => Number(answer.headers.get(`ratelimit-${one}`)));
    expect(left(first)).toEqual([most, most - 1, CALLS_PER_KEY.seconds]);
    const refused = await ask(callNamed('putArticle'), { key, params: { slug: 'weir' }, body: story });
    expect([refused.status, left(refused)[1]]).toEqual([403, most - 2]);
    const [{ id }] = (await query<{ id: string }>('select id from api_keys')) as [{ id: string }];
    for (let at = 2; at < most; at += 1) await countHere(CALLS_PER_KEY, id);
    const over = await ask(callNamed('listArticles'), { key });
    expect([over.status, left(over)[1]]).toEqual([429, 0]);
    expect(over.headers.get('retry-after')).toBe(over.headers.get('ratelimit-reset'));
    expect((await ask(callNamed('listArticles'), { key: await make('read') })).status).toBe(200);
  });

  it('repeats a create under an Idempotency-Key that is its own', async () => {
    let made = 0;
    const create = call(
      contract({
        method: 'POST',
        path: '/things',
        summary: 'Make a thing',
        auth: 'required',
        scope: 'articles',
        idempotent: true,
        body: z.strictObject({ name: z.string().max(5) }),
        responses: { 201: { description: 'The thing.' } },
      }),
      ({ resourceId }) => ({ body: { id: resourceId, made: (made += 1) } }),
    );
    const [one, other] = [await make('articles'), await make('articles')];
    const sent = { headers: { 'idempotency-key': 'first' }, body: { name: 'box' } };
    const first = await ask(create, { key: one, ...sent });
    const again = await ask(create, { key: one, ...sent });
    expect([again.status, again.body, again.headers.get('idempotency-replayed')]).toEqual([
      201,
      first.body,
      'true',
    ]);
    expect((await ask(create, { key: one, ...sent, body: { name: 'bag' } })).status).toBe(422);
    expect((await ask(create, { key: other, ...sent })).body).toMatchObject({ made: 2 });
    const bySession = { ...sent.headers, cookie, origin: 'http://localhost:3000' };
    expect((await ask(create, { ...sent, headers: bySession })).body).toMatchObject({ made: 3 });
  });
});

describe('articles that are put several at once', () => {
  const items = (...given: unknown[]) => ({ body: { items: given } });
  const send = async (sent: Sent) => {
    const { status, body } = await ask(callNamed('putArticles'), { key: await make('articles'), ...sent });
    return { status, body, items: (body.items ?? []) as { [field: string]: unknown }[] };
  };

  it('are each taken by themselves: a bad one loses none of the others', async () => {
    await put({ key: await make('articles') });
    const mended = { ...story, externalId: 'weir', title: 'The weir, mended' };
    const answer = await send(
      items(
        { ...story, externalId: 'one' },
        { ...story, externalId: 'two', published: 'yesterday' },
        { ...story, externalId: 'three', colour: 'red' },
        'nothing',
        null,
        { ...story, externalId: 7 },
        mended,
      ),
    );
    expect(answer.status).toBe(200);
    expect(answer.items.map(({ externalId, status }) => [externalId, status])).toEqual([
      ...[
        ['one', 201],
        ['two', 400],
        ['three', 400],
        [null, 400],
        [null, 400],
        [null, 400],
        ['weir', 200],
      ],
    ]);
    expect(answer.items[1]).toMatchObject({
      id: null,
      problem: { code: 'invalid-input', field: 'published' },
    });
    expect(answer.items[2]).toMatchObject({ problem: { code: 'invalid-input' } });
    const kept = await query<{ id: string; slug: string }>(
      `select id, slug, external_id, headline from articles where external_id is not null order by external_id`,
    );
    expect(kept).toMatchObject([
      { external_id: 'one', headline: 'The weir' },
      { external_id: 'weir', headline: 'The weir, mended' },
    ]);
    expect(answer.items[0]).toMatchObject({ id: kept[0]!.id, slug: kept[0]!.slug, problem: null });
    const ids = [kept.map(({ id }) => id)];
    const acts = await query(
      `select action from audit_entries where action like 'article.%' and subject_id = any($1::uuid[]) order by id`,
      ids,
    );
    expect(acts).toEqual(['import', 'import', 'update'].map((act) => ({ action: `article.${act}` })));
    expect((await send(items(mended))).items).toMatchObject([{ status: 200 }]);
    const updates = `select 1 from audit_entries where action = 'article.update' and subject_id = any($1::uuid[])`;
    expect(await query(updates, ids)).toHaveLength(1);
  });

  it('are a hundred at most and one at least, and for administrators', async () => {
    const many = Array.from({ length: 101 }, (_, at) => ({ ...story, externalId: `story ${at}` }));
    for (const given of [items(), items(...many)]) expect((await send(given)).status).toBe(400);
    expect(await query('select 1 from articles where external_id is not null')).toEqual([]);
    expect((await send(items(...many.slice(1)))).items.map(({ status }) => status)).toEqual(
      Array(100).fill(201),
    );
    await query(`update sessions set member_id = $1`, [(await insider()).id]);
    const headers = { cookie, origin: 'http://localhost:3000' };
    expect((await send({ key: undefined, headers, ...items(many[0]) })).status).toBe(403);
  });

  it('are one where two bring the same at once', async () => {
    const both = await Promise.all([1, 2].map(() => send(items({ ...story, externalId: 'one' }))));
    expect(both.flatMap((one) => one.items.map(({ status }) => status)).toSorted()).toEqual([200, 201]);
    expect(await query('select 1 from articles where external_id is not null')).toHaveLength(1);
  });
});

it('reads what everybody may read as everybody does: nothing of its maker’s own', async () => {
  await openNewsroom();
  boss = await admin();
  const wish = { article: news, context, author: boss };
  const [up, waiting] = [await publishedComment(wish), await referredComment(wish)];
  const key = await make('read');
  const read = (id: string, sent: Sent) => ask(callNamed('readComment'), { params: { id }, ...sent });
  const answer = await read(up, { key });
  expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'private, no-store']);
  expect((await read(waiting, { key })).status).toBe(404);
});

describe('every call', () => {
  it('takes keys by the scope that it says, or none at all', async () => {
    const keys = new Map<Scope, string>();
    for (const scope of scopes) keys.set(scope, await make(scope));
    for (const [name, one] of all) {
      if (one.stream) continue;
      for (const scope of scopes) {
        const { status, code, body, headers } = await ask(one, { key: keys.get(scope) });
        const said = [name, scope, status, code, body.scope];
        if (one.scope === null) expect(said).toEqual([name, scope, 403, 'not-by-key', undefined]);
        else if (one.scope !== scope) {
          expect(said).toEqual([name, scope, 403, 'scope-missing', one.scope]);
          expect(headers.get('www-authenticate')).toBe(
            `Bearer error="insufficient_scope", scope="${one.scope}"`,
          );
        } else
          expect(
            ['not-by-key', 'scope-missing', 'bad-key', 'proof-needed', 'unauthenticated'],
            name,
          ).not.toContain(code);
      }
    }
  });

  it('that asks for a fresh proof, or is about a member’s own things, is for a person', () => {
    expect(provedFirst.length).toBeGreaterThan(5);
    const byKey = all.filter(([, { keyProves }]) => keyProves).map(([name]) => name);
    expect(byKey).toEqual(['applyCommentImport', 'forgetCommentImport']);
    for (const name of provedFirst)
      expect([name, callNamed(name).scope]).toEqual([name, byKey.includes(name) ? 'imports' : null]);
    for (const [name, { path, method, scope }] of all) {
      if (/^\/(?:me|reviews|review-queue)(?:\/|$)/.test(path)) expect([name, scope]).toEqual([name, null]);
      // Nobody writes, reacts or joins as a program.
      if (method !== 'GET' && !/^\/(?:moderation|webhooks)\//.test(path) && !/^putArticles?$/.test(name))
        expect([name, scope]).toEqual([name, null]);
    }
  });

  it('has a scope that opens nothing to keys that its maker may not have', () => {
    for (const [name, { scope }] of all)
      if (scope && scope !== 'read') expect([name, matrix[name]?.admin]).toEqual([name, 'in']);
    for (const scope of scopes)
      expect(
        all.some(([, one]) => one.scope === scope),
        scope,
      ).toBe(true);
  });
});
