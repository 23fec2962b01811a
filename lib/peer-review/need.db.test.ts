import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { transaction } from '@/lib/platform/db';
import { article } from '@/lib/testing/articles';
import { emptyDatabase, query } from '@/lib/testing/database';
import { insider } from '@/lib/testing/people';
import { hasNeed } from './rules';
import { findCandidates } from './store';

const MOST = 8;
const counts = Array.from({ length: (MOST + 1) ** 2 }, (_, i) => ({
  reviewCount: Math.floor(i / (MOST + 1)),
  leaseCount: i % (MOST + 1),
}));
const nameOf = (c: { reviewCount: number; leaseCount: number }) => `${c.reviewCount} and ${c.leaseCount}`;

let reviewerId: string;

/** A comment in review for every pair of counts. */
beforeAll(async () => {
  await emptyDatabase();
  const { id: articleId } = await article();
  const author = await insider();
  reviewerId = (await insider()).id;
  await query(
    `insert into comments (id, article_id, author_id, state, review_count, lease_count, created_at, state_changed_at, in_review_at)
     select gen_random_uuid(), $1, $2, 'IN_REVIEW', reviews, leases, now(), now(), now()
     from generate_series(0, $3::int) as reviews, generate_series(0, $3::int) as leases`,
    [articleId, author.id, MOST],
  );
});

describe('R2: what may be dealt', () => {
  it('is the same for the query that finds it and the rule that judges it under the lock', async () => {
    const quorums = fc
      .record({ min: fc.integer({ min: 1, max: 6 }), more: fc.nat(4) })
      .map(({ min, more }) => ({ min, max: min + more }));
    await fc.assert(
      fc.asyncProperty(quorums, async (quorum) => {
        const candidates = await transaction((tx) =>
          findCandidates(tx, { reviewerId, quorum, limit: 1_000 }),
        );
        const rows = await query<{ reviewCount: number; leaseCount: number }>(
          'select review_count as "reviewCount", lease_count as "leaseCount" from comments where id = any($1)',
          [candidates.map(({ id }) => id)],
        );
        const ruled = counts.filter((c) => hasNeed(c, quorum));
        expect(rows.map(nameOf).sort()).toEqual(ruled.map(nameOf).sort());
      }),
      { numRuns: 30 },
    );
  });
});
