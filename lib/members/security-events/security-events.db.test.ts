import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { readLetter } from '@/lib/outreach/testing/read-letter';
import { changePolicy } from '@/lib/moderation/change-policy';
import { emptyDatabase, query } from '@/lib/testing/database';
import { runWaitingJobs } from '@/lib/testing/jobs';
import { admin, insider, moderator } from '@/lib/testing/people';
import { refusalOf } from '@/lib/testing/refusal';
import { chooseLanguage } from '../choose-language';
import { enrollMember } from '../enroll-member';
import { findViewer } from '../find-viewer';
import { forgetSessions } from '../forget-sessions';
import { setRole } from '../office/set-role';
import { changePassword } from '../password-reset/change-password';
import { endOtherSessions } from '../sessions/end-other-sessions';
import { signIn } from '../sign-in';
import { signOut } from '../sign-out';
import { verify } from '@/lib/testing/verify';
import { signUp } from '../sign-up';
import type { Viewer } from '../viewer';
import { listOwnSecurityEvents, listSecurityEvents } from './list-security-events';
import { noteRefusal } from './note-refusal';

const folder = await mkdtemp(join(tmpdir(), 'letters-'));
process.env.MAIL_FOLDER = folder;
afterAll(() => rm(folder, { recursive: true }));

const password = 'tortoise lamp nine';
let people = 0;
let person = { email: '', password, address: '' };
const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0';

beforeEach(async () => {
  await emptyDatabase();
  for (const name of await readdir(folder)) await rm(join(folder, name));
  people += 1;
  person = { email: `watched-${people}@example.org`, password, address: `198.51.${people}.7` };
});

const viewerOf = async ({ sessionToken }: { sessionToken: string }): Promise<Viewer> =>
  (await findViewer({ sessionToken }))!;
const kindsOf = async (viewer: Viewer) => (await listOwnSecurityEvents({ viewer })).map(({ kind }) => kind);
const letters = async () => {
  await runWaitingJobs();
  const names = await readdir(folder);
  return Promise.all(names.map(async (name) => readLetter(await readFile(join(folder, name), 'utf8'))));
};
const becomeMember = async () => {
  const signedUp = await signUp({ ...person, displayName: 'Wanda Watched', userAgent: FIREFOX });
  await verify(signedUp.member.id);
  return signedUp;
};

