import { beforeEach, describe, expect, it } from 'vitest';
import { DAY, HOUR } from '@/lib/testing/clock';
import { commentInReview, factsOf, publishedComment, waitingComment } from '@/lib/testing/comments';
import { expectCountersEqualRows } from '@/lib/testing/counters';
import { query } from '@/lib/testing/database';
import { author, context, news, openNewsroom } from '@/lib/testing/newsroom';
import { setPolicy } from '@/lib/testing/policy';
import { inParallel } from '@/lib/testing/refusal';
import { editComment } from './editing/edit-comment';
import { expireComments, referLateComments } from './end-waiting';
import { findOwnComment, readComment } from './own/read-comment';

beforeEach(openNewsroom);

describe('R10: not reviewing within seven days', () => {
  it('expires the comment after, and not at, the last moment; its text is kept for its author', async () => {
    const id = await waitingComment({ article: news, context, author, body: 'Still mine.' });
    context.advance(7 * DAY);
    expect(await expireComments({ context })).toBe(0);
    context.advance(1);
    expect(await expireComments({ context })).toBe(1);
    expect(await expireComments({ context })).toBe(0);
    expect(await findOwnComment({ viewer: author, id })).toMatchObject({
      status: 'EXPIRED',
      body: 'Still mine.',
      reason: { code: 'expired', facts: { days: 7 } },
      allowed: { edit: true },
    });
  });

  it('lets it be submitted again, for another seven days', async () => {
    const id = await waitingComment({ article: news, context, author, body: 'Still mine.' });
    context.advance(8 * DAY);
    await expireComments({ context });
    const again = await editComment({ viewer: author, id, body: 'Still mine.', revision: 1, context });
    expect(again).toMatchObject({ status: 'AWAITING_REVIEWS', revision: 2, reason: null });
    context.advance(7 * DAY);
    expect(await expireComments({ context })).toBe(0);
  });

  it('leaves what is in any other state alone', async () => {
    await commentInReview({ article: news, context });
    await publishedComment({ article: news, context });
    context.advance(30 * DAY);
    expect(await expireComments({ context })).toBe(0);
  });

  it('goes by the policy in force', async () => {
    await setPolicy({ review: { dutyDays: 1 } });
    await waitingComment({ article: news, context });
    context.advance(DAY + 1);
    expect(await expireComments({ context })).toBe(1);
  });
});

describe('R10: in line for more than 24 hours', () => {
  it('refers the comment after, and not at, the last moment, so that silence never buries one', async () => {
    const id = await commentInReview({ article: news, context, author });
    context.advance(24 * HOUR);
    expect(await referLateComments({ context })).toBe(0);
    context.advance(1);
    expect(await referLateComments({ context })).toBe(1);
    expect(await factsOf(id)).toMatchObject({
      state: 'REFERRED',
      reason: { code: 'waited', facts: { hours: 24 } },
    });
    expect(await query('select maker, outcome, actor_id from decisions where comment_id = $1', [id])).toEqual(
      [{ maker: 'SYSTEM', outcome: 'REFER', actor_id: null }],
    );
  });

  it('refers an edit that waits too long; the accepted text stays up', async () => {
    const id = await publishedComment({ article: news, context, author, body: 'As accepted.' });
    await editComment({ viewer: author, id, body: 'Put otherwise.', revision: 1, context });
    context.advance(24 * HOUR + 1);
    expect(await referLateComments({ context })).toBe(1);
    expect(await factsOf(id)).toMatchObject({ state: 'REFERRED', visible: true });
    expect(await readComment({ viewer: null, id })).toMatchObject({
      status: 'PUBLISHED',
      body: 'As accepted.',
    });
    await expectCountersEqualRows();
  });

  it('refers each once, when two servers run the job at the same moment', async () => {
    for (let i = 0; i < 5; i += 1) await commentInReview({ article: news, context });
    context.advance(25 * HOUR);
    const { answers } = await inParallel([1, 2, 3].map(() => referLateComments({ context })));
    expect(answers.reduce((sum, n) => sum + n, 0)).toBe(5);
    expect(await query('select 1 from decisions')).toHaveLength(5);
  });
});
