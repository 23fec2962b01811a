import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TOTP } from 'otpauth';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { readLetter } from '@/lib/outreach/testing/read-letter';
import { query } from '@/lib/testing/database';
import { runWaitingJobs } from '@/lib/testing/jobs';
import { secondStep } from '@/lib/testing/people';
import { setPolicy } from '@/lib/testing/policy';
import { inParallel, refusalOf } from '@/lib/testing/refusal';
import { transaction } from '@/lib/platform/db';
import { newId } from '@/lib/platform/ids';
import { enrollMember } from '../enroll-member';
import { findViewer } from '../find-viewer';
import { keepLiveSessions } from '../keep-live-sessions';
import { forgetSessions } from '../forget-sessions';
import { createAdmin } from '../create-admin';
import { changePassword } from '../password-reset/change-password';
import { signIn } from '../sign-in';
import { signOut } from '../sign-out';
import { signUp } from '../sign-up';
import { insertSession } from '../store';
import { authorize, may, type Permission } from '../permissions';
import type { Role, Viewer } from '../viewer';
import { beginTotp } from './begin-totp';
import { confirmTotp } from './confirm-totp';
import { finishSignIn, isUnderWay } from './finish-sign-in';
import { readSecondStep, readSetUp } from './read-second-step';
import { removeLostSecondStep } from './remove-lost-second-step';
import { removeTotp } from './remove-totp';
import { renewRecoveryCodes } from './renew-recovery-codes';
import { SET_UP_MINUTES } from './schemas';
import { signInWithCode } from './sign-in-with-code';
import { readCode, spendCode } from './spend-code';

const folder = await mkdtemp(join(tmpdir(), 'letters-'));
process.env.MAIL_FOLDER = folder;
afterAll(() => rm(folder, { recursive: true }));
const lettersAfterJobs = async () => {
  await runWaitingJobs();
  const names = await readdir(folder);
  return Promise.all(names.map(async (name) => readLetter(await readFile(join(folder, name), 'utf8'))));
};

const presentPassword = 'tortoise lamp nine';
let people = 0;
/** A name of their own for each: names that look alike are one. */
const letters = (number: number) => String(number).replace(/\d/g, (digit) => 'abcdefghjk'[Number(digit)]!);
let viewer: Viewer;
/** Another network for each test: attempts are counted by it. */
let address = '';

const somewhere = { network: null, browser: null, system: null };
const tokenOf = (memberId: string) =>
  transaction((tx) =>
    insertSession(tx, memberId, new Date(), { ...somewhere, deviceId: newId(), isWhole: true }),
  );
const sessionOf = async (memberId: string) => (await findViewer({ sessionToken: await tokenOf(memberId) }))!;
const enter = () => signIn({ email: viewer.email, password: presentPassword, address });

beforeEach(async () => {
  people += 1;
  address = `198.51.100.${people}`;
  const { memberId } = await enrollMember({
    email: `second-${people}@example.org`,
    displayName: `Second ${letters(people)}`,
    password: presentPassword,
    role: 'MEMBER',
    source: 'DEMO',
  });
  viewer = await sessionOf(memberId);
});

const at = (seconds: number) => ({ now: () => new Date(Date.now() + seconds * 1000), random: Math.random });
/** What the app shows so many seconds from now. */
const shown = (secret: string, seconds = 0) =>
  new TOTP({ secret: secret.replaceAll(' ', '') }).generate({ timestamp: Date.now() + seconds * 1000 });
const use = async (typed: string, seconds = 0) => {
  const read = await readCode(viewer.id, typed);
  return transaction((tx) => spendCode(tx, read, at(seconds).now()));
};

async function setUp() {
  const { secret } = await beginTotp({ viewer, presentPassword });
  const { recoveryCodes } = await confirmTotp({ viewer, code: shown(secret) });
  return { secret, recoveryCodes };
}

