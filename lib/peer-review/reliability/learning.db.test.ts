import { beforeEach, describe, expect, it } from 'vitest';
import { database } from '@/lib/platform/db';
import { newId } from '@/lib/platform/ids';
import type { Viewer } from '@/lib/members/viewer';
import { editComment } from '@/lib/comments/editing/edit-comment';
import { decideComment } from '@/lib/moderation/decide-comment';
import type { Action } from '@/lib/moderation/schemas';
import { nameReviewers } from '@/lib/moderation/name-reviewers';
import { readCase } from '@/lib/moderation/read-case';
import { defaultSettings } from '@/lib/policy/rules';
import { DAY } from '@/lib/testing/clock';
import { commentInReview, factsOf, leaseOn } from '@/lib/testing/comments';
import { expectCountersEqualRows } from '@/lib/testing/counters';
import { query, whileLocked } from '@/lib/testing/database';
import { runWaitingJobs } from '@/lib/testing/jobs';
import { context, news, openNewsroom } from '@/lib/testing/newsroom';
import { insider, insiders, moderator } from '@/lib/testing/people';
import { setPolicy } from '@/lib/testing/policy';
import { expectRecordsEqualReviews, recordFactsOf } from '@/lib/testing/records';
import { recordReview } from '../review/record-review';
import type { Verdict } from '../schemas';
import { learnFromDecision } from './learn-from-decision';
import { ratesOfReviewers } from './rates-of-reviewers';

beforeEach(openNewsroom);

beforeEach(async () => {
  await setPolicy({ review: { calibrationRate: 0 } });
});

const inReview = (author?: Viewer) => commentInReview({ article: news, context, author });
const lease = (commentId: string, reviewer: Viewer) =>
  leaseOn({ commentId, reviewer, article: news, context });

async function review(commentId: string, reviewer: Viewer, verdict: Verdict = 'YES') {
  const { assignmentId } = await lease(commentId, reviewer);
  return recordReview({ viewer: reviewer, assignmentId, verdict, context });
}

async function decide(commentId: string, action: Action) {
  const { version } = await factsOf(commentId);
  const because =
    action === 'REJECT' || action === 'REMOVE' ? ({ rule: 'civility', note: 'Be civil.' } as const) : {};
  await decideComment({ viewer: await moderator(), commentId, action, version, ...because, context });
}

/** Of three newcomers who are for it, what the two others make of it: 0.7 to begin with, and odds of three each. */
const BY_THE_OTHERS = 0.9545;

