import { beforeEach, describe, expect, it } from 'vitest';
import { decideComment } from '@/lib/moderation/decide-comment';
import { DAY, MINUTE } from '@/lib/testing/clock';
import { calibrationItems, commentInReview, factsOf, leaseOn, waitingComment } from '@/lib/testing/comments';
import { expectCountersEqualRows } from '@/lib/testing/counters';
import { crowdOfReviews } from '@/lib/testing/crowd';
import { query, whileLocked } from '@/lib/testing/database';
import { runWaitingJobs } from '@/lib/testing/jobs';
import { author, context, news, openNewsroom } from '@/lib/testing/newsroom';
import { insiders, moderator } from '@/lib/testing/people';
import { setPolicy } from '@/lib/testing/policy';
import { expectRecordsEqualReviews, recordFactsOf } from '@/lib/testing/records';
import type { Viewer } from '@/lib/members/viewer';
import { recordReview } from '../review/record-review';
import { requestAssignments } from '../assignment/request-assignments';
import type { Answers } from './dawid-skene';
import { learnFromDecision } from './learn-from-decision';
import { refitReviewers } from './refit-reviewers';
import { GOOD, simulateAnswers, YES_SAYERS, type World } from './testing/simulate-answers';

beforeEach(openNewsroom);

beforeEach(async () => {
  await setPolicy({ review: { calibrationRate: 0 } });
});

const at = () => context.now();

/** What is believed of each item when nobody's record is known: the share that accepts it, never certain. */
const byMajority =
  ({ item, accepts }: Answers) =>
  (wanted: number) => {
    let [accepting, all] = [1, 2];
    item.forEach((i, place) => {
      if (i !== wanted) return;
      accepting += accepts[place]!;
      all += 1;
    });
    return accepting / all;
  };

type Fitted = {
  reviews: number;
  items: number;
  reviewers: number;
  iterations: number;
  prevalence: number;
  drift: number;
  worst: number;
};
const fits = () =>
  query<Fitted>(
    `select reviews, items, reviewers, iterations, prevalence, mean_drift as drift, max_drift as worst
     from reliability_fits order by at, id`,
  );

const beliefs = async () => {
  const rows = await query<{ id: string; believed: number }>(
    'select comment_id as id, min(believed) as believed from reviews group by comment_id having min(believed) = max(believed)',
  );
  return new Map(rows.map(({ id, believed }) => [id, believed]));
};

/** A fifth of the reviewers accept whatever it is. */
const NAIVE: World = {
  items: 150,
  prevalence: 0.5,
  perItem: 5,
  crowds: [
    { workers: 16, ...GOOD },
    { workers: 4, ...YES_SAYERS },
  ],
  seed: 8,
};

