import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { env } from '@/lib/platform/env';
import { newId } from '@/lib/platform/ids';
import { query } from '@/lib/testing/database';
import { openNewsroom } from '@/lib/testing/newsroom';
import { admin, insider } from '@/lib/testing/people';
import { setPolicy } from '@/lib/testing/policy';
import { inParallel, refusalOf } from '@/lib/testing/refusal';
import { findViewer } from '../find-viewer';
import { setMembership } from '../memberships/set-membership';
import { signUp } from '../sign-up';
import { linkIdentity, listIdentities, unlinkIdentity } from './link-identity';
import { readToken, TokenRefused } from './read-token';
import type { OutsideIdentity, OutsideMembership } from './schemas';
import { takeOutsideMembership } from './take-membership';
import { signInFromOutside } from './sign-in-from-outside';
import { signUpFromOutside } from './sign-up-from-outside';

beforeEach(openNewsroom);

const address = '203.0.113.9';
const known = (subject: string, more: Partial<OutsideIdentity> = {}): OutsideIdentity => ({
  provider: 'city',
  subject,
  email: `${subject}@example.org`,
  emailVerified: true,
  name: 'Somebody',
  membership: null,
  ...more,
});

describe('coming from elsewhere', () => {
  it('makes a member once, with the address that was vouched for, who is known again', async () => {
    const identity = known('nora');
    expect(await signInFromOutside({ address, identity })).toBeNull();
    const { answers, refusals } = await inParallel(
      ['Nora North', 'Nora South'].map((displayName) =>
        signUpFromOutside({ identity, displayName, address }),
      ),
    );
    expect([answers.length, refusals.map(({ code }) => code)]).toEqual([1, ['outside-known']]);
    const again = await signInFromOutside({ address, identity });
    const viewer = await findViewer({ sessionToken: again!.sessionToken });
    expect(viewer).toMatchObject({ id: answers[0]!.memberId, email: 'nora@example.org', insider: true });
    expect(viewer!.provedLately, 'who is signed in there was asked for nothing').toBe(false);
    expect(await signInFromOutside({ address, identity: known('nora', { provider: 'other' }) })).toBeNull();
  });

  it('is no way to an address that nobody vouches for, or that has an account', async () => {
    const unsure = signUpFromOutside({
      identity: known('una', { emailVerified: false }),
      displayName: 'Una Unsure',
      address,
    });
    expect(await refusalOf(unsure)).toMatchObject({ status: 422, code: 'outside-unverified' });
    const member = await insider();
    const taken = signUpFromOutside({
      identity: known('mallory', { email: member.email.toUpperCase() }),
      displayName: 'Mallory Moves',
      address,
    });
    expect(await refusalOf(taken)).toMatchObject({ status: 409, code: 'outside-known' });
    expect(await query(`select 1 from outside_identities`)).toEqual([]);
  });

  it('cannot tell whether a name is held because an address has an account', async () => {
    const email = 'hanna.first@example.org';
    await signUp({ email, displayName: 'Hanna First', password: 'seven bells by the harbour', address });
    await signUp({ email, displayName: 'Hanna Held', password: 'kettles under the pier', address });
    const same = signUpFromOutside({ identity: known('hanna'), displayName: 'Hanna Held', address });
    expect(await refusalOf(same)).toMatchObject({ status: 409, code: 'name-taken' });
  });

  it('is refused a name that the rules refuse, and ends the session that the browser had', async () => {
    const identity = known('olaf');
    const bad = signUpFromOutside({ identity, displayName: 'Administrator', address });
    expect(await refusalOf(bad)).toMatchObject({ status: 422, field: 'displayName' });
    const first = await signUpFromOutside({ identity, displayName: 'Olaf Ohm', address });
    await signInFromOutside({ address, identity, replaces: first.sessionToken });
    expect(await findViewer({ sessionToken: first.sessionToken })).toBeNull();
  });
});