describe('R9: what a decision teaches about those who reviewed before it', () => {
  it('peers’ own decision counts by what the others made of it, on both sides', async () => {
    const commentId = await inReview();
    const [a, b, c] = await insiders(3);
    for (const reviewer of [a!, b!, c!]) await review(commentId, reviewer);
    expect(await recordFactsOf(a!.id)).toBeNull();
    await runWaitingJobs();
    for (const reviewer of [a!, b!, c!])
      expect(await recordFactsOf(reviewer.id)).toEqual({
        acceptableRight: BY_THE_OTHERS,
        acceptableWrong: 0,
        unacceptableRight: 0,
        unacceptableWrong: 0.0455,
        standing: 'GOOD',
      });
    await expectRecordsEqualReviews();
  });

  it('a moderator’s decision takes its place', async () => {
    const commentId = await inReview();
    const [a, b, c, d, e] = await insiders(5);
    await review(commentId, a!);
    await review(commentId, b!, 'NOT_CIVIL');
    for (const reviewer of [c!, d!, e!]) await review(commentId, reviewer, 'MISINFORMATION');
    await runWaitingJobs();
    expect(await factsOf(commentId)).toMatchObject({ state: 'OBJECTED' });
    expect((await recordFactsOf(a!.id))?.acceptableRight).toBeCloseTo(0.028, 3);
    await decide(commentId, 'REJECT');
    await runWaitingJobs();
    expect(await recordFactsOf(a!.id)).toMatchObject({ acceptableRight: 0, unacceptableWrong: 1 });
    expect(await recordFactsOf(b!.id)).toMatchObject({ acceptableWrong: 0, unacceptableRight: 1 });
    await expectRecordsEqualReviews();
  });

  it('a reversal settles it anew, and a removal of what peers had published too', async () => {
    const commentId = await inReview();
    const reviewers = await insiders(3);
    for (const reviewer of reviewers) await review(commentId, reviewer);
    await decide(commentId, 'REMOVE');
    await runWaitingJobs();
    expect(await recordFactsOf(reviewers[0]!.id)).toMatchObject({ acceptableRight: 0, unacceptableWrong: 1 });
    await decide(commentId, 'RESTORE');
    await runWaitingJobs();
    expect(await recordFactsOf(reviewers[0]!.id)).toMatchObject({ acceptableRight: 1, unacceptableWrong: 0 });
    await expectRecordsEqualReviews();
  });

  it('not about who could know it: a verdict that comes after the decision, though at the same moment', async () => {
    const commentId = await inReview();
    const [late] = await insiders(1);
    const { assignmentId } = await lease(commentId, late!);
    await decide(commentId, 'PUBLISH');
    await recordReview({ viewer: late!, assignmentId, verdict: 'YES', context });
    await runWaitingJobs();
    expect(await recordFactsOf(late!.id)).toBeNull();
  });

  it('but about who reviewed while it was only referred', async () => {
    const commentId = await inReview();
    const [a, b, c, d] = await insiders(4);
    const fourth = await lease(commentId, d!);
    for (const reviewer of [a!, b!, c!]) await review(commentId, reviewer, 'NOT_CIVIL');
    await recordReview({ viewer: d!, assignmentId: fourth.assignmentId, verdict: 'YES', context });
    await runWaitingJobs();
    expect(await recordFactsOf(d!.id)).toBeNull();
    await decide(commentId, 'REJECT');
    await runWaitingJobs();
    expect(await recordFactsOf(d!.id)).toMatchObject({ unacceptableWrong: 1 });
  });

  it('and about the text that was reviewed, not the one that followed it', async () => {
    const writer = await insider();
    const commentId = await inReview(writer);
    const [a, b] = await insiders(2);
    await review(commentId, a!, 'NOT_CIVIL');
    await editComment({ viewer: writer, id: commentId, body: 'Put civilly.', revision: 1, context });
    await review(commentId, b!);
    await decide(commentId, 'PUBLISH');
    await runWaitingJobs();
    expect(await recordFactsOf(a!.id)).toBeNull();
    expect(await recordFactsOf(b!.id)).toMatchObject({ acceptableRight: 1 });
  });

  it('the newest counts most: half of a verdict’s weight is gone after the policy’s half-life', async () => {
    const [reviewer] = await insiders(1);
    const first = await inReview();
    await review(first, reviewer!);
    await decide(first, 'PUBLISH');
    await runWaitingJobs();
    context.advance(180 * DAY);
    const second = await inReview();
    await review(second, reviewer!, 'NOT_CIVIL');
    await decide(second, 'PUBLISH');
    await runWaitingJobs();
    expect(await recordFactsOf(reviewer!.id)).toMatchObject({ acceptableRight: 0.5, acceptableWrong: 1 });
    await expectRecordsEqualReviews();
    const policy = { ...defaultSettings, version: 0 };
    const later = new Date(context.now().getTime() + 180 * DAY);
    const known = await ratesOfReviewers(database(), [reviewer!.id], { policy, at: later });
    expect(known.get(reviewer!.id)?.record.onAcceptable.right).toBeCloseTo(0.25, 9);
    expect(known.get(reviewer!.id)?.rates.sensitivity).toBeCloseTo((3 + 0.25) / (4 + 0.75), 9);
  });
});