describe('a sign-in from a browser that was not known', () => {
  it('is told by mail, in the member’s language, and stands among what happened', async () => {
    const { sessionToken, device } = await becomeMember();
    await signIn({ ...person, device });
    expect(await letters(), 'a browser that is known').toEqual([]);
    const viewer = await viewerOf({ sessionToken: (await signIn({ ...person, device })).sessionToken });
    await chooseLanguage({ viewer, language: 'af' });
    await signIn({ ...person, address: '203.0.113.9', userAgent: FIREFOX });
    const [letter, ...more] = await letters();
    expect(more).toEqual([]);
    expect(letter!.headers.subject).toContain('Nuwe aanmelding');
    expect(letter!.headers.to).toContain(person.email);
    expect(letter!.text).toContain('Firefox op Linux');
    expect(letter!.text).toContain('203.0.113.0/24');
    expect(letter!.text).toMatch(/\/account\/security#sessions/);
    expect(letter!.raw).not.toContain('203.0.113.9');
    expect(await kindsOf(viewer)).toEqual(['new-device', 'signed-in', 'signed-in', 'signed-in']);
    expect(await findViewer({ sessionToken })).toBeNull();
  });

  it('is told as well where the form to sign up was the way in', async () => {
    const viewer = await viewerOf(await becomeMember());
    await signUp({ ...person, displayName: 'Wanda Again', address: '203.0.113.9' });
    expect(await letters()).toHaveLength(1);
    expect((await kindsOf(viewer))[0]).toBe('new-device');
  });

  it('is none the first time that somebody signs in', async () => {
    await enrollMember({
      email: person.email,
      password,
      displayName: 'Wanda Enrolled',
      role: 'MEMBER',
      source: 'STAFF',
    });
    const first = await signIn(person);
    expect(await letters()).toEqual([]);
    expect(await kindsOf(await viewerOf(first))).toEqual(['signed-in']);
    await signIn(person);
    expect(await letters()).toHaveLength(1);
  });

  it('is one for who was away for so long that no session is left', async () => {
    await enrollMember({
      email: person.email,
      password,
      displayName: 'Wanda Away',
      role: 'MEMBER',
      source: 'STAFF',
    });
    await query(`update members set created_at = now() - interval '40 days'`);
    await signIn(person);
    expect(await letters()).toHaveLength(1);
  });

  it('is not mailed to an address that nobody has shown to be theirs', async () => {
    await becomeMember();
    const other = { ...person, password: 'tortoise lamp eight' };
    await signUp({ ...other, displayName: 'Wanda Other' });
    await signIn(other);
    const subjects = (await letters()).map(({ headers }) => headers.subject);
    expect(subjects).toEqual(['You have an account at Maverick already']);
  });
});

describe('what happened to an account', () => {
  it('is kept for its member without address and password', async () => {
    const here = await becomeMember();
    await refusalOf(signIn({ ...person, password: 'tortoise lamp eight', address: '203.0.113.9' }));
    const elsewhere = await signIn(person);
    await signOut(elsewhere);
    await signOut(elsewhere);
    await signIn(person);
    const viewer = await viewerOf(here);
    expect(await endOtherSessions({ viewer })).toBe(1);
    expect(await endOtherSessions({ viewer })).toBe(0);
    await changePassword({ viewer, presentPassword: password, password: 'a harbour of quiet bells' });
    await setRole({ viewer: await admin(), memberId: viewer.id, role: 'MODERATOR', reason: 'Welcome.' });
    expect(await kindsOf(viewer)).toEqual([
      ...['role-changed', 'password-changed', 'session-ended', 'new-device', 'session-ended', 'new-device'],
      ...['sign-in-failed', 'signed-in'],
    ]);
    const failed = (await listOwnSecurityEvents({ viewer })).find(({ kind }) => kind === 'sign-in-failed');
    expect(failed).toMatchObject({ network: '203.0.113.0/24' });
    const rows = JSON.stringify(await query('select * from security_events'));
    for (const secret of ['203.0.113.9', person.address, person.email, password])
      expect(rows).not.toContain(secret);
    expect(await kindsOf(await insider())).toEqual([]);
    expect(await refusalOf(listOwnSecurityEvents({ viewer: null }))).toMatchObject({ status: 401 });
  });

  it('has a limit that somebody reached once, however often they go on', async () => {
    const here = await becomeMember();
    for (let time = 0; time < 14; time += 1)
      await refusalOf(signIn({ ...person, password: 'wrong', address: '203.0.113.40' }));
    const kinds = await kindsOf(await viewerOf(here));
    expect(kinds.filter((kind) => kind === 'limit-hit')).toHaveLength(1);
  });

  it('has a refusal at the desk, and fills no table with them', async () => {
    const viewer = await insider();
    for (let time = 0; time < 15; time += 1) noteRefusal({ viewer, address: '203.0.113.9' });
    await expect.poll(() => kindsOf(viewer)).toEqual(Array(10).fill('refused'));
  });

  it('is for administrators to see, page by page, newest first', async () => {
    const boss = await admin();
    const viewer = await insider({ name: 'Seen Somebody' });
    await query(
      `insert into security_events (id, member_id, kind, at)
       select gen_random_uuid(), case when n % 2 = 0 then $1::uuid end, 'signed-in', now() - make_interval(mins => n)
       from generate_series(1, 60) n`,
      [viewer.id],
    );
    const first = await listSecurityEvents({ viewer: boss });
    const rest = await listSecurityEvents({ viewer: boss, cursor: first.nextCursor! });
    expect([first.items.length, rest.items.length, rest.nextCursor]).toEqual([50, 10, null]);
    const times = [...first.items, ...rest.items].map(({ at }) => at);
    expect(times).toEqual([...times].sort().reverse());
    expect(first.items.slice(0, 2).map(({ member }) => member)).toEqual([
      null,
      { id: viewer.id, displayName: 'Seen Somebody' },
    ]);
    for (const other of [await moderator(), viewer])
      expect(await refusalOf(listSecurityEvents({ viewer: other }))).toMatchObject({ status: 403 });
    expect(await refusalOf(listSecurityEvents({ viewer: null }))).toMatchObject({ status: 401 });
    expect(await refusalOf(listSecurityEvents({ viewer: boss, cursor: 'foreign' }))).toMatchObject({
      status: 400,
    });
  });

  it('is forgotten after as many days as the policy says', async () => {
    const viewer = await viewerOf(await becomeMember());
    await query(
      `insert into security_events (id, member_id, kind, at)
       select gen_random_uuid(), $1, 'signed-in', now() - make_interval(days => d) from unnest(array[29, 31, 89, 91]) d`,
      [viewer.id],
    );
    await forgetSessions();
    expect(await kindsOf(viewer)).toHaveLength(4);
    await changePolicy({ viewer: await admin(), patch: { security: { eventDays: 30 } } });
    await forgetSessions();
    expect(await kindsOf(viewer)).toHaveLength(2);
  });
});
