import { readdirSync, readFileSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { openSession } from '@/lib/members/sessions/open-session';
import { signOut } from '@/lib/members/sign-out';
import { signUp } from '@/lib/members/sign-up';
import { transaction } from '@/lib/platform/db';
import { env } from '@/lib/platform/env';
import { newId } from '@/lib/platform/ids';
import { emptyDatabase, query } from '@/lib/testing/database';
import { answerCall } from '../api/answer-call';
import type { Call } from '../api/call';
import { operations } from '../api/table';
import { refusalOf } from '../entry/refuse-request';
import { FRAMED_HEADER } from '../http/internal-headers';
import { audienceOf } from '../page-cache/shared-reading';
import { readerOf } from './live-session';
import { cookieName, frameCookie, noFrameCookie, sealSession } from './session-seal';
import { currentViewer } from './viewer';
import { viewerOf } from './viewer-of';

const request = vi.hoisted(() => ({ headers: new Headers(), cookies: new Map<string, { value: string }>() }));
vi.mock('next/headers', () => ({
  headers: async () => request.headers,
  cookies: async () => request.cookies,
}));

const HOST = 'https://www.example.net';
const address = '192.0.2.77';
let home: { sessionToken: string; memberId: string };
let framed: { sessionToken: string };
let homeCookie = '';
let frameSessionCookie = '';

beforeEach(async () => {
  await emptyDatabase();
  const person = { email: 'thandi@example.org', password: 'tortoise lamp nine', address };
  const { sessionToken, member } = await signUp({ ...person, displayName: 'Thandi M.', userAgent: null });
  home = { sessionToken, memberId: member.id };
  framed = await transaction((tx) =>
    openSession(tx, {
      member: { id: member.id, emailFolded: person.email },
      address,
      frameOrigin: HOST,
      way: 'elsewhere',
      at: new Date(),
    }),
  );
  homeCookie = `${cookieName('session')}=${await sealSession(home.sessionToken)}`;
  frameSessionCookie = `${cookieName('frame')}=${await sealSession(framed.sessionToken, 'frame')}`;
});

/** Whom a page takes somebody for who has these cookies. */
function pageFor(cookies: string, { inFrame }: { inFrame: boolean }) {
  request.headers = new Headers(inFrame ? { [FRAMED_HEADER]: '1' } : {});
  request.cookies = new Map(
    cookies.split('; ').map((pair) => {
      const [name = '', value = ''] = pair.split('=');
      return [name, { value }];
    }),
  );
  return currentViewer();
}

describe('the session of a frame', () => {
  it('is in a cookie that browsers keep for the site around it alone, and that no script reads', async () => {
    expect(await frameCookie(framed.sessionToken)).toMatch(
      /^trialogue\.frame=[\w.-]+; Max-Age=2592000; Path=\/; HttpOnly; Secure; Partitioned; SameSite=None$/,
    );
    expect(noFrameCookie()).toBe(
      'trialogue.frame=; Max-Age=0; Path=/; HttpOnly; Secure; Partitioned; SameSite=None',
    );
  });

  it('counts in a frame alone, and after that of our own pages', async () => {
    const both = `${homeCookie}; ${frameSessionCookie}`;
    for (const viewer of [
      await viewerOf(frameSessionCookie, { inFrame: true }),
      await pageFor(frameSessionCookie, { inFrame: true }),
    ])
      expect(viewer).toMatchObject({ id: home.memberId, frame: HOST });
    expect(await readerOf(frameSessionCookie, null, true)).toMatchObject({ id: home.memberId });
    expect(await viewerOf(frameSessionCookie)).toBeNull();
    expect(await pageFor(frameSessionCookie, { inFrame: false })).toBeNull();
    expect(await readerOf(frameSessionCookie, null, false)).toBe('anyone');
    expect(await viewerOf(both, { inFrame: true })).toMatchObject({ frame: null });
    expect(await pageFor(both, { inFrame: true })).toMatchObject({ frame: null });
    await signOut(home);
    expect(await viewerOf(both, { inFrame: true })).toMatchObject({ frame: HOST });
    expect(await pageFor(both, { inFrame: true })).toMatchObject({ frame: HOST });
    expect(await readerOf(both, null, true)).toMatchObject({ id: home.memberId });
    await signOut(framed);
    expect(await viewerOf(both, { inFrame: true })).toBeNull();
    expect(await readerOf(both, null, true)).toBe('anyone');
  });

  it('does not pass for that of our own pages, nor that for it', async () => {
    const [, sealed = ''] = frameSessionCookie.split('=');
    await viewerOf(frameSessionCookie, { inFrame: true });
    expect(await viewerOf(`${cookieName('session')}=${sealed}`, { inFrame: true })).toBeNull();
    const [, own = ''] = homeCookie.split('=');
    await viewerOf(homeCookie);
    expect(await viewerOf(`${cookieName('frame')}=${own}`, { inFrame: true })).toBeNull();
  });

  it('makes nobody a member on a page that is kept, but for those in frames', () => {
    const asked = (url: string, cookie: string) =>
      audienceOf({ method: 'GET', url, headers: { cookie } } as IncomingMessage);
    expect(asked('/embed/a-story', frameSessionCookie)).toBe('someone');
    expect(asked('/articles/a-story', frameSessionCookie)).toBe('anyone');
    expect(asked('/embed/a-story', 'trialogue.language=af')).toBe('anyone');
    expect(asked('/articles/a-story', homeCookie)).toBe('someone');
  });
});

const calls = Object.values(operations).flatMap((chapter) => Object.entries<Call>(chapter));
const writes = calls.filter(([, { method }]) => method !== 'GET');
/** What the comments in a frame ask for by script; all else they do is sent by forms. */
const OF_FRAMES = [
  ...['readMe', 'readOwnPage', 'predictEdit', 'keepDraft', 'keepEditDraft'],
  ...['react', 'takeBackReaction', 'saveComment', 'forgetSaved', 'muteMember', 'unmuteMember'],
  ...['followArticle', 'unfollowArticle', 'followThread', 'unfollowThread'],
  ...['signInToFrame', 'signOutOfFrame'],
];

const send = async (call: Call, headers: Record<string, string>) => {
  const reply = await answerCall(call, {
    method: call.method,
    url: `/api/v1${call.path}`,
    headers: { 'content-type': 'application/json', cookie: frameSessionCookie, ...headers },
    params: Object.fromEntries(Array.from(call.path.matchAll(/\{(\w+)\}/g), ([, name]) => [name, newId()])),
    body: (async function* () {
      yield Buffer.from('{}');
    })(),
  });
  const { code } = JSON.parse(reply.body ?? '{}') as { code?: string };
  return { status: reply.status, code };
};

describe('what a call does by the session of a frame', () => {
  it('is what frames ask for, and nothing of the account or the desk', async () => {
    expect(
      calls
        .filter(([, { frame }]) => frame)
        .map(([name]) => name)
        .sort(),
    ).toEqual([...OF_FRAMES].sort());
    for (const [name, call] of calls.filter(([, { auth, stream }]) => auth === 'required' && !stream)) {
      const { status } = await send(call, { origin: env().APP_URL });
      expect([name, status === 401]).toEqual([name, !OF_FRAMES.includes(name)]);
    }
  });

  // Its cookie comes along whoever asks, from any page of that site: the origin alone says that it is a page of ours.
  it.each(writes)('is refused to another origin, and to none: %s', async (_, call) => {
    const before = await query('select count(*)::int as count from audit_entries');
    for (const origin of [HOST, 'null', 'https://evil.example'])
      expect(await send(call, { origin })).toEqual({ status: 403, code: 'bad-origin' });
    // Without a session there is nothing that a page elsewhere could do in somebody's name.
    if (call.auth !== 'none') expect(await send(call, {})).toEqual({ status: 403, code: 'bad-origin' });
    expect(await query('select count(*)::int as count from audit_entries')).toEqual(before);
    expect(await viewerOf(frameSessionCookie, { inFrame: true })).not.toBeNull();
  });
});

describe('a form in a frame', () => {
  const post = (headers: Record<string, string>) =>
    refusalOf(
      { method: 'POST', url: '/embed/a-story', headers } as unknown as IncomingMessage,
      env().APP_URL,
    );

  it.each([
    ['as browsers send it', { 'content-type': 'multipart/form-data; boundary=x' }],
    ['as script calls it', { 'next-action': '40af' }],
    ['in plain text', { 'content-type': 'text/plain' }],
  ])('is refused to another origin, and to none, %s', (_, headers) => {
    expect(post({ ...headers, origin: env().APP_URL })).toBeUndefined();
    for (const origin of [HOST, 'null', `${env().APP_URL}.evil.example`])
      expect(post({ ...headers, origin })?.status).toBe(403);
    expect(post(headers as Record<string, string>)?.status).toBe(403);
  });

  it('is one of those that the comments have', () => {
    const app = join(import.meta.dirname, '../../../app');
    const files = readdirSync(app, { recursive: true, encoding: 'utf8' }).filter((file) =>
      /\.ts$/.test(file),
    );
    const found = files.flatMap((file) =>
      Array.from(
        readFileSync(join(app, file), 'utf8').matchAll(
          /export const (\w{1,60}) = defineAction\(\{\n {2}frame: true/g,
        ),
        ([, name]) => `${file} ${name}`,
      ),
    );
    expect(found.sort()).toEqual([
      '(account)/appeal-action.ts appeal',
      '(account)/my-comments/actions.ts putBack',
      '(account)/my-comments/actions.ts referToModerator',
      '(account)/my-comments/actions.ts revise',
      '(account)/my-comments/actions.ts takeBack',
      '(account)/review/actions.ts contestLesson',
      '(account)/review/actions.ts judgePractice',
      '(account)/review/actions.ts skipReview',
      '(account)/review/actions.ts submitReview',
      '(account)/review/actions.ts volunteerReview',
      '(site)/_viewer/actions.ts actAsReader',
      '(site)/articles/[slug]/actions.ts postComment',
      '(site)/articles/[slug]/actions.ts welcome',
      '(site)/articles/[slug]/comments/[id]/report/actions.ts report',
      '_frame/letter-again-action.ts sendLetterAgain',
    ]);
  });
});