describe('R9: learning twice, late or at once', () => {
  const eventsOf = (commentId: string) =>
    query<{ id: string }>('select id::text as id from outbox_events where subject_id = $1 order by id', [
      commentId,
    ]);

  it('an event that is brought again, or after a later one, changes nothing', async () => {
    const commentId = await inReview();
    const reviewers = await insiders(3);
    for (const reviewer of reviewers) await review(commentId, reviewer, 'NOT_CIVIL');
    await decide(commentId, 'PUBLISH');
    await runWaitingJobs();
    const learnt = await recordFactsOf(reviewers[0]!.id);
    expect(learnt).toMatchObject({ acceptableWrong: 1 });
    const events = await eventsOf(commentId);
    for (const { id } of [...events.reverse(), ...events])
      await query(`select graphile_worker.add_job('deliver-event', json_build_object('eventId', $1::text))`, [
        id,
      ]);
    await runWaitingJobs();
    expect(await recordFactsOf(reviewers[0]!.id)).toEqual(learnt);
    await expectRecordsEqualReviews();
  });

  it('ten deliveries at once count once', async () => {
    const commentId = await inReview();
    const reviewers = await insiders(3);
    for (const reviewer of reviewers) await review(commentId, reviewer);
    await Promise.all(Array.from({ length: 10 }, () => learnFromDecision({ subjectId: commentId })));
    expect(await recordFactsOf(reviewers[0]!.id)).toMatchObject({ acceptableRight: BY_THE_OTHERS });
    await expectRecordsEqualReviews();
  });

  it('decisions on many comments with the same reviewers, learnt at once, lose none', async () => {
    const reviewers = await insiders(3);
    const comments: string[] = [];
    for (let n = 0; n < 6; n += 1) {
      const commentId = await inReview();
      for (const reviewer of n % 2 ? reviewers : [...reviewers].reverse()) await review(commentId, reviewer);
      comments.push(commentId);
    }
    await Promise.all(comments.map((subjectId) => learnFromDecision({ subjectId })));
    for (const reviewer of reviewers)
      expect((await recordFactsOf(reviewer.id))?.acceptableRight).toBeCloseTo(6 * BY_THE_OTHERS, 1);
    await expectRecordsEqualReviews();
  });

  it('a decision that lands while another is being learnt is not lost', async () => {
    const commentId = await inReview();
    const reviewers = await insiders(3);
    for (const reviewer of reviewers) await review(commentId, reviewer);
    const { version } = await factsOf(commentId);
    await whileLocked(
      commentId,
      `with state as (update comments set state = 'REMOVED', visible = false, version = version + 1 where id = $1)
       insert into decisions (id, comment_id, version, revision, maker, outcome, created_at)
       select '${newId()}', $1, ${version}, 1, 'MODERATOR', 'REMOVE', now()`,
      () => learnFromDecision({ subjectId: commentId }),
    );
    expect(await recordFactsOf(reviewers[0]!.id)).toMatchObject({ acceptableRight: 0 });
    await expectRecordsEqualReviews();
  });

  it('two reviews of one comment at once, with learning in between, decide by what is known, once', async () => {
    const [first, second, ...others] = await insiders(4);
    const known = await inReview();
    await review(known, first!, 'NOT_CIVIL');
    await review(known, second!, 'NOT_CIVIL');
    const commentId = await inReview();
    for (const reviewer of others) await review(commentId, reviewer);
    const leases = [await lease(commentId, first!), await lease(commentId, second!)];
    await decide(known, 'PUBLISH');
    await Promise.all([
      learnFromDecision({ subjectId: known }),
      ...leases.map(({ viewer, assignmentId }) =>
        recordReview({ viewer, assignmentId, verdict: 'YES', context }),
      ),
    ]);
    await runWaitingJobs();
    expect(await factsOf(commentId)).toMatchObject({ state: 'PUBLISHED', reviewCount: 4 });
    expect(await query('select 1 from decisions where comment_id = $1', [commentId])).toHaveLength(1);
    // The fourth came after the decision, and is not counted.
    const learnt = await query(
      'select believed is null as late, count(*)::int from reviews where comment_id = $1 group by 1 order by 1',
      [commentId],
    );
    expect(learnt).toEqual([
      { late: false, count: 3 },
      { late: true, count: 1 },
    ]);
    await expectCountersEqualRows();
    await expectRecordsEqualReviews();
  });
});

