import { beforeEach, describe, expect, it } from 'vitest';
import { findPageReader } from '@/lib/comments/own/find-page-reader';
import { submitComment } from '@/lib/comments/submission/submit-comment';
import { markFounding } from '@/lib/members/mark-founding';
import { listMembers } from '@/lib/moderation/sanctions/list-members';
import { requestAssignments } from '@/lib/peer-review/assignment/request-assignments';
import { transaction } from '@/lib/platform/db';
import { newId } from '@/lib/platform/ids';
import { DAY_MS } from '@/lib/platform/durations';
import { publishedComment } from '@/lib/testing/comments';
import { query } from '@/lib/testing/database';
import { runWaitingJobs } from '@/lib/testing/jobs';
import { context, news, openNewsroom } from '@/lib/testing/newsroom';
import { admin, insider, member as someone, moderator } from '@/lib/testing/people';
import { setPolicy } from '@/lib/testing/policy';
import { inParallel, refusalOf } from '@/lib/testing/refusal';
import { findViewer } from '../find-viewer';
import { signUpFromOutside } from '../outside/sign-up-from-outside';
import { signUp } from '../sign-up';
import { openedIn } from '../sessions/opened-in';
import { insertSession } from '../store';
import type { Viewer } from '../viewer';
import { readMembership } from './read-membership';
import { setMembership } from './set-membership';

beforeEach(openNewsroom);

const reason = 'As we agreed on Friday.';
const inDays = (days: number) => new Date(Date.now() + days * DAY_MS).toISOString();

const opened = () => openedIn({ address: '192.0.2.1', userAgent: null, deviceId: newId() });
const sessionOf = ({ id }: Viewer) => transaction((tx) => insertSession(tx, id, new Date(), opened()));
/** The same person as their next request finds them. */
const again = async (viewer: Viewer): Promise<Viewer> =>
  (await findViewer({ sessionToken: await sessionOf(viewer) }))!;

/** Has the end of a membership be so many days away, and that of its grace. */
const runsOut = ({ id }: Viewer, until: number, grace: number) =>
  query('update memberships set until = $2, grace_until = $3 where member_id = $1', [
    id,
    inDays(until),
    inDays(grace),
  ]);

