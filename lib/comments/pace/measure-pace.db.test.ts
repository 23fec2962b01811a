import { beforeEach, describe, expect, it } from 'vitest';
import { editComment } from '@/lib/comments/editing/edit-comment';
import { listOwnComments } from '@/lib/comments/own/list-own-comments';
import { findOwnComment } from '@/lib/comments/own/read-comment';
import { withdrawComment } from '@/lib/comments/own/withdraw-comment';
import { recordReview } from '@/lib/peer-review/review/record-review';
import { DAY, HOUR, MINUTE, SECOND } from '@/lib/testing/clock';
import { commentInReview, leaseOn, reviewWith } from '@/lib/testing/comments';
import { query } from '@/lib/testing/database';
import { author, context, news, openNewsroom } from '@/lib/testing/newsroom';
import { insider } from '@/lib/testing/people';
import { setPolicy } from '@/lib/testing/policy';
import { referLateComments } from '../end-waiting';
import { measurePace } from './measure-pace';
import { readReviewCost } from './read-review-cost';

beforeEach(async () => {
  await openNewsroom();
  await setPolicy({ review: { small: { below: 0 } } });
});

const inLine = async () => commentInReview({ article: news, context, author: await insider() });
const accept = (commentId: string, times = 3) =>
  reviewWith(Array(times).fill('YES'), { commentId, article: news, context });

/** Comments that get in line, and are accepted so many minutes later. */
async function acceptedAfter(...waits: number[]) {
  for (const minutes of waits) {
    const id = await inLine();
    context.advance(minutes * MINUTE);
    await accept(id);
  }
}

/** What the author of a comment in line is told. */
async function told(id: string) {
  await measurePace({ context });
  return (await findOwnComment({ viewer: author, id }))!.line!;
}

describe('what a comment costs its author', () => {
  const cost = async () => {
    await measurePace({ context });
    return readReviewCost();
  };
  const told = () => query<{ tags: string[] }>(`select tags from outbox_events where type = 'site.pace'`);

  it('is what most reviews take here, from ten on, and forty seconds of fewer; pages that say so are made anew', async () => {
    expect(await cost()).toEqual({ count: 3, minutes: 2 });
    const reviewOne = async (commentId: string, seconds: number) => {
      const reviewer = await insider();
      const { assignmentId } = await leaseOn({ commentId, reviewer, article: news, context });
      context.advance(seconds * SECOND);
      await recordReview({ viewer: reviewer, assignmentId, verdict: 'YES', context });
    };
    for (let i = 0; i < 9; i += 1) await reviewOne(await inLine(), 100);
    expect(await cost()).toEqual({ count: 3, minutes: 2 });
    expect(await told()).toEqual([]);
    await reviewOne(await inLine(), 100);
    expect(await cost()).toEqual({ count: 3, minutes: 5 });
    expect(await told()).toEqual([{ tags: ['policy'] }]);
    await cost();
    expect(await told()).toHaveLength(1);
    context.advance(61 * DAY);
    expect(await cost()).toEqual({ count: 3, minutes: 2 });
    expect(await told()).toHaveLength(2);
  });
});

describe('what an author is told of the line', () => {
  it('is how many have read the newest text, and of how many that it takes', async () => {
    const id = await commentInReview({ article: news, context, author });
    expect(await told(id)).toEqual({ readBy: 0, of: 3, medianWaitSeconds: null });
    await accept(id, 1);
    expect(await told(id)).toMatchObject({ readBy: 1 });
    await editComment({ viewer: author, id, body: 'I would put it otherwise now.', revision: 1, context });
    expect(await told(id)).toMatchObject({ readBy: 0 });
    await accept(id);
    expect(await findOwnComment({ viewer: author, id })).toMatchObject({ status: 'PUBLISHED', line: null });
  });

  it('R9: is what few members can give', async () => {
    await setPolicy({ review: { small: { below: 12 } } });
    const id = await commentInReview({ article: news, context, author });
    await accept(id, 1);
    expect(await told(id)).toMatchObject({ readBy: 1, of: 1 });
  });

  it('is the median of what ten or more have waited, and nothing of fewer', async () => {
    await acceptedAfter(10, 20, 30, 40, 50, 60, 70, 80, 90);
    const id = await commentInReview({ article: news, context, author });
    expect((await told(id)).medianWaitSeconds).toBeNull();
    await acceptedAfter(95);
    expect((await told(id)).medianWaitSeconds).toBe(55 * 60);
    const { items } = await listOwnComments({ viewer: author });
    expect(items[0]?.line?.medianWaitSeconds).toBe(55 * 60);
  });

  it('counts what was objected to or referred late with its whole wait, and not what was taken back', async () => {
    for (let i = 0; i < 4; i += 1) {
      const id = await inLine();
      context.advance(3 * HOUR);
      await reviewWith(['NOT_CIVIL', 'NOT_CIVIL', 'NOT_CIVIL'], { commentId: id, article: news, context });
    }
    await acceptedAfter(10, 10, 10, 10, 10);
    for (let i = 0; i < 5; i += 1) {
      const writer = await insider();
      const id = await commentInReview({ article: news, context, author: writer });
      context.advance(MINUTE);
      await withdrawComment({ viewer: writer, id, context });
    }
    const id = await commentInReview({ article: news, context, author });
    expect((await told(id)).medianWaitSeconds).toBeNull();
    await inLine();
    context.advance(5 * DAY);
    expect(await referLateComments({ context })).toBe(2);
    const next = await commentInReview({ article: news, context, author });
    expect((await told(next)).medianWaitSeconds).toBe((3 * HOUR) / 1000);
  });

  it('begins anew with a new text, and forgets what is older than two weeks', async () => {
    for (let i = 0; i < 10; i += 1) {
      const writer = await insider();
      const id = await commentInReview({ article: news, context, author: writer });
      context.advance(4 * HOUR);
      await editComment({ viewer: writer, id, body: `Anew, ${i}, in other words.`, revision: 1, context });
      context.advance(20 * MINUTE);
      await accept(id);
    }
    const id = await commentInReview({ article: news, context, author });
    expect((await told(id)).medianWaitSeconds).toBe(20 * 60);
    context.advance(15 * DAY);
    expect((await told(id)).medianWaitSeconds).toBeNull();
  });
});
