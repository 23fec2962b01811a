import { beforeEach, expect, it } from 'vitest';
import { HOUR } from '@/lib/testing/clock';
import { commentInReview, reviewWith } from '@/lib/testing/comments';
import { query } from '@/lib/testing/database';
import { author, context, news, openNewsroom } from '@/lib/testing/newsroom';
import { insider, member, moderator, sanction } from '@/lib/testing/people';
import { setPolicy } from '@/lib/testing/policy';
import { recordReview } from '../review/record-review';
import { countWaitingLong, inviteVolunteer } from './count-waiting';
import { volunteer } from './volunteer';

beforeEach(openNewsroom);
// Everybody may be given everything: what the coin leaves is tested by itself.
beforeEach(() => setPolicy({ review: { chance: { beyondDuty: 1 } } }));

const count = async (viewer = author) => (await countWaitingLong({ viewer, context })).count;
const invite = (viewer = author) => inviteVolunteer({ viewer, context });

async function pool(number: number): Promise<string[]> {
  const ids = [];
  for (let i = 0; i < number; i += 1) ids.push(await commentInReview({ article: news, context }));
  return ids;
}

it('counts what has waited two hours and needs another reviewer, and nobody’s own', async () => {
  const [first] = await pool(2);
  await commentInReview({ article: news, context, author });
  expect(await count()).toBe(0);
  context.advance(2 * HOUR);
  expect(await count()).toBe(2);
  await reviewWith(['NOT_CIVIL', 'YES', 'YES'], { commentId: first!, article: news, context });
  expect(await count()).toBe(2);
  // What somebody reads right now beyond its second review needs nobody else.
  await query('update comments set lease_count = 1 where id = $1', [first]);
  expect(await count()).toBe(1);
});

it('invites from three on', async () => {
  await pool(2);
  context.advance(2 * HOUR);
  expect(await invite()).toBeNull();
  await pool(1);
  context.advance(2 * HOUR);
  expect(await invite()).toEqual({ count: 3, number: '3', hours: 2 });
});

it('invites nobody who may not review, or whose verdicts weigh nothing', async () => {
  await pool(3);
  context.advance(2 * HOUR);
  const lapsed = await member({ membership: 'LAPSED' });
  const banned = await insider();
  await sanction({ on: banned, kind: 'BAN', from: new Date(Date.now() - HOUR) });
  expect([await invite(lapsed), await invite(banned)]).toEqual([null, null]);
  await query(
    `insert into reviewer_records (member_id, as_of, standing, standing_since, ladder_since) values ($1, $2, 'SUSPENDED', $2, $2)`,
    [author.id, context.now()],
  );
  expect(await invite()).toBeNull();
});

it('R2: counts what the coin lets them ever have, and no more, which is what they are then given', async () => {
  await setPolicy({
    review: { chance: { beyondDuty: 0.5 }, readingFloor: false, volunteers: { perDay: 100 } },
  });
  const ids = await pool(24);
  context.advance(2 * HOUR);
  const counted = await count();
  expect(counted).toBeLessThan(ids.length);
  let given = 0;
  for (;;) {
    const { assignment } = await volunteer({ viewer: author, context });
    if (!assignment) break;
    await recordReview({ viewer: author, assignmentId: assignment.id, verdict: 'YES', context });
    given += 1;
    expect(await count()).toBe(counted - given);
  }
  expect(given).toBe(counted);
  // Staff have no half of a coin.
  expect(await count(await moderator({ membership: null }))).toBe(ids.length);
});
