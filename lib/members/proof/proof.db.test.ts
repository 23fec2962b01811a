import { beforeEach, describe, expect, it } from 'vitest';
import { changePolicy } from '@/lib/moderation/change-policy';
import { MINUTE } from '@/lib/testing/clock';
import { emptyDatabase, query } from '@/lib/testing/database';
import { insider, secondStep } from '@/lib/testing/people';
import { inParallel, refusalOf } from '@/lib/testing/refusal';
import { findViewer } from '../find-viewer';
import { setMembership } from '../memberships/set-membership';
import { setRole } from '../office/set-role';
import { changePassword } from '../password-reset/change-password';
import { endOtherSessions } from '../sessions/end-other-sessions';
import { signIn } from '../sign-in';
import { signUp } from '../sign-up';
import type { Viewer } from '../viewer';
import { proveIdentity } from './prove-identity';

beforeEach(emptyDatabase);

const password = 'tortoise lamp nine';
const person = { email: 'ada@example.org', password, address: '192.0.2.7' };
let sessionToken: string;

beforeEach(async () => {
  ({ sessionToken } = await signUp({ ...person, displayName: 'Ada Provable' }));
  await query(`update members set role = 'ADMIN', verified_at = now()`);
});

const viewerNow = async (): Promise<Viewer> => (await findViewer({ sessionToken }))!;
const provedAgo = (milliseconds: number) =>
  query(`update sessions set proved_at = clock_timestamp() - make_interval(secs => $1::float8 / 1000)`, [
    milliseconds,
  ]);
const STALE = 5 * MINUTE + 1_000;

describe('a proof of who somebody is', () => {
  it('is given by signing in, and holds for five minutes by the database’s clock', async () => {
    expect(await viewerNow()).toMatchObject({ provedLately: true });
    await provedAgo(4.5 * MINUTE);
    expect(await viewerNow()).toMatchObject({ provedLately: true });
    await provedAgo(STALE);
    expect(await viewerNow()).toMatchObject({ provedLately: false });
    await query('update sessions set proved_at = null');
    expect(await viewerNow()).toMatchObject({ provedLately: false });
    const other = await signIn(person);
    expect(await findViewer(other)).toMatchObject({ provedLately: true });
    expect(await viewerNow(), 'in that session alone').toMatchObject({ provedLately: false });
  });

  it('is asked for before the policy, a role or a membership is changed, and not of those who may not', async () => {
    await provedAgo(STALE);
    const member = await insider();
    const appointment = { memberId: member.id, reason: 'As agreed.' };
    const acts = (viewer: Viewer) => [
      () => changePolicy({ viewer, patch: { review: { required: 4 } } }),
      () => setRole({ ...appointment, viewer, role: 'MODERATOR' }),
      () => setMembership({ ...appointment, viewer, state: 'LAPSED' }),
    ];
    await secondStep((await viewerNow()).id);
    for (const act of acts(await viewerNow()))
      expect(await refusalOf(act())).toMatchObject({ status: 403, code: 'proof-needed' });
    for (const act of acts({ ...member, provedLately: false }))
      expect(await refusalOf(act())).toMatchObject({ status: 403, code: 'not-allowed' });
    expect(await query('select from policy_versions')).toEqual([]);
    await proveIdentity({ viewer: await viewerNow(), password });
    for (const act of acts(await viewerNow())) await act();
    expect(await query(`select role::text from members where id = $1`, [member.id])).toEqual([
      { role: 'MODERATOR' },
    ]);
  });

  it('is given by the password, and by nothing else', async () => {
    await provedAgo(STALE);
    const viewer = await viewerNow();
    expect(await refusalOf(proveIdentity({ viewer, password: 'tortoise lamp eight' }))).toMatchObject({
      status: 422,
      code: 'wrong-password',
      field: 'password',
    });
    expect(await viewerNow()).toMatchObject({ provedLately: false });
    expect(await refusalOf(proveIdentity({ viewer: null, password }))).toMatchObject({ status: 401 });
    await proveIdentity({ viewer, password });
    expect(await viewerNow()).toMatchObject({ provedLately: true });
  });

  it('is not for trying passwords, and a right one is given back', async () => {
    const viewer = await viewerNow();
    for (let time = 0; time < 11; time += 1) await proveIdentity({ viewer, password });
    for (let time = 0; time < 10; time += 1)
      expect((await refusalOf(proveIdentity({ viewer, password: `wrong ${time}` }))).code).toBe(
        'wrong-password',
      );
    expect(await refusalOf(proveIdentity({ viewer, password }))).toMatchObject({ status: 429 });
  });

  it('is none for a session that ended meanwhile, or by a password that was changed meanwhile', async () => {
    const viewer = await viewerNow();
    const other = (await findViewer(await signIn(person)))!;
    await endOtherSessions({ viewer: other });
    expect(await refusalOf(proveIdentity({ viewer, password }))).toMatchObject({ status: 401 });
    const changed = 'another tortoise lamp';
    await query('update sessions set proved_at = null');
    await inParallel([
      changePassword({ viewer: other, presentPassword: password, password: changed }),
      proveIdentity({ viewer: other, password }),
    ]);
    expect(await refusalOf(proveIdentity({ viewer: other, password }))).toMatchObject({
      code: 'wrong-password',
    });
    await proveIdentity({ viewer: other, password: changed });
  });
});
