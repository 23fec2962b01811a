import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { readLetter } from '@/lib/outreach/testing/read-letter';
import { database } from '@/lib/platform/db';
import { query } from '@/lib/testing/database';
import { runWaitingJobs } from '@/lib/testing/jobs';
import { inParallel, refusalOf } from '@/lib/testing/refusal';
import { statementsOf } from '@/lib/testing/statements';
import { enrollMember } from '../enroll-member';
import { findViewer } from '../find-viewer';
import { forgetSessions } from '../forget-sessions';
import { signIn } from '../sign-in';
import type { Viewer } from '../viewer';
import { changePassword } from './change-password';
import { requestReset } from './request-reset';
import { isResetOpen, resetPassword } from './reset-password';
import { readResetToken, resetToken } from './reset-token';
import { RESET_MINUTES } from './schemas';

const folder = await mkdtemp(join(tmpdir(), 'letters-'));
process.env.MAIL_FOLDER = folder;
afterAll(() => rm(folder, { recursive: true }));
const before = 'tortoise lamp nine';
const after = 'a harbour of quiet bells';

let people = 0;
let address = '';
let email = '';
const inMinutes = (minutes: number) => ({
  now: () => new Date(Date.now() + minutes * 60_000),
  random: Math.random,
});
const enter = (password: string) => signIn({ email, password, address });
const viewerOf = async (password: string): Promise<Viewer> => {
  const { sessionToken } = await enter(password);
  return (await findViewer({ sessionToken }))!;
};

beforeEach(async () => {
  await runWaitingJobs();
  for (const name of await readdir(folder)) await rm(join(folder, name));
  people += 1;
  address = `198.51.100.${people}`;
  email = `forgets-${people}@example.org`;
  const displayName = `Forgets ${'abcdefghjkmnopqrstuvwxyz'[people]}`;
  await enrollMember({ email, displayName, password: before, role: 'MEMBER', source: 'DEMO' });
});

/** What was written about the password: of each new browser that is signed in there is a letter too. */
const letters = async () => {
  await runWaitingJobs();
  const names = await readdir(folder);
  const all = await Promise.all(
    names.map(async (name) => readLetter(await readFile(join(folder, name), 'utf8'))),
  );
  return all.filter(({ headers }) => /password/i.test(headers.subject ?? ''));
};

/** The token of the one letter there is. */
async function tokenByMail(): Promise<string> {
  const [letter] = await letters();
  return /\/reset-password\?token=([\w.-]+)/.exec(letter!.text)![1]!;
}

describe('a forgotten password', () => {
  it('is replaced by way of a letter, once, and every session ends', async () => {
    const { sessionToken } = await enter(before);
    await requestReset({ email: email.toUpperCase(), address });
    const token = await tokenByMail();
    expect(await isResetOpen({ token })).toBe(true);

    const { device } = await resetPassword({ token, password: after, address });
    expect(device).toMatch(/^[\w.-]+$/);
    expect(await findViewer({ sessionToken })).toBeNull();
    expect((await refusalOf(enter(before))).code).toBe('wrong-credentials');
    const viewer = await viewerOf(after);

    expect(await isResetOpen({ token })).toBe(false);
    const again = await refusalOf(resetPassword({ token, password: 'some third string of words', address }));
    expect(again).toMatchObject({ status: 409, code: 'reset-over' });
    const actions = await query<{ action: string }>(
      'select action from audit_entries where subject_id = $1 order by id',
      [viewer.id],
    );
    expect(actions.map(({ action }) => action)).toContain('member.reset-password');
    expect((await letters()).map(({ headers }) => headers.subject).sort()).toEqual([
      'Choose a new password for Maverick',
      'Your password at Maverick was changed',
    ]);
  });

  it('is the same work and the same answer where nobody has the address, and no letter comes of it', async () => {
    const asked = async (who: string) =>
      (await statementsOf(() => requestReset({ email: who, address })))
        .map(({ sql }) => sql)
        .filter((sql) => !sql.includes('set_config'));
    expect(await asked('nobody-has-this@example.org')).toEqual(await asked(email));
    expect(await letters()).toHaveLength(1);
  });

  it('has links that end after half an hour, that nobody else can make, and that keep no secret in the database', async () => {
    await requestReset({ email, address });
    const token = await tokenByMail();
    const { id } = await database().passwordReset.findFirstOrThrow({ where: { emailFolded: email } });
    expect(token).toBe(resetToken(id));
    for (const forged of [id, `${id}.${'A'.repeat(43)}`, '', 'x'.repeat(200), `${token}x`]) {
      expect(readResetToken(forged)).toBeNull();
      expect((await refusalOf(resetPassword({ token: forged, password: after, address }))).code).toBe(
        'reset-over',
      );
    }
    const late = resetPassword({ token, password: after, address, context: inMinutes(RESET_MINUTES + 1) });
    expect((await refusalOf(late)).code).toBe('reset-over');
    expect(await isResetOpen({ token })).toBe(true);
    await forgetSessions({ context: inMinutes(RESET_MINUTES + 1) });
    expect(await database().passwordReset.count({ where: { emailFolded: email } })).toBe(0);
  });

  it('stays as it is when the new one is refused, and the link goes on working', async () => {
    await requestReset({ email, address });
    const token = await tokenByMail();
    const refused = await refusalOf(resetPassword({ token, password: 'too short', address }));
    expect(refused).toMatchObject({ code: 'password-too-short', field: 'password' });
    const leaked = await refusalOf(resetPassword({ token, password: 'Basketball', address }));
    expect(leaked).toMatchObject({ code: 'password-breached', field: 'password' });
    await resetPassword({ token, password: after, address });
    await enter(after);
  });

  it('has 10 characters, and 15 where it opens the desk', async () => {
    await requestReset({ email, address });
    const token = await tokenByMail();
    await query("update members set role = 'MODERATOR' where email = $1", [email]);
    const short = await refusalOf(resetPassword({ token, password: 'quiet bells', address }));
    expect(short).toMatchObject({ code: 'password-too-short', limit: 15 });
    await query("update members set role = 'MEMBER' where email = $1", [email]);
    await resetPassword({ token, password: 'quiet bells', address });
    const viewer = { ...(await viewerOf('quiet bells')), role: 'ADMIN' as const };
    const change = { viewer, presentPassword: 'quiet bells' };
    expect(await refusalOf(changePassword({ ...change, password: 'three lamps' }))).toMatchObject({
      limit: 15,
    });
    await changePassword({ ...change, password: 'three lamps and a bell' });
  });

  it('is replaced by one of two who use the letter at once, and one letter makes all others worthless', async () => {
    await requestReset({ email, address });
    const token = await tokenByMail();
    await requestReset({ email, address });
    const { answers, refusals } = await inParallel(
      [after, 'another string of words'].map((password) => resetPassword({ token, password, address })),
    );
    expect([answers.length, refusals.map(({ code }) => code)]).toEqual([1, ['reset-over']]);
    expect(await database().passwordReset.count({ where: { emailFolded: email, usedAt: null } })).toBe(0);
  });

  it('is written about five times an hour to one address, whoever asks', async () => {
    for (let count = 0; count < 5; count += 1) await requestReset({ email, address: `203.0.113.${count}` });
    expect((await refusalOf(requestReset({ email, address: '203.0.113.77' }))).code).toBe('rate-limited');
  });
});

