import { TOTP } from 'otpauth';
import { beforeEach, describe, expect, it } from 'vitest';
import { query } from '@/lib/testing/database';
import { runWaitingJobs } from '@/lib/testing/jobs';
import { inParallel, refusalOf } from '@/lib/testing/refusal';
import { transaction } from '@/lib/platform/db';
import { enrollMember } from '../enroll-member';
import { findViewer } from '../find-viewer';
import { insertSession } from '../store';
import type { Viewer } from '../viewer';
import { beginTotp } from './begin-totp';
import { confirmTotp } from './confirm-totp';
import { readSecondStep, readSetUp } from './read-second-step';
import { removeTotp } from './remove-totp';
import { renewRecoveryCodes } from './renew-recovery-codes';
import { SET_UP_MINUTES } from './schemas';
import { readCode, useCode } from './use-code';

const presentPassword = 'tortoise lamp nine';
let people = 0;
let viewer: Viewer;

const sessionOf = async (memberId: string) => {
  const sessionToken = await transaction((tx) => insertSession(tx, memberId, new Date()));
  return (await findViewer({ sessionToken }))!;
};

beforeEach(async () => {
  people += 1;
  const { memberId } = await enrollMember({
    email: `second-${people}@example.org`,
    displayName: `Second ${'abcdefghjkmnpqrstuvwxyz'[people]}`,
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
  return transaction((tx) => useCode(tx, read, at(seconds).now()));
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
    const { refusals } = await inParallel(
      Array.from({ length: 12 }, () => confirmTotp({ viewer, code: 'ABCDEF' })),
    );
    expect(refusals.map(({ code }) => code)).toContain('rate-limited');
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