describe('setting up a second step', () => {
  it('takes the password and a first code; sessions elsewhere end, its member is told, and it is on record', async () => {
    const elsewhere = await sessionOf(viewer.id);
    const wrong = await refusalOf(beginTotp({ viewer, presentPassword: 'not this one at all' }));
    expect(wrong).toMatchObject({ code: 'wrong-password', field: 'presentPassword' });
    expect(await readSetUp({ viewer })).toBeNull();

    const { secret, uri } = await beginTotp({ viewer, presentPassword });
    expect(secret).toMatch(/^([A-Z2-7]{4} ){7}[A-Z2-7]{4}$/);
    expect(new URL(uri).searchParams.get('secret')).toBe(secret.replaceAll(' ', ''));
    expect(uri).toMatch(/^otpauth:\/\/totp\/Maverick:second-/);
    expect(await readSetUp({ viewer })).toEqual({ secret, uri });
    expect(await readSecondStep({ viewer })).toEqual({ since: null, recoveryCodes: 0 });
    // What waits for its first code opens nothing.
    expect((await refusalOf(use(shown(secret)))).code).toBe('wrong-code');

    const off = await refusalOf(confirmTotp({ viewer, code: shown(secret, -90) }));
    expect(off).toMatchObject({ status: 422, code: 'wrong-code', field: 'code' });
    const { recoveryCodes } = await confirmTotp({
      viewer,
      code: ` ${shown(secret, 30).replace(/(...)/, '$1 ')}`,
    });
    expect(new Set(recoveryCodes).size).toBe(10);
    for (const code of recoveryCodes) expect(code).toMatch(/^[0-9a-hjkmnp-tv-z]{5}-[0-9a-hjkmnp-tv-z]{5}$/);
    expect(await readSecondStep({ viewer })).toEqual({ since: expect.any(String), recoveryCodes: 10 });
    expect(await readSetUp({ viewer })).toBeNull();
    const live = 'select id from sessions where member_id = $1 and revoked_at is null';
    expect(await query(live, [viewer.id])).toEqual([{ id: viewer.sessionId }]);
    expect(elsewhere.sessionId).not.toBe(viewer.sessionId);

    const again = await refusalOf(beginTotp({ viewer, presentPassword }));
    expect(again).toMatchObject({ status: 409, code: 'second-step-on' });
    const confirmedAgain = await refusalOf(confirmTotp({ viewer, code: shown(secret, 30) }));
    expect(confirmedAgain.code).toBe('second-step-on');
    await runWaitingJobs();
    expect(await query('select kind from notices where member_id = $1', [viewer.id])).toEqual([
      { kind: 'member.second-step' },
    ]);
    expect(
      await query(`select action from audit_entries where actor_id = $1 order by id`, [viewer.id]),
    ).toEqual([{ action: 'member.set-up-second-step' }]);
  });

  it('keeps nothing in the database that opens anything', async () => {
    const { secret, recoveryCodes } = await setUp();
    const kept = JSON.stringify([
      await query('select * from totp_factors'),
      await query('select * from recovery_codes'),
    ]);
    expect(kept).not.toContain(secret.replaceAll(' ', ''));
    for (const code of recoveryCodes) expect(kept).not.toContain(code.replace('-', ''));
    // Nor is one member's secret good for another.
    await query(
      `update totp_factors set secret = (select secret from totp_factors where member_id <> $1 limit 1) where member_id = $1`,
      [viewer.id],
    );
    expect((await refusalOf(use(shown(secret, 30)))).code).toBe('wrong-code');
  });

  it('is done once of two at the same time, and not with a secret that waited too long', async () => {
    const { secret } = await beginTotp({ viewer, presentPassword });
    const late = at(SET_UP_MINUTES * 60 + 1);
    expect(await readSetUp({ viewer, context: late })).toBeNull();
    const over = confirmTotp({ viewer, code: shown(secret, SET_UP_MINUTES * 60 + 1), context: late });
    expect((await refusalOf(over)).code).toBe('set-up-over');
    const { answers, refusals } = await inParallel(
      [0, 1].map(() => confirmTotp({ viewer, code: shown(secret) })),
    );
    expect([answers.length, refusals.map(({ code }) => code)]).toEqual([1, ['second-step-on']]);
  });

  it('is no place to try codes, and is for members alone', async () => {
    await beginTotp({ viewer, presentPassword });
    const codes: string[] = [];
    for (let attempt = 0; attempt < 11; attempt += 1)
      codes.push((await refusalOf(confirmTotp({ viewer, code: 'ABCDEF' }))).code);
    expect(codes).toEqual([...Array.from({ length: 10 }, () => 'wrong-code'), 'rate-limited']);
    for (const attempt of [
      beginTotp({ viewer: null, presentPassword }),
      confirmTotp({ viewer: null, code: '1' }),
    ])
      expect((await refusalOf(attempt)).status).toBe(401);
  });
});