describe('a membership', () => {
  it('lapses from the next request on, loses nothing, and is granted again', async () => {
    const [boss, member] = [await admin(), await insider()];
    const comment = await publishedComment({ article: news, context, author: member });
    await setMembership({ viewer: boss, memberId: member.id, state: 'LAPSED', reason });
    const lapsed = await again(member);
    expect(lapsed.insider).toBe(false);
    const attempt = submitComment({
      viewer: lapsed,
      articleSlug: news.slug,
      body: 'May I still write?',
      context,
    });
    expect((await refusalOf(attempt)).code).toBe('insider-only');
    expect(await query('select visible from comments where id = $1', [comment])).toEqual([{ visible: true }]);
    await setMembership({ viewer: boss, memberId: member.id, state: 'ACTIVE', reason });
    expect((await again(member)).insider).toBe(true);
    await runWaitingJobs();
    const told = await query('select id from notices where member_id = $1 and kind = $2', [
      member.id,
      'member.membership',
    ]);
    expect(told).toHaveLength(2);
  });

  it('that has run out lapses by itself, once its days of grace are over, wherever it is asked for', async () => {
    const boss = await admin();
    const reader = await insider();
    await markFounding({ viewer: boss, memberId: reader.id, founding: true });
    await publishedComment({ article: news, context, author: reader });
    const sessionToken = await sessionOf(reader);
    const looks = async () => {
      const viewer = (await findViewer({ sessionToken }))!;
      const page = await findPageReader({ sessionToken, articleSlug: news.slug });
      const [listed] = (await listMembers({ viewer: boss, query: reader.displayName })).items;
      const [card] = await query<{ badges: string[] }>(
        `select card -> 'badges' as badges from authors where id = $1`,
        [reader.id],
      );
      return [viewer.membership?.state, viewer.insider, page?.asOthers, listed?.membership, card?.badges];
    };
    await runsOut(reader, 1, 8);
    expect(await looks()).toEqual(['ACTIVE', true, true, 'ACTIVE', ['founding']]);
    await runsOut(reader, -1, 6);
    expect(await looks()).toEqual(['GRACE', true, true, 'GRACE', ['founding']]);
    await runsOut(reader, -8, -1);
    expect(await looks()).toEqual(['LAPSED', false, false, 'LAPSED', []]);
    // Also for who asked a moment before: what is written is judged by the database.
    const write = submitComment({
      viewer: reader,
      articleSlug: news.slug,
      body: 'A moment too late for what I wanted to say.',
    });
    expect((await refusalOf(write)).code).toBe('not-in-good-standing');
  });

  it('is extended, with a plan of the policy, and says what became of it', async () => {
    const boss = await admin();
    const reader = await insider();
    await setPolicy({
      membership: { plans: [{ key: 'yearly', name: 'Yearly', description: 'Twelve months.' }], graceDays: 5 },
    });
    const until = inDays(365);
    const set = { viewer: boss, memberId: reader.id, reason } as const;
    expect(await setMembership({ ...set, state: 'ACTIVE', plan: 'yearly', until })).toMatchObject({
      state: 'ACTIVE',
      source: 'SIGN_UP',
      plan: 'yearly',
      until,
      graceUntil: inDaysAfter(until, 5),
    });
    await setMembership({ ...set, state: 'REVOKED' });
    const theirs = await readMembership({ viewer: boss, memberId: reader.id });
    expect(theirs.history).toMatchObject([
      {
        by: boss.displayName,
        from: { state: 'ACTIVE', plan: 'yearly', until },
        to: { state: 'REVOKED' },
        reason,
      },
      {
        by: boss.displayName,
        from: { state: 'ACTIVE', plan: null, until: null },
        to: { plan: 'yearly', until },
      },
    ]);
    const own = await readMembership({ viewer: await again(reader) });
    expect(own).toMatchObject({ membership: { state: 'REVOKED' }, history: [{ by: null }, { by: null }] });
    const unknown = setMembership({ ...set, state: 'ACTIVE', plan: 'weekly' });
    expect(await refusalOf(unknown)).toMatchObject({ status: 400, code: 'plan-unknown', field: 'plan' });
    const past = setMembership({ ...set, state: 'ACTIVE', until: inDays(-1) });
    expect(await refusalOf(past)).toMatchObject({ code: 'bad-membership-end', field: 'until' });
  });

  it('is granted to who has none, once of two at once, and by administrators alone', async () => {
    const boss = await admin();
    const { id } = await someone({ membership: null });
    const grant = () => setMembership({ viewer: boss, memberId: id, state: 'ACTIVE', reason });
    expect((await inParallel([grant(), grant()])).refusals).toEqual([]);
    expect(await query('select state, source from memberships where member_id = $1', [id])).toEqual([
      { state: 'ACTIVE', source: 'STAFF' },
    ]);
    for (const table of ['audit_entries where subject_id', 'membership_changes where member_id'])
      expect(await query(`select count(*)::int as count from ${table} = $1`, [id])).toEqual([{ count: 1 }]);
    const mod = await moderator();
    const denied = setMembership({ viewer: mod, memberId: id, state: 'REVOKED', reason });
    expect((await refusalOf(denied)).status).toBe(403);
    expect((await refusalOf(readMembership({ viewer: mod, memberId: id }))).status).toBe(403);
    expect((await refusalOf(readMembership({ viewer: null }))).status).toBe(401);
  });

  it('goes with an account only where the policy has it so, whichever way somebody signs up', async () => {
    await setPolicy({ membership: { bySignUp: false } });
    const address = '198.51.100.61';
    const account = { email: 'reader-only@example.org', password: 'tortoise lamp nine' };
    const first = await signUp({ ...account, displayName: 'Rea Reads', address });
    expect(first.member.insider).toBe(false);
    // A sign-up that is held says the same.
    const held = { ...account, password: 'harbour of bells', displayName: 'Rea Again' };
    expect((await signUp({ ...held, address })).member.insider).toBe(false);
    const identity = {
      provider: 'city',
      subject: 'rita',
      email: 'rita@example.org',
      emailVerified: true,
      name: 'Rita',
      membership: null,
      roles: null,
      saidAt: new Date().toISOString(),
    };
    const outside = await signUpFromOutside({ identity, displayName: 'Rita Reads', address });
    for (const { sessionToken } of [first, outside])
      expect(await findViewer({ sessionToken })).toMatchObject({ membership: null, insider: false });
    await setPolicy({ membership: { bySignUp: true } });
    const later = { email: 'writer@example.org', displayName: 'Wim Writes', password: account.password };
    expect((await signUp({ ...later, address })).member.insider).toBe(true);
  });

  it('reviews for others in its days of grace, and not after them', async () => {
    const reader = await insider();
    await runsOut(reader, -1, 1);
    const grace = await again(reader);
    const { id } = await submitComment({
      viewer: grace,
      articleSlug: news.slug,
      body: 'Written in the days of grace.',
      context,
    });
    expect((await requestAssignments({ viewer: grace, commentId: id, context })).required).toBeGreaterThan(0);
    await runsOut(reader, -2, -1);
    const asked = requestAssignments({ viewer: await again(reader), commentId: id, context });
    expect((await refusalOf(asked)).status).toBe(403);
  });
});

const inDaysAfter = (moment: string, days: number) =>
  new Date(new Date(moment).getTime() + days * DAY_MS).toISOString();
