import { beforeEach, describe, expect, it } from 'vitest';
import type { Viewer } from '@/lib/members/viewer';
import { weighReviewers } from '@/lib/peer-review/records/weigh-reviewers';
import { commentInReview, reviewWith } from '@/lib/testing/comments';
import { query } from '@/lib/testing/database';
import { author, context, news, openNewsroom } from '@/lib/testing/newsroom';
import { moderator } from '@/lib/testing/people';
import { setPolicy } from '@/lib/testing/policy';
import { inParallel, refusalOf } from '@/lib/testing/refusal';
import { listAudit } from './list-audit';
import { nameReviewers } from './name-reviewers';
import { readCase } from './read-case';

let desk: Viewer;
let commentId: string;

beforeEach(async () => {
  await openNewsroom();
  await setPolicy({ review: { calibrationRate: 0, authorHours: 0 } });
  desk = await moderator();
  commentId = await commentInReview({ article: news, context, author });
  await reviewWith(['NOT_CIVIL', 'NOT_CIVIL', 'YES', 'NOT_CIVIL', 'NOT_CIVIL'], {
    commentId,
    article: news,
    context,
  });
});

/** The ids and names of those who reviewed it. */
async function reviewers(): Promise<string[]> {
  const rows = await query<{ id: string; name: string }>(
    'select m.id, m.display_name as name from reviews v join members m on m.id = v.reviewer_id where v.comment_id = $1',
    [commentId],
  );
  return rows.flatMap(({ id, name }) => [id, name]);
}

const asked = () =>
  query(`select actor_id from audit_entries where subject_id = $1 and action = 'moderation.name-reviewers'`, [
    commentId,
  ]);

describe('who reviewed a comment', () => {
  it('is in nothing that a moderator reads of it until they ask', async () => {
    const found = await readCase({ viewer: desk, commentId });
    const audit = await listAudit({ viewer: desk, filter: { about: commentId } });
    const told = JSON.stringify([found, audit]);
    for (const known of await reviewers()) expect(told).not.toContain(known);
    expect(found.named).toBe(false);
    expect(found.reviews.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5]);
    const { inputs } = found.decisions[0]!;
    expect((inputs!.reviews as { reviewerId: string }[]).map(({ reviewerId }) => reviewerId).sort()).toEqual(
      found.reviews.map(({ id }) => id).sort(),
    );
  });

  it('is shown to who asks, and to nobody else; that they asked is recorded once', async () => {
    const { answers } = await inParallel(
      [1, 2, 3].map(() => nameReviewers({ viewer: desk, commentId, context })),
    );
    const known = await reviewers();
    for (const found of answers)
      expect(found.reviews.flatMap(({ reviewer }) => [reviewer!.id, reviewer!.displayName]).sort()).toEqual(
        [...known].sort(),
      );
    expect(await asked()).toEqual([{ actor_id: desk.id }]);
    const told = await listAudit({ viewer: desk, filter: { about: commentId } });
    expect(told.items.filter(({ action }) => action === 'review.record')[0]!.actor).not.toBeNull();
    const other = await moderator();
    const theirs = JSON.stringify([
      await readCase({ viewer: other, commentId }),
      (await listAudit({ viewer: other, filter: { about: commentId } })).items,
    ]);
    for (const one of known) expect(theirs).not.toContain(one);
  });

  it('is kept from its author, of the desk too (R5)', async () => {
    const own = await commentInReview({ article: news, context, author: desk });
    expect(await refusalOf(nameReviewers({ viewer: desk, commentId: own }))).toMatchObject({
      status: 403,
      code: 'own-comment',
    });
  });

  it('is not asked where its reviews are not shown yet: it is to be judged by itself', async () => {
    await query(`update comments set state_reason = '{"code":"read-first","facts":{}}' where id = $1`, [
      commentId,
    ]);
    const found = await nameReviewers({ viewer: desk, commentId });
    expect(found).toMatchObject({ blind: true, named: false, reviews: [] });
    expect(await asked()).toEqual([]);
  });
});

it('says what each review is worth without saying whose it is', async () => {
  const { reviews } = await readCase({ viewer: desk, commentId });
  const weights = await weighReviewers({ viewer: desk, commentId, context });
  expect([...weights.keys()].sort()).toEqual(reviews.map(({ id }) => id).sort());
  for (const { sensitivity } of weights.values()) expect(sensitivity).toBeGreaterThan(0.5);
});