describe('a code', () => {
  it('is used once, within a step of now, and no earlier one after it', async () => {
    const { secret } = await setUp();
    expect((await refusalOf(use(shown(secret)))).code).toBe('wrong-code');
    await use(shown(secret, 60), 60);
    expect((await refusalOf(use(shown(secret, 60), 60))).code).toBe('wrong-code');
    expect((await refusalOf(use(shown(secret, 30), 60))).code).toBe('wrong-code');
    expect((await refusalOf(use(shown(secret, 180), 120))).code).toBe('wrong-code');
    await use(shown(secret, 150), 120);
  });

  it('may be typed in groups, and in the digits of an Arabic keyboard', async () => {
    const { secret } = await setUp();
    const code = shown(secret, 30).replace(/\d/g, (digit) => String.fromCharCode(0x660 + Number(digit)));
    await use(`${code.slice(0, 3)} ${code.slice(3)}`);
  });

  it('serves one of two who use it at once', async () => {
    const { secret } = await setUp();
    const { answers, refusals } = await inParallel([0, 1, 2].map(() => use(shown(secret, 30))));
    expect([answers.length, refusals.map(({ code }) => code)]).toEqual([1, ['wrong-code', 'wrong-code']]);
  });

  it('of recovery works once, however it is typed, for one of two at once; its member is told how many are left', async () => {
    const { recoveryCodes } = await setUp();
    const [first = '', second = ''] = recoveryCodes;
    await use(` ${first.toUpperCase().replace('-', ' ').replaceAll('0', 'O').replaceAll('1', 'l')} `);
    expect((await refusalOf(use(first))).code).toBe('wrong-code');
    const { answers } = await inParallel([0, 1].map(() => use(second)));
    expect(answers).toHaveLength(1);
    expect((await readSecondStep({ viewer })).recoveryCodes).toBe(8);
    await runWaitingJobs();
    const told = await query<{ facts: { change: string; left: number } }>(
      'select facts from notices where member_id = $1 order by id',
      [viewer.id],
    );
    expect(told.map(({ facts }) => [facts.change, facts.left])).toEqual([
      ['ON', 10],
      ['CODE_USED', 9],
      ['CODE_USED', 8],
    ]);
  });

  it.each(['', '12345', 'zzzzz-zzzzz', '12345é', 'é'.repeat(20)])('%j is none', async (typed) => {
    await setUp();
    expect((await refusalOf(use(typed))).code).toBe('wrong-code');
  });
});