describe('R9: the nightly fit', () => {
  it('finds out who accepts everything, says how far the running estimate was off, and next night that it is not', async () => {
    const { truth, rates: _, ...answers } = simulateAnswers(NAIVE);
    const crowd = await crowdOfReviews({ answers, believed: byMajority(answers), article: news, at: at() });
    // As the majority taught it: the running records.
    await countAsBelieved();
    const naive = await specificityOf(crowd.reviewers.slice(0, 16));

    expect(await refitReviewers(context)).toBe(20);
    const [first] = await fits();
    expect(first).toMatchObject({ reviews: 750, items: 150, reviewers: 20 });
    expect(first!.drift).toBeGreaterThan(0.05);
    expect(first!.worst).toBeGreaterThan(first!.drift);
    expect(Math.abs(first!.prevalence - 0.5)).toBeLessThan(0.1);

    const known = await beliefs();
    const right = crowd.commentIds.filter((id, item) => known.get(id)! > 0.5 === (truth[item] === 1));
    expect(known.size).toBe(150);
    expect(right.length / 150).toBeGreaterThan(0.93);
    // Of the sixteen whose rates are the same, how far what is counted of them is from that.
    const fitted = await specificityOf(crowd.reviewers.slice(0, 16));
    expect(Math.abs(fitted - GOOD.specificity)).toBeLessThan(Math.abs(naive - GOOD.specificity) / 2);
    await expectRecordsEqualReviews();

    context.advance(1);
    await refitReviewers(context);
    const [, second] = await fits();
    expect(second!.worst).toBeLessThan(0.001);
    await expectRecordsEqualReviews();
  });

  /** What their records say of how many unacceptable comments they notice. */
  async function specificityOf(reviewers: Viewer[]) {
    const [row] = await query<{ rate: number }>(
      `select sum(unacceptable_right) / sum(unacceptable_right + unacceptable_wrong) as rate
       from reviewer_records where member_id = any($1)`,
      [reviewers.map(({ id }) => id)],
    );
    return row!.rate;
  }

  /** Has the records made of what is believed, without anybody believing otherwise. */
  async function countAsBelieved() {
    await query(
      `insert into reviewer_records (member_id, as_of, standing_since, ladder_since, acceptable_right, acceptable_wrong,
         unacceptable_right, unacceptable_wrong)
       select reviewer_id, $1, $1, 'epoch', coalesce(sum(believed) filter (where verdict = 'YES'), 0),
         coalesce(sum(believed) filter (where verdict <> 'YES'), 0),
         coalesce(sum(1 - believed) filter (where verdict <> 'YES'), 0),
         coalesce(sum(1 - believed) filter (where verdict = 'YES'), 0)
       from reviews group by reviewer_id`,
      [at()],
    );
  }

  it('holds fast what a moderator settled, and learns from it', async () => {
    const { truth, rates: _, ...answers } = simulateAnswers({ ...NAIVE, items: 60 });
    const settled = (item: number) => item % 3 === 0;
    const guess = byMajority(answers);
    const crowd = await crowdOfReviews({
      answers,
      believed: (item) => (settled(item) ? truth[item]! : guess(item)),
      settled,
      article: news,
      at: at(),
    });
    await refitReviewers(context);
    const known = await beliefs();
    crowd.commentIds.forEach((id, item) => {
      if (settled(item)) expect(known.get(id)).toBe(truth[item]);
      else expect(known.get(id)).not.toBe(guess(item));
    });
    const [kept] = await query('select count(*)::int from reviews where settled');
    expect(kept).toEqual({ count: 20 * 5 });
    await expectRecordsEqualReviews();
  });

  it('looks at a year: what is older stays as it was believed, and still counts by its weight', async () => {
    const { truth: _, rates: __, ...answers } = simulateAnswers({ ...NAIVE, items: 20 });
    const old = await crowdOfReviews({ answers, believed: () => 0.9, article: news, at: at() });
    context.advance(366 * DAY);
    expect(await refitReviewers(context)).toBe(0);
    expect([...(await beliefs()).values()].every((believed) => believed === 0.9)).toBe(true);
    expect(await recordFactsOf(old.reviewers[0]!.id)).toBeNull();
    expect(await fits()).toMatchObject([{ reviews: 0, reviewers: 0, drift: 0, worst: 0 }]);
  });

  it('weighs verdicts by their age, by the half-life of the records', async () => {
    const { truth: _, rates: _rates, ...answers } = simulateAnswers(NAIVE);
    await crowdOfReviews({ answers, believed: byMajority(answers), article: news, at: at() });
    const seen = async () => {
      await refitReviewers(context);
      const rows = await query<{ comments: number }>('select comments from reliability_fits order by at');
      return rows.at(-1)!.comments;
    };
    expect(await seen()).toBeCloseTo(150, 6);
    context.advance(180 * DAY);
    expect(await seen()).toBeCloseTo(75, 6);
    await expectRecordsEqualReviews();
  });

  it('learns from decisions that no event has brought', async () => {
    const commentId = await commentInReview({ article: news, context });
    const reviewers = await insiders(3);
    for (const viewer of reviewers) {
      const { assignmentId } = await leaseOn({ commentId, reviewer: viewer, article: news, context });
      await recordReview({ viewer, assignmentId, verdict: 'NOT_CIVIL', context });
    }
    await decideComment({ viewer: await moderator(), commentId, action: 'PUBLISH', version: 3, context });
    await query('delete from graphile_worker._private_jobs');
    await refitReviewers(context);
    expect(await recordFactsOf(reviewers[0]!.id)).toMatchObject({ acceptableWrong: 1 });
    await expectRecordsEqualReviews();
  });

  it('does nothing to a publication without reviews', async () => {
    expect(await refitReviewers(context)).toBe(0);
  });
});

