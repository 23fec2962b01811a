import { beforeEach, describe, expect, it } from 'vitest';
import { commentInReview, factsOf, reviewWith } from '@/lib/testing/comments';
import { expectCountersEqualRows } from '@/lib/testing/counters';
import { query } from '@/lib/testing/database';
import { context, news, openNewsroom } from '@/lib/testing/newsroom';
import { setPolicy } from '@/lib/testing/policy';
import { decideFullyReviewed } from './decide-fully-reviewed';

beforeEach(openNewsroom);

beforeEach(() => setPolicy({ review: { calibrationRate: 0 } }));

const inReview = () => commentInReview({ article: news, context });

describe('R9: a comment with as many reviews as it may have is decided', () => {
  it('also when the policy asks for fewer than it did when the last one came', async () => {
    const [full, short] = [await inReview(), await inReview()];
    await reviewWith(['YES', 'YES', 'NOT_CIVIL'], { commentId: full, article: news, context });
    await reviewWith(['YES', 'YES'], { commentId: short, article: news, context });
    expect(await decideFullyReviewed({ context })).toBe(0);
    await setPolicy({ review: { quorum: { max: 3 } } });
    expect(await decideFullyReviewed({ context })).toBe(1);
    expect(await factsOf(full)).toMatchObject({ state: 'REFERRED', reviewCount: 3 });
    expect(await factsOf(short)).toMatchObject({ state: 'IN_REVIEW', reviewCount: 2 });
    expect(await decideFullyReviewed({ context })).toBe(0);
    await expectCountersEqualRows();
  });

  it('once, by however many at once', async () => {
    const id = await inReview();
    await reviewWith(['YES', 'YES', 'NOT_CIVIL'], { commentId: id, article: news, context });
    await setPolicy({ review: { quorum: { max: 3 } } });
    const counts = await Promise.all(Array.from({ length: 6 }, () => decideFullyReviewed({ context })));
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(1);
    expect(await query('select 1 from decisions where comment_id = $1', [id])).toHaveLength(1);
  });
});
