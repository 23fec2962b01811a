import { beforeEach, describe, expect, it } from 'vitest';
import { TIME_ZONE } from '@/lib/language/times';
import { database } from '@/lib/platform/db';
import { DAY_MS } from '@/lib/platform/durations';
import { decideComment } from '@/lib/moderation/decide-comment';
import { testContext, MINUTE, type TestContext } from '@/lib/testing/clock';
import { commentInReview, factsOf, publishedComment, referredComment } from '@/lib/testing/comments';
import { query } from '@/lib/testing/database';
import { author, news, openNewsroom } from '@/lib/testing/newsroom';
import { admin, insider, moderator } from '@/lib/testing/people';
import { dayOf } from './days';
import { readNumbers } from './read-numbers';
import { countDays } from './store';

/** Ids are made by the machine's clock, so times are too. */
let context: TestContext;
let today: string;
beforeEach(async () => {
  await openNewsroom();
  context = testContext({ start: new Date().toISOString() });
  today = dayOf(context.now(), TIME_ZONE);
});

const read = (viewer: Parameters<typeof readNumbers>[0]['viewer']) =>
  readNumbers({ viewer, days: { from: today, to: today }, context });

describe('the numbers of a period', () => {
  it('are what happened in it, and those of moderators each one’s own, but for administrators', async () => {
    await publishedComment({ article: news, context, author });
    await commentInReview({ article: news, context, author });
    const [one, other] = [await moderator(), await moderator()];
    for (const viewer of [one, one, other]) {
      const commentId = await referredComment({ article: news, context, author });
      const { version } = await factsOf(commentId);
      await decideComment({
        ...{ viewer, commentId, action: 'REJECT', rule: 'civility', note: 'Please be civil.', version },
        context,
      });
    }
    await insider();
    context.advance(MINUTE);

    const view = await read(one);
    const [submitted] = await query<{ count: number }>('select count(*)::int as count from comments');
    const [members] = await query<{ joined: number; commented: number }>(
      `select count(*)::int as joined, (select count(distinct author_id)::int from comments) as commented
       from members where verified_at is not null`,
    );
    expect(view.totals.now).toMatchObject({ submitted: submitted!.count, posted: 1, decided: 3, ...members });
    expect(view.totals.now.withoutModerator).toBe(0);
    expect(view.totals.before).toMatchObject({ submitted: 0, posted: 0, median: null, joined: 0 });
    expect(view.byDay).toEqual([{ day: today, submitted: submitted!.count, posted: 1, decided: 3 }]);
    expect(view.rules).toEqual([{ of: 'civility', now: 3, before: 0 }]);
    expect(view.articles).toMatchObject([
      { slug: news.slug, submitted: submitted!.count, posted: 1, before: 0 },
    ]);
    const ofOne = { of: one.id, displayName: one.displayName, now: 2, before: 0 };
    expect(view.moderators).toEqual([ofOne]);
    const ofOther = { of: other.id, displayName: other.displayName, now: 1, before: 0 };
    expect((await read(await admin())).moderators).toEqual([ofOne, ofOther]);
  });

  it('are for nobody else', async () => {
    await expect(read(null)).rejects.toMatchObject({ status: 401 });
    await expect(read(author)).rejects.toMatchObject({ status: 403 });
  });
});

it('a comment whose id and time are on two sides of midnight is counted once, by its time', async () => {
  const commentId = await commentInReview({ article: news, context, author });
  const written = context.now().getTime();
  const midnight = new Date(written + 10 * MINUTE);
  await query(`update comments set created_at = $1 where id = $2`, [
    new Date(written + 30 * MINUTE),
    commentId,
  ]);
  const sent = async (from: Date, to: Date) =>
    (await countDays(database(), { from, to, zone: TIME_ZONE })).filter(
      ({ figure }) => figure === 'submitted',
    );
  const before = await sent(new Date(midnight.getTime() - DAY_MS), midnight);
  const after = await sent(midnight, new Date(midnight.getTime() + DAY_MS));
  const [others] = await query<{ count: number }>(
    'select count(*)::int as count from comments where id <> $1',
    [commentId],
  );
  expect(before.reduce((all, { count }) => all + count, 0)).toBe(others!.count);
  expect(after).toMatchObject([{ count: 1 }]);
});
