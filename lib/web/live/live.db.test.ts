import { createServer, get, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { systemContext } from '@/lib/platform/context';
import { listenForAnnouncements, type AnnouncementListener } from '@/lib/platform/announcement-listener';
import { env } from '@/lib/platform/env';
import { transaction } from '@/lib/platform/db';
import { emit } from '@/lib/platform/events';
import { setRole } from '@/lib/members/office/set-role';
import { signOut } from '@/lib/members/sign-out';
import type { Viewer } from '@/lib/members/viewer';
import { fileAppeal } from '@/lib/moderation/appeals/file-appeal';
import { claimCase } from '@/lib/moderation/claims/claim-case';
import { decideComment } from '@/lib/moderation/decide-comment';
import { liftSanction } from '@/lib/moderation/sanctions/lift-sanction';
import { sanctionMember } from '@/lib/moderation/sanctions/sanction-member';
import { hashSessionToken } from '@/lib/members/session-token';
import { markRead } from '@/lib/outreach/notices/inbox/mark-read';
import { article } from '@/lib/testing/articles';
import {
  commentInReview,
  factsOf,
  publishedComment,
  referredComment,
  rejectedComment,
  removeComment,
} from '@/lib/testing/comments';
import { query, queryAsOwner } from '@/lib/testing/database';
import { admin, insider, moderator } from '@/lib/testing/people';
import { cookieName, sealSession } from '../session/session-seal';
import { createLive, type Live } from './live';

/** An instance, as far as it tells what is new; it hears of the others, and of itself, through the database alone. */
type Instance = { live: Live; server: Server; listener: AnnouncementListener; port: number };

const context = systemContext;
let boss: Viewer;
let instances: Instance[];
let opened: Heard[] = [];

beforeAll(async () => {
  instances = await Promise.all([startInstance(), startInstance()]);
});
afterEach(() => {
  for (const { answer } of opened) answer.destroy();
  opened = [];
});
afterAll(async () => {
  for (const instance of instances) await stopInstance(instance);
});

async function stopInstance({ live, listener, server }: Instance): Promise<void> {
  live.close();
  await listener.close();
  server.closeAllConnections();
  server.close();
}

async function startInstance({ limits = 1000, heartbeatMs = 100 } = {}): Promise<Instance> {
  const log = { error: (fields: object) => expect(fields).toBeUndefined() };
  const live = createLive({ appUrl: 'http://localhost:3000', limits, log, heartbeatMs });
  const server = createServer((request, response) => {
    const wish = live.wishOf(request.url);
    if (wish) live.answer(request, response, { wish, address: '192.0.2.1' });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const connected = vi.fn<() => void>();
  const listener = listenForAnnouncements({
    databaseUrl: env().DATABASE_URL,
    onPurge: ({ tags }) => live.applyPurge(tags),
    onNews: live.listenForNews,
    onDesk: live.listenAtDesk,
    onLost: () => undefined,
    onConnected: () => (live.applyPurge(['*']), live.listenAgain(), connected()),
  });
  await vi.waitFor(() => expect(connected).toHaveBeenCalled());
  return { live, server, listener, port: (server.address() as AddressInfo).port };
}

type Happening = { id: string; event: string; data: Record<string, unknown> };
type Heard = {
  answer: IncomingMessage;
  status: number | undefined;
  events: Happening[];
  text(): string;
  ended(): boolean;
};

/** Opens a stream, and keeps what it brings. */
function listen(
  { port }: Instance,
  path: string,
  headers: Record<string, string> = {},
  method = 'GET',
): Promise<Heard> {
  return new Promise((resolve, reject) => {
    const request = get({ port, host: '127.0.0.1', path: `/api/v1${path}`, headers, method }, (answer) => {
      let text = '';
      let ended = false;
      const heard: Heard = {
        answer,
        status: answer.statusCode,
        get events() {
          return [...text.matchAll(/id: (.+)\nevent: (.+)\ndata: (.+)\n\n/g)].map(
            ([, id = '', event = '', data = '']) => ({ id, event, data: JSON.parse(data) }),
          );
        },
        text: () => text,
        ended: () => ended,
      };
      answer.on('data', (chunk: Buffer) => (text += chunk.toString()));
      answer.on('close', () => (ended = true));
      answer.on('error', () => undefined);
      opened.push(heard);
      resolve(heard);
    });
    request.on('error', reject);
  });
}

async function signedIn(viewer: Viewer): Promise<Record<string, string>> {
  const token = `token of ${viewer.id}`;
  await query(
    `insert into sessions (id, token_hash, member_id, expires_at) values ($1, $2, $3, now() + interval '1 day')`,
    [viewer.sessionId, hashSessionToken(token), viewer.id],
  );
  return { cookie: `other=1; ${cookieName('session')}=${await sealSession(token)}` };
}

const until = (check: () => void) => vi.waitFor(check, { timeout: 5_000 });
const counts = ({ events }: Heard) => events.map(({ data }) => data.count);
/** Long enough for something that should not come. */
const aWhile = () => new Promise((resolve) => setTimeout(resolve, 600));

test('the readers of an article hear on every instance what is posted and what is taken away', async () => {
  const place = await article();
  const other = await article();
  const path = `/articles/${place.slug}/events`;
  const [here, there, elsewhere] = await Promise.all([
    listen(instances[0]!, path),
    listen(instances[1]!, path),
    listen(instances[0]!, `/articles/${other.slug}/events`),
  ]);
  expect(here.answer.headers['cache-control']).toBe('no-store, no-transform');
  await until(() => expect([counts(here), counts(there)]).toEqual([[0], [0]]));

  const id = await publishedComment({ article: place, context });
  await until(() => expect([counts(here), counts(there)]).toEqual([[0, 1], [0, 1]])); // prettier-ignore
  expect(here.events[1]).toMatchObject({ event: 'comments', data: { newest: { id } } });
  expect(here.events).toEqual(there.events);

  await publishedComment({ article: place, context, parentId: id });
  await until(() => expect(counts(here)).toEqual([0, 1, 2]));
  await removeComment(id, context);
  await until(() => expect(counts(there)).toEqual([0, 1, 2, 1]));
  expect(counts(elsewhere)).toEqual([0]);
});

test('what many post at once is told in few words, and the last of them is how it stands', async () => {
  const place = await article();
  const heard = await listen(instances[0]!, `/articles/${place.slug}/events`);
  await Promise.all(Array.from({ length: 8 }, () => publishedComment({ article: place, context })));
  await until(() => expect(counts(heard).at(-1)).toBe(8));
  expect(heard.events.length).toBeLessThan(8);
});

test('what waits for its reviews is heard of by nobody', async () => {
  const place = await article();
  const heard = await listen(instances[0]!, `/articles/${place.slug}/events`);
  const id = await commentInReview({ article: place, context });
  await aWhile();
  expect(counts(heard)).toEqual([0]);
  expect(heard.text()).not.toContain(id);
});

test('who comes back, to whichever instance, hears how many came meanwhile', async () => {
  const place = await article();
  const path = `/articles/${place.slug}/events`;
  const gone = await publishedComment({ article: place, context });
  const first = await listen(instances[0]!, path);
  await until(() => expect(first.events).toHaveLength(1));
  expect(first.events[0]?.data.since).toBeUndefined();
  const last = first.events[0]!.id;
  first.answer.destroy();

  await publishedComment({ article: place, context });
  const late = await publishedComment({ article: place, context });
  // Its time was taken before that of the others, and it committed after them.
  await queryAsOwner(`update comments set published_at = '2026-01-01' where id = $1`, [late]);
  const sinceOf = async (headers: Record<string, string>, query = '') => {
    const heard = await listen(instances[1]!, path + query, headers);
    await until(() => expect(heard.events.length).toBeGreaterThan(0));
    return heard.events[0]!.data;
  };
  expect(await sinceOf({ 'last-event-id': last })).toMatchObject({ count: 3, since: 2 });
  expect(await sinceOf({}, `?since=${last}`)).toMatchObject({ since: 2 });
  expect(await sinceOf({ 'last-event-id': 'nonsense' })).not.toHaveProperty('since');
  // One that was taken away takes nothing from those that came.
  await removeComment(gone, context);
  await until(async () =>
    expect(await sinceOf({ 'last-event-id': last })).toMatchObject({ count: 2, since: 1 }),
  );
});

test('what was missed while nothing was heard is told when it is heard again', async () => {
  const place = await article();
  const viewer = await insider();
  const [heard, own] = await Promise.all([
    listen(instances[0]!, `/articles/${place.slug}/events`),
    listen(instances[0]!, '/me/events', await signedIn(viewer)),
  ]);
  await until(() => expect(own.events).toHaveLength(1));
  // Posted without a word: its announcement is lost, as it is with the connection.
  const id = await commentInReview({ article: place, context, author: viewer });
  await query(`update comments set state = 'PUBLISHED', visible = true, published_revision = 1,
    published_at = now(), state_changed_at = now() where id = $1`, [id]); // prettier-ignore
  await query('update articles set comment_count = 1 where id = $1', [place.id]);
  await queryAsOwner(`select pg_terminate_backend(pid) from pg_stat_activity
    where application_name = 'trialogue-announcements' and datname = current_database()`);
  await until(() => expect(counts(heard)).toEqual([0, 1]));
  await until(() =>
    expect(own.events.at(-1)).toMatchObject({ event: 'comment', data: { id, status: 'PUBLISHED' } }),
  );
});

test('a member hears on every instance of their notices and comments, and nobody else does', async () => {
  const place = await article();
  const [viewer, other] = await Promise.all([insider(), insider()]);
  const cookie = await signedIn(viewer);
  const [here, there, theirs] = await Promise.all([
    listen(instances[0]!, '/me/events', cookie),
    listen(instances[1]!, '/me/events', cookie),
    listen(instances[0]!, '/me/events', await signedIn(other)),
  ]);
  expect(here.answer.headers['cache-control']).toBe('private, no-store, no-transform');
  const unread = ({ events }: Heard) =>
    events.filter(({ event }) => event === 'notices').map(({ data }) => data.unread);
  await until(() => expect([here, there, theirs].map(unread)).toEqual([[0], [0], [0]]));

  const notice = async () => {
    await query(
      `insert into notices (id, member_id, kind, event_id, facts, created_at)
       values (gen_random_uuid(), $1, 'reviewer.warned', (random() * 1e9)::bigint, '{"reason":null}', now())`,
      [viewer.id],
    );
  };
  await notice();
  await until(() => expect([here, there].map(unread)).toEqual([[0, 1], [0, 1]])); // prettier-ignore
  await notice();
  await until(() => expect(unread(there)).toEqual([0, 1, 2]));
  const ids = (await query<{ id: string }>('select id from notices where member_id = $1', [viewer.id])).map(({ id }) => id); // prettier-ignore
  await markRead({ viewer, read: { ids } });
  await until(() => expect(unread(here)).toEqual([0, 1, 2, 0]));

  const id = await rejectedComment({ article: place, context, author: viewer });
  const states = ({ events }: Heard) =>
    events.filter(({ event }) => event === 'comment').map(({ data }) => [data.id, data.status]);
  await until(() => expect(states(there)).toEqual([[id, 'REFERRED'], [id, 'REJECTED']])); // prettier-ignore
  expect(unread(theirs)).toEqual([0]);
  expect(states(theirs)).toEqual([]);

  const back = await listen(instances[1]!, '/me/events', { ...cookie, 'last-event-id': there.events[0]!.id });
  await until(() => expect(states(back)).toEqual([[id, 'REJECTED']]));
  expect(unread(back)).toEqual([0]);
});

test('a member’s stream needs a session, and ends with it; heartbeats keep it open until then', async () => {
  const viewer = await insider();
  const cookie = await signedIn(viewer);
  expect((await listen(instances[0]!, '/me/events')).status).toBe(401);
  expect((await listen(instances[0]!, '/me/events', { cookie: `${cookieName('session')}=forged` })).status).toBe(401); // prettier-ignore
  const [own, article_] = [
    await listen(instances[0]!, '/me/events', cookie),
    await listen(instances[0]!, `/articles/${(await article()).slug}/events`, cookie),
  ];
  await until(() => expect(own.text()).toContain('\n\n:\n\n:\n\n'));
  expect(own.ended()).toBe(false);
  await query('update sessions set revoked_at = now() where id = $1', [viewer.sessionId]);
  await until(() => expect(own.ended()).toBe(true));
  await aWhile();
  expect(article_.ended()).toBe(false);
  expect((await listen(instances[0]!, '/me/events', cookie)).status).toBe(401);
});

test('a stream that a page opens, again and again, does not make its session one that is in use', async () => {
  const viewer = await moderator();
  const cookie = await signedIn(viewer);
  const seen = () => query(`select last_seen_at from sessions where id = $1`, [viewer.sessionId]);
  await query(`update sessions set last_seen_at = now() - interval '11 hours' where id = $1`, [
    viewer.sessionId,
  ]);
  const before = await seen();
  for (const path of ['/moderation/events', '/me/events'])
    expect((await listen(instances[0]!, path, cookie)).status).toBe(200);
  await aWhile();
  expect(await seen()).toEqual(before);
});

test('whoever reads the desk hears on every instance that it has changed, and not what; others hear nothing of it', async () => {
  const place = await article();
  const desk = await moderator();
  const cookie = await signedIn(desk);
  const path = '/moderation/events';
  expect((await listen(instances[0]!, path)).status).toBe(401);
  expect((await listen(instances[0]!, path, await signedIn(await insider()))).status).toBe(403);
  const [here, there] = await Promise.all([
    listen(instances[0]!, path, cookie),
    listen(instances[1]!, path, cookie),
  ]);
  expect(here.answer.headers['cache-control']).toBe('private, no-store, no-transform');
  await until(() => expect([here.events.length, there.events.length]).toEqual([1, 1]));
  const told = () => [here, there].map(({ events }) => events.length);

  await commentInReview({ article: place, context });
  await aWhile();
  expect(told()).toEqual([1, 1]);
  const id = await referredComment({ article: place, context });
  await until(() => expect(told()).toEqual([2, 2]));
  await claimCase({ viewer: desk, commentId: id });
  await until(() => expect(told()).toEqual([3, 3]));
  // They are still on it.
  await claimCase({ viewer: desk, commentId: id });
  await aWhile();
  expect(told()).toEqual([3, 3]);
  const { version } = await factsOf(id);
  await decideComment({ viewer: desk, commentId: id, action: 'PUBLISH', version });
  await until(() => expect(told()).toEqual([4, 4]));
  for (const { event, data } of here.events)
    expect([event, Object.keys(data)]).toEqual(['desk', ['changedAt']]);
  const moments = here.events.map(({ data }) => data.changedAt);
  expect(moments).toEqual([...new Set(moments)].sort());
  expect(here.text()).not.toContain(id);
});

test('whoever reads the desk hears that an appeal has come, and that it has closed undecided', async () => {
  const [desk, accused] = [await moderator(), await insider()];
  const about = { memberId: accused.id, rule: 'civility', reason: 'Three insults in an hour.' } as const;
  const { id } = await sanctionMember({ viewer: desk, kind: 'WARNING', ...about });
  const heard = await listen(instances[0]!, '/moderation/events', await signedIn(desk));
  await until(() => expect(heard.events).toHaveLength(1));
  await fileAppeal({ viewer: accused, sanctionId: id, text: 'It was my brother who wrote this.' });
  await until(() => expect(heard.events).toHaveLength(2));
  await liftSanction({ viewer: desk, sanctionId: id, reason: 'It was their brother.' });
  await until(() => expect(heard.events).toHaveLength(3));
});

test('what many decide at once is told together', async () => {
  const heard = await listen(instances[0]!, '/moderation/events', await signedIn(await moderator()));
  await until(() => expect(heard.events).toHaveLength(1));
  const place = await article();
  await Promise.all(Array.from({ length: 8 }, () => referredComment({ article: place, context })));
  await aWhile();
  expect(heard.events.length).toBeGreaterThan(1);
  expect(heard.events.length).toBeLessThan(8);
});

test.each([
  [
    'is a member like others',
    (id: string) => setRole({ viewer: boss, memberId: id, role: 'MEMBER', reason: 'As agreed.' }),
  ],
  [
    'is banned',
    (id: string) =>
      sanctionMember({ viewer: boss, memberId: id, kind: 'BAN', rule: 'civility', reason: 'As agreed.' }),
  ],
  ['signs out', (id: string) => signOut({ sessionToken: `token of ${id}` })],
  [
    'has to take a second step that they do not have',
    (id: string) =>
      transaction(async (tx) => {
        await tx.totpFactor.deleteMany({ where: { memberId: id } });
        await emit(tx, { type: 'member.second-step', subjectId: id, payload: { change: 'OFF', left: 0 } });
      }),
  ],
])('the stream of somebody of the desk who %s ends at once, and no other', async (_, lose) => {
  boss = await admin();
  const [gone, other] = [await moderator(), await moderator()];
  // A beat that comes so seldom is no help.
  const instance = await startInstance({ heartbeatMs: 60_000 });
  const [theirs, stays] = await Promise.all(
    [gone, other].map(async (one) => listen(instance, '/moderation/events', await signedIn(one))),
  );
  await until(() => expect([theirs!.events.length, stays!.events.length]).toEqual([1, 1]));
  await lose(gone.id);
  await until(() => expect(theirs!.ended()).toBe(true));
  await referredComment({ article: await article(), context });
  await until(() => expect(stays!.events.length).toBeGreaterThan(1));
  expect([theirs!.events.length, stays!.ended(), instance.live.count()]).toEqual([1, false, 1]);
  await stopInstance(instance);
});

test('says no to pages elsewhere, to what is not there, and to too many', async () => {
  const path = `/articles/${(await article()).slug}/events`;
  const status = async (...asked: [string, Record<string, string>?, string?]) =>
    (await listen(instances[0]!, ...asked)).status;
  expect(await status(path, { 'sec-fetch-site': 'cross-site' })).toBe(403);
  expect(await status(path, { origin: 'https://elsewhere.example' })).toBe(403);
  expect(await status(path, { origin: 'http://localhost:3000', 'sec-fetch-site': 'same-origin' })).toBe(200);
  expect(await status('/articles/no-such-article/events')).toBe(404);
  expect(await status(`${path}?sort=newest`)).toBe(400);
  expect(await status(path, {}, 'HEAD')).toBe(200);
  expect(await status(path, {}, 'OPTIONS')).toBe(204);

  const narrow = await startInstance({ limits: 0.02 });
  try {
    const [first, second] = [await listen(narrow, path), await listen(narrow, path)];
    const third = await listen(narrow, path);
    expect([first.status, second.status, third.status]).toEqual([200, 200, 429]);
    expect(Number(third.answer.headers['retry-after'])).toBeGreaterThan(0);
    first.answer.destroy();
    await until(async () => expect((await listen(narrow, path)).status).toBe(200));
    narrow.live.close();
    await until(() => expect(second.ended()).toBe(true));
    expect((await listen(narrow, path)).status).toBe(503);
  } finally {
    await stopInstance(narrow);
  }
});