describe('signing in', () => {
  it('with the password alone opens nothing: what it gives reads and writes nothing, and is good for the second step alone', async () => {
    const { secret } = await setUp();
    const sessions = () => query('select id from sessions where member_id = $1', [viewer.id]);
    const before = await sessions();
    const { sessionToken } = await enter();
    expect(await sessions()).toEqual(before);
    expect(await findViewer({ sessionToken })).toBeNull();
    expect(await isUnderWay({ sessionToken })).toBe(true);

    const off = await refusalOf(finishSignIn({ sessionToken, code: shown(secret, -120), address }));
    expect(off).toMatchObject({ status: 422, code: 'wrong-code', field: 'code' });
    // As the page calls it, with all that it knows of its browser.
    const browser = { userAgent: null, device: null, replaces: sessionToken };
    const whole = await finishSignIn({ ...browser, sessionToken, code: shown(secret, 30), address });
    expect(whole.sessionToken).not.toBe(sessionToken);
    expect(await findViewer(whole)).toMatchObject({ id: viewer.id });
    expect(await findViewer({ sessionToken })).toBeNull();
    const again = await refusalOf(finishSignIn({ sessionToken, code: shown(secret, 30), address }));
    expect(again).toMatchObject({ status: 401, code: 'sign-in-over' });
  });

  it('takes a code once: of two sign-ins with the same code at once, one comes in', async () => {
    const { secret } = await setUp();
    const [one, other] = [await enter(), await enter()];
    const code = shown(secret, 30);
    const { answers, refusals } = await inParallel(
      [one, one, other].map(({ sessionToken }) => finishSignIn({ sessionToken, code, address })),
    );
    expect(answers).toHaveLength(1);
    for (const { code: why } of refusals) expect(['wrong-code', 'sign-in-over']).toContain(why);
  });

  it('waits ten minutes for the second step, and ends with the password, with signing out, and with its member’s sessions', async () => {
    const { recoveryCodes } = await setUp();
    const { sessionToken } = await enter();
    const [code = ''] = recoveryCodes;
    const late = await refusalOf(finishSignIn({ sessionToken, code, address, context: at(601) }));
    expect(late.code).toBe('sign-in-over');
    await forgetSessions({ context: at(601) });
    expect(await isUnderWay({ sessionToken })).toBe(false);

    const left = await enter();
    await signOut(left);
    expect(await isUnderWay(left)).toBe(false);
    const overtaken = await enter();
    await changePassword({ viewer, presentPassword, password: 'a harbour of quiet bells' });
    expect(await isUnderWay(overtaken)).toBe(false);
    for (const forged of ['', 'x'.repeat(43), sessionToken])
      expect((await refusalOf(finishSignIn({ sessionToken: forged, code, address }))).code).toBe(
        'sign-in-over',
      );
  });

  it('is no place to try codes, from one network or many', async () => {
    await setUp();
    const { sessionToken } = await enter();
    const tries = async (count: number, from: (number: number) => string) => {
      const codes: string[] = [];
      for (let number = 0; number < count; number += 1)
        codes.push(
          (await refusalOf(finishSignIn({ sessionToken, code: '12x', address: from(number) }))).code,
        );
      return codes;
    };
    const here = await tries(11, () => address);
    expect([here[9], here[10]]).toEqual(['wrong-code', 'rate-limited']);
    const everywhere = await tries(21, (number) => `203.0.${number}.7`);
    expect([everywhere[0], everywhere.at(-1)]).toEqual(['wrong-code', 'rate-limited']);
  });

  it('without a page takes both at once, and says when a code is needed', async () => {
    const both = { email: viewer.email, password: presentPassword, address };
    expect(await findViewer(await signInWithCode(both))).not.toBeNull();
    const { secret, recoveryCodes } = await setUp();
    const needed = await refusalOf(signInWithCode(both));
    expect(needed).toMatchObject({ status: 401, code: 'second-step-needed', field: 'code' });
    expect(await query('select * from sign_ins_under_way where member_id = $1', [viewer.id])).toEqual([]);
    expect((await refusalOf(signInWithCode({ ...both, code: shown(secret) }))).code).toBe('wrong-code');
    expect(
      (await refusalOf(signInWithCode({ ...both, password: 'not this one at all', code: '1' }))).code,
    ).toBe('wrong-credentials');
    expect(await findViewer(await signInWithCode({ ...both, code: recoveryCodes[0]! }))).toMatchObject({
      id: viewer.id,
    });
  });

  it('by signing up again with the right password is no way around it', async () => {
    await setUp();
    const again = await signUp({
      email: viewer.email,
      displayName: `Another ${letters(people)}`,
      password: presentPassword,
      address,
    });
    expect(await findViewer(again)).toBeNull();
  });

  it('that is under way when the second step is set up opens no session that outlives it', async () => {
    const { secret } = await beginTotp({ viewer, presentPassword });
    const [opened] = await Promise.all([
      Promise.all(Array.from({ length: 4 }, enter)),
      confirmTotp({ viewer, code: shown(secret) }),
    ]);
    for (const one of opened) expect(await findViewer(one)).toBeNull();
    expect([...(await keepLiveSessions({ sessionIds: [viewer.sessionId] }))]).toEqual([viewer.sessionId]);
  });

  it('of somebody whom the operator makes an administrator asks for nothing that whoever had the account set up', async () => {
    await setUp();
    const password = 'an operator chose these words';
    await createAdmin({ email: viewer.email, password });
    expect(await findViewer(await signIn({ email: viewer.email, password, address }))).toMatchObject({
      role: 'ADMIN',
    });
  });
});

