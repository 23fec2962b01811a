import { beforeEach, describe, expect, it } from 'vitest';
import { transaction } from '@/lib/platform/db';
import { editComment } from '@/lib/comments/editing/edit-comment';
import { expireComments } from '@/lib/comments/end-waiting';
import { withdrawComment } from '@/lib/comments/own/withdraw-comment';
import { DAY, HOUR, MINUTE } from '@/lib/testing/clock';
import { calibrationItems, commentInReview, factsOf, leaseOn, waitingComment } from '@/lib/testing/comments';
import { expectCountersEqualRows } from '@/lib/testing/counters';
import { query } from '@/lib/testing/database';
import { author, context, news, openNewsroom } from '@/lib/testing/newsroom';
import { setPolicy } from '@/lib/testing/policy';
import { inParallel } from '@/lib/testing/refusal';
import { expireLeases } from './expire-leases';
import { recordReview } from '../review/record-review';
import { requestAssignments } from './request-assignments';
import { expireAssignment, findAssignment } from './store';

beforeEach(openNewsroom);

const statesOf = async () =>
  (await query<{ state: string }>('select state::text as state from review_assignments order by id')).map(
    ({ state }) => state,
  );

describe('R3: leases that ran out return to the pool', () => {
  it('those and no others', async () => {
    const commentId = await commentInReview({ article: news, context });
    await leaseOn({ commentId, article: news, context });
    context.advance(MINUTE);
    await leaseOn({ commentId, article: news, context });
    context.advance(29 * MINUTE);
    expect(await expireLeases({ context })).toBe(1);
    expect((await statesOf()).sort()).toEqual(['EXPIRED', 'OPEN']);
    expect(await factsOf(commentId)).toMatchObject({ leaseCount: 1 });
    await expectCountersEqualRows();
  });

  it('calibration items too', async () => {
    await calibrationItems(3);
    const commentId = await waitingComment({ article: news, context, author });
    await requestAssignments({ viewer: author, commentId, context });
    context.advance(30 * MINUTE);
    expect(await expireLeases({ context })).toBe(3);
    const { assignments } = await requestAssignments({ viewer: author, commentId, context });
    expect(assignments).toHaveLength(3);
    expect(await statesOf()).toEqual(['OPEN', 'OPEN', 'OPEN']);
  });

  it('without counting a lease on an older revision twice', async () => {
    const commentId = await commentInReview({ article: news, context, author });
    await leaseOn({ commentId, article: news, context });
    await editComment({ viewer: author, id: commentId, body: 'Put otherwise.', revision: 1, context });
    context.advance(30 * MINUTE);
    expect(await expireLeases({ context })).toBe(1);
    expect(await factsOf(commentId)).toMatchObject({ leaseCount: 0 });
    await expectCountersEqualRows();
  });

  it.each<[string, (id: string) => Promise<unknown>]>([
    ['is withdrawn', (id) => withdrawComment({ viewer: author, id, context })],
    ['expires', () => expireComments({ context })],
    [
      'is held after an edit',
      (id) => editComment({ viewer: author, id, body: 'A pox on it.', revision: 1, context }),
    ],
  ])('at once, when the comment that they were for %s', async (_, end) => {
    await setPolicy({
      review: { leaseMinutes: 1_440, dutyDays: 1, calibrationRate: 0 },
      screening: { suspectWords: ['pox'] },
    });
    await calibrationItems(2);
    const other = await commentInReview({ article: news, context });
    const commentId = await waitingComment({ article: news, context, author });
    context.advance(HOUR);
    await requestAssignments({ viewer: author, commentId, context });
    expect(await expireLeases({ context })).toBe(0);
    context.advance(DAY - MINUTE);
    await end(commentId);
    expect(await factsOf(other)).toMatchObject({ leaseCount: 1 });
    expect(await expireLeases({ context })).toBe(3);
    expect(await statesOf()).toEqual(['EXPIRED', 'EXPIRED', 'EXPIRED']);
    expect(await factsOf(other)).toMatchObject({ leaseCount: 0 });
    await expectCountersEqualRows();
  });

  it.each([1, 2, 3, 4])('never from under a renewal, calibration items included (round %i)', async () => {
    await calibrationItems(2);
    await commentInReview({ article: news, context });
    const commentId = await waitingComment({ article: news, context, author });
    await requestAssignments({ viewer: author, commentId, context });
    context.advance(30 * MINUTE);
    const jobs = [1, 2, 3].map(() => () => expireLeases({ context }));
    const renewal = () => requestAssignments({ viewer: author, commentId, context });
    await inParallel<unknown>([...jobs, renewal, ...jobs].map((act) => act()));
    expect((await renewal()).assignments).toHaveLength(3);
    expect(await statesOf()).toEqual(['OPEN', 'OPEN', 'OPEN']);
    await expectCountersEqualRows();
  });

  it('only as they stand: one that is no longer due is left alone', async () => {
    const commentId = await commentInReview({ article: news, context });
    const { viewer, assignmentId } = await leaseOn({ commentId, article: news, context });
    const found = await transaction((tx) => findAssignment(tx, assignmentId, viewer.id));
    const take = () => transaction((tx) => expireAssignment(tx, found!.assignment, context.now()));
    expect(await take()).toBe(false);
    context.advance(30 * MINUTE);
    expect(await take()).toBe(true);
    expect(await take()).toBe(false);
    await expectCountersEqualRows();
  });

  it('once, when two servers look at the same moment, and never from under a review', async () => {
    const commentId = await commentInReview({ article: news, context });
    const { viewer, assignmentId } = await leaseOn({ commentId, article: news, context });
    const inTime = { ...context, now: () => new Date('2026-11-24T09:29:59.999Z') };
    context.advance(30 * MINUTE);
    const { answers } = await inParallel<unknown>([
      expireLeases({ context }),
      recordReview({ viewer, assignmentId, verdict: 'YES', context: inTime }),
      expireLeases({ context }),
    ]);
    const facts = await factsOf(commentId);
    expect(facts.leaseCount).toBe(0);
    expect(await statesOf()).toEqual([facts.reviewCount === 1 ? 'DONE' : 'EXPIRED']);
    expect(answers.length).toBeGreaterThanOrEqual(2);
    await expectCountersEqualRows();
  });
});
