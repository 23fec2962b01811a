import { createHash, randomBytes } from 'node:crypto';
import { SignJWT } from 'jose';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DAY, MINUTE, SECOND } from '@/lib/testing/clock';
import { systemContext } from '@/lib/platform/context';
import { env } from '@/lib/platform/env';
import { newId } from '@/lib/platform/ids';
import { query } from '@/lib/testing/database';
import { openNewsroom } from '@/lib/testing/newsroom';
import { sanction } from '@/lib/testing/people';
import { setPolicy } from '@/lib/testing/policy';
import { inParallel, refusalOf } from '@/lib/testing/refusal';
import { enrollMember } from '../enroll-member';
import { findViewer } from '../find-viewer';
import { forgetSessions } from '../forget-sessions';
import { may } from '../permissions';
import { assertFreshProof } from '../proof/assert-fresh-proof';
import { endOtherSessions } from '../sessions/end-other-sessions';
import { endSession } from '../sessions/end-session';
import { listSessions } from '../sessions/list-sessions';
import { signIn } from '../sign-in';
import { signOut } from '../sign-out';
import { signUp } from '../sign-up';
import { agreeToHandover, readHandover } from './agree-to-handover';
import { beginHandover } from './begin-handover';
import { signInByToken } from './sign-in-by-token';
import { takeHandover } from './take-handover';

const HOST = 'https://www.example.net';
const here = { address: '192.0.2.77', userAgent: 'Mozilla/5.0 (X11; Linux x86_64) Chrome/141.0.0.0' };
const password = 'tortoise lamp nine harbour';
let people = 0;

beforeEach(async () => {
  await openNewsroom();
  await setPolicy({ embed: { origins: [HOST, 'https://second.example'] } });
});

/** Somebody who signs in on our own pages. */
async function someone(role: 'MEMBER' | 'MODERATOR' = 'MEMBER') {
  people += 1;
  const email = `framed-${people}@example.org`;
  const displayName = `Framed ${'abcdefghjkmnopqrstuvwxyz'[people]}`;
  await enrollMember({ email, displayName, password, role, source: 'DEMO' });
  const { sessionToken } = await signIn({ email, password, ...here });
  return { email, sessionToken, viewer: (await findViewer({ sessionToken }))! };
}
type Someone = Awaited<ReturnType<typeof someone>>;

/** A frame that waits. */
async function frame(origin = HOST, from = here) {
  const verifier = randomBytes(32).toString('base64url');
  const challenge = createHash('sha256').update(verifier).digest('base64url');
  const { id, expiresAt } = await beginHandover({ origin, challenge, ...from });
  // By the database's clock, which need not be ours to the millisecond.
  expect(Date.parse(expiresAt) - Date.now()).toBeLessThan(10 * MINUTE + SECOND);
  return { id, verifier };
}
const take = (one: { id: string; verifier: string }, more = {}) => takeHandover({ ...one, ...here, ...more });
const agree = (viewer: Someone['viewer'], { id }: { id: string }, more = {}) =>
  agreeToHandover({ viewer, id, ...here, ...more });
async function signedInFrame(person: Someone, origin = HOST) {
  const waiting = await frame(origin);
  await agree(person.viewer, waiting);
  const { sessionToken } = (await take(waiting))!;
  return { sessionToken, viewer: (await findViewer({ sessionToken }))! };
}

