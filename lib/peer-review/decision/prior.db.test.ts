import { beforeEach, describe, expect, it } from 'vitest';
import { readCase } from '@/lib/moderation/read-case';
import { newId } from '@/lib/platform/ids';
import { HOUR } from '@/lib/testing/clock';
import { commentInReview, reviewWith } from '@/lib/testing/comments';
import { query } from '@/lib/testing/database';
import { context, news, openNewsroom } from '@/lib/testing/newsroom';
import { moderator } from '@/lib/testing/people';
import { statementsOf } from '@/lib/testing/statements';
import { forgetPrior } from '../reliability/current-prior';

beforeEach(openNewsroom);

/** A night that found so many comments, and this share of them acceptable. */
async function found(prevalence: number, comments: number) {
  context.advance(HOUR);
  await query(
    `insert into reliability_fits (id, at, reviews, items, reviewers, iterations, prevalence, comments, mean_drift, max_drift)
     values ($1, $2, 600, 160, 40, 9, $3, $4, 0, 0)`,
    [newId(), context.now(), prevalence, comments],
  );
  forgetPrior();
}

async function decided() {
  const commentId = await commentInReview({ article: news, context });
  await reviewWith(['YES', 'YES', 'YES'], { commentId, article: news, context });
  const { decisions } = await readCase({ viewer: await moderator(), commentId });
  return decisions[0]!.inputs;
}

describe('R9: what a comment is taken to be before anybody has reviewed it', () => {
  it('is what the last night found, shrunk to the policy’s, and is kept at the decision', async () => {
    expect(await decided()).toMatchObject({ prior: 0.7, probability: 0.9844 });
    await found(0.9, 950);
    await found(0.4, 150);
    const prior = (50 * 0.7 + 150 * 0.4) / 200;
    expect(await decided()).toMatchObject({
      prior,
      probability: Number((1 / (1 + ((1 - prior) / prior) * (1 / 27))).toFixed(4)),
    });
  });

  it('is read once for many reviews', async () => {
    const comments = [
      await commentInReview({ article: news, context }),
      await commentInReview({ article: news, context }),
    ];
    forgetPrior();
    const reading = await statementsOf(async () => {
      for (const commentId of comments)
        await reviewWith(['YES', 'YES'], { commentId, article: news, context });
    });
    expect(reading.filter(({ sql }) => sql.includes('reliability_fits'))).toHaveLength(1);
  });
});
