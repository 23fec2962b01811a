import { beforeEach, describe, expect, it } from 'vitest';
import { may } from '@/lib/members/permissions';
import { query } from '@/lib/testing/database';
import { runWaitingJobs } from '@/lib/testing/jobs';
import { openNewsroom } from '@/lib/testing/newsroom';
import { admin, insider, moderator, secondStep } from '@/lib/testing/people';
import { inParallel, refusalOf } from '@/lib/testing/refusal';
import { newId } from '@/lib/platform/ids';
import { openedIn } from '../sessions/opened-in';
import { insertSession } from '../store';
import { transaction } from '@/lib/platform/db';
import { findViewer } from '../find-viewer';
import type { Viewer } from '../viewer';
import { endSessionsOf } from './end-sessions-of';
import { setRole } from './set-role';

beforeEach(openNewsroom);

const reason = 'As we agreed on Friday.';

/** The same person as their next request finds them. */
async function again({ id }: Viewer): Promise<Viewer> {
  const opened = openedIn({ address: '192.0.2.1', userAgent: null, deviceId: newId() });
  const sessionToken = await transaction((tx) =>
    insertSession(tx, id, new Date(), { ...opened, isWhole: true }),
  );
  return (await findViewer({ sessionToken }))!;
}

const noticesOf = (memberId: string) =>
  query<{ kind: string }>('select kind from notices where member_id = $1 order by id', [memberId]).then(
    (rows) => rows.map(({ kind }) => kind),
  );

describe('a role', () => {
  it('brings no session back to life that ran out under the one before', async () => {
    const [boss, other] = [await admin(), await moderator()];
    const before = await again(other);
    const { sessionId } = before;
    const isOpen = async () =>
      (await query(`select from sessions where id = $1 and revoked_at is null`, [sessionId])).length > 0;
    await setRole({ viewer: boss, memberId: other.id, role: 'ADMIN', reason });
    expect(await isOpen()).toBe(true);
    await query(`update sessions set last_seen_at = now() - interval '13 hours' where id = $1`, [sessionId]);
    await setRole({ viewer: boss, memberId: other.id, role: 'MEMBER', reason });
    expect(await isOpen()).toBe(false);
  });

  it('is given and taken by administrators, counts on the next request, is on record, and its member is told', async () => {
    const [boss, member] = [await admin(), await insider()];
    expect(await setRole({ viewer: boss, memberId: member.id, role: 'MODERATOR', reason })).toEqual({
      role: 'MODERATOR',
    });
    await secondStep(member.id);
    expect(may(await again(member), 'desk.decide')).toBe(true);
    await setRole({ viewer: boss, memberId: member.id, role: 'MODERATOR', reason });
    await setRole({ viewer: boss, memberId: member.id, role: 'MEMBER', reason });
    expect(may(await again(member), 'desk.read')).toBe(false);
    const entries = await query(
      'select from_state, to_state, reason, actor_id from audit_entries where subject_id = $1 order by id',
      [member.id],
    );
    expect(entries).toEqual([
      { from_state: 'MEMBER', to_state: 'MODERATOR', reason, actor_id: boss.id },
      { from_state: 'MODERATOR', to_state: 'MEMBER', reason, actor_id: boss.id },
    ]);
    await runWaitingJobs();
    expect(await noticesOf(member.id)).toEqual(['member.role', 'member.role']);
  });

  it('is nobody’s own to change, and nothing for moderators', async () => {
    const [boss, mod, member] = [await admin(), await moderator(), await insider()];
    const own = await refusalOf(setRole({ viewer: boss, memberId: boss.id, role: 'MEMBER', reason }));
    expect(own).toMatchObject({ status: 422, code: 'own-role', field: 'role' });
    for (const viewer of [mod, member])
      expect((await refusalOf(setRole({ viewer, memberId: member.id, role: 'ADMIN', reason }))).status).toBe(
        403,
      );
    expect(
      (await refusalOf(setRole({ viewer: null, memberId: member.id, role: 'ADMIN', reason }))).status,
    ).toBe(401);
    const unknown = setRole({ viewer: boss, memberId: newId(), role: 'ADMIN', reason });
    expect((await refusalOf(unknown)).status).toBe(404);
    const wordless = setRole({ viewer: boss, memberId: member.id, role: 'ADMIN', reason: ' ' });
    expect(await refusalOf(wordless)).toMatchObject({ code: 'reason-required', field: 'reason' });
  });

  it('of two administrators who take each other’s at once, one stays', async () => {
    await query(`update members set role = 'MEMBER' where role = 'ADMIN'`);
    const [one, other] = [await admin(), await admin()];
    const take = (viewer: Viewer, { id }: Viewer) =>
      setRole({ viewer, memberId: id, role: 'MEMBER', reason });
    const { answers, refusals } = await inParallel([take(one, other), take(other, one)]);
    expect([answers.length, refusals.map(({ status }) => status)]).toEqual([1, [403]]);
    expect(await query(`select count(*)::int as count from members where role = 'ADMIN'`)).toEqual([
      { count: 1 },
    ]);
  });
});

describe('a member’s sessions', () => {
  it('are ended by an administrator, who is on record, and the member is told; they can sign in again', async () => {
    const [boss, member, other] = [await admin(), await insider(), await insider()];
    const [before, elsewhere] = [await again(member), await again(other)];
    const open = async (id: string) =>
      (await query(`select from sessions where member_id = $1 and revoked_at is null`, [id])).length;
    const [theirs, others] = [await open(member.id), await open(other.id)];
    expect(await endSessionsOf({ viewer: boss, memberId: member.id, reason })).toEqual({ ended: theirs });
    expect([await open(member.id), await open(other.id)]).toEqual([0, others]);
    expect(before.id).not.toBe(elsewhere.id);
    const entries = await query(
      `select actor_id, reason, details from audit_entries where action = 'member.end-sessions' and subject_id = $1`,
      [member.id],
    );
    expect(entries).toEqual([{ actor_id: boss.id, reason, details: { sessions: theirs } }]);
    await runWaitingJobs();
    expect(await noticesOf(member.id)).toEqual(['member.signed-out']);
    await again(member);
    expect(await open(member.id)).toBe(1);
  });

  it('of an administrator’s own end but for the one in which they do it', async () => {
    const boss = await again(await admin());
    await again(boss);
    await query('update sessions set proved_at = now()');
    const proved = { ...boss, provedLately: true };
    await endSessionsOf({ viewer: proved, memberId: boss.id, reason });
    const left = await query<{ id: string }>(
      `select id from sessions where member_id = $1 and revoked_at is null`,
      [boss.id],
    );
    expect(left).toEqual([{ id: boss.sessionId }]);
  });

  it('are nobody’s else to end', async () => {
    const [mod, member] = [await moderator(), await insider()];
    for (const viewer of [mod, await insider()])
      expect((await refusalOf(endSessionsOf({ viewer, memberId: member.id, reason }))).status).toBe(403);
    const stale = { ...(await admin()), provedLately: false };
    const unproved = endSessionsOf({ viewer: stale, memberId: member.id, reason });
    expect((await refusalOf(unproved)).code).toBe('proof-needed');
    const wordless = endSessionsOf({ viewer: await admin(), memberId: member.id, reason: ' ' });
    expect((await refusalOf(wordless)).code).toBe('reason-required');
  });
});