describe('a frame that is signed in by a window', () => {
  it('waits until its member has agreed, and is signed in once', async () => {
    const person = await someone();
    const waiting = await frame();
    expect(await take(waiting)).toBeNull();
    expect(await readHandover({ viewer: person.viewer, id: waiting.id, ...here })).toEqual({
      id: waiting.id,
      origin: HOST,
    });
    await agree(person.viewer, waiting);
    await agree(person.viewer, waiting);
    const taken = await take(waiting);
    expect(await findViewer({ sessionToken: taken!.sessionToken })).toMatchObject({
      id: person.viewer.id,
      frame: HOST,
    });
    expect((await refusalOf(take(waiting))).code).toBe('handover-over');
    expect(await findViewer(person), 'that of our own pages goes on').not.toBeNull();
    expect(
      await query('select kind, way from security_events where member_id = $1 order by id desc limit 1', [
        person.viewer.id,
      ]),
    ).toEqual([{ kind: 'signed-in', way: 'frame' }]);
  });

  it('is signed in by one of several that ask at once', async () => {
    const person = await someone();
    const waiting = await frame();
    await agree(person.viewer, waiting);
    const { answers, refusals } = await inParallel(Array.from({ length: 6 }, () => take(waiting)));
    expect(answers).toHaveLength(1);
    expect(refusals.map(({ code }) => code)).toEqual(Array(5).fill('handover-over'));
    expect(await query('select id from sessions where frame_origin is not null')).toHaveLength(1);
  });

  it('is agreed to by one of two who do so at once', async () => {
    const [one, other] = [await someone(), await someone()];
    const waiting = await frame();
    const { answers, refusals } = await inParallel(
      [one, other].map(async ({ viewer }) => {
        await agree(viewer, waiting);
        return viewer.id;
      }),
    );
    expect([answers.length, refusals.map(({ code }) => code)]).toEqual([1, ['handover-over']]);
    expect((await take(waiting))?.memberId).toBe(answers[0]);
  });

  it('gives nothing to who does not know what it knows', async () => {
    const person = await someone();
    const waiting = await frame();
    await agree(person.viewer, waiting);
    const guess = { id: waiting.id, verifier: randomBytes(32).toString('base64url') };
    expect((await refusalOf(take(guess))).code).toBe('handover-over');
    const [kept] = await query<Record<string, string>>('select * from session_handovers');
    expect(JSON.stringify(kept)).not.toContain(waiting.verifier);
    expect(JSON.stringify(kept)).not.toContain(here.address);
    expect(await take(waiting)).not.toBeNull();
  });

  it.each([
    ['another network', { address: '198.51.100.4' }],
    ['another browser', { userAgent: 'Mozilla/5.0 Firefox/145.0' }],
  ])('is refused from %s: a link that somebody sent signs nobody in', async (_, other) => {
    const { viewer } = await someone();
    const waiting = await frame(HOST, { ...here, ...other });
    expect((await refusalOf(readHandover({ viewer, id: waiting.id, ...here }))).code).toBe(
      'handover-elsewhere',
    );
    expect((await refusalOf(agree(viewer, waiting))).code).toBe('handover-elsewhere');
    expect(await take(waiting)).toBeNull();
  });

  it('waits for ten minutes, on a page that may show comments', async () => {
    const { viewer } = await someone();
    const waiting = await frame();
    const late = { ...systemContext, now: () => new Date(Date.now() + 10 * MINUTE + SECOND) };
    expect((await refusalOf(agree(viewer, waiting, { context: late }))).code).toBe('handover-over');
    await agree(viewer, waiting);
    expect((await refusalOf(take(waiting, { context: late }))).code).toBe('handover-over');
    expect((await refusalOf(frame('https://evil.example'))).code).toBe('origin-not-allowed');
    await setPolicy({ embed: { origins: [] } });
    expect((await refusalOf(agree(viewer, waiting))).code).toBe('origin-not-allowed');
    expect(await forgetSessions({ context: late })).toBeGreaterThan(0);
    expect(await query('select id from session_handovers')).toEqual([]);
  });

  it.each([
    ['has signed out', ({ sessionToken }: Someone) => signOut({ sessionToken })],
    [
      'has ended it from elsewhere',
      async ({ email }: Someone) => {
        const { sessionToken } = await signIn({ email, password, ...here, device: null });
        await endOtherSessions({ viewer: await findViewer({ sessionToken }) });
      },
    ],
  ])('is not signed in by a session whose member %s meanwhile', async (_, end) => {
    const person = await someone();
    const waiting = await frame();
    await agree(person.viewer, waiting);
    await end(person);
    expect((await refusalOf(take(waiting))).code).toBe('handover-over');
  });

  it('signs no other frame in, and nobody agrees who is not signed in', async () => {
    const inFrame = await signedInFrame(await someone());
    expect((await refusalOf(agree(inFrame.viewer, await frame()))).code).toBe('handover-over');
    const nobody = agreeToHandover({ viewer: null, ...(await frame()), ...here });
    expect((await refusalOf(nobody)).status).toBe(401);
  });

  it('keeps one session for each site in a browser, which stands among the member’s and ends with them', async () => {
    const person = await someone();
    const first = await signedInFrame(person);
    const again = await signedInFrame(person);
    const second = await signedInFrame(person, 'https://second.example');
    expect(await findViewer(first), 'the one before on the same site').toBeNull();
    const listed = await listSessions({ viewer: person.viewer });
    expect(new Set(listed.map(({ frame: at }) => at))).toEqual(
      new Set([null, HOST, 'https://second.example']),
    );
    await endSession({ viewer: person.viewer, id: again.viewer.sessionId });
    expect(await findViewer(again)).toBeNull();
    expect(await endOtherSessions({ viewer: person.viewer })).toBe(1);
    expect(await findViewer(second)).toBeNull();
    expect(await findViewer(person)).not.toBeNull();
  });
});

