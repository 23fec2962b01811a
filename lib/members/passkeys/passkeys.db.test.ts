import { beforeEach, describe, expect, it } from 'vitest';
import { Authenticator } from '@/lib/testing/authenticator';
import { emptyDatabase, query } from '@/lib/testing/database';
import { runWaitingJobs } from '@/lib/testing/jobs';
import { setPolicy } from '@/lib/testing/policy';
import { inParallel, refusalOf } from '@/lib/testing/refusal';
import { env } from '@/lib/platform/env';
import { newId } from '@/lib/platform/ids';
import { createAdmin } from '../create-admin';
import { findViewer } from '../find-viewer';
import { may } from '../permissions';
import { forgetSessions } from '../forget-sessions';
import { beginTotp } from '../second-factor/begin-totp';
import { confirmTotp } from '../second-factor/confirm-totp';
import { readLeast } from '../new-password/read-least';
import { changePassword } from '../password-reset/change-password';
import { requestReset } from '../password-reset/request-reset';
import { resetPassword } from '../password-reset/reset-password';
import { resetToken } from '../password-reset/reset-token';
import { removeLostSecondStep } from '../second-factor/remove-lost-second-step';
import { signIn } from '../sign-in';
import { signUp } from '../sign-up';
import type { Viewer } from '../viewer';
import { addPasskey } from './add-passkey';
import { beginAddingPasskey } from './begin-adding';
import { beginPasskeySignIn } from './begin-sign-in';
import { listPasskeys, removePasskey, renamePasskey } from './change-passkeys';
import { proveWithPasskey } from './prove-with-passkey';
import { MOST_PASSKEYS } from './rules';
import { signInWithPasskey } from './sign-in-with-passkey';

beforeEach(emptyDatabase);

const { hostname, origin } = new URL(env().APP_URL);
const address = '192.0.2.7';
const person = { email: 'ada@example.org', password: 'tortoise lamp nine', address };
let sessionToken: string;
let device: Authenticator;

const viewerNow = async (): Promise<Viewer> => (await findViewer({ sessionToken }))!;
const wanted = async () => ({ challenge: (await beginPasskeySignIn({ address })).challenge, origin });
async function add(name = 'My phone', from = device, viewer?: Viewer) {
  const asking = viewer ?? (await viewerNow());
  const { challenge } = await beginAddingPasskey({ viewer: asking });
  return addPasskey({ viewer: asking, name, credential: from.make({ challenge, origin }) });
}
const enter = async (from = device) => signInWithPasskey({ credential: from.sign(await wanted()), address });
const refused = { status: 422, code: 'passkey-refused' };

beforeEach(async () => {
  ({ sessionToken } = await signUp({ ...person, displayName: 'Ada Unlocked' }));
  device = new Authenticator(hostname);
});