it('a sign-in with the old password that is under way opens no session that outlives the change', async () => {
  await requestReset({ email, address });
  const token = await tokenByMail();
  const { answers } = await inParallel([
    resetPassword({ token, password: after, address }).then(() => null),
    ...Array.from({ length: 4 }, () => enter(before)),
  ]);
  await enter(after);
  for (const opened of answers)
    if (opened) expect(await findViewer({ sessionToken: opened.sessionToken })).toBeNull();
});

describe('changing a password', () => {
  it('asks for the present one, and ends the sessions elsewhere and the letters that are under way', async () => {
    const elsewhere = await enter(before);
    const viewer = await viewerOf(before);
    await requestReset({ email, address });
    const token = await tokenByMail();

    const wrong = await refusalOf(
      changePassword({ viewer, presentPassword: 'not this one', password: after }),
    );
    expect(wrong).toMatchObject({ status: 422, code: 'wrong-password', field: 'presentPassword' });
    const weak = await refusalOf(changePassword({ viewer, presentPassword: before, password: email }));
    expect(weak.field).toBe('password');
    await changePassword({ viewer, presentPassword: before, password: after });

    expect(await findViewer({ sessionToken: elsewhere.sessionToken })).toBeNull();
    const live = 'select count(*)::int as count from sessions where id = $1 and revoked_at is null';
    expect(await query(live, [viewer.sessionId])).toEqual([{ count: 1 }]);
    expect(await isResetOpen({ token })).toBe(false);
    await enter(after);
    const subjects = (await letters()).map(({ headers }) => headers.subject);
    expect(subjects).toContain('Your password at Maverick was changed');
  });

  it('counts once of two at the same time', async () => {
    const viewer = await viewerOf(before);
    const { answers, refusals } = await inParallel(
      [after, 'another string of words'].map((password) =>
        changePassword({ viewer, presentPassword: before, password }),
      ),
    );
    expect([answers.length, refusals.map(({ code }) => code)]).toEqual([1, ['wrong-password']]);
  });

  it('is for members alone, and is not a place to try passwords', async () => {
    const nobody = await refusalOf(
      changePassword({ viewer: null, presentPassword: before, password: after }),
    );
    expect(nobody.status).toBe(401);
    const viewer = await viewerOf(before);
    const attempts = Array.from({ length: 11 }, () =>
      changePassword({ viewer, presentPassword: 'guess', password: after }),
    );
    const { refusals } = await inParallel(attempts);
    expect(refusals.map(({ code }) => code)).toContain('rate-limited');
  });
});