describe('who is signed in in a frame', () => {
  it('is a member there, whatever they are at the desk, and has proved nothing', async () => {
    const person = await someone('MODERATOR');
    const { viewer, sessionToken } = await signedInFrame(person);
    expect(viewer).toMatchObject({
      role: 'MEMBER',
      owesSecondStep: false,
      provedLately: false,
      insider: true,
    });
    expect(may(viewer, 'desk.read')).toBe(false);
    expect(may(viewer, 'comment.write')).toBe(true);
    // Not even where they show once more that it is they.
    await query('update sessions set proved_at = clock_timestamp()');
    expect(() => assertFreshProof(viewer)).toThrow();
    expect(await findViewer({ sessionToken })).toMatchObject({ provedLately: false });
    expect((await findViewer(person))!.role).toBe('MODERATOR');
  });

  it('is turned out by a ban at once', async () => {
    const inFrame = await signedInFrame(await someone());
    await sanction({ on: inFrame.viewer, kind: 'BAN', from: new Date(Date.now() - MINUTE) });
    expect(may(await findViewer(inFrame), 'comment.write')).toBe(false);
  });
});

describe('a frame that is signed in by the page around it', () => {
  const secret = 'a secret that the publication and we share';
  const own = { ...env() };
  beforeEach(() => void Object.assign(env(), { SSO_KEY: secret }));
  afterEach(() => void Object.assign(env(), { SSO_KEY: own.SSO_KEY }));

  const tokenOf = (sub: string, claims: object = {}, madeAgo = 0) => {
    const iat = Math.floor((Date.now() - madeAgo) / 1000);
    return new SignJWT({ email: `${sub}@example.net`, email_verified: true, name: nameOf(sub), ...claims })
      .setProtectedHeader({ alg: 'HS256' })
      .setSubject(sub)
      .setAudience(env().APP_URL)
      .setJti(newId())
      .setIssuedAt(iat)
      .setExpirationTime(iat + 300)
      .sign(new TextEncoder().encode(secret));
  };
  const nameOf = (sub: string) => `Reader ${sub}`;
  const enter = (token: string, more: Partial<Parameters<typeof signInByToken>[0]> = {}) =>
    signInByToken({ viewer: null, origin: HOST, token, ...here, ...more });
  const whoIs = async (signedIn: { sessionToken: string } | null) => findViewer(signedIn!);

  it('makes a member of who is new, without a question, and knows them again', async () => {
    const first = await enter(await tokenOf('una', { membership: { state: 'active' }, role: 'author' }));
    expect(await whoIs(first)).toMatchObject({ displayName: 'Reader una', frame: HOST, insider: true });
    const again = await enter(await tokenOf('una'));
    expect(again!.memberId).toBe(first!.memberId);
    expect(await query(`select kind from security_events where kind = 'new-device'`)).toEqual([]);
    await enter(await tokenOf('vera', { membership: { state: 'lapsed' } }));
    expect(
      await query(`select m.display_name as name from memberships join members m on m.id = member_id
      where m.display_name like 'Reader %'`),
    ).toEqual([{ name: 'Reader una' }]);
  });

  it('asks for another name where theirs is taken or none, and takes the same token with it', async () => {
    await enter(await tokenOf('wim'));
    const token = await tokenOf('wilma', { name: 'Reader wim' });
    expect(await refusalOf(enter(token))).toMatchObject({ code: 'name-taken', field: 'displayName' });
    expect(await refusalOf(enter(await tokenOf('xena', { name: undefined })))).toMatchObject({
      field: 'displayName',
    });
    expect(await whoIs(await enter(token, { displayName: 'Wilma Weir' }))).toMatchObject({
      displayName: 'Wilma Weir',
    });
  });

  it('spends a token once, also where it comes several times at once', async () => {
    const token = await tokenOf('yara');
    const { answers } = await inParallel(Array.from({ length: 4 }, () => enter(token)));
    expect(answers).toHaveLength(1);
    expect((await refusalOf(enter(token))).code).toBe('outside-refused');
    const member = await whoIs(answers[0]!);
    const next = await tokenOf('yara');
    const more = await inParallel(Array.from({ length: 4 }, () => enter(next)));
    expect([more.answers.length, more.refusals.map(({ code }) => code)]).toEqual([
      1,
      Array(3).fill('outside-refused'),
    ]);
    expect(member!.id).toBe(more.answers[0]!.memberId);
  });

  it('makes one member of somebody whose page is opened twice at once', async () => {
    const tokens = [await tokenOf('zoe'), await tokenOf('zoe')];
    const { answers, refusals } = await inParallel(tokens.map((token) => enter(token)));
    expect(refusals).toEqual([]);
    expect(new Set(answers.map((one) => one!.memberId)).size).toBe(1);
    expect(await query(`select 1 from outside_identities where subject = 'zoe'`)).toHaveLength(1);
  });

  it('needs no fresh token for whoever is signed in already, and one of somebody else takes their place', async () => {
    const used = await tokenOf('abe');
    const first = await enter(used);
    const viewer = await whoIs(first);
    expect(await enter(used, { viewer }), 'used').toBeNull();
    expect(await enter(await tokenOf('abe', {}, DAY), { viewer }), 'old').toBeNull();
    const forged = `${(await tokenOf('abe')).slice(0, -6)}AAAAAA`;
    expect((await refusalOf(enter(forged, { viewer }))).code).toBe('outside-refused');
    expect((await refusalOf(enter(await tokenOf('abe', {}, DAY)))).code).toBe('outside-refused');
    // What a good one says anew counts.
    expect(await enter(await tokenOf('abe', { membership: { state: 'lapsed' } }), { viewer })).toBeNull();
    expect(await whoIs(first)).toMatchObject({ insider: false });
    const other = await enter(await tokenOf('bea'), { viewer, replaces: first!.sessionToken });
    expect(await whoIs(other)).toMatchObject({ displayName: 'Reader bea' });
    expect(await whoIs(first)).toBeNull();
  });

  it('is refused to a page that may not show comments, to who has an account, and where it takes a second step', async () => {
    const token = await tokenOf('cara');
    expect((await refusalOf(enter(token, { origin: 'https://evil.example' }))).code).toBe(
      'origin-not-allowed',
    );
    const signedIn = await enter(token);
    await query(
      `insert into totp_factors (member_id, secret, created_at, confirmed_at, last_step) values ($1, 'none', now(), now(), 1)`,
      [signedIn!.memberId],
    );
    const asked = await tokenOf('cara');
    expect((await refusalOf(enter(asked))).code).toBe('second-step-needed');
    expect(await query('select 1 from sign_ins_under_way')).toEqual([]);
    await query('delete from totp_factors');
    expect(await enter(asked), 'it was not used up').not.toBeNull();
    const { email } = await someone();
    expect((await refusalOf(enter(await tokenOf('dora', { email })))).code).toBe('outside-known');
    await signUp({ email: 'eli@example.net', displayName: 'Eli Elsewhere', password, address: here.address });
    expect(await enter(await tokenOf('eli')), 'an address that somebody only named').not.toBeNull();
  });
});