describe('linking', () => {
  it('takes the address of the account, is one person’s at each place, and ends', async () => {
    const [member, other] = [await insider(), await insider()];
    const identity = known('lin', { email: member.email });
    const elsewhere = linkIdentity({ viewer: member, identity: known('lin') });
    expect((await refusalOf(elsewhere)).code).toBe('outside-address');
    const unsure = linkIdentity({ viewer: member, identity: { ...identity, emailVerified: false } });
    expect((await refusalOf(unsure)).code).toBe('outside-unverified');
    await linkIdentity({ viewer: member, identity });
    await linkIdentity({ viewer: member, identity });
    const second = linkIdentity({ viewer: member, identity: { ...identity, subject: 'lin-2' } });
    expect((await refusalOf(second)).code).toBe('outside-known');
    const theirs = linkIdentity({ viewer: other, identity: { ...identity, email: other.email } });
    expect((await refusalOf(theirs)).code).toBe('outside-known');
    expect(await listIdentities({ viewer: member })).toMatchObject([{ provider: 'city' }]);
    expect((await signInFromOutside({ address, identity }))?.memberId).toBe(member.id);

    const wrong = unlinkIdentity({ viewer: other, provider: 'city' });
    expect((await refusalOf(wrong)).status).toBe(404);
    await unlinkIdentity({ viewer: member, provider: 'city' });
    expect(await signInFromOutside({ address, identity })).toBeNull();
    const actions = await query<{ action: string }>(
      'select action from audit_entries where subject_id = $1 order by id',
      [member.id],
    );
    expect(actions.map(({ action }) => action)).toEqual(['member.link-identity', 'member.unlink-identity']);
  });

  it('of two members who link one identity at once, one has it', async () => {
    const [one, other] = [await insider(), await insider()];
    const { answers, refusals } = await inParallel(
      [one, other].map((viewer) =>
        linkIdentity({ viewer, identity: known('both', { email: viewer.email }) }),
      ),
    );
    expect([answers.length, refusals.map(({ code }) => code)]).toEqual([1, ['outside-known']]);
  });
});