describe('R9: the nightly fit while reviews come in', () => {
  const inReview = () => commentInReview({ article: news, context });
  async function review(commentId: string, viewer: Viewer, verdict: 'YES' | 'NOT_CIVIL' = 'YES') {
    const { assignmentId } = await leaseOn({ commentId, reviewer: viewer, article: news, context });
    await recordReview({ viewer, assignmentId, verdict, context });
  }

  it('what a moderator settles after it has looked stays settled', async () => {
    const { truth: _, rates: __, ...answers } = simulateAnswers({ ...NAIVE, items: 40 });
    const crowd = await crowdOfReviews({ answers, believed: byMajority(answers), article: news, at: at() });
    const [commentId] = crowd.commentIds;
    await whileLocked(
      commentId!,
      'update reviews set believed = 0, settled = true where comment_id = $1',
      () => refitReviewers(context),
    );
    const settled = await query('select distinct believed, settled from reviews where comment_id = $1', [
      commentId,
    ]);
    expect(settled).toEqual([{ believed: 0, settled: true }]);
    await expectRecordsEqualReviews();
  });

  it('and reviews, decisions, learning and another fit at once lose nothing', async () => {
    const { truth: _, rates: __, ...answers } = simulateAnswers({ ...NAIVE, items: 60 });
    await crowdOfReviews({ answers, believed: byMajority(answers), article: news, at: at() });
    const reviewers = await insiders(4);
    const comments: string[] = [];
    for (let n = 0; n < 5; n += 1) {
      const commentId = await inReview();
      for (const viewer of reviewers.slice(0, 3))
        await review(commentId, viewer, n % 2 === 1 ? 'NOT_CIVIL' : 'YES');
      comments.push(commentId);
    }
    await runWaitingJobs();
    const fresh = [await inReview(), await inReview()];
    const leases = await Promise.all(
      fresh.flatMap((commentId) => leaseOn({ commentId, reviewer: reviewers[3]!, article: news, context })),
    );
    await calibrationItems(3);
    await setPolicy({ review: { calibrationRate: 0.05 } });
    const own = await waitingComment({ article: news, context, author });
    const { assignments } = await requestAssignments({ viewer: author, commentId: own, context });
    context.advance(MINUTE);
    const desk = await moderator();
    const judge = async (commentId: string) => {
      const { state, version } = await factsOf(commentId);
      const action = state === 'PUBLISHED' ? 'REMOVE' : 'REJECT';
      const because = { rule: 'civility', note: 'Be civil.' } as const;
      await decideComment({ viewer: desk, commentId, action, version, ...because, context });
      await learnFromDecision({ subjectId: commentId });
    };
    await Promise.all([
      refitReviewers(context),
      refitReviewers(context),
      ...comments.map(judge),
      ...comments.map((subjectId) => learnFromDecision({ subjectId })),
      ...leases.map(({ viewer, assignmentId }) =>
        recordReview({ viewer, assignmentId, verdict: 'YES', context }),
      ),
      ...assignments.map(({ id }) =>
        recordReview({ viewer: author, assignmentId: id, verdict: 'YES', context }),
      ),
    ]);
    await runWaitingJobs();
    const [calibrated] = await query(
      'select count(calibration_item_id)::int from reviews where reviewer_id = $1 and settled',
      [author.id],
    );
    expect(calibrated).toEqual({ count: 1 });
    const settled = await query('select distinct believed, settled from reviews where comment_id = any($1)', [
      comments,
    ]);
    expect(settled).toEqual([{ believed: 0, settled: true }]);
    await expectRecordsEqualReviews();
    await expectCountersEqualRows();
    expect(await fits()).toHaveLength(2);
  });
});

describe('R12: who agrees far above chance', () => {
  const SMALL: World = {
    items: 240,
    prevalence: 0.7,
    perItem: 5,
    crowds: [{ workers: 8, ...GOOD }],
    seed: 4,
  };

  /** Workers 2 and 5 say the same: what the first of them finds. */
  function colluding(answers: Answers): Answers {
    const said = new Map<number, number>();
    const accepts = answers.accepts.map((given, place) => {
      if (![2, 5].includes(answers.worker[place]!)) return given;
      const item = answers.item[place]!;
      said.set(item, said.get(item) ?? given);
      return said.get(item)!;
    });
    return { ...answers, accepts };
  }

  it('is found in the night, and counts as one from the next decision on', async () => {
    const { truth: _, rates: __, ...alone } = simulateAnswers(SMALL);
    const answers = colluding(alone);
    const crowd = await crowdOfReviews({ answers, believed: byMajority(answers), article: news, at: at() });
    await refitReviewers(context);
    const pairs = await query<{
      first: string;
      second: string;
      shared: number;
      agreed: number;
      chance: number;
    }>(
      `select first_id as first, second_id as second, shared, agreed, chance from reviewer_pairs where correlated`,
    );
    const colluders = [crowd.reviewers[2]!, crowd.reviewers[5]!];
    const two = colluders.map(({ id }) => id).sort();
    expect(pairs.map(({ first, second }) => [first, second])).toEqual([two]);
    expect(pairs[0]!.agreed).toBe(pairs[0]!.shared);
    expect(pairs[0]!.chance).toBeLessThan(1e-5);
    const [all] = await query<{ count: number }>('select count(*)::int from reviewer_pairs');
    expect(all!.count).toBe((8 * 7) / 2);

    await refitReviewers(context);
    expect(await query('select 1 from reviewer_pairs where correlated')).toHaveLength(1);

    const commentId = await commentInReview({ article: news, context });
    const honest = crowd.reviewers[0]!;
    for (const viewer of [...colluders, honest]) {
      const { assignmentId } = await leaseOn({ commentId, reviewer: viewer, article: news, context });
      await recordReview({ viewer, assignmentId, verdict: 'YES', context });
    }
    expect(await factsOf(commentId)).toMatchObject({ state: 'IN_REVIEW', reviewCount: 3 });
  });

  it('nobody where everybody judges alone', async () => {
    const { truth: _, rates: __, ...answers } = simulateAnswers(SMALL);
    await crowdOfReviews({ answers, believed: byMajority(answers), article: news, at: at() });
    await refitReviewers(context);
    expect(await query('select 1 from reviewer_pairs where correlated')).toEqual([]);
  });
});
