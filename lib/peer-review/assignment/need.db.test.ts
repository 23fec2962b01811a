import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { transaction } from '@/lib/platform/db';
import { article } from '@/lib/testing/articles';
import { emptyDatabase, query } from '@/lib/testing/database';
import { seededDice } from '@/lib/testing/dice';
import { insider } from '@/lib/testing/people';
import { runs } from '@/lib/testing/property-runs';
import { hasNeed, isOverdue, longWaitingSince, pickBatch } from './rules';
import { findCandidates } from './pool/store';

const MOST = 8;
const counts = Array.from({ length: (MOST + 1) ** 2 }, (_, i) => ({
  reviewCount: Math.floor(i / (MOST + 1)),
  leaseCount: i % (MOST + 1),
}));
const nameOf = (c: { reviewCount: number; leaseCount: number }) => `${c.reviewCount} and ${c.leaseCount}`;

/** When they got in line, and the moments by which the half of them, all, or none of them has waited long. */
const LINED_UP = [new Date('2026-11-24T08:00:00Z'), new Date('2026-11-24T10:00:00Z')];
const MOMENTS = ['2026-11-24T15:00:00Z', '2026-11-24T17:00:00Z', '2026-11-24T11:00:00Z'];
const maxWaitHours = 24;

let reviewerId: string;

/** Two comments in review for every pair of counts, an older one and a newer one. */
beforeAll(async () => {
  await emptyDatabase();
  const { id: articleId } = await article();
  const author = await insider();
  reviewerId = (await insider()).id;
  await query(
    `insert into comments (id, article_id, author_id, state, review_count, lease_count, created_at, state_changed_at, in_review_at)
     select gen_random_uuid(), $1, $2, 'IN_REVIEW', reviews, leases, t, t, t
     from generate_series(0, $3::int) as reviews, generate_series(0, $3::int) as leases, unnest($4::timestamptz[]) as t`,
    [articleId, author.id, MOST, LINED_UP],
  );
});

const quorums = fc
  .record({ min: fc.integer({ min: 1, max: 6 }), more: fc.nat(4) })
  .map(({ min, more }) => ({ min, max: min + more }));
const moments = fc.constantFrom(...MOMENTS).map((moment) => new Date(moment));
type Quorum = { min: number; max: number };

const look = (quorum: Quorum, at: Date, limit: number) =>
  transaction((tx) =>
    findCandidates(tx, {
      reviewerId,
      quorum,
      longWaiting: longWaitingSince(at, maxWaitHours),
      limit,
      preferences: { expertise: true, diversity: true },
    }),
  );

describe('R2: what may be dealt', () => {
  it('is the same for the query that finds it and the rule that judges it under the lock', async () => {
    await fc.assert(
      fc.asyncProperty(quorums, moments, async (quorum, at) => {
        const candidates = await look(quorum, at, 1_000);
        const rows = await query<{ reviewCount: number; leaseCount: number }>(
          'select review_count as "reviewCount", lease_count as "leaseCount" from comments where id = any($1)',
          [candidates.map(({ id }) => id)],
        );
        const ruled = counts.filter((c) => hasNeed(c, quorum)).flatMap((c) => [c, c]);
        expect(rows.map(nameOf).sort()).toEqual(ruled.map(nameOf).sort());
      }),
      { numRuns: runs(30) },
    );
  });

  it('is looked at in the order in which the rule would deal it, so that the neediest are among those looked at', async () => {
    await fc.assert(
      fc.asyncProperty(quorums, moments, fc.nat(10), async (quorum, at, limit) => {
        const policy = { quorum, maxWaitHours };
        const all = (await look(quorum, at, 1_000)).map((c) => ({
          ...c,
          // By one author each, that nothing but need decides.
          authorId: c.id,
          overdue: isOverdue(c, { at, policy }),
        }));
        const dealt = pickBatch(all, { count: limit, authorsInBatch: [], random: seededDice(1) });
        // What is overdue is drawn by lot, whatever it has.
        const needOf = ({ load, inReviewAt }: { load: number; inReviewAt: Date }) =>
          `${isOverdue({ load, inReviewAt }, { at, policy }) ? 'overdue' : load} ${inReviewAt.toISOString()}`;
        expect((await look(quorum, at, limit)).map(needOf)).toEqual(dealt.map(needOf));
      }),
      { numRuns: runs(30) },
    );
  });
});