describe('R9: a decision by what is known of its reviewers', () => {
  /** As if so much had been learnt of them. */
  const knownAs = (reviewer: Viewer, [ar, aw, ur, uw]: [number, number, number, number]) =>
    query(
      `insert into reviewer_records (member_id, acceptable_right, acceptable_wrong, unacceptable_right, unacceptable_wrong, as_of,
         standing_since, ladder_since) values ($1, $2, $3, $4, $5, $6, $6, $6)`,
      [reviewer.id, ar, aw, ur, uw, context.now()],
    );

  it('two who notice what breaks a rule are believed over three who accept nearly everything', async () => {
    const commentId = await inReview();
    const [sharp, sharper, ...others] = await insiders(5);
    for (const one of [sharp!, sharper!]) await knownAs(one, [40, 0, 40, 0]);
    for (const one of others) await knownAs(one, [10, 0, 0, 5]);
    for (const one of others) await review(commentId, one);
    await review(commentId, sharp!, 'NOT_CIVIL');
    expect(await factsOf(commentId)).toMatchObject({ state: 'IN_REVIEW' });
    await review(commentId, sharper!, 'NOT_CIVIL');
    expect(await factsOf(commentId)).toMatchObject({ state: 'OBJECTED' });
  });

  it('is kept with each reviewer’s rates and the policy that it was taken under', async () => {
    const commentId = await inReview();
    const [known, a, b] = await insiders(3);
    await knownAs(known!, [6, 0, 2, 4]);
    for (const reviewer of [known!, a!, b!]) await review(commentId, reviewer);
    const { decisions } = await nameReviewers({ viewer: await moderator(), commentId });
    const newcomer = { verdict: 'YES', sensitivity: 0.75, specificity: 0.75, group: null, burst: false };
    expect(decisions[0]?.inputs).toEqual({
      reviews: [
        {
          reviewerId: known!.id,
          verdict: 'YES',
          sensitivity: 0.9,
          specificity: 0.5,
          group: null,
          burst: false,
        },
        { reviewerId: a!.id, ...newcomer },
        { reviewerId: b!.id, ...newcomer },
      ],
      prior: 0.7,
      publishAt: 0.9,
      quorum: { min: 3, max: 7 },
      probability: 0.9742,
      counted: { accepts: 3, needed: 3, effectiveFrom: 0.25, objectBelow: 0.2, activeMembers: null },
      policyVersion: 1,
    });
  });
});

describe('R12: correlated reviewers count as one', () => {
  async function ring(members: Viewer[]) {
    for (const [index, one] of members.entries())
      for (const other of members.slice(index + 1)) {
        const [firstId, secondId] = [one.id, other.id].sort();
        await query(
          `insert into reviewer_pairs (first_id, second_id, shared, agreed, expected, chance, correlated, computed_at)
           values ($1, $2, 20, 20, 8, 1e-9, true, now())`,
          [firstId, secondId],
        );
      }
  }

  it('three who agree far above chance do not publish: two more are asked', async () => {
    const commentId = await inReview();
    const members = await insiders(3);
    await ring(members);
    for (const reviewer of members) await review(commentId, reviewer);
    expect(await factsOf(commentId)).toMatchObject({ state: 'IN_REVIEW', reviewCount: 3 });
    const [d, e] = await insiders(2);
    await review(commentId, d!);
    await review(commentId, e!);
    expect(await factsOf(commentId)).toMatchObject({ state: 'PUBLISHED' });
    const { decisions } = await readCase({ viewer: await moderator(), commentId });
    const { reviews } = decisions[0]!.inputs as { reviews: { group: string | null }[] };
    expect(new Set(reviews.slice(0, 3).map(({ group }) => group)).size).toBe(1);
    expect(reviews.slice(3)).toMatchObject([{ group: null }, { group: null }]);
  });

  it('also where only neighbours in a chain were seen to agree', async () => {
    const commentId = await inReview();
    const [a, b, c] = await insiders(3);
    await ring([a!, b!]);
    await ring([b!, c!]);
    for (const reviewer of [a!, b!, c!]) await review(commentId, reviewer);
    expect(await factsOf(commentId)).toMatchObject({ state: 'IN_REVIEW' });
  });

  it('not where the policy switches it off', async () => {
    await setPolicy({ review: { reliability: { correlatedCountAsOne: false } } });
    const commentId = await inReview();
    const members = await insiders(3);
    await ring(members);
    for (const reviewer of members) await review(commentId, reviewer);
    expect(await factsOf(commentId)).toMatchObject({ state: 'PUBLISHED' });
  });
});
