import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TOTP } from 'otpauth';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { readLetter } from '@/lib/outreach/testing/read-letter';
import { database } from '@/lib/platform/db';
import { query } from '@/lib/testing/database';
import { runWaitingJobs } from '@/lib/testing/jobs';
import { inParallel, refusalOf } from '@/lib/testing/refusal';
import { statementsOf } from '@/lib/testing/statements';
import { verify } from '@/lib/testing/verify';
import { addressToken } from '../address/address-token';
import { changeAddress } from '../address/change-address';
import { enrollMember } from '../enroll-member';
import { findViewer } from '../find-viewer';
import { forgetSessions } from '../forget-sessions';
import { changePassword } from '../password-reset/change-password';
import { resetToken } from '../password-reset/reset-token';
import { assertFreshProof } from '../proof/assert-fresh-proof';
import { beginTotp } from '../second-factor/begin-totp';
import { confirmTotp } from '../second-factor/confirm-totp';
import { finishSignIn, isUnderWay } from '../second-factor/finish-sign-in';
import { listOwnSecurityEvents } from '../security-events/list-security-events';
import { signIn } from '../sign-in';
import { signUp } from '../sign-up';
import type { Viewer } from '../viewer';
import { findHolderByLink } from './find-holder';
import { signInLinkToken } from './link-token';
import { requestLink } from './request-link';
import { LINK_MINUTES } from './schemas';
import { signInByLink, signInByLinkWithCode } from './sign-in-by-link';

const folder = await mkdtemp(join(tmpdir(), 'letters-'));
process.env.MAIL_FOLDER = folder;
afterAll(() => rm(folder, { recursive: true }));

const password = 'tortoise lamp nine';
const letter = (number: number) => 'abcdefghjkmnopqrstuvwxyz'[number]!;
let people = 0;
let address = '';
let email = '';
let memberId = '';

beforeEach(async () => {
  await runWaitingJobs();
  for (const name of await readdir(folder)) await rm(join(folder, name));
  people += 1;
  address = `198.51.100.${people}`;
  email = `linked-${people}@example.org`;
  const displayName = `Linked ${letter(people)}`;
  ({ memberId } = await enrollMember({ email, displayName, password, role: 'MEMBER', source: 'DEMO' }));
});

const inMinutes = (minutes: number) => ({
  now: () => new Date(Date.now() + minutes * 60_000),
  random: Math.random,
});
const viewerOf = async (sessionToken: string): Promise<Viewer> => (await findViewer({ sessionToken }))!;
const byPassword = async () => viewerOf((await signIn({ email, password, address })).sessionToken);

/** The letters with a link to sign in with that were sent until now. */
async function letters() {
  await runWaitingJobs();
  const names = await readdir(folder);
  const all = await Promise.all(
    names.map(async (name) => readLetter(await readFile(join(folder, name), 'utf8'))),
  );
  return all.flatMap(({ headers, text }) => {
    const token = /\/sign-in\/link\?token=([\w.-]+)/.exec(text)?.[1];
    return token ? [{ to: headers.to!, subject: headers.subject!, token }] : [];
  });
}

/** A link as somebody gets it who asks for one. */
async function linkByMail(): Promise<string> {
  await requestLink({ email, address });
  return (await letters()).at(-1)!.token;
}

