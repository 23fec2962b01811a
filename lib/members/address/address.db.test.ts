import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { findLatestDraft, readDraft } from '@/lib/comments/drafts/read-draft';
import { saveDraft } from '@/lib/comments/drafts/save-draft';
import { setFollow } from '@/lib/comments/follows/set-follow';
import { setReaction } from '@/lib/comments/reactions/set-reaction';
import { submitComment } from '@/lib/comments/submission/submit-comment';
import { reportComment } from '@/lib/moderation/reports/report-comment';
import { listMembers } from '@/lib/moderation/sanctions/list-members';
import { readLetter } from '@/lib/outreach/testing/read-letter';
import { volunteer } from '@/lib/peer-review/volunteering/volunteer';
import { database, transaction } from '@/lib/platform/db';
import { publishedComment } from '@/lib/testing/comments';
import { query } from '@/lib/testing/database';
import { runWaitingJobs } from '@/lib/testing/jobs';
import { author, news, openNewsroom } from '@/lib/testing/newsroom';
import { admin } from '@/lib/testing/people';
import { inParallel, refusalOf } from '@/lib/testing/refusal';
import { mailedTokenOf, verify } from '@/lib/testing/verify';
import type { Context } from '@/lib/platform/context';
import { findViewer } from '../find-viewer';
import { forgetSessions } from '../forget-sessions';
import { insertIdentity } from '../outside/store';
import { changePassword } from '../password-reset/change-password';
import { resetToken } from '../password-reset/reset-token';
import { beginTotp } from '../second-factor/begin-totp';
import { addressToken, undoToken } from './address-token';
import { isResetOpen, resetPassword } from '../password-reset/reset-password';
import { requestReset } from '../password-reset/request-reset';
import { readProfile } from '../read-profile';
import { signIn } from '../sign-in';
import { signUp } from '../sign-up';
import type { Viewer } from '../viewer';
import { changeAddress } from './change-address';
import { readPendingAddress } from './read-pending';
import { sendAgain } from './send-again';
import { findChangeByLink, undoChange } from './undo-change';
import { findClaimByLink, verifyAddress } from './verify-address';

const folder = await mkdtemp(join(tmpdir(), 'letters-'));
process.env.MAIL_FOLDER = folder;
afterAll(() => rm(folder, { recursive: true }));

const password = 'tortoise lamp nine';
let people = 0;
let address = '';

beforeEach(openNewsroom);
beforeEach(async () => {
  await runWaitingJobs();
  for (const name of await readdir(folder)) await rm(join(folder, name));
  address = `203.0.113.${(people += 1)}`;
});

function somebody() {
  people += 1;
  const tag = [...String(people).padStart(3, '0')].map((digit) => 'abdefghkpt'[Number(digit)]).join('');
  return {
    email: `names-${people}@example.org`,
    displayName: `Names ${tag}`,
    password,
    address: `192.0.2.${people}`,
  };
}
const hours = (count: number) => ({
  now: () => new Date(Date.now() + count * 3_600_000),
  random: Math.random,
});
const days = (count: number) => hours(24 * count);
const viewerOf = async (sessionToken: string): Promise<Viewer> => (await findViewer({ sessionToken }))!;
const enter = ({ email }: { email: string }, secret = password) =>
  signIn({ email, password: secret, address });

/** Somebody who has signed up; `settled`: and followed the link of their letter. */
async function joins(person = somebody()) {
  const { member, sessionToken } = await signUp(person);
  return { ...person, id: member.id, viewer: await viewerOf(sessionToken), sessionToken };
}
async function settled(person = somebody()) {
  const one = await joins(person);
  await verify(one.id);
  return { ...one, viewer: await viewerOf(one.sessionToken) };
}

/** The letters that were sent until now, each with the token of its link. */
async function letters() {
  await runWaitingJobs();
  const names = await readdir(folder);
  const all = await Promise.all(
    names.map(async (name) => readLetter(await readFile(join(folder, name), 'utf8'))),
  );
  return all.map(({ headers, text }) => {
    const [, page, token] =
      /\/(confirm-address|undo-address|reset-password)\?token=([\w.-]+)/.exec(text) ?? [];
    return { to: headers.to!, subject: headers.subject!, text, page, token: token ?? '' };
  });
}
const letterTo = async (email: string) => (await letters()).filter(({ to }) => to.includes(email));