describe('a passkey', () => {
  it('is added with a fresh proof, signs in without an address or a password, and says when it was used', async () => {
    await query('update sessions set proved_at = null');
    expect(await refusalOf(beginAddingPasskey({ viewer: await viewerNow() }))).toMatchObject({
      status: 403,
      code: 'proof-needed',
    });
    await query('update sessions set proved_at = now()');
    const added = await add();
    expect(added).toMatchObject({ name: 'My phone', lastUsedAt: null, synced: false });
    const { sessionToken: opened, memberId } = await enter();
    const viewer = (await findViewer({ sessionToken: opened }))!;
    expect(viewer).toMatchObject({ id: memberId, email: person.email, provedLately: true });
    const [listed] = await listPasskeys({ viewer });
    expect(listed).toMatchObject({ id: added.id, name: 'My phone' });
    expect(listed!.lastUsedAt).not.toBeNull();
    await enter();
    await runWaitingJobs();
    expect(await query('select facts from notices where kind = $1', ['member.second-step'])).toEqual([
      { facts: expect.objectContaining({ change: 'PASSKEY_ADDED' }) },
    ]);
    expect(
      await query(
        `select kind, way from security_events where kind in ('factor-changed', 'new-device') order by id`,
      ),
    ).toEqual([
      { kind: 'factor-changed', way: null },
      { kind: 'new-device', way: 'passkey' },
      { kind: 'new-device', way: 'passkey' },
    ]);
  });

  it('is taken for what was asked, once, in time, for this site, and unlocked', async () => {
    await add();
    const credential = device.sign(await wanted());
    const { answers } = await inParallel([
      signInWithPasskey({ credential, address }),
      signInWithPasskey({ credential, address }),
    ]);
    expect(answers).toHaveLength(1);
    const { challenge } = await wanted();
    for (const wrong of [
      device.sign({ challenge: 'bm90aGluZyBvZiBvdXJz', origin }),
      device.sign({ ...(await wanted()), origin: 'https://elsewhere.example' }),
      device.sign({ ...(await wanted()), isUnlocked: false }),
      new Authenticator(hostname).sign(await wanted()),
      { ...device.sign(await wanted()), id: 'nobodys', rawId: 'nobodys' },
    ])
      expect(await refusalOf(signInWithPasskey({ credential: wrong, address }))).toMatchObject(refused);
    const later = { now: () => new Date(Date.now() + 16 * 60_000), random: Math.random };
    const late = signInWithPasskey({
      credential: device.sign({ challenge, origin }),
      address,
      context: later,
    });
    expect(await refusalOf(late)).toMatchObject(refused);
    await forgetSessions({ context: later });
    expect(await query('select from passkey_challenges')).toEqual([]);
  });

  it('that counts is refused once a copy of it has signed', async () => {
    await add();
    await enter();
    await enter();
    device.counter = 1;
    expect(await refusalOf(enter())).toMatchObject(refused);
    device.counter = 5;
    await enter();
  });

  it('that does not count signs again and again', async () => {
    device.counter = null;
    await add();
    await enter();
    await enter();
  });

  it('is one member’s, and what one was asked to make is made by nobody else', async () => {
    await add();
    expect(await refusalOf(add('The same again'))).toMatchObject({ status: 409, code: 'passkey-known' });
    const { sessionToken: theirs } = await signUp({
      ...person,
      email: 'bo@example.org',
      displayName: 'Bo Elsewhere',
    });
    const other = (await findViewer({ sessionToken: theirs }))!;
    const { challenge } = await beginAddingPasskey({ viewer: await viewerNow() });
    const credential = new Authenticator(hostname).make({ challenge, origin });
    expect(await refusalOf(addPasskey({ viewer: other, name: 'Mine', credential }))).toMatchObject(refused);
    const [mine] = await listPasskeys({ viewer: await viewerNow() });
    const { id } = mine!;
    expect((await refusalOf(removePasskey({ viewer: other, id }))).status).toBe(404);
    expect((await refusalOf(renamePasskey({ viewer: other, id, name: 'Mine' }))).status).toBe(404);
    expect((await refusalOf(removePasskey({ viewer: null, id }))).status).toBe(401);
    expect((await refusalOf(listPasskeys({ viewer: null }))).status).toBe(401);
    const proof = proveWithPasskey({ viewer: other, credential: device.sign(await wanted()), address });
    expect(await refusalOf(proof)).toMatchObject(refused);
  });

  it('proves who somebody is, as the password does', async () => {
    await add();
    await query('update sessions set proved_at = null, by_passkey = false');
    await proveWithPasskey({ viewer: await viewerNow(), credential: device.sign(await wanted()), address });
    expect(await viewerNow()).toMatchObject({ provedLately: true });
    const unheld = { ...(await viewerNow()), sessionId: newId() };
    const late = proveWithPasskey({ viewer: unheld, credential: device.sign(await wanted()), address });
    expect((await refusalOf(late)).status).toBe(401);
  });

  it('is a second step for the desk in the session that it opened, and no longer once it is removed', async () => {
    await setPolicy({ security: { secondStep: 'staff' } });
    await query(`update members set role = 'MODERATOR', verified_at = now() where email = $1`, [
      person.email,
    ]);
    expect(may(await viewerNow(), 'desk.read')).toBe(false);
    const { id } = await add();
    expect(may(await viewerNow(), 'desk.read'), 'they have just shown it').toBe(true);
    const byPassword = (await findViewer(await signIn(person)))!;
    expect(may(byPassword, 'desk.read'), 'a password alone').toBe(false);
    const opened = await enter();
    expect(may(await findViewer(opened), 'desk.read')).toBe(true);
    await removePasskey({ viewer: (await findViewer(opened))!, id, presentPassword: person.password });
    expect(may(await findViewer(opened), 'desk.read')).toBe(false);
    expect(await refusalOf(enter())).toMatchObject(refused);
  });

  describe('of staff', () => {
    const short = 'quiet bell';
    const change = (to: string, from = person.password) =>
      viewerNow().then((viewer) => changePassword({ viewer, presentPassword: from, password: to }));
    beforeEach(() =>
      query(`update members set role = 'MODERATOR', verified_at = now() where email = $1`, [person.email]),
    );
    const tooShort = { status: 422, code: 'password-too-short', limit: 15 };

    it('lets the password be shorter, where it is chosen anew too', async () => {
      expect(await refusalOf(change(short))).toMatchObject({ ...tooShort, field: 'password' });
      await requestReset({ email: person.email, address });
      const [{ id }] = (await query('select id from password_resets')) as [{ id: string }];
      const reset = (password: string) => resetPassword({ token: resetToken(id), password, address });
      expect(await refusalOf(reset(short))).toMatchObject({ ...tooShort, field: 'password' });
      await add();
      await reset(short);
      ({ sessionToken } = await enter());
      await change('quiet bells', short);
      expect(await readLeast(await viewerNow())).toBe(10);
    });

    it('is removed as the last only by whose password is long enough, and known', async () => {
      const [{ id: one }, { id: two }] = [await add('One'), await add('Two', new Authenticator(hostname))];
      await change(short);
      const viewer = await viewerNow();
      await removePasskey({ viewer, id: two });
      const remove = (presentPassword?: string) =>
        refusalOf(removePasskey({ viewer, id: one, ...(presentPassword && { presentPassword }) }));
      const field = 'presentPassword';
      expect(await remove()).toMatchObject({ status: 422, code: 'last-passkey', field, limit: 15 });
      expect(await remove(short)).toMatchObject({ ...tooShort, field });
      expect(await remove('a password of somebody else’s')).toMatchObject({ code: 'wrong-password', field });
      expect(await listPasskeys({ viewer })).toHaveLength(1);
      await change(person.password, short);
      await removePasskey({ viewer, id: one, presentPassword: person.password });
      expect(await listPasskeys({ viewer })).toEqual([]);
    });

    it('is not gone at once with a short password, whichever is first', async () => {
      for (let round = 0; round < 4; round += 1) {
        const device = new Authenticator(hostname);
        const { id } = await add('One', device);
        const viewer = await viewerNow();
        const { answers, refusals } = await inParallel<unknown>([
          removePasskey({ viewer, id, presentPassword: person.password }),
          changePassword({ viewer, presentPassword: person.password, password: short }),
        ]);
        expect(answers).toHaveLength(1);
        expect(['password-too-short', 'last-passkey']).toContain(refusals[0]!.code);
        if ((await listPasskeys({ viewer })).length === 0) continue;
        await change(person.password, short);
        await removePasskey({ viewer, id, presentPassword: person.password });
      }
    });

    it('lets no short password open the desk where the policy asks for no second step', async () => {
      await add();
      expect(await readLeast(await viewerNow())).toBe(10);
      await setPolicy({ security: { secondStep: 'nobody' } });
      expect(await readLeast(await viewerNow())).toBe(15);
      expect(await refusalOf(change(short))).toMatchObject({ ...tooShort, field: 'password' });
      await setPolicy({ security: { secondStep: 'everyone' } });
      await change(short);
    });

    it('that the operator removes takes the password along, which may be short, and a letter brings a link to another', async () => {
      await add();
      await change(short);
      expect(await removeLostSecondStep({ email: person.email })).toBe('removed');
      expect(await refusalOf(signIn({ ...person, password: short }))).toMatchObject({
        code: 'wrong-credentials',
      });
      const [{ id }] = (await query('select id from password_resets where used_at is null')) as [
        { id: string },
      ];
      const reset = (password: string) => resetPassword({ token: resetToken(id), password, address });
      expect(await refusalOf(reset('quiet bells'))).toMatchObject(tooShort);
      await reset(person.password);
      await signIn(person);
    });

    it('of two that are removed at once, one stays where no password was given', async () => {
      const ids = [await add('One'), await add('Two', new Authenticator(hostname))].map(({ id }) => id);
      const viewer = await viewerNow();
      const { answers, refusals } = await inParallel(ids.map((id) => removePasskey({ viewer, id })));
      expect([answers.length, refusals.map(({ code }) => code)]).toEqual([1, ['last-passkey']]);
    });
  });

  it('is not added, nor an app, by who knows the password of staff that has one: it is to be shown first', async () => {
    await setPolicy({ security: { secondStep: 'staff' } });
    await query(`update members set role = 'MODERATOR', verified_at = now() where email = $1`, [
      person.email,
    ]);
    await add();
    const intruder = (await findViewer(await signIn(person)))!;
    expect(intruder.provedLately, 'a password proves nothing here').toBe(false);
    const needed = { status: 403, code: 'proof-needed' };
    expect(await refusalOf(beginAddingPasskey({ viewer: intruder }))).toMatchObject(needed);
    const begun = beginTotp({ viewer: intruder, presentPassword: person.password });
    expect(await refusalOf(begun)).toMatchObject(needed);
    expect(await refusalOf(confirmTotp({ viewer: intruder, code: '123456' }))).toMatchObject(needed);
    const opened = await signIn(person);
    const credential = device.sign(await wanted());
    await proveWithPasskey({ viewer: (await findViewer(opened))!, credential, address });
    const shown = (await findViewer(opened))!;
    expect([shown.provedLately, may(shown, 'desk.read')]).toEqual([true, true]);
    await add('The other one', new Authenticator(hostname), shown);
  });

  it('that is removed ends the sessions elsewhere, which its device may have', async () => {
    const stolen = new Authenticator(hostname);
    await add('Kept');
    const { id } = await add('Stolen', stolen);
    const theirs = await enter(stolen);
    await removePasskey({ viewer: await viewerNow(), id });
    expect(await findViewer(theirs)).toBeNull();
    expect(await viewerNow()).not.toBeNull();
  });

  it('of a member goes when the operator makes them an administrator, or takes a lost second step away', async () => {
    await query('update members set verified_at = now()');
    await add();
    expect(await removeLostSecondStep({ email: person.email })).toBe('removed');
    expect(await removeLostSecondStep({ email: person.email })).toBe('none');
    expect(await refusalOf(enter())).toMatchObject(refused);
    ({ sessionToken } = await signIn(person));
    device = new Authenticator(hostname);
    await add();
    await createAdmin({ email: person.email, password: 'an administrator’s tortoise lamp' });
    expect(await refusalOf(enter())).toMatchObject(refused);
  });

  it('asks for no code of an app where there is one', async () => {
    await add();
    await query(
      `insert into totp_factors (member_id, secret, created_at, confirmed_at, last_step) select id, 'none', now(), now(), 1 from members`,
    );
    expect(await findViewer(await enter())).not.toBeNull();
    expect(await findViewer(await signIn(person)), 'which the password does').toBeNull();
  });

  it('is one of twenty at most, however they come, and has a name', async () => {
    await query(
      `insert into passkeys (id, member_id, credential_id, public_key, counter, name, synced, created_at)
       select gen_random_uuid(), m.id, 'key' || n, '\\x00', 0, 'Key', false, now()
       from members m, generate_series(1, $1::int) n`,
      [MOST_PASSKEYS - 1],
    );
    const { answers, refusals } = await inParallel([
      add('One', new Authenticator(hostname)),
      add('Another', new Authenticator(hostname)),
    ]);
    expect([answers.length, refusals.map(({ code }) => code)]).toEqual([1, ['too-many-passkeys']]);
    expect(await refusalOf(add())).toMatchObject({ code: 'too-many-passkeys', limit: MOST_PASSKEYS });
    const { id } = (await listPasskeys({ viewer: await viewerNow() }))[0]!;
    await renamePasskey({ viewer: await viewerNow(), id, name: '  The blue key ' });
    expect((await listPasskeys({ viewer: await viewerNow() }))[0]).toMatchObject({ name: 'The blue key' });
  });
});
