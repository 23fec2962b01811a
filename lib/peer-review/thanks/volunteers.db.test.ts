import { beforeEach, expect, it } from 'vitest';
import { readMember } from '@/lib/comments/of-member/read-member';
import { readReviewed, showReviewed } from '@/lib/members/show-reviewed';
import { DAY, HOUR, SECOND } from '@/lib/testing/clock';
import { commentInReview, leaseOn, publishedComment, reviewWith } from '@/lib/testing/comments';
import { query } from '@/lib/testing/database';
import { author, context, news, openNewsroom } from '@/lib/testing/newsroom';
import { setPolicy } from '@/lib/testing/policy';
import { refusalOf } from '@/lib/testing/refusal';
import { recordReview } from '../review/record-review';
import { volunteer } from '../volunteering/volunteer';
import { countReviewedByAll } from './count-reviewed';
import { readVolunteerThanks } from './read-thanks';

beforeEach(openNewsroom);
beforeEach(() => setPolicy({ review: { calibrationRate: 0, chance: { beyondDuty: 1 } } }));

async function reviewOne(): Promise<void> {
  const { assignment } = await volunteer({ viewer: author, context });
  context.advance(10 * SECOND);
  await recordReview({ viewer: author, assignmentId: assignment!.id, verdict: 'YES', context });
}

it('thanks a volunteer with what their reviews led to, for a month', async () => {
  const ids = [];
  for (let i = 0; i < 2; i += 1) ids.push(await commentInReview({ article: news, context }));
  // A review for a duty is thanked for with that.
  const { assignmentId } = await leaseOn({
    commentId: await commentInReview({ article: news, context }),
    reviewer: author,
    article: news,
    context,
  });
  await recordReview({ viewer: author, assignmentId, verdict: 'YES', context });
  context.advance(3 * HOUR);
  await reviewOne();
  await reviewOne();
  // The batch before makes theirs ask for one more.
  await reviewWith(['YES', 'YES', 'YES'], { commentId: ids[0]!, article: news, context });
  const thanks = () => readVolunteerThanks({ viewer: author, context });
  expect(await thanks()).toMatchObject({ posted: 1, judged: 1 });
  context.advance(30 * DAY);
  expect(await thanks()).toMatchObject({ posted: 0, judged: 0 });
});

it('a member’s page says how many comments they have reviewed, as of last night, unless they keep it', async () => {
  await publishedComment({ article: news, context, author });
  for (let i = 0; i < 3; i += 1) await commentInReview({ article: news, context });
  context.advance(3 * HOUR);
  for (let i = 0; i < 3; i += 1) await reviewOne();
  const reviewed = async () => (await readMember({ memberId: author.id })).reviewed;
  expect(await reviewed()).toBe(0);
  // One that is void does not count.
  await query(
    `update reviews set voided_at = now(), void_reason = '"For a test."' where id = (select id from reviews limit 1)`,
  );
  expect(await countReviewedByAll()).toBe(1);
  expect(await countReviewedByAll()).toBe(0);
  expect(await reviewed()).toBe(2);
  await showReviewed({ viewer: author, shown: false });
  expect(await reviewed()).toBeNull();
  expect(await readReviewed({ viewer: author })).toEqual({ reviewed: 2, showsReviewed: false });
  const purges = await query(`select payload from outbox_events where type = 'member.reviewed-shown'`);
  expect(purges).toHaveLength(1);
  await showReviewed({ viewer: author, shown: true });
  expect(await reviewed()).toBe(2);
});

it('the number is one’s own to show', async () => {
  expect(await refusalOf(showReviewed({ viewer: null, shown: false }))).toMatchObject({ status: 401 });
});
