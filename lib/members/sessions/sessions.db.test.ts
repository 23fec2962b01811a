import { beforeEach, describe, expect, it } from 'vitest';
import { findPageReader } from '@/lib/comments/own/find-page-reader';
import { newId } from '@/lib/platform/ids';
import { DAY, HOUR, MINUTE } from '@/lib/testing/clock';
import { emptyDatabase, query } from '@/lib/testing/database';
import { inParallel, refusalOf } from '@/lib/testing/refusal';
import { statementsOf } from '@/lib/testing/statements';
import { findViewer } from '../find-viewer';
import { keepLiveSessions } from '../keep-live-sessions';
import { SESSIONS_PER_MEMBER } from '../rules';
import { signIn } from '../sign-in';
import type { SignedIn } from '../sessions/open-session';
import { signUp } from '../sign-up';
import { endOtherSessions } from './end-other-sessions';
import { endSession } from './end-session';
import { listSessions } from './list-sessions';

beforeEach(emptyDatabase);

const person = { email: 'thandi@example.org', password: 'tortoise lamp nine', address: '192.0.2.77' };
const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0';
let first: { sessionToken: string; device: string };

beforeEach(async () => {
  first = await signUp({ ...person, displayName: 'Thandi M.', userAgent: FIREFOX });
});

const again = (more: Partial<Parameters<typeof signIn>[0]> = {}): Promise<SignedIn> =>
  signIn({ ...person, ...more });
const viewerOf = ({ sessionToken }: { sessionToken: string }) => findViewer({ sessionToken });
const idOf = async (session: { sessionToken: string }) => (await viewerOf(session))!.sessionId;
const isLive = async (session: { sessionToken: string }) => (await viewerOf(session)) !== null;
const open = () =>
  query<{ id: string }>('select id from sessions where revoked_at is null').then((rows) => rows.length);

/** The session was opened, and last used, so long ago by the database's clock. */
const aged = async (session: { sessionToken: string }, { opened, seen }: { opened: number; seen: number }) =>
  query(
    `update sessions set last_seen_at = clock_timestamp() - make_interval(secs => $2::float8 / 1000),
      created_at = clock_timestamp() - make_interval(secs => $1::float8 / 1000),
      expires_at = clock_timestamp() - make_interval(secs => $1::float8 / 1000) + interval '30 days'
     where id = $3`,
    [opened, seen, await idOf(session)],
  );
const becomes = (role: string) => query(`update members set role = '${role}'`);

describe('how long a session lasts', () => {
  it.each([
    ['MEMBER', { opened: 29 * DAY, seen: 13 * DAY }, true],
    ['MEMBER', { opened: 15 * DAY, seen: 14 * DAY + MINUTE }, false],
    ['MEMBER', { opened: 30 * DAY + MINUTE, seen: MINUTE }, false],
    ['MODERATOR', { opened: 6 * DAY, seen: 11 * HOUR }, true],
    ['MODERATOR', { opened: 6 * DAY, seen: 12 * HOUR + MINUTE }, false],
    ['ADMIN', { opened: 7 * DAY + MINUTE, seen: MINUTE }, false],
  ])('of a %s, %j: %s', async (role, times, lives) => {
    const sessionId = await idOf(first);
    const viewer = (await viewerOf(first))!;
    await aged(first, times);
    await becomes(role);
    expect(await isLive(first)).toBe(lives);
    // Wherever else a session is looked at.
    const reader = await findPageReader({ ...first, articleSlug: null });
    expect(reader !== null).toBe(lives);
    expect((await keepLiveSessions({ sessionIds: [sessionId] })).has(sessionId)).toBe(lives);
    expect((await listSessions({ viewer })).length).toBe(lives ? 1 : 0);
  });

  it('is noted now and then as in use, and asks nothing more of a request meanwhile', async () => {
    const seenAgo = async () =>
      Number(
        (
          await query<{ ago: number }>(
            'select extract(epoch from clock_timestamp() - last_seen_at) as ago from sessions',
          )
        )[0]!.ago,
      );
    for (const look of [() => viewerOf(first), () => findPageReader({ ...first, articleSlug: null })]) {
      await aged(first, { opened: DAY, seen: 4 * MINUTE });
      expect(await statementsOf(look)).toHaveLength(1);
      expect(await seenAgo()).toBeGreaterThan(200);
      await aged(first, { opened: DAY, seen: 6 * MINUTE });
      await look();
      await expect.poll(seenAgo).toBeLessThan(60);
      expect(await statementsOf(look)).toHaveLength(1);
    }
  });
});