describe('changing it', () => {
  it('needs the password and a code, which is used up', async () => {
    const { secret, recoveryCodes } = await setUp();
    const [code = '', other = ''] = recoveryCodes;
    for (const change of [removeTotp, renewRecoveryCodes]) {
      const wrong = await refusalOf(change({ viewer, presentPassword: 'not this one at all', code }));
      expect(wrong.field).toBe('presentPassword');
      const codeless = await refusalOf(change({ viewer, presentPassword, code: '000000' }));
      expect(codeless.field).toBe('code');
      expect((await refusalOf(change({ viewer: null, presentPassword, code }))).status).toBe(401);
    }
    const renewed = await renewRecoveryCodes({ viewer, presentPassword, code });
    expect((await refusalOf(use(other))).code).toBe('wrong-code');
    const [fresh = ''] = renewed.recoveryCodes;
    await removeTotp({ viewer, presentPassword, code: fresh });
    expect(await readSecondStep({ viewer })).toEqual({ since: null, recoveryCodes: 0 });
    for (const typed of [shown(secret, 30), renewed.recoveryCodes[1]!])
      expect((await refusalOf(use(typed))).code).toBe('wrong-code');
    const off = await refusalOf(removeTotp({ viewer, presentPassword, code }));
    expect(off).toMatchObject({ status: 409, code: 'second-step-off' });
    const actions = await query<{ action: string }>(
      'select action from audit_entries where actor_id = $1 order by id',
      [viewer.id],
    );
    expect(actions.map(({ action }) => action.replace('member.', ''))).toEqual([
      'set-up-second-step',
      'use-recovery-code',
      'renew-recovery-codes',
      'use-recovery-code',
      'remove-second-step',
    ]);
  });

  it('goes with its member', async () => {
    await setUp();
    await query('delete from sessions where member_id = $1', [viewer.id]);
    const rows =
      'select count(*)::int as count from information_schema.referential_constraints where constraint_name = any ($1) and delete_rule = $2';
    expect(
      await query(rows, [['totp_factors_member_id_fkey', 'recovery_codes_member_id_fkey'], 'CASCADE']),
    ).toEqual([{ count: 2 }]);
  });
});