/** Follows a letter's link, signed in to the account that it is about. */
async function follow({ token, ...input }: { token: string; address: string; context?: Context }) {
  const claim = await findClaimByLink({ token, context: input.context });
  return verifyAddress({ viewer: claim && { id: claim.memberId }, token, ...input });
}

describe('an address that somebody signs up with', () => {
  it('is theirs once they follow the link of a letter, signed in or not, once, within a day', async () => {
    const one = await joins();
    expect(one.viewer.verified).toBe(false);
    const [letter, ...more] = await letterTo(one.email);
    expect([more.length, letter!.subject, letter!.page]).toEqual([
      0,
      'Confirm your address for Maverick',
      'confirm-address',
    ]);
    const { token } = letter!;
    expect(token).toBe(await mailedTokenOf(one.id));
    expect(await findClaimByLink({ token })).toMatchObject({
      email: one.email,
      displayName: one.displayName,
    });
    expect(await findClaimByLink({ token, context: hours(24.1) })).toBeNull();
    const late = follow({ token, address, context: hours(24.1) });
    expect(await refusalOf(late)).toMatchObject({ status: 409, code: 'link-over' });
    const [id] = token.split('.');
    for (const forged of [`${id}.${'a'.repeat(43)}`, undoToken(id!), resetToken(id!), '', 'x'])
      expect((await refusalOf(follow({ token: forged, address }))).code).toBe('link-over');
    expect((await viewerOf(one.sessionToken)).verified).toBe(false);

    expect(await follow({ token, address })).toEqual({ email: one.email });
    expect((await viewerOf(one.sessionToken)).verified).toBe(true);
    expect((await refusalOf(follow({ token, address }))).code).toBe('link-over');
  });

  it('is told to who has it, in their language, where it is a member’s', async () => {
    const owner = await settled();
    await query(`update members set language = 'af' where id = $1`, [owner.id]);
    const other = await joins({ ...somebody(), email: owner.email, password: `${password} other` });
    const [letter] = (await letterTo(owner.email)).filter(({ page }) => !page);
    expect(letter!.subject).toBe('Jy het reeds ’n rekening by Maverick');
    expect(letter!.text).toContain('/sign-in');
    expect(letter!.text).not.toContain(other.displayName);
    const token = await mailedTokenOf(other.id);
    expect(await findClaimByLink({ token })).toBeNull();
    expect((await refusalOf(follow({ token, address }))).code).toBe('link-over');
    // Nor does a forgotten password lead to anything but the member's.
    await requestReset({ email: owner.email, address });
    const reset = (await letterTo(owner.email)).find(({ page }) => page === 'reset-password')!;
    await resetPassword({ token: reset.token, password: 'a harbour of quiet bells', address });
    expect((await enter(owner, 'a harbour of quiet bells')).memberId).toBe(owner.id);
    expect((await enter(other, `${password} other`)).memberId).toBe(other.id);
  });

  it('is that of the first of two who follow their links, and the other is gone with all that was theirs', async () => {
    const one = await joins();
    const other = await joins({ ...somebody(), email: one.email, password: `${password} other` });
    await saveDraft({ viewer: other.viewer, articleSlug: news.slug, body: 'Not to stay.' });
    await verify(one.id);
    expect(await findViewer({ sessionToken: other.sessionToken })).toBeNull();
    expect(await database().draft.count({ where: { memberId: other.id } })).toBe(0);
    expect((await refusalOf(enter(other, `${password} other`))).code).toBe('wrong-credentials');
    expect((await viewerOf(one.sessionToken)).verified).toBe(true);
  });

  it.each([1, 2, 3])('is one member’s when several links are followed at once (round %i)', async () => {
    const first = await joins();
    const rest = [];
    for (let number = 0; number < 3; number += 1)
      rest.push(await joins({ ...somebody(), email: first.email, password: `${password} ${number}` }));
    const tokens = await Promise.all([first, ...rest, first].map(({ id }) => mailedTokenOf(id)));
    const { answers, refusals } = await inParallel(tokens.map((token) => follow({ token, address })));
    expect([answers.length, new Set(refusals.map(({ code }) => code))]).toEqual([1, new Set(['link-over'])]);
    const where = { emailFolded: first.email };
    expect(await database().member.findMany({ where, select: { verifiedAt: true } })).toEqual([
      { verifiedAt: expect.any(Date) },
    ]);
  });

  it.each([1, 2, 3])(
    'is theirs or nobody’s when the link is followed as the month ends (round %i)',
    async () => {
      const one = await joins();
      await query(`update members set created_at = now() - interval '31 days' where id = $1`, [one.id]);
      const token = await mailedTokenOf(one.id);
      const { answers } = await inParallel<unknown>([
        follow({ token, address }),
        forgetSessions(),
        forgetSessions(),
      ]);
      const [member] = await query<{ verified_at: Date | null }>(
        'select verified_at from members where id = $1',
        [one.id],
      );
      const followed = answers.some((answer) => typeof answer === 'object');
      expect([member !== undefined, Boolean(member?.verified_at)]).toEqual([followed, followed]);
    },
  );
});

