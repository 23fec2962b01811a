import { beforeEach, expect, it } from 'vitest';
import { HOUR } from '@/lib/testing/clock';
import { commentInReview, reviewWith } from '@/lib/testing/comments';
import { query } from '@/lib/testing/database';
import { author, context, news, openNewsroom } from '@/lib/testing/newsroom';
import { insider, member, sanction } from '@/lib/testing/people';
import { countWaitingLong, inviteVolunteer } from './count-waiting';

beforeEach(openNewsroom);

const count = (viewer = author) => countWaitingLong({ viewer, context });
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
