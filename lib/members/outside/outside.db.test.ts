import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import jwt from 'jsonwebtoken';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { systemContext } from '@/lib/platform/context';
import { env } from '@/lib/platform/env';
import { newId } from '@/lib/platform/ids';
import { listNotices } from '@/lib/outreach/notices/inbox/list-notices';
import { query } from '@/lib/testing/database';
import { runWaitingJobs } from '@/lib/testing/jobs';
import { openNewsroom } from '@/lib/testing/newsroom';
import { admin, insider, member as someone } from '@/lib/testing/people';
import { setPolicy } from '@/lib/testing/policy';
import { inParallel, refusalOf } from '@/lib/testing/refusal';
import { findViewer } from '../find-viewer';
import { setMembership } from '../memberships/set-membership';
import { setAuthor } from '../office/set-author';
import { setRole } from '../office/set-role';
import { may } from '../permissions';
import { signUp } from '../sign-up';
import { endSilentRoles } from './end-silent-roles';
import { linkIdentity, listIdentities, unlinkIdentity } from './link-identity';
import { readSubject, readToken } from './read-token';
import { TokenRefused } from './rules';
import { rolesIn, type OutsideIdentity, type OutsideMembership } from './schemas';
import { takeOutsideMembership } from './take-membership';
import { signInFromOutside } from './sign-in-from-outside';
import { signUpFromOutside } from './sign-up-from-outside';

beforeEach(openNewsroom);
// Whatever a test has its site know of the accounts of others, the next file does not.
const { SSO_KEY, GHOST_URL } = env();
afterEach(() => void Object.assign(env(), { SSO_KEY, GHOST_URL }));

const address = '203.0.113.9';
const known = (subject: string, more: Partial<OutsideIdentity> = {}): OutsideIdentity => ({
  provider: 'city',
  subject,
  email: `${subject}@example.org`,
  emailVerified: true,
  name: 'Somebody',
  membership: null,
  roles: null,
  saidAt: new Date().toISOString(),
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
    const made = Date.now();
    const signed = await token({}, { made });
    const { identity } = await readToken(signed);
    expect(identity).toMatchObject({
      provider: 'publication',
      subject: 'pia',
      email: 'pia@example.org',
      emailVerified: true,
      name: 'Pia',
      saidAt: new Date(Math.floor(made / 1000) * 1000).toISOString(),
    });
    const { sessionToken } = await signUpFromOutside({ identity, displayName: 'Pia Price', address });
    const enter = async () => signInFromOutside({ ...(await readToken(signed)), address });
    const entered = await Promise.allSettled([enter(), enter(), enter()]);
    expect(entered.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected', 'rejected']);
    for (const one of entered) if (one.status === 'rejected') expect(one.reason).toBeInstanceOf(TokenRefused);
    const viewer = (await findViewer({ sessionToken }))!;
    await expect(linkIdentity({ ...(await readToken(signed)), viewer })).rejects.toThrow(TokenRefused);
  });

  it('is used up by who is new here too, and not by what came to nothing', async () => {
    const signed = await token();
    expect(await signInFromOutside({ ...(await readToken(signed)), address })).toBeNull();
    await expect(signInFromOutside({ ...(await readToken(signed)), address })).rejects.toThrow(TokenRefused);
    const [member, again] = [await insider(), await token()];
    const refused = linkIdentity({ ...(await readToken(again)), viewer: member });
    expect((await refusalOf(refused)).code).toBe('outside-address');
    expect(await signInFromOutside({ ...(await readToken(again)), address })).toBeNull();
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
    expect((await readToken(await token())).identity).toMatchObject({ subject: 'pia' });
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
      expect((await readToken(signed)).identity).toMatchObject({ subject: 'pia', emailVerified: false });
      await expect(readToken(await token({}, { key: url }))).rejects.toThrow(TokenRefused);
    } finally {
      server.close();
    }
  });
});