describe('until then', () => {
  it('nothing that a member does counts for others, and they are told why', async () => {
    const { viewer, id } = await joins();
    const comment = await publishedComment({ article: news, context: hours(0), author });
    const attempts = [
      submitComment({ viewer, articleSlug: news.slug, body: 'I remember the storm very well indeed.' }),
      setReaction({ on: true, viewer, commentId: comment, kind: 'insightful' }),
      reportComment({ viewer, commentId: comment, reason: 'civility' }),
      volunteer({ viewer }),
    ];
    for (const attempt of attempts)
      expect(await refusalOf(attempt)).toMatchObject({ status: 403, code: 'address-unverified' });
    expect((await refusalOf(readProfile({ id }))).status).toBe(404);
  });

  it('what they write waits for them, and is there on every device afterwards', async () => {
    const one = await joins();
    const body = 'What I would have said about the storm.';
    await saveDraft({ viewer: one.viewer, articleSlug: news.slug, body });
    await verify(one.id);
    const elsewhere = await viewerOf((await enter(one)).sessionToken);
    expect(await readDraft({ viewer: elsewhere, target: news.id })).toMatchObject({ body });
    expect(await findLatestDraft({ viewer: elsewhere })).toEqual({
      slug: news.slug,
      title: expect.any(String) as string,
      answers: null,
    });
    const posted = await submitComment({ viewer: elsewhere, articleSlug: news.slug, body });
    expect(posted.status).toBe('AWAITING_REVIEWS');
  });

  it('is made that of an account by who is signed in to it, or knows its password, and by nobody else who reads the mail', async () => {
    const one = await joins();
    const [letter] = await letterTo(one.email);
    const { token } = letter!;
    const other = await joins();
    const tries: Partial<Parameters<typeof verifyAddress>[0]>[] = [
      {},
      { password: 'another tortoise lamp' },
      { viewer: other.viewer },
      { viewer: other.viewer, password: 'another tortoise lamp' },
    ];
    for (const attempt of tries)
      expect(await refusalOf(verifyAddress({ viewer: null, token, address, ...attempt }))).toMatchObject({
        status: 422,
        code: 'wrong-password',
        field: 'password',
      });
    expect(await verifyAddress({ viewer: null, token, address, password })).toEqual({ email: one.email });
  });

  it('who has only named it neither tries its owner’s password nor ends their letters', async () => {
    const owner = await settled();
    const { sessionToken } = await signUp({
      ...somebody(),
      email: owner.email,
      password: 'another tortoise lamp',
    });
    const stranger = await viewerOf(sessionToken);
    const guess = beginTotp({ viewer: stranger, presentPassword: password });
    expect(await refusalOf(guess)).toMatchObject({ code: 'wrong-password' });
    await beginTotp({ viewer: stranger, presentPassword: 'another tortoise lamp' });
    await requestReset({ email: owner.email, address });
    await changePassword({
      viewer: stranger,
      presentPassword: 'another tortoise lamp',
      password: 'a third tortoise lamp',
    });
    const [open] = await query<{ id: string }>(
      'select id from password_resets where email_folded = $1 and used_at is null',
      [owner.email],
    );
    expect(await isResetOpen({ token: resetToken(open!.id) })).toBe(true);
  });

  it('one that somebody named in its place is over once the password is another', async () => {
    const one = await settled();
    await changeAddress({ viewer: one.viewer, email: somebody().email, presentPassword: password });
    const token = await mailedTokenOf(one.id);
    await changePassword({
      viewer: one.viewer,
      presentPassword: password,
      password: 'a third tortoise lamp',
    });
    expect((await refusalOf(follow({ token, address }))).code).toBe('link-over');
  });

  it('nothing but the letters about it is mailed to the address', async () => {
    const { viewer, email } = await joins();
    await setFollow({ on: true, viewer, articleSlug: news.slug });
    await query(
      `insert into notice_preferences (member_id, topic, mail)
      select $1, topic, 'AT_ONCE' from unnest(array['follows', 'conversation', 'reactions']) topic`,
      [viewer.id],
    );
    await publishedComment({ article: news, context: hours(0), author });
    expect((await letterTo(email)).map(({ page }) => page)).toEqual(['confirm-address']);
  });

  it('the letter is sent again, not too often, and the link of the first works still', async () => {
    const one = await joins();
    const [first] = await letterTo(one.email);
    for (let count = 0; count < 5; count += 1) await sendAgain({ viewer: one.viewer, address });
    expect((await refusalOf(sendAgain({ viewer: one.viewer, address }))).code).toBe('rate-limited');
    expect(await letterTo(one.email)).toHaveLength(6);
    await follow({ token: first!.token, address });
    for (const { token } of await letterTo(one.email)) expect(await findClaimByLink({ token })).toBeNull();
    const viewer = await viewerOf(one.sessionToken);
    expect(await refusalOf(sendAgain({ viewer, address }))).toMatchObject({
      status: 409,
      code: 'address-verified',
    });
    expect((await refusalOf(sendAgain({ viewer: null, address }))).status).toBe(401);
  });

  it('one address gets ten such letters an hour, whoever asks', async () => {
    const { email } = somebody();
    for (let count = 0; count < 10; count += 1)
      await signUp({ ...somebody(), email, password: `${password} ${count}` });
    expect((await refusalOf(signUp({ ...somebody(), email, password: `${password} x` }))).code).toBe(
      'rate-limited',
    );
  });

  it('a mistyped address makes room for the right one, and its link is good for nothing', async () => {
    const one = await joins();
    const { token } = (await letterTo(one.email))[0]!;
    const right = somebody().email;
    await changeAddress({ viewer: one.viewer, email: right, presentPassword: password });
    expect((await refusalOf(follow({ token, address }))).code).toBe('link-over');
    expect((await refusalOf(enter(one))).code).toBe('wrong-credentials');
    const viewer = await viewerOf((await enter({ email: right })).sessionToken);
    expect(viewer).toMatchObject({ id: one.id, email: right, verified: false });
    const [letter] = await letterTo(right);
    expect(letter!.subject).toBe('Confirm your address for Maverick');
    await follow({ token: letter!.token, address });
    expect((await viewerOf(one.sessionToken)).verified).toBe(true);
  });
});