describe('a token of the publication’s own accounts', () => {
  const secret = 'a secret that the publication and we share';
  const own = { ...env() };
  afterEach(() => void Object.assign(env(), { SSO_KEY: own.SSO_KEY }));
  beforeEach(() => void Object.assign(env(), { SSO_KEY: secret }));

  type Claims = Record<string, unknown>;
  let count = 0;
  const token = (claims: Claims = {}, { key = secret, seconds = 300, made = Date.now() } = {}) => {
    count += 1;
    const iat = Math.floor(made / 1000);
    return new SignJWT({
      email: 'pia@example.org',
      email_verified: true,
      name: 'Pia',
      jti: `token-of-pia-${count}`,
      ...claims,
    })
      .setProtectedHeader({ alg: 'HS256' })
      .setSubject('pia')
      .setAudience((claims.aud as string | undefined) ?? env().APP_URL)
      .setIssuedAt(iat)
      .setExpirationTime(iat + seconds)
      .sign(new TextEncoder().encode(key));
  };

  it('says who somebody is, once, of two at once too', async () => {
    const signed = await token();
    const read = await Promise.allSettled([readToken(signed), readToken(signed)]);
    expect(read.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(read.find(({ status }) => status === 'fulfilled')).toMatchObject({
      value: {
        provider: 'publication',
        subject: 'pia',
        email: 'pia@example.org',
        emailVerified: true,
        name: 'Pia',
      },
    });
  });

  it.each([
    ['signed by another', () => token({}, { key: 'a secret that somebody else has made up' })],
    ['for another site', () => token({ aud: 'https://elsewhere.example' })],
    ['good for too long', () => token({}, { seconds: 600 })],
    ['over', () => token({}, { made: Date.now() - 320_000 })],
    ['made later than now', () => token({}, { made: Date.now() + 120_000 })],
    ['without an id of its own', () => token({ jti: undefined })],
    ['with an address that is none', () => token({ email: 'nobody' })],
    ['no token', () => Promise.resolve('x.y.z')],
    [
      'unsigned',
      async () => {
        const [, payload] = (await token()).split('.');
        return `${Buffer.from('{"alg":"none"}').toString('base64url')}.${payload}.`;
      },
    ],
  ])('is nothing when %s', async (_how, make) => {
    expect(await readToken(await token())).toMatchObject({ subject: 'pia' });
    await expect(readToken(await make())).rejects.toThrow(TokenRefused);
  });

  it('is read by the publication’s public keys, which do not pass for a secret', async () => {
    const { publicKey, privateKey } = await generateKeyPair('RS256', { extractable: true });
    const jwk = { ...(await exportJWK(publicKey)), kid: 'one', alg: 'RS256' };
    const server = createServer((_request, response) => response.end(JSON.stringify({ keys: [jwk] })));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/keys`;
    env().SSO_KEY = url;
    try {
      const signed = await new SignJWT({ email: 'pia@example.org', jti: 'rs-token-1' })
        .setProtectedHeader({ alg: 'RS256', kid: 'one' })
        .setSubject('pia')
        .setAudience(env().APP_URL)
        .setIssuedAt()
        .setExpirationTime('2m')
        .sign(privateKey);
      expect(await readToken(signed)).toMatchObject({ subject: 'pia', emailVerified: false });
      await expect(readToken(await token({}, { key: url }))).rejects.toThrow(TokenRefused);
    } finally {
      server.close();
    }
  });
});

describe('what is said elsewhere of a membership', () => {
  const DAY = 24 * 60 * 60 * 1000;
  const told = (state: 'active' | 'lapsed', more: Partial<OutsideMembership> = {}) => ({
    membership: { state, plan: null, until: null, ...more },
  });
  const enter = async (subject: string, more: Partial<OutsideIdentity>) =>
    (await findViewer((await signInFromOutside({ address, identity: known(subject, more) }))!))!;
  const history = (memberId: string) =>
    query(
      'select source::text, from_state, to_state, to_plan, by_id from membership_changes where member_id = $1 order by at, id',
      [memberId],
    );

  it('counts from the sign-up and each sign-in on, with its end, and is in the history without a name', async () => {
    await setPolicy({
      membership: { bySignUp: true, plans: [{ key: 'gold', name: 'Gold', description: '' }] },
    });
    const identity = known('paula', told('lapsed'));
    const { sessionToken } = await signUpFromOutside({ identity, displayName: 'Paula Pays', address });
    const viewer = (await findViewer({ sessionToken }))!;
    expect(viewer.membership, 'who has none there has none here').toBeNull();
    const until = new Date(Date.now() + 30 * DAY).toISOString();
    const plan = 'gold';
    expect(await enter('paula', told('active', { until, plan }))).toMatchObject({
      ...{ insider: true, membership: { source: 'OUTSIDE' } },
    });
    await enter('paula', told('active', { until, plan }));
    expect((await enter('paula', {})).insider, 'nothing said, nothing changed').toBe(true);
    expect(await enter('paula', told('lapsed'))).toMatchObject({ insider: false });
    const never = '9999-12-31T00:00:00Z';
    expect(await enter('paula', told('active', { until: never })), 'an end that is none').toMatchObject({
      insider: true,
    });
    await enter('paula', told('lapsed'));
    const past = new Date(Date.now() - DAY).toISOString();
    expect(await enter('paula', told('active', { until: past })), 'an end that has passed').toMatchObject({
      insider: false,
    });
    expect(await enter('paula', told('active', { plan: 'silver' }))).toMatchObject({ insider: true });
    const source = 'OUTSIDE';
    expect(await history(viewer.id)).toEqual([
      { source, from_state: null, to_state: 'ACTIVE', to_plan: 'gold', by_id: null },
      { source, from_state: 'ACTIVE', to_state: 'LAPSED', to_plan: 'gold', by_id: null },
      { source, from_state: 'LAPSED', to_state: 'ACTIVE', to_plan: null, by_id: null },
      { source, from_state: 'ACTIVE', to_state: 'LAPSED', to_plan: null, by_id: null },
      { source, from_state: 'LAPSED', to_state: 'ACTIVE', to_plan: null, by_id: null },
    ]);
  });

  it('neither ends what an administrator granted nor revives what they revoked', async () => {
    const boss = await admin();
    const { memberId } = await signUpFromOutside({
      identity: known('greta', told('active')),
      displayName: 'Greta Granted',
      address,
    });
    const reason = 'As agreed.';
    await setMembership({ viewer: boss, memberId, state: 'REVOKED', reason });
    expect(await enter('greta', told('active'))).toMatchObject({ insider: false });
    await query(`update memberships set state = 'ACTIVE', source = 'STAFF' where member_id = $1`, [memberId]);
    expect(await enter('greta', told('lapsed'))).toMatchObject({ insider: true });
  });

  it('is taken between two sign-ins by a signed token, once, of whoever is known, on the very next request', async () => {
    env().SSO_KEY = 'a secret that the two of them share, long enough';
    const sign = (claims: Record<string, unknown>, jti = newId()) =>
      new SignJWT(claims)
        .setProtectedHeader({ alg: 'HS256' })
        .setSubject('wanda')
        .setJti(jti)
        .setAudience(env().APP_URL)
        .setIssuedAt()
        .setExpirationTime('2m')
        .sign(new TextEncoder().encode(env().SSO_KEY));
    const unknown = takeOutsideMembership({ token: await sign(told('active')) });
    expect((await refusalOf(unknown)).status).toBe(404);
    const { sessionToken } = await signUpFromOutside({
      identity: known('wanda', { provider: 'publication' }),
      displayName: 'Wanda Waits',
      address,
    });
    expect((await findViewer({ sessionToken }))!.insider).toBe(true);
    const token = await sign(told('lapsed'));
    await takeOutsideMembership({ token });
    expect((await findViewer({ sessionToken }))!.insider).toBe(false);
    for (const bad of [token, 'none at all', await sign({}), await sign({ membership: { state: 'gone' } })])
      expect(await refusalOf(takeOutsideMembership({ token: bad }))).toMatchObject({
        ...{ status: 422, code: 'outside-refused', field: 'token' },
      });
    await inParallel(
      [await sign(told('active')), await sign(told('active'))].map((one) =>
        takeOutsideMembership({ token: one }),
      ),
    );
    expect((await findViewer({ sessionToken }))!.insider).toBe(true);
    expect(
      await query(
        `select from_state, to_state from membership_changes where source = 'OUTSIDE' order by at, id`,
      ),
    ).toEqual([
      { from_state: 'ACTIVE', to_state: 'LAPSED' },
      { from_state: 'LAPSED', to_state: 'ACTIVE' },
    ]);
  });
});