describe('how many sessions a member has', () => {
  it('are twenty at most, and the oldest ends', async () => {
    const all = [first];
    for (let count = 1; count < SESSIONS_PER_MEMBER; count += 1) all.push(await again());
    expect(await isLive(first)).toBe(true);
    const oneMore = await again();
    expect(await isLive(first)).toBe(false);
    expect(await isLive(all[1]!)).toBe(true);
    expect(await isLive(oneMore)).toBe(true);
    expect(await open()).toBe(SESSIONS_PER_MEMBER);
  });

  it('are twenty at most, however many are opened at once', async () => {
    for (let count = 1; count < SESSIONS_PER_MEMBER - 2; count += 1) await again();
    await inParallel(Array.from({ length: 8 }, () => again()));
    expect(await open()).toBe(SESSIONS_PER_MEMBER);
  });

  it('is one for a browser, whatever it kept of the one before', async () => {
    const replaced = await again({ replaces: first.sessionToken });
    expect([await isLive(first), await isLive(replaced)]).toEqual([false, true]);
    // Its session's cookie is gone, and what says that it is known is there.
    const byDevice = await again({ device: replaced.device });
    expect([await isLive(replaced), await isLive(byDevice)]).toEqual([false, true]);
    const elsewhere = await again();
    expect([await isLive(byDevice), await isLive(elsewhere)]).toEqual([true, true]);
    const signsUpAgain = await signUp({ ...person, displayName: 'Thandi M.', device: byDevice.device });
    expect([await isLive(byDevice), await isLive(signsUpAgain)]).toEqual([false, true]);
  });
});

describe('the list of a member’s sessions', () => {
  it('says browser, system, network and times of each, and which is this one', async () => {
    const here = await again({ address: '2001:db8:7:1::9', userAgent: 'curl/8.5.0' });
    await aged(first, { opened: 2 * DAY, seen: HOUR });
    const [one, other, ...more] = await listSessions({ viewer: await viewerOf(here) });
    expect(one).toMatchObject({ id: await idOf(here), current: true, browser: null, system: null });
    expect(one).toMatchObject({ network: '2001:db8:7::/48' });
    expect(other).toMatchObject({
      current: false,
      browser: 'Firefox',
      system: 'Linux',
      network: '192.0.2.0/24',
    });
    expect(Date.now() - Date.parse(other!.lastSeenAt)).toBeGreaterThan(50 * MINUTE);
    expect(Date.now() - Date.parse(other!.openedAt)).toBeGreaterThan(47 * HOUR);
    expect(more).toEqual([]);
    expect(JSON.stringify(await query('select * from sessions'))).not.toContain('192.0.2.77');
  });

  it('ends one, which is harmless twice, and nobody else’s', async () => {
    const [here, there] = [await again(), await again()];
    const stranger = await signUp({ ...person, email: 'other@example.org', displayName: 'Somebody Else' });
    const id = await idOf(there);
    const viewer = await viewerOf(here);
    expect(await refusalOf(endSession({ viewer: await viewerOf(stranger), id }))).toMatchObject({
      status: 404,
    });
    expect(await refusalOf(endSession({ viewer, id: newId() }))).toMatchObject({
      status: 404,
      code: 'not-found',
    });
    expect(await isLive(there)).toBe(true);
    await inParallel([endSession({ viewer, id }), endSession({ viewer, id })]);
    expect([await isLive(there), await isLive(here), await isLive(first)]).toEqual([false, true, true]);
    const acts = await query(`select action from audit_entries where action = 'member.end-session'`);
    expect(acts).toHaveLength(1);
    expect(await refusalOf(endSession({ viewer: null, id }))).toMatchObject({ status: 401 });
  });

  it('ends all others at once', async () => {
    const [here] = [await again(), await again()];
    const stranger = await signUp({ ...person, email: 'other@example.org', displayName: 'Somebody Else' });
    expect(await endOtherSessions({ viewer: await viewerOf(here) })).toBe(2);
    expect([await isLive(here), await isLive(first), await isLive(stranger)]).toEqual([true, false, true]);
    expect(await refusalOf(endOtherSessions({ viewer: null }))).toMatchObject({ status: 401 });
  });
});