describe('the token that Ghost gives its members', () => {
  // As Ghost makes them: of 1,024 bits.
  const makeKeys = () => generateKeyPairSync('rsa', { modulusLength: 1024 });
  const [keys, others] = [makeKeys(), makeKeys()];
  /** What Ghost answers where its keys are asked for, and how often that was. */
  let answered: { status: number; body: string } = { status: 200, body: '' };
  let asked = 0;
  const server = createServer(({ url }, response) => {
    asked += 1;
    const isThere = url === '/blog/members/.well-known/jwks.json';
    response.writeHead(isThere ? answered.status : 404).end(answered.body);
  });
  const jwks = JSON.stringify({ keys: [{ ...keys.publicKey.export({ format: 'jwk' }), kid: 'one' }] });

  // Each test has a Ghost of its own: keys are kept by where they are.
  beforeEach(async () => {
    answered = { status: 200, body: jwks };
    asked = 0;
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    env().GHOST_URL = `http://127.0.0.1:${(server.address() as AddressInfo).port}/blog`;
  });
  afterEach(async () => {
    await new Promise((resolve) => server.close(resolve));
  });

  type Made = { by?: KeyObject | string; alg?: 'RS512' | 'RS256' | 'HS256'; kid?: string; made?: number };
  const token = ({
    by = keys.privateKey,
    alg = 'RS512',
    kid = 'one',
    made = Date.now(),
    ...more
  }: Made & Claims = {}) => {
    const issuer = `${env().GHOST_URL}/members/api`;
    const iat = Math.floor(made / 1000);
    const claims = { iss: issuer, aud: issuer, sub: 'gus@example.org', kid, iat, exp: iat + 600, ...more };
    return jwt.sign(claims, by, { algorithm: alg, keyid: kid, allowInsecureKeySizes: true });
  };
  type Claims = { [claim in 'iss' | 'aud' | 'sub']?: string } & { exp?: number };
  const unsigned = (header: string) =>
    `${Buffer.from(header).toString('base64url')}.${token().split('.')[1]}.`;

  it('says whose address it is, which was shown to be theirs, and nothing else', async () => {
    const { identity } = await readToken(token());
    expect(identity).toMatchObject({
      provider: 'publication',
      subject: 'gus@example.org',
      email: 'gus@example.org',
      emailVerified: true,
      name: null,
      membership: null,
      roles: null,
    });
    for (let times = 0; times < 5; times += 1) await readToken(token({ sub: `g${times}@example.org` }));
    expect(asked, 'keys are kept').toBe(1);
  });

  it('makes a member once, is used up, and knows them again', async () => {
    const signed = token();
    const joined = await Promise.allSettled(
      Array.from({ length: 4 }, async () =>
        signUpFromOutside({ ...(await readToken(signed)), displayName: 'Gus Ghost', address }),
      ),
    );
    const [first, ...more] = joined.flatMap((one) => (one.status === 'fulfilled' ? one.value : []));
    expect(more).toEqual([]);
    await expect(signInFromOutside({ ...(await readToken(signed)), address })).rejects.toThrow(TokenRefused);
    // Another spelling of the same signature is the same token.
    const padded = `${signed}=`;
    await expect(async () => signInFromOutside({ ...(await readToken(padded)), address })).rejects.toThrow(
      TokenRefused,
    );
    const later = token({ made: Date.now() + 2_000 });
    const again = await signInFromOutside({ ...(await readToken(later)), address });
    expect(again!.memberId).toBe(first!.memberId);
  });

  it.each<[string, () => string]>([
    ['signed by another', () => token({ by: others.privateKey })],
    ['signed by a key that is not Ghost’s', () => token({ by: others.privateKey, kid: 'two' })],
    ['of another Ghost', () => token({ iss: 'https://elsewhere.example/members/api' })],
    ['for somebody else', () => token({ aud: 'https://elsewhere.example' })],
    ['for this site, which Ghost makes none for', () => token({ aud: env().APP_URL })],
    ['over', () => token({ made: Date.now() - 620_000 })],
    ['over before its time', () => token({ exp: Math.floor(Date.now() / 1000) - 20 })],
    ['older than Ghost makes them', () => token({ made: Date.now() - 620_000, exp: Date.now() })],
    ['made later than now', () => token({ made: Date.now() + 120_000 })],
    ['of nobody with an address', () => token({ sub: 'gus' })],
    ['signed in another way by the same key', () => token({ alg: 'RS256' })],
    ['signed with the public key as a secret', () => token({ alg: 'HS256', by: jwks })],
    ['unsigned', () => unsigned('{"alg":"none"}')],
    ['unsigned, and says otherwise', () => unsigned('{"alg":"RS512","kid":"one"}')],
    ['no token', () => 'x.y.z'],
  ])('is nothing when it is %s', async (_how, make) => {
    await readToken(token());
    await expect(readToken(make())).rejects.toThrow(TokenRefused);
  });

  it('says of whom it spoke also when it is over', async () => {
    expect(await readSubject(token({ made: Date.now() - 3_600_000 }))).toMatchObject({
      subject: 'gus@example.org',
    });
  });

  it.each<[string, { status: number; body: string }]>([
    ['Ghost is in trouble', { status: 503, body: '' }],
    ['it leads elsewhere', { status: 301, body: '' }],
    ['what comes is a page', { status: 200, body: '<!doctype html>' }],
    ['more comes than keys', { status: 200, body: JSON.stringify({ keys: [], more: 'x'.repeat(70_000) }) }],
  ])('is nothing while the keys cannot be had: %s', async (_why, answer) => {
    answered = answer;
    await expect(readToken(token())).rejects.toThrow(TokenRefused);
    answered = { status: 200, body: jwks };
    expect((await readToken(token())).identity).toMatchObject({ subject: 'gus@example.org' });
  });

  it('is nothing where the accounts are not Ghost’s, and where they are, no other token is anything', async () => {
    const signed = token();
    const secret = 'a secret that the publication and we share';
    const { GHOST_URL } = env();
    Object.assign(env(), { GHOST_URL: undefined, SSO_KEY: secret });
    await expect(readToken(signed)).rejects.toThrow(TokenRefused);
    const shared = new SignJWT({ sub: 'pia', email: 'pia@example.org', jti: 'token-of-pia' })
      .setProtectedHeader({ alg: 'HS256' })
      .setAudience(env().APP_URL)
      .setIssuedAt()
      .setExpirationTime('2m')
      .sign(new TextEncoder().encode(secret));
    await readToken(await shared);
    Object.assign(env(), { GHOST_URL });
    await expect(readToken(await shared)).rejects.toThrow(TokenRefused);
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
      insider: true,
      membership: { source: 'OUTSIDE' },
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

  /** A token of the publication's own accounts about Wanda, made so many seconds ago. */
  const sign = (claims: Record<string, unknown>, { ago = 0, jti = newId() } = {}) => {
    env().SSO_KEY = 'a secret that the two of them share, long enough';
    const made = Date.now() / 1000 - ago;
    return new SignJWT({ ...claims, iat: made })
      .setProtectedHeader({ alg: 'HS256' })
      .setSubject('wanda')
      .setJti(jti)
      .setAudience(env().APP_URL)
      .setExpirationTime(Math.floor(made) + 240)
      .sign(new TextEncoder().encode(env().SSO_KEY));
  };
  const wanda = async () =>
    (
      await signUpFromOutside({
        identity: known('wanda', { provider: 'publication' }),
        displayName: 'Wanda Waits',
        address,
      })
    ).sessionToken;
  const isInsider = async (sessionToken: string) => (await findViewer({ sessionToken }))!.insider;

  it('is not overridden by what was said before it, in whatever order it arrives', async () => {
    const sessionToken = await wanda();
    const [older, newer] = [await sign(told('active'), { ago: 60 }), await sign(told('lapsed'), { ago: 20 })];
    await takeOutsideMembership({ token: newer });
    const refusal = await refusalOf(takeOutsideMembership({ token: older }));
    expect(refusal).toMatchObject({ status: 409, code: 'outside-older' });
    expect(await isInsider(sessionToken)).toBe(false);
    // Nor by somebody who signs in with what they were told before, and who is signed in all the same.
    const late = await signInFromOutside({
      ...(await readToken(await sign(told('active'), { ago: 40 }))),
      address,
    });
    expect(await isInsider(late!.sessionToken)).toBe(false);
    await takeOutsideMembership({ token: await sign(told('active')) });
    expect(await isInsider(sessionToken)).toBe(true);
  });

  it('of several at once, the last that was said counts, whoever comes first', async () => {
    const sessionToken = await wanda();
    for (let round = 0; round < 6; round += 1) {
      const states = ['active', 'lapsed'] as const;
      const last = states[round % 2]!;
      const tokens = await Promise.all(
        [3, 2, 1, 0].map((place) =>
          sign(told(place === 0 ? last : states[place % 2]!), { ago: place / 100 - round }),
        ),
      );
      const { refusals } = await inParallel(
        [...tokens.slice(2), ...tokens.slice(0, 2)].map((token) => takeOutsideMembership({ token })),
      );
      expect(
        [...new Set(refusals.map(({ code }) => code))].filter((code) => code !== 'outside-older'),
      ).toEqual([]);
      expect(await isInsider(sessionToken)).toBe(last === 'active');
    }
  });

  it('uses its token up only with what it does: of two at once one, and one that nobody was known by works later', async () => {
    const early = await sign(told('lapsed'));
    expect((await refusalOf(takeOutsideMembership({ token: early }))).status).toBe(404);
    const sessionToken = await wanda();
    const { answers, refusals } = await inParallel(
      [early, early, early].map((token) => takeOutsideMembership({ token })),
    );
    expect([answers.length, refusals.map(({ code }) => code)]).toEqual([
      1,
      ['outside-refused', 'outside-refused'],
    ]);
    expect(await isInsider(sessionToken)).toBe(false);
  });

  it('counts when somebody links the two', async () => {
    const member = await someone({ membership: null });
    await linkIdentity({
      viewer: member,
      identity: known('lina', { email: member.email, ...told('active') }),
    });
    expect(await history(member.id)).toMatchObject([{ source: 'OUTSIDE', to_state: 'ACTIVE' }]);
  });

  it('counts when somebody who is linked comes back signed in, and uses its token up', async () => {
    const sessionToken = await wanda();
    const viewer = (await findViewer({ sessionToken }))!;
    const arriving = await readToken(
      await sign({ ...told('lapsed'), email: viewer.email, email_verified: true }),
    );
    await linkIdentity({ ...arriving, viewer });
    expect(await isInsider(sessionToken)).toBe(false);
    await expect(linkIdentity({ ...arriving, viewer })).rejects.toThrow(TokenRefused);
    const newer = await readToken(
      await sign({ ...told('active'), email: viewer.email, email_verified: true }),
    );
    await linkIdentity({ identity: newer.identity, viewer });
    expect(await isInsider(sessionToken)).toBe(true);
    await linkIdentity({ identity: arriving.identity, viewer });
    expect(await isInsider(sessionToken), 'what is older changes nothing').toBe(true);
  });

  it('is not what was said before somebody unlinked the two, when they link them again', async () => {
    const sessionToken = await wanda();
    const viewer = (await findViewer({ sessionToken }))!;
    const arriving = (ago: number) =>
      sign({ ...told('active'), email: viewer.email, email_verified: true }, { ago }).then((token) =>
        readToken(token),
      );
    const before = await arriving(60);
    await takeOutsideMembership({ token: await sign(told('lapsed'), { ago: 20 }) });
    await unlinkIdentity({ viewer, provider: 'publication' });
    const [second, third] = [await arriving(50), await arriving(40)];
    await linkIdentity({ ...before, viewer });
    expect(await isInsider(sessionToken)).toBe(false);
    await linkIdentity({ ...second, viewer });
    expect(await isInsider(sessionToken), 'nor where they come twice').toBe(false);
    const entered = await signInFromOutside({ ...third, address });
    expect(await isInsider(entered!.sessionToken), 'nor sign in by it').toBe(false);
    expect(
      await refusalOf(takeOutsideMembership({ token: await sign(told('active'), { ago: 30 }) })),
    ).toMatchObject({ code: 'outside-older' });
    await unlinkIdentity({ viewer, provider: 'publication' });
    // Said a moment later than that, by a clock there that is as ours.
    await linkIdentity({ ...(await arriving(-1)), viewer });
    expect(await isInsider(sessionToken)).toBe(true);
  });

  it('is taken between two sign-ins by a signed token, once, of whoever is known, on the very next request', async () => {
    const unknown = takeOutsideMembership({ token: await sign(told('active')) });
    expect((await refusalOf(unknown)).status).toBe(404);
    const sessionToken = await wanda();
    expect(await isInsider(sessionToken)).toBe(true);
    const token = await sign(told('lapsed'));
    await takeOutsideMembership({ token });
    expect((await findViewer({ sessionToken }))!.insider).toBe(false);
    for (const bad of [token, 'none at all', await sign({}), await sign({ membership: { state: 'gone' } })])
      expect(await refusalOf(takeOutsideMembership({ token: bad }))).toMatchObject({
        status: 422,
        code: 'outside-refused',
        field: 'token',
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

describe('what is said elsewhere of a role', () => {
  const enter = async (
    subject: string,
    roles: OutsideIdentity['roles'],
    more: Partial<OutsideIdentity> = {},
  ) =>
    (await findViewer(
      (await signInFromOutside({ address, identity: known(subject, { roles, ...more }) }))!,
    ))!;
  const arrive = async (subject: string, displayName: string, roles: OutsideIdentity['roles'] = null) =>
    (await signUpFromOutside({ identity: known(subject, { roles }), displayName, address })).memberId;
  const standing = async (memberId: string) =>
    (
      await query<{ role: string; author: boolean }>(
        'select role::text, is_author as author from members where id = $1',
        [memberId],
      )
    )[0]!;
  const allow = (outsideRoles: 'nobody' | 'authors' | 'moderators') =>
    setPolicy({ security: { outsideRoles } });
  const reason = 'As agreed.';

  it('counts only where the policy says so, and only as far', async () => {
    const memberId = await arrive('mo', 'Mo Moderates', ['moderator', 'author']);
    expect(await standing(memberId)).toEqual({ role: 'MEMBER', author: false });
    await allow('authors');
    await enter('mo', ['moderator', 'author']);
    expect(await standing(memberId)).toEqual({ role: 'MEMBER', author: true });
    await allow('moderators');
    expect((await enter('mo', ['moderator', 'author'])).role).toBe('MODERATOR');
    await allow('authors');
    expect((await enter('mo', ['moderator', 'author'])).role).toBe('MEMBER');
    await allow('nobody');
    await enter('mo', ['moderator', 'author']);
    expect(await standing(memberId)).toEqual({ role: 'MEMBER', author: false });
  });

  it('is on record and told, opens the desk only after the second step, and goes with the claim', async () => {
    await allow('moderators');
    const memberId = await arrive('mia', 'Mia Moderates', ['moderator']);
    const viewer = await enter('mia', ['moderator']);
    expect(viewer).toMatchObject({ role: 'MODERATOR', owesSecondStep: true });
    expect(may(viewer, 'desk.read')).toBe(false);
    await query(
      `insert into totp_factors (member_id, secret, created_at, confirmed_at, last_step) values ($1, 'none', now(), now(), 1)`,
      [memberId],
    );
    const waits = (await signInFromOutside({ address, identity: known('mia', { roles: ['moderator'] }) }))!;
    expect(await findViewer(waits), 'it waits for the code').toBeNull();
    await query('delete from totp_factors');
    expect((await enter('mia', null)).role, 'nothing is said').toBe('MODERATOR');
    expect((await enter('mia', [])).role).toBe('MEMBER');
    expect(
      await query(
        `select from_state, to_state, actor_id, reason, details from audit_entries
         where action = 'member.set-role' and subject_id = $1 order by id`,
        [memberId],
      ),
    ).toEqual(
      [
        ['MEMBER', 'MODERATOR'],
        ['MODERATOR', 'MEMBER'],
      ].map(([from_state, to_state]) => ({
        from_state,
        to_state,
        actor_id: null,
        reason: null,
        details: { provider: 'city' },
      })),
    );
    await runWaitingJobs();
    const { items } = await listNotices({ viewer, limit: 9 });
    const told = items.filter(({ kind }) => kind === 'member.role');
    expect(told.map(({ title }) => title)).toEqual([
      'You are no longer of the desk',
      'You are a moderator now',
    ]);
    expect(JSON.stringify(told)).toContain('Your account elsewhere');
    expect(
      await query(`select 1 from security_events where kind = 'role-changed' and member_id = $1`, [memberId]),
    ).toHaveLength(2);
  });

  it('goes within the hour where the policy or the installation lets nobody say it any more, or it is not said anew', async () => {
    const city = {
      id: 'city',
      name: 'City',
      issuer: 'https://city.example',
      clientId: 'c',
      clientSecret: 's',
    };
    const providers = (...entries: { id: string; roles: boolean }[]) =>
      Object.assign(env(), {
        OIDC_PROVIDERS: entries.map((entry) => ({ ...city, memberships: false, ...entry })),
      });
    const own = { ...env() };
    const both = { role: 'MODERATOR', author: true };
    const none = { role: 'MEMBER', author: false };
    try {
      providers({ id: 'city', roles: true });
      await allow('moderators');
      const memberId = await arrive('sid', 'Sid Silent', ['moderator', 'author']);
      const given = await arrive('dee', 'Dee Desk', ['author']);
      await setRole({ viewer: await admin(), memberId: given, role: 'MODERATOR', reason });
      const again = () => enter('sid', ['moderator', 'author']);
      expect(await endSilentRoles()).toBe(0);
      expect(await standing(memberId)).toEqual(both);
      await allow('authors');
      expect(await endSilentRoles()).toBe(1);
      expect(await standing(memberId)).toEqual({ role: 'MEMBER', author: true });
      await allow('moderators');
      await again();
      await allow('nobody');
      expect(await endSilentRoles()).toBe(3);
      expect(await standing(memberId)).toEqual(none);
      expect(await standing(given), 'what the desk gave stays').toEqual({ role: 'MODERATOR', author: false });
      await allow('moderators');
      for (const entries of [[{ id: 'city', roles: false }], [{ id: 'other', roles: true }]]) {
        await again();
        expect(await standing(memberId)).toEqual(both);
        providers(...entries);
        const { answers } = await inParallel([endSilentRoles(), endSilentRoles()]);
        expect(answers.sort(), 'of two at once one takes it').toEqual([0, 2]);
        expect(await standing(memberId)).toEqual(none);
        providers({ id: 'city', roles: true });
      }
      await again();
      const after = (days: number) => ({
        ...systemContext,
        now: () => new Date(Date.now() + days * 24 * 60 * 60 * 1000),
      });
      await endSilentRoles({ context: after(29) });
      expect(await standing(memberId)).toEqual(both);
      await endSilentRoles({ context: after(31) });
      expect(await standing(memberId)).toEqual(none);
      const roles = await query(
        `select to_state from audit_entries where action = 'member.set-role' and subject_id = $1`,
        [memberId],
      );
      expect(roles, 'each once').toHaveLength(10);
    } finally {
      Object.assign(env(), { OIDC_PROVIDERS: own.OIDC_PROVIDERS });
    }
  });

  it('of the publication’s own accounts stays while they can be heard', async () => {
    const own = { ...env() };
    try {
      await allow('moderators');
      env().SSO_KEY = 'a secret that the two of them share, long enough';
      const identity = known('pat', { provider: 'publication', roles: ['moderator'] });
      const { memberId } = await signUpFromOutside({ identity, displayName: 'Pat Press', address });
      await endSilentRoles({
        context: { ...systemContext, now: () => new Date(Date.now() + 90 * 24 * 60 * 60 * 1000) },
      });
      expect((await standing(memberId)).role).toBe('MODERATOR');
      env().SSO_KEY = undefined;
      await endSilentRoles();
      expect((await standing(memberId)).role).toBe('MEMBER');
    } finally {
      Object.assign(env(), { SSO_KEY: own.SSO_KEY });
    }
  });

  it('makes nobody an administrator, and takes nothing from one', async () => {
    await allow('moderators');
    expect(rolesIn(['admin', 'ADMIN', 'moderator', 7])).toEqual(['moderator']);
    expect([rolesIn('admin'), rolesIn('author'), rolesIn(undefined), rolesIn(null)]).toEqual([
      [],
      ['author'],
      null,
      [],
    ]);
    const memberId = await arrive('ada', 'Ada Runs', ['moderator']);
    await query(`update members set role = 'ADMIN' where id = $1`, [memberId]);
    for (const roles of [[], ['moderator']] as const)
      expect((await enter('ada', [...roles])).role).toBe('ADMIN');
  });

  it('does not override what an administrator has decided, nor what was so before', async () => {
    await allow('moderators');
    const boss = await admin();
    const taken = await arrive('tia', 'Tia Taken', ['moderator', 'author']);
    await setRole({ viewer: boss, memberId: taken, role: 'MEMBER', reason });
    await setAuthor({ viewer: boss, memberId: taken, author: false, reason });
    await enter('tia', ['moderator', 'author']);
    expect(await standing(taken)).toEqual({ role: 'MEMBER', author: false });
    const given = await arrive('gia', 'Gia Given', []);
    await setRole({ viewer: boss, memberId: given, role: 'MODERATOR', reason });
    await setAuthor({ viewer: boss, memberId: given, author: true, reason });
    await enter('gia', []);
    expect(await standing(given)).toEqual({ role: 'MODERATOR', author: true });
    const before = await arrive('bea', 'Bea Before', []);
    await query(`update members set role = 'MODERATOR', is_author = true where id = $1`, [before]);
    await enter('bea', []);
    expect(await standing(before)).toEqual({ role: 'MODERATOR', author: true });
  });

  it('is the desk’s from when an administrator says it, also where it is so already', async () => {
    await allow('moderators');
    const boss = await admin();
    const entries = (memberId: string) =>
      query(
        `select action, from_state, to_state from audit_entries where subject_id = $1 and actor_id = $2 order by id`,
        [memberId, boss.id],
      );
    const kept = await arrive('kay', 'Kay Keeps', ['moderator', 'author']);
    for (let times = 0; times < 2; times += 1) {
      await setRole({ viewer: boss, memberId: kept, role: 'MODERATOR', reason });
      await setAuthor({ viewer: boss, memberId: kept, author: true, reason });
    }
    await enter('kay', []);
    expect(await standing(kept)).toEqual({ role: 'MODERATOR', author: true });
    expect(await entries(kept)).toEqual([
      { action: 'member.set-role', from_state: 'MODERATOR', to_state: 'MODERATOR' },
      { action: 'member.make-author', from_state: null, to_state: null },
    ]);
    const barred = await arrive('ben', 'Ben Barred');
    await setRole({ viewer: boss, memberId: barred, role: 'MEMBER', reason });
    await setAuthor({ viewer: boss, memberId: barred, author: false, reason });
    await enter('ben', ['moderator', 'author']);
    expect(await standing(barred)).toEqual({ role: 'MEMBER', author: false });
    expect(await entries(barred)).toHaveLength(2);
  });

  it('is not taken from who chose a name for longer than it holds, but when they sign in next', async () => {
    await allow('moderators');
    const told = (ago: number) => ({
      roles: ['moderator', 'author'] as OutsideIdentity['roles'],
      membership: { state: 'active' as const, plan: null, until: null },
      saidAt: new Date(Date.now() - ago * 1000).toISOString(),
    });
    const join = async (subject: string, displayName: string, ago: number) =>
      (await signUpFromOutside({ identity: known(subject, told(ago)), displayName, address })).memberId;
    const slow = await join('sol', 'Sol Slow', 320);
    expect(await standing(slow)).toEqual({ role: 'MEMBER', author: false });
    expect(await query('select 1 from memberships where member_id = $1', [slow])).toEqual([]);
    expect(await enter('sol', ['moderator'], { membership: told(0).membership })).toMatchObject({
      role: 'MODERATOR',
      insider: true,
    });
    expect((await standing(await join('quin', 'Quin Quick', 290))).role).toBe('MODERATOR');
  });

  it('of two places, each takes only what it gave; and it goes with the link', async () => {
    await allow('moderators');
    const memberId = await arrive('lou', 'Lou Linked', ['moderator']);
    const viewer = await enter('lou', null);
    const other = { provider: 'other', email: 'lou@example.org' };
    await linkIdentity({ viewer, identity: known('lou', { ...other, roles: ['author'] }) });
    expect(await standing(memberId)).toEqual({ role: 'MODERATOR', author: true });
    await enter('lou', [], other);
    expect(await standing(memberId)).toEqual({ role: 'MODERATOR', author: false });
    await unlinkIdentity({ viewer, provider: 'other' });
    expect((await standing(memberId)).role).toBe('MODERATOR');
    await unlinkIdentity({ viewer, provider: 'city' });
    expect(await standing(memberId)).toEqual({ role: 'MEMBER', author: false });
    const kept = await arrive('kim', 'Kim Kept', []);
    await setRole({ viewer: await admin(), memberId: kept, role: 'MODERATOR', reason });
    await unlinkIdentity({ viewer: await enter('kim', null), provider: 'city' });
    expect((await standing(kept)).role).toBe('MODERATOR');
  });

  it('of what is said at once the last that was said counts, beside an administrator who decides', async () => {
    await allow('moderators');
    const memberId = await arrive('rae', 'Rae Races', []);
    const said = (roles: OutsideIdentity['roles'], seconds: number) =>
      signInFromOutside({
        address,
        identity: known('rae', { roles, saidAt: new Date(Date.now() + seconds * 1000).toISOString() }),
      });
    for (let round = 0; round < 4; round += 1) {
      const last = round % 2 === 0;
      await inParallel([
        said(last ? ['moderator'] : [], round * 10 + 3),
        said(last ? [] : ['moderator'], round * 10 + 1),
        said(['moderator'], round * 10 + 2),
      ]);
      expect((await standing(memberId)).role).toBe(last ? 'MODERATOR' : 'MEMBER');
    }
    const boss = await admin();
    await inParallel<unknown>([
      setRole({ viewer: boss, memberId, role: 'MODERATOR', reason }),
      said(['moderator'], 50),
    ]);
    await said([], 60);
    expect((await standing(memberId)).role).toBe('MODERATOR');
  });

  it('is taken between two sign-ins by a signed token; one that says nothing of it changes nothing of it', async () => {
    await allow('moderators');
    env().SSO_KEY = 'a secret that the two of them share, long enough';
    const { memberId } = await signUpFromOutside({
      identity: known('vera', { provider: 'publication' }),
      displayName: 'Vera Votes',
      address,
    });
    const tell = async (claims: Record<string, unknown>) =>
      takeOutsideMembership({
        token: await new SignJWT({ ...claims, iat: Date.now() / 1000 })
          .setProtectedHeader({ alg: 'HS256' })
          .setSubject('vera')
          .setJti(newId())
          .setAudience(env().APP_URL)
          .setExpirationTime('2m')
          .sign(new TextEncoder().encode(env().SSO_KEY)),
      });
    await tell({ role: ['moderator', 'author'] });
    expect(await standing(memberId)).toEqual({ role: 'MODERATOR', author: true });
    await tell({ membership: { state: 'active' } });
    expect((await standing(memberId)).role).toBe('MODERATOR');
    await tell({ role: 'author' });
    expect(await standing(memberId)).toEqual({ role: 'MEMBER', author: true });
    await tell({ role: null });
    expect(await standing(memberId)).toEqual({ role: 'MEMBER', author: false });
  });
});
