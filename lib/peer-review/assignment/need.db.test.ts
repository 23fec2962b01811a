import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { transaction } from '@/lib/platform/db';
import { article } from '@/lib/testing/articles';
import { emptyDatabase, query } from '@/lib/testing/database';
import { seededDice } from '@/lib/platform/dice';
import { insider } from '@/lib/testing/people';
import { runs } from '@/lib/testing/property-runs';
import { hasNeed, pickBatch } from './rules';
import { findCandidates } from './pool/store';

const MOST = 8;
const counts = Array.from({ length: (MOST + 1) ** 2 }, (_, i) => ({
  reviewCount: Math.floor(i / (MOST + 1)),
  leaseCount: i % (MOST + 1),
}));
const nameOf = (c: { reviewCount: number; leaseCount: number }) => `${c.reviewCount} and ${c.leaseCount}`;

const LINED_UP = [new Date('2026-11-24T08:00:00Z'), new Date('2026-11-24T10:00:00Z')];

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
type Quorum = { min: number; max: number };

const look = (quorum: Quorum, limit: number, chance = 1) =>
  transaction((tx) =>
    findCandidates(tx, {
      reviewerId,
      chance,
      quorum,
      limit,
      preferences: { expertise: true, diversity: true },
    }),
  );

describe('R2: what may be assigned', () => {
  it('is the same for the query that finds it and the rule that judges it under the lock', async () => {
    await fc.assert(
      fc.asyncProperty(quorums, async (quorum) => {
        const candidates = await look(quorum, 1_000);
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

  it('is looked at in the order in which the rule would assign it, so that the oldest are among those looked at', async () => {
    await fc.assert(
      fc.asyncProperty(quorums, fc.nat(10), async (quorum, limit) => {
        // By one author each, that nothing but age decides.
        const all = (await look(quorum, 1_000)).map((c) => ({ ...c, authorId: c.id }));
        const assigned = pickBatch(all, { count: limit, authorsInBatch: [], random: seededDice(1) });
        const ageOf = ({ inReviewAt }: { inReviewAt: Date }) => inReviewAt.toISOString();
        expect((await look(quorum, limit)).map(ageOf)).toEqual(assigned.map(ageOf));
      }),
      { numRuns: runs(30) },
    );
  });

  it('is decided by the HMAC of member and comment, the same for ever, and for the lower share of a higher one', async () => {
    const [keys] = await query<{ inner: Buffer; outer: Buffer }>(
      'select inner_key as inner, outer_key as outer from review_coin',
    );
    const key = Buffer.from(keys!.inner.map((byte) => byte ^ 0x36));
    expect(Buffer.from(keys!.outer.map((byte) => byte ^ 0x5c))).toEqual(key);
    expect(key).toHaveLength(64);
    const bytes = (id: string) => Buffer.from(id.replaceAll('-', ''), 'hex');
    const coinOf = (id: string) =>
      createHmac('sha256', key)
        .update(Buffer.concat([bytes(reviewerId), bytes(id)]))
        .digest()
        .readUIntBE(0, 6) /
      2 ** 48;
    const all = (await look({ min: 3, max: 7 }, 1_000)).map(({ id }) => id);
    for (const chance of [0, 0.15, 0.3, 0.7, 1]) {
      const given = (await look({ min: 3, max: 7 }, 1_000, chance)).map(({ id }) => id);
      expect(given).toEqual(all.filter((id) => coinOf(id) < chance));
    }
  });
});