describe('another address', () => {
  it('takes the place of the first when its link is followed, and the first is told', async () => {
    const one = await settled();
    const next = somebody().email;
    const wish = (presentPassword: string, email = next) =>
      refusalOf(changeAddress({ viewer: one.viewer, email, presentPassword }));
    expect(await wish('not this one')).toMatchObject({
      status: 422,
      code: 'wrong-password',
      field: 'presentPassword',
    });
    expect(await wish(password, one.email.toUpperCase())).toMatchObject({
      code: 'same-address',
      field: 'email',
    });
    expect(
      (await refusalOf(changeAddress({ viewer: null, email: next, presentPassword: password }))).status,
    ).toBe(401);

    await changeAddress({ viewer: one.viewer, email: next, presentPassword: password });
    expect(await readPendingAddress({ viewer: one.viewer })).toBe(next);
    expect((await enter(one)).memberId).toBe(one.id);
    expect((await refusalOf(enter({ email: next }))).code).toBe('wrong-credentials');
    const [letter] = await letterTo(next);
    expect(letter!.subject).toBe('Confirm your new address for Maverick');
    await follow({ token: letter!.token, address });

    expect((await enter({ email: next })).memberId).toBe(one.id);
    expect((await refusalOf(enter(one))).code).toBe('wrong-credentials');
    expect(await readPendingAddress({ viewer: await viewerOf(one.sessionToken) })).toBeNull();
    const told = (await letterTo(one.email)).find(({ page }) => page === 'undo-address')!;
    expect(told.subject).toBe('Your address at Maverick was changed');
    expect(told.text).toContain(next);
  });

  it('is taken back from the first within seven days, whatever came after, and everybody is signed out', async () => {
    const one = await settled();
    const [second, third] = [somebody().email, somebody().email];
    const move = async (viewer: Viewer, email: string) => {
      await changeAddress({ viewer, email, presentPassword: password });
      await verify(one.id);
    };
    await move(one.viewer, second);
    const { token } = (await letterTo(one.email)).find(({ page }) => page === 'undo-address')!;
    await move(await viewerOf(one.sessionToken), third);
    const later = (await letterTo(second)).find(({ page }) => page === 'undo-address')!;
    // And one that is under way.
    await changeAddress({
      viewer: await viewerOf(one.sessionToken),
      email: second,
      presentPassword: password,
    });
    const pending = await mailedTokenOf(one.id);
    expect(await findChangeByLink({ token, context: days(7.1) })).toBeNull();
    expect((await refusalOf(undoChange({ token, address, context: days(7.1) }))).code).toBe('link-over');
    expect(await findChangeByLink({ token: addressToken(token.split('.')[0]!) })).toBeNull();

    await forgetSessions({ context: days(6.9) });
    const { answers } = await inParallel(
      [1, 2].map(() => undoChange({ token, address, context: days(6.9) })),
    );
    expect(answers).toHaveLength(1);
    expect(await findViewer({ sessionToken: one.sessionToken })).toBeNull();
    expect((await refusalOf(enter(one))).code, 'whoever changed it knew the password').toBe(
      'wrong-credentials',
    );
    for (const email of [second, third])
      expect((await refusalOf(enter({ email }))).code).toBe('wrong-credentials');
    for (const over of [token, later.token])
      expect((await refusalOf(undoChange({ token: over, address }))).code).toBe('link-over');
    expect((await refusalOf(follow({ token: pending, address }))).code).toBe('link-over');
    const [asked] = await query<{ id: string }>('select id from password_resets where email_folded = $1', [
      one.email,
    ]);
    expect(await isResetOpen({ token: resetToken(asked!.id), context: days(6.9) })).toBe(true);
  });

  it('is taken back with the ways in that were added lately, and not with those that were there before', async () => {
    const one = await settled();
    await changeAddress({ viewer: one.viewer, email: somebody().email, presentPassword: password });
    await verify(one.id);
    const add = (provider: string, days: number) =>
      query(
        `insert into outside_identities (provider, subject, member_id, linked_at)
         values ($1, $1, $2, now() - make_interval(days => $3))`,
        [provider, one.id, days],
      );
    await add('long-known', 8);
    await add('added-lately', 1);
    await query(
      `insert into totp_factors (member_id, secret, created_at, confirmed_at, last_step) values ($1, 'sealed', now(), now(), 1)`,
      [one.id],
    );
    await query(
      `insert into recovery_codes (member_id, salt, digests, created_at) values ($1, 'salt', '{digest}', now())`,
      [one.id],
    );
    await query(
      `insert into passkeys (id, member_id, credential_id, public_key, counter, transports, name, synced, created_at)
       values (gen_random_uuid(), $1, 'young', '\\x00', 0, '{}', 'Young', false, now()),
         (gen_random_uuid(), $1, 'old', '\\x00', 0, '{}', 'Old', false, now() - interval '9 days')`,
      [one.id],
    );
    const { token } = (await letterTo(one.email)).find(({ page }) => page === 'undo-address')!;
    await undoChange({ token, address });
    const left = (table: string, column: string) =>
      query(`select ${column} as name from ${table} where member_id = $1`, [one.id]);
    expect(await left('outside_identities', 'provider')).toEqual([{ name: 'long-known' }]);
    const [ended] = await query<{ details: unknown; at: Date }>(
      `select details, at from audit_entries where subject_id = $1 and action = 'member.unlink-identity'`,
      [one.id],
    );
    expect(ended?.details).toEqual({ provider: 'added-lately' });
    // What was said there before is not heard when they link the two again.
    await transaction((tx) =>
      insertIdentity(tx, { provider: 'added-lately', subject: 's', memberId: one.id, at: new Date() }),
    );
    expect(
      await query(`select roles_told_at, membership_told_at from outside_identities where subject = 's'`),
    ).toEqual([{ roles_told_at: ended!.at, membership_told_at: ended!.at }]);
    expect(await left('passkeys', 'credential_id')).toEqual([{ name: 'old' }]);
    expect(await left('totp_factors', 'secret')).toEqual([]);
    expect(await left('recovery_codes', 'salt')).toEqual([]);
  });

  it('that is somebody else’s is answered as one that is free, and that person is told', async () => {
    const [one, other] = [await settled(), await settled()];
    await changeAddress({ viewer: one.viewer, email: other.email, presentPassword: password });
    expect(await readPendingAddress({ viewer: one.viewer })).toBe(other.email);
    const [letter] = (await letterTo(other.email)).filter(({ page }) => !page);
    expect(letter!.subject).toBe('You have an account at Maverick already');
    const token = await mailedTokenOf(one.id);
    expect((await refusalOf(follow({ token, address }))).code).toBe('link-over');
    expect((await enter(one)).memberId).toBe(one.id);
    expect((await enter(other)).memberId).toBe(other.id);
  });

  it.each([1, 2, 3])('is one member’s when a change and a sign-up meet there (round %i)', async () => {
    const mover = await settled();
    const newcomer = await joins();
    await changeAddress({ viewer: mover.viewer, email: newcomer.email, presentPassword: password });
    const tokens = await Promise.all([mover, newcomer].map(({ id }) => mailedTokenOf(id)));
    const { answers, refusals } = await inParallel(tokens.map((token) => follow({ token, address })));
    expect([answers.length, refusals.map(({ code }) => code)]).toEqual([1, ['link-over']]);
    const verified = { emailFolded: newcomer.email, verifiedAt: { not: null } };
    expect(await database().member.count({ where: verified })).toBe(1);
    expect(await database().member.count({ where: { id: mover.id } })).toBe(1);
  });

  it.each([1, 2, 3])(
    'and the link to the first, at once: the one that is theirs is one of the two (round %i)',
    async () => {
      const one = await joins();
      const first = await mailedTokenOf(one.id);
      const next = somebody().email;
      const { answers } = await inParallel<unknown>([
        follow({ token: first, address }),
        changeAddress({ viewer: one.viewer, email: next, presentPassword: password }),
      ]);
      const [member] = await query<{ email: string; verified: boolean }>(
        'select email, verified_at is not null as verified from members where id = $1',
        [one.id],
      );
      const followed = answers.some((answer) => typeof answer === 'object');
      expect(member).toEqual(
        followed ? { email: one.email, verified: true } : { email: next, verified: false },
      );
      expect(await findClaimByLink({ token: await mailedTokenOf(one.id) })).toMatchObject({ email: next });
    },
  );

  it('is not given back where it is somebody else’s by now', async () => {
    const one = await settled();
    await changeAddress({ viewer: one.viewer, email: somebody().email, presentPassword: password });
    await verify(one.id);
    const { token } = (await letterTo(one.email)).find(({ page }) => page === 'undo-address')!;
    await settled({ ...somebody(), email: one.email });
    expect((await refusalOf(undoChange({ token, address }))).code).toBe('link-over');
    expect(await findViewer({ sessionToken: one.sessionToken })).not.toBeNull();
  });
});

it('the desk does not find who has not shown that their address is theirs', async () => {
  const one = await joins();
  const boss = await admin();
  const found = async () =>
    (await listMembers({ viewer: boss, query: one.displayName })).items.map(({ id }) => id);
  expect(await found()).toEqual([]);
  await verify(one.id);
  expect(await found()).toEqual([one.id]);
});