describe('whom the policy asks for one', () => {
  const becomes = (role: Role) =>
    query('update members set role = $2::"Role" where id = $1', [viewer.id, role]);
  let sessionToken = '';
  beforeEach(async () => {
    sessionToken = await tokenOf(viewer.id);
  });
  /** Who they are at the very next request of the same session. */
  const next = async () => (await findViewer({ sessionToken }))!;
  const refused = async (permission: Permission) => {
    const now = await next();
    return may(now, permission)
      ? null
      : (await refusalOf(Promise.resolve().then(() => authorize(now, permission)))).code;
  };

  it('asks staff before the desk opens to them, and them alone, where nothing is said of it', async () => {
    expect(await refused('comment.write')).toBe(null);
    await becomes('MODERATOR');
    expect(await refused('desk.read')).toBe('second-step-required');
    expect(await refused('desk.decide')).toBe('second-step-required');
    expect(await refused('comment.write'), 'as a member they are like others').toBe(null);
    expect(await refused('policy.change')).toBe('second-step-required');
    await secondStep(viewer.id);
    expect(await refused('desk.read')).toBe(null);
    expect(await refused('policy.change')).toBe('not-allowed');
    await query('delete from totp_factors where member_id = $1', [viewer.id]);
    expect(await refused('desk.read'), 'the very next request').toBe('second-step-required');
  });

  it('does not take one for set up before its first code', async () => {
    await becomes('ADMIN');
    await beginTotp({ viewer: await next(), presentPassword });
    expect(await refused('policy.change')).toBe('second-step-required');
  });

  it('asks everyone, or nobody, as the policy says', async () => {
    await setPolicy({ security: { secondStep: 'everyone' } });
    expect(await refused('comment.write')).toBe('second-step-required');
    expect(await refused('comment.react')).toBe('second-step-required');
    expect(await refused('reader.own'), 'what they have stays theirs').toBe(null);
    expect(await refused('reader.keep')).toBe(null);
    await secondStep(viewer.id);
    expect(await refused('comment.write')).toBe(null);
    await query('delete from totp_factors where member_id = $1', [viewer.id]);
    await becomes('MODERATOR');
    await setPolicy({ security: { secondStep: 'nobody' } });
    expect(await refused('desk.read')).toBe(null);
  });
});

describe('a second step that was lost', () => {
  it('is removed by the operator: sessions end, the password alone lets in, and its member is told whatever mail they chose', async () => {
    await setUp();
    await query(`insert into notice_preferences (member_id, topic, mail) values ($1, 'account', 'NEVER')`, [
      viewer.id,
    ]);
    const waiting = await enter();
    expect(await removeLostSecondStep({ email: ` ${viewer.email.toUpperCase()} ` })).toBe('removed');
    expect(await isUnderWay(waiting)).toBe(false);
    expect(await query('select 1 from totp_factors where member_id = $1', [viewer.id])).toEqual([]);
    expect(await query('select 1 from recovery_codes where member_id = $1', [viewer.id])).toEqual([]);
    const live = 'select 1 from sessions where member_id = $1 and revoked_at is null';
    expect(await query(live, [viewer.id])).toEqual([]);
    expect(
      await query(
        `select actor_id, details from audit_entries where subject_id = $1 and action = 'member.remove-lost-second-step'`,
        [viewer.id],
      ),
    ).toEqual([{ actor_id: null, details: { sessions: 1, passkeys: 0 } }]);
    const [latest] = await query<{ kind: string }>(
      'select kind from security_events where member_id = $1 order by at desc, id desc limit 1',
      [viewer.id],
    );
    expect(latest).toEqual({ kind: 'factor-changed' });
    const letter = (await lettersAfterJobs()).find(
      ({ headers: { to, subject } }) => to?.includes(viewer.email) && subject?.includes('was removed'),
    );
    expect(letter!.text).toMatch(/\/account\/security/);
    expect(await findViewer(await enter())).toMatchObject({ id: viewer.id });
  });

  it('is removed once, also of two at once; who has none, and nobody, lose nothing', async () => {
    const removal = () => removeLostSecondStep({ email: viewer.email });
    const { secret } = await beginTotp({ viewer, presentPassword });
    expect(await removal()).toBe('none');
    await confirmTotp({ viewer, code: shown(secret) });
    const { answers } = await inParallel([removal(), removal()]);
    expect(answers.sort()).toEqual(['none', 'removed']);
    const noted = `select 1 from audit_entries where subject_id = $1 and action = 'member.remove-lost-second-step'`;
    expect(await query(noted, [viewer.id])).toHaveLength(1);
    expect(await removeLostSecondStep({ email: 'nobody-here@example.org' })).toBe('unknown');
  });
});