describe('a link to sign in with', () => {
  it('signs its member in once, is on record, and is no proof of the password', async () => {
    await requestLink({ email: email.toUpperCase(), address });
    const [sent, ...more] = await letters();
    expect([more.length, sent!.subject]).toEqual([0, 'Sign in to Maverick']);
    const { token } = sent!;
    expect(await findHolderByLink({ token })).toMatchObject({ holder: { id: memberId } });

    const opened = await signInByLink({ token, address });
    const viewer = await viewerOf(opened.sessionToken);
    expect(viewer).toMatchObject({ id: memberId, provedLately: false });
    expect(() => assertFreshProof(viewer)).toThrow();
    expect(opened.device).toMatch(/^[\w.-]+$/);
    expect(
      await query('select kind, way from security_events where member_id = $1 order by id desc limit 1', [
        memberId,
      ]),
    ).toEqual([{ kind: 'signed-in', way: 'link' }]);
    await byPassword();
    const events = await listOwnSecurityEvents({ viewer });
    expect(events.slice(0, 2).map(({ way }) => way)).toEqual(['password', 'link']);

    expect(await findHolderByLink({ token })).toBeNull();
    expect(await refusalOf(signInByLink({ token, address }))).toMatchObject({
      status: 409,
      code: 'link-over',
    });
  });

  it('comes in the member’s language, and a sign-in in another browser is told as any other', async () => {
    await byPassword();
    await query(`update members set language = 'af' where id = $1`, [memberId]);
    await requestLink({ email, address });
    const [sent] = await letters();
    expect(sent!.subject).toBe('Meld aan by Maverick');
    await signInByLink({ token: sent!.token, address, userAgent: 'Another one' });
    expect(
      await query('select kind from security_events where member_id = $1 order by id desc limit 1', [
        memberId,
      ]),
    ).toEqual([{ kind: 'new-device' }]);
  });

  it('does not skip the second step', async () => {
    const viewer = await byPassword();
    const { secret } = await beginTotp({ viewer, presentPassword: password });
    const totp = new TOTP({ secret: secret.replaceAll(' ', '') });
    const { recoveryCodes } = await confirmTotp({ viewer, code: totp.generate() });
    const { sessionToken } = await signInByLink({ token: await linkByMail(), address });
    expect(await findViewer({ sessionToken })).toBeNull();
    expect(await isUnderWay({ sessionToken })).toBe(true);
    const whole = await finishSignIn({ sessionToken, code: recoveryCodes[0]!, address });
    expect((await viewerOf(whole.sessionToken)).id).toBe(memberId);
  });

  it('takes both steps at once where a client has no page, and is good until the code is', async () => {
    const plain = await signInByLinkWithCode({ token: await linkByMail(), code: undefined, address });
    expect((await viewerOf(plain.sessionToken)).provedLately).toBe(false);
    const viewer = await byPassword();
    const { secret } = await beginTotp({ viewer, presentPassword: password });
    const totp = new TOTP({ secret: secret.replaceAll(' ', '') });
    const { recoveryCodes } = await confirmTotp({ viewer, code: totp.generate() });
    const token = await linkByMail();
    const enter = (code?: string) => signInByLinkWithCode({ token, address, ...(code && { code }) });
    expect(await refusalOf(enter())).toMatchObject({ status: 401, code: 'second-step-needed' });
    expect((await refusalOf(enter('000000'))).code).toBe('wrong-code');
    expect(await query(`select 1 from sign_ins_under_way where member_id = $1`, [memberId])).toEqual([]);
    const { answers, refusals } = await inParallel([enter(recoveryCodes[0]), enter(recoveryCodes[0])]);
    expect([answers.length, refusals.map(({ code }) => code)]).toEqual([1, ['link-over']]);
    expect((await viewerOf(answers[0]!.sessionToken)).id).toBe(memberId);
    expect((await refusalOf(enter(recoveryCodes[1]))).code).toBe('link-over');
    const again = await linkByMail();
    const unspent = await signInByLinkWithCode({ token: again, code: recoveryCodes[1], address });
    expect((await viewerOf(unspent.sessionToken)).id, 'a link that is over spends no code').toBe(memberId);
  });

  it('is the same work and the same answer where nobody has the address, and no letter comes of it', async () => {
    const asked = async (who: string) =>
      (await statementsOf(() => requestLink({ email: who, address })))
        .map(({ sql }) => sql)
        .filter((sql) => !sql.includes('set_config'));
    expect(await asked('nobody-has-this@example.org')).toEqual(await asked(email));
    expect((await letters()).map(({ to }) => to)).toEqual([expect.stringContaining(email)]);
  });

  it('is nobody’s where the address is only named', async () => {
    const named = `named-${people}@example.org`;
    const displayName = `Named ${letter(people)}`;
    const { member } = await signUp({ email: named, displayName, password, address });
    await requestLink({ email: named, address });
    expect(await letters()).toEqual([]);
    await verify(member.id);
    await requestLink({ email: named, address });
    expect(await letters()).toHaveLength(1);
  });

  it('ends after half an hour, cannot be made by others, and keeps no secret in the database', async () => {
    const token = await linkByMail();
    const { id } = await database().signInLink.findFirstOrThrow({ where: { emailFolded: email } });
    expect(token).toBe(signInLinkToken(id));
    const forged = [id, `${id}.${'A'.repeat(43)}`, resetToken(id), addressToken(id), '', `${token}x`];
    for (const one of forged)
      expect((await refusalOf(signInByLink({ token: one, address }))).code).toBe('link-over');
    const late = inMinutes(LINK_MINUTES + 1);
    expect((await refusalOf(signInByLink({ token, address, context: late }))).code).toBe('link-over');
    expect(await findHolderByLink({ token })).not.toBeNull();
    await forgetSessions({ context: late });
    expect(await database().signInLink.count({ where: { emailFolded: email } })).toBe(0);
  });

  it('signs in one of several who follow it at once, and ends those that were sent besides', async () => {
    const token = await linkByMail();
    const other = await linkByMail();
    const { answers, refusals } = await inParallel([1, 2, 3].map(() => signInByLink({ token, address })));
    expect([answers.length, refusals.map(({ code }) => code)]).toEqual([1, ['link-over', 'link-over']]);
    expect((await refusalOf(signInByLink({ token: other, address }))).code).toBe('link-over');
  });

  it('is over once the password or the address is another', async () => {
    const viewer = await byPassword();
    const first = await linkByMail();
    await changePassword({ viewer, presentPassword: password, password: `${password} anew` });
    expect((await refusalOf(signInByLink({ token: first, address }))).code).toBe('link-over');
    const second = await linkByMail();
    const next = `moved-${people}@example.org`;
    await changeAddress({ viewer, email: next, presentPassword: `${password} anew` });
    await verify(memberId);
    expect((await refusalOf(signInByLink({ token: second, address }))).code).toBe('link-over');
  });

  it('is sent five times an hour to one address, whoever asks', async () => {
    for (let count = 0; count < 5; count += 1) await requestLink({ email, address: `203.0.113.${count}` });
    expect((await refusalOf(requestLink({ email, address: '203.0.113.77' }))).code).toBe('rate-limited');
  });
});
