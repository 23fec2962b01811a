import { beforeEach, describe, expect, it } from 'vitest';
import { editComment } from '@/lib/comments/edit-comment';
import { article, type TestArticle } from '@/lib/testing/articles';
import { MINUTE, testContext, type TestContext } from '@/lib/testing/clock';
import { calibrationItems, commentInReview, factsOf, leaseOn, waitingComment } from '@/lib/testing/comments';
import { expectCountersEqualRows } from '@/lib/testing/counters';
import { emptyDatabase, query } from '@/lib/testing/database';
import { insider } from '@/lib/testing/people';
import { inParallel } from '@/lib/testing/refusal';
import { expireLeases } from './expire-leases';
import { recordReview } from './record-review';
import { requestAssignments } from './request-assignments';

let context: TestContext;
let news: TestArticle;

beforeEach(async () => {
  await emptyDatabase();
  context = testContext();
  news = await article();
});

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
    const author = await insider();
    const commentId = await waitingComment({ article: news, context, author });
    await requestAssignments({ viewer: author, commentId, context });
    context.advance(30 * MINUTE);
    expect(await expireLeases({ context })).toBe(3);
    const { assignments } = await requestAssignments({ viewer: author, commentId, context });
    expect(assignments).toHaveLength(3);
    expect(await statesOf()).toEqual(['OPEN', 'OPEN', 'OPEN']);
  });

  it('without counting a lease on an older revision twice', async () => {
    const author = await insider();
    const commentId = await commentInReview({ article: news, context, author });
    await leaseOn({ commentId, article: news, context });
    await editComment({ viewer: author, id: commentId, body: 'Put otherwise.', revision: 1, context });
    context.advance(30 * MINUTE);
    expect(await expireLeases({ context })).toBe(1);
    expect(await factsOf(commentId)).toMatchObject({ leaseCount: 0 });
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
