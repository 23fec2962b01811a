import { beforeEach, describe, expect, it } from 'vitest';
import { transaction } from '@/lib/platform/db';
import type { Reason } from '@/lib/platform/reasons';
import type { Viewer } from '@/lib/members/viewer';
import { currentPolicy } from '@/lib/policy/current-policy';
import { decideComment } from '@/lib/moderation/decide-comment';
import { readCase } from '@/lib/moderation/read-case';
import { DAY, MINUTE } from '@/lib/testing/clock';
import { calibrationItems, commentInReview, factsOf, leaseOn, waitingComment } from '@/lib/testing/comments';
import { expectCountersEqualRows } from '@/lib/testing/counters';
import { query } from '@/lib/testing/database';
import { runWaitingJobs } from '@/lib/testing/jobs';
import { author, context, news, openNewsroom } from '@/lib/testing/newsroom';
import { insider, insiders, moderator, sanction } from '@/lib/testing/people';
import { setPolicy } from '@/lib/testing/policy';
import { expectRecordsEqualReviews, recordFactsOf } from '@/lib/testing/records';
import { inParallel, refusalOf } from '@/lib/testing/refusal';
import { statementsOf } from '@/lib/testing/statements';
import { retire } from '../calibration/retire-item';
import { recordReview } from '../review/record-review';
import { requestAssignments } from '../assignment/request-assignments';
import type { ReviewResult, Verdict } from '../schemas';
import { readThanks } from '../thanks/read-thanks';
import { learnFromCalibration } from './learn-from-calibration';
import { learnFromDecision } from './learn-from-decision';
import { readOwnRecord } from '../records/read-own-record';
import { moveStanding } from './move-standing';
import { refitReviewers } from './refit-reviewers';
import { voidReviewsOfSuspended, voidUndecidedReviews } from './void-undecided-reviews';

beforeEach(openNewsroom);

beforeEach(async () => {
  await setPolicy({ review: { calibrationRate: 0 } });
});

const inReview = () => commentInReview({ article: news, context });
const lease = (commentId: string, reviewer: Viewer) =>
  leaseOn({ commentId, reviewer, article: news, context });

async function review(commentId: string, reviewer: Viewer, verdict: Verdict = 'YES') {
  const { assignmentId } = await lease(commentId, reviewer);
  return recordReview({ viewer: reviewer, assignmentId, verdict, context });
}

const OPPOSITE: Record<string, Verdict> = { YES: 'NOT_CIVIL', NOT_CIVIL: 'YES' };

/** Lets the author answer the next calibration item of a comment of theirs, rightly or not. */
async function answer(commentId: string, right: boolean): Promise<ReviewResult> {
  const { assignments } = await requestAssignments({ viewer: author, commentId, context });
  const { id } = assignments[0]!;
  const [item] = await query<{ verdict: Verdict }>(
    `select i.verdict::text as verdict from review_assignments a join calibration_items i on i.id = a.calibration_item_id
     where a.id = $1`,
    [id],
  );
  context.advance(MINUTE);
  const verdict = right ? item!.verdict : OPPOSITE[item!.verdict]!;
  return recordReview({ viewer: author, assignmentId: id, verdict, context });
}

/** The same for so many items, on as many comments as it takes; says where the answers led. */
async function answerAll(answers: boolean[]) {
  const standings: (string | undefined)[] = [];
  let commentId = '';
  for (const right of answers) {
    const waiting = commentId && (await factsOf(commentId)).state === 'AWAITING_REVIEWS';
    if (!waiting) commentId = await waitingComment({ article: news, context, author });
    standings.push((await answer(commentId, right)).feedback?.standing);
  }
  return { standings, commentId };
}

const wrong = (times: number) => new Array<boolean>(times).fill(false);
const right = (times: number) => new Array<boolean>(times).fill(true);
const audited = (memberId: string) =>
  query<{ action: string; from_state: string; to_state: string; reason: Reason }>(
    `select action, from_state, to_state, reason from audit_entries where subject_id = $1 and action like 'reviewer.%'
     order by at, id`,
    [memberId],
  );
const told = (memberId: string) =>
  query<{ payload: unknown }>(
    `select payload from outbox_events where subject_id = $1 and type = 'reviewer.standing' order by id`,
    [memberId],
  );

async function setStanding(memberId: string, to: 'GOOD' | 'WARNED' | 'SUSPENDED') {
  const byId = (await moderator()).id;
  const at = context.now();
  return transaction((tx) => moveStanding(tx, { memberId, to, reason: 'As we agreed.', at, byId }));
}

describe('R9: calibration answers count in the record', () => {
  beforeEach(() => calibrationItems(20));

  it('at once, in the transaction that records them', async () => {
    await answerAll([true, false, true]);
    const [counted] = await query<{ verdicts: number }>(
      `select round((acceptable_right + acceptable_wrong + unacceptable_right + unacceptable_wrong)::numeric, 3)::float8 as verdicts
       from reviewer_records where member_id = $1`,
      [author.id],
    );
    expect(counted).toEqual({ verdicts: 3 });
    await expectRecordsEqualReviews();
  });

  it('once, however often the same answer is sent', async () => {
    const commentId = await waitingComment({ article: news, context, author });
    const { assignments } = await requestAssignments({ viewer: author, commentId, context });
    context.advance(MINUTE);
    const send = () =>
      recordReview({ viewer: author, assignmentId: assignments[0]!.id, verdict: 'YES', context });
    await inParallel(Array.from({ length: 10 }, send));
    expect(await query('select 1 from reviews where reviewer_id = $1', [author.id])).toHaveLength(1);
    await expectRecordsEqualReviews();
  });
});

describe('R13: from feedback to a warning to no weight, and back', () => {
  beforeEach(() => calibrationItems(30));

  it('every miss is told, the fourth warns, the seventh suspends: on record, and never silently', async () => {
    const { standings } = await answerAll(wrong(7));
    const none = undefined;
    expect(standings).toEqual([none, none, none, 'WARNED', none, none, 'SUSPENDED']);
    expect(await audited(author.id)).toEqual([
      {
        action: 'reviewer.warn',
        from_state: 'GOOD',
        to_state: 'WARNED',
        reason: { code: 'right-of-expected', facts: { known: 4, right: 0, expected: 3 } },
      },
      {
        action: 'reviewer.suspend',
        from_state: 'WARNED',
        to_state: 'SUSPENDED',
        reason: {
          code: 'right-of-expected-since-warning',
          facts: { known: 7, right: 0, expected: 5.3, since: 3 },
        },
      },
    ]);
    expect((await told(author.id)).map(({ payload }) => payload)).toMatchObject([
      { standing: 'WARNED', before: 'GOOD' },
      { standing: 'SUSPENDED', before: 'WARNED' },
    ]);
    await expectCountersEqualRows();
    await expectRecordsEqualReviews();
  });

  it('the answer that moved somebody says so again when it is sent again', async () => {
    await answerAll(wrong(3));
    const commentId = await waitingComment({ article: news, context, author });
    const { assignments } = await requestAssignments({ viewer: author, commentId, context });
    const [item] = await query<{ verdict: string }>(
      `select i.verdict::text as verdict from review_assignments a join calibration_items i on i.id = a.calibration_item_id
       where a.id = $1`,
      [assignments[0]!.id],
    );
    context.advance(MINUTE);
    const send = () =>
      recordReview({
        viewer: author,
        assignmentId: assignments[0]!.id,
        verdict: OPPOSITE[item!.verdict]!,
        context,
      });
    const first = await send();
    expect(first.feedback).toMatchObject({ correct: false, standing: 'WARNED' });
    expect(await send()).toEqual(first);
  });

  it('who does better after a warning is in good standing again', async () => {
    const { standings } = await answerAll([...wrong(4), ...right(5)]);
    expect(standings.at(-1)).toBe('GOOD');
    expect(await recordFactsOf(author.id)).toMatchObject({ standing: 'GOOD' });
  });

  it('a suspended reviewer’s miss does not count as done, and another item is dealt; a pass counts', async () => {
    const { commentId } = await answerAll(wrong(7));
    expect((await factsOf(commentId)).state).toBe('AWAITING_REVIEWS');
    const missed = await answer(commentId, false);
    expect(missed).toMatchObject({ done: 1, feedback: { correct: false } });
    const { assignments } = await requestAssignments({ viewer: author, commentId, context });
    expect(assignments).toHaveLength(2);
    expect(await answer(commentId, true)).toMatchObject({ done: 2, feedback: { correct: true } });
    expect(await answer(commentId, false)).toMatchObject({ done: 2 });
    expect(await answer(commentId, true)).toMatchObject({ done: 3, comment: { status: 'IN_REVIEW' } });
    await expectCountersEqualRows();
  });

  it('a suspended reviewer is waived nothing: the batch stays short until there are items, or they are back', async () => {
    await setStanding(author.id, 'SUSPENDED');
    await query(`update calibration_items set active = false, retired_at = now(), retired_reason = '"Unclear."'
      where id not in (select id from calibration_items limit 1)`);
    for (let n = 0; n < 3; n += 1) await inReview();
    const commentId = await waitingComment({ article: news, context, author });
    const short = await requestAssignments({ viewer: author, commentId, context });
    expect(short).toMatchObject({ done: 0, required: 3, status: 'AWAITING_REVIEWS' });
    expect(short.assignments).toHaveLength(1);
    expect(await requestAssignments({ viewer: author, commentId, context })).toEqual(short);
    expect(await factsOf(commentId)).toMatchObject({ dutyWaived: false });
    await setStanding(author.id, 'GOOD');
    expect((await requestAssignments({ viewer: author, commentId, context })).assignments).toHaveLength(3);
  });

  it('three passes in a row are the way back, and a fresh start', async () => {
    const { standings } = await answerAll([...wrong(7), ...right(3)]);
    expect(standings.at(-1)).toBe('GOOD');
    expect((await audited(author.id)).at(-1)).toMatchObject({
      action: 'reviewer.reinstate',
      from_state: 'SUSPENDED',
      reason: { code: 'calibration-passed', facts: { count: 3 } },
    });
    context.advance(MINUTE);
    // What was still waiting for reviews of theirs would have its turn before.
    await query(`update comments set state = 'EXPIRED' where author_id = $1 and state = 'AWAITING_REVIEWS'`, [
      author.id,
    ]);
    const again = await answerAll(wrong(3));
    expect(again.standings).toEqual([undefined, undefined, undefined]);
    expect(await recordFactsOf(author.id)).toMatchObject({ standing: 'GOOD' });
    await expectRecordsEqualReviews();
  });

  it('what rested on an item that is taken out of use is taken back with it', async () => {
    await answerAll(wrong(4));
    expect(await recordFactsOf(author.id)).toMatchObject({ standing: 'WARNED' });
    const [item] = await query<{ id: string }>(
      'select calibration_item_id as id from reviews where reviewer_id = $1 limit 1',
      [author.id],
    );
    await transaction((tx) =>
      retire(tx, {
        itemId: item!.id,
        reason: 'Its verdict does not hold.',
        actorId: null,
        at: context.now(),
        verdictFails: true,
      }),
    );
    await runWaitingJobs();
    expect(await recordFactsOf(author.id)).toMatchObject({ standing: 'GOOD' });
    const [left] = await query('select count(*)::int from reviews where reviewer_id = $1 and settled', [
      author.id,
    ]);
    expect(left).toEqual({ count: 3 });
    await expectRecordsEqualReviews();
  });

  it('who still held that item is told, and neither credited nor blamed', async () => {
    const { commentId } = await answerAll(wrong(1));
    const { assignments } = await requestAssignments({ viewer: author, commentId, context });
    await query(
      `update calibration_items set active = false, retired_at = now(), retired_reason = '"Unclear."'
       where id = (select calibration_item_id from review_assignments where id = $1)`,
      [assignments[0]!.id],
    );
    const result = await answer(commentId, false);
    expect(result).toMatchObject({ done: 2 });
    expect(result).not.toHaveProperty('feedback');
    const { lessons, practice } = await readThanks({ viewer: author, commentId });
    expect(lessons.map(({ correct }) => correct)).toEqual([null, false]);
    expect(practice).toEqual({ judged: 1, right: 0 });
    const [known] = await query('select count(*)::int from reviews where reviewer_id = $1 and settled', [
      author.id,
    ]);
    expect(known).toEqual({ count: 1 });
  });
});

describe('R7: an item that is taken out of use while a verdict on it is on its way', () => {
  beforeEach(() => calibrationItems(2));

  it('teaches nothing: nobody would take that back', async () => {
    const { commentId } = await answerAll(wrong(1));
    const { assignments } = await requestAssignments({ viewer: author, commentId, context });
    context.advance(MINUTE);
    await recordReview({
      viewer: author,
      assignmentId: assignments[0]!.id,
      verdict: 'MISINFORMATION',
      context,
    });
    const [review] = await query<{ id: string; itemId: string }>(
      `update reviews set believed = null, settled = false where assignment_id = $1
       returning id, calibration_item_id as "itemId"`,
      [assignments[0]!.id],
    );
    const before = await recordFactsOf(author.id);
    await query(
      `update calibration_items set active = false, retired_at = now(), retired_reason = '"Unclear."' where id = $1`,
      [review!.itemId],
    );
    const policy = await currentPolicy();
    await transaction((tx) =>
      learnFromCalibration(tx, {
        review: {
          id: review!.id,
          reviewerId: author.id,
          verdict: 'MISINFORMATION',
          createdAt: context.now(),
        },
        // As it was read, before it was taken out of use.
        item: { id: review!.itemId, verdict: 'YES' },
        policy,
      }),
    );
    expect(
      await query('select 1 from reviews where id = $1 and believed is null', [review!.id]),
    ).toHaveLength(1);
    expect(await recordFactsOf(author.id)).toEqual(before);
  });
});

describe('R13: final decisions count for the ladder as calibration does', () => {
  async function settledAgainst(reviewer: Viewer, times: number, { learn = true } = {}) {
    const comments: string[] = [];
    for (let n = 0; n < times; n += 1) {
      const commentId = await inReview();
      await review(commentId, reviewer);
      context.advance(MINUTE);
      await decideComment({
        viewer: await moderator(),
        commentId,
        action: 'REJECT',
        version: 2,
        rule: 'civility',
        note: 'Be civil.',
        context,
      });
      comments.push(commentId);
    }
    if (learn) await runWaitingJobs();
    return comments;
  }

  it('hard cases count for what they are: who misses what the others missed too is not warned', async () => {
    await setPolicy({ review: { quorum: { min: 5, max: 7 } } });
    const [alone, ...all] = await insiders(6);
    const reject = (commentId: string, version: number, action: 'REJECT' | 'REMOVE', viewer: Viewer) =>
      decideComment({ viewer, commentId, action, version, rule: 'civility', note: 'Be civil.', context });
    for (let n = 0; n < 4; n += 1) {
      const hard = await inReview();
      for (const reviewer of all) await review(hard, reviewer);
      context.advance(MINUTE);
      await reject(hard, 3, 'REMOVE', await moderator());
    }
    await settledAgainst(alone!, 4);
    await runWaitingJobs();
    // Four others, all wrong, and two newcomers who are right in three of four: one in four was to be expected.
    const {
      record: { known, standing },
    } = await readOwnRecord({ viewer: all[0]!, context });
    expect({ known, standing }).toMatchObject({ known: { right: 0, of: 4, expected: 1 }, standing: 'GOOD' });
    expect(await recordFactsOf(alone!.id)).toMatchObject({ standing: 'WARNED' });
  });

  it('and practice texts by how many of the others found them out', async () => {
    await calibrationItems(20);
    await query('update calibration_items set uses = 20, passes = 3');
    const { standings, commentId } = await answerAll(wrong(4));
    expect(standings.at(-1)).toBeUndefined();
    await query('update calibration_items set uses = 20, passes = 19');
    expect((await answer(commentId, false)).feedback?.standing).toBe('WARNED');
  });

  it('what peers alone made of a comment does not', async () => {
    const [stubborn] = await insiders(1);
    for (let n = 0; n < 5; n += 1) {
      const commentId = await inReview();
      await review(commentId, stubborn!, 'NOT_CIVIL');
      for (const other of await insiders(4)) await review(commentId, other);
    }
    await runWaitingJobs();
    expect(await recordFactsOf(stubborn!.id)).toMatchObject({ standing: 'GOOD' });
  });

  it('and decisions that are reversed take their warning back', async () => {
    const [reviewer] = await insiders(1);
    const comments = await settledAgainst(reviewer!, 4);
    expect(await recordFactsOf(reviewer!.id)).toMatchObject({ standing: 'WARNED' });
    for (const commentId of comments.slice(0, 3)) {
      const { version } = await factsOf(commentId);
      await decideComment({ viewer: await moderator(), commentId, action: 'PUBLISH', version, context });
    }
    await runWaitingJobs();
    expect(await recordFactsOf(reviewer!.id)).toMatchObject({ standing: 'GOOD' });
    await expectRecordsEqualReviews();
  });

  it('and what one night learns about weeks ago warns from that night on: nobody is suspended before they knew', async () => {
    const [reviewer] = await insiders(1);
    await settledAgainst(reviewer!, 8, { learn: false });
    context.advance(30 * DAY);
    await refitReviewers(context);
    expect(await recordFactsOf(reviewer!.id)).toMatchObject({ standing: 'WARNED' });
    expect(
      await query('select standing_since as since from reviewer_records where member_id = $1', [
        reviewer!.id,
      ]),
    ).toEqual([{ since: context.now() }]);
    expect(await audited(reviewer!.id)).toMatchObject([{ action: 'reviewer.warn' }]);
    expect(await query('select 1 from reviews where settled')).toHaveLength(8);
  });

  it('are learnt at once by many hands and warn once', async () => {
    const [reviewer] = await insiders(1);
    const comments = await settledAgainst(reviewer!, 4);
    await query('update reviews set believed = null, settled = false');
    await query('delete from reviewer_records');
    await query(`delete from outbox_events where type = 'reviewer.standing'`);
    await Promise.all([...comments, ...comments].map((subjectId) => learnFromDecision({ subjectId })));
    expect(await recordFactsOf(reviewer!.id)).toMatchObject({ standing: 'WARNED' });
    expect(await told(reviewer!.id)).toHaveLength(1);
    await expectRecordsEqualReviews();
  });
});

describe('R13: a suspended reviewer’s verdicts weigh nothing', () => {
  it('those on undecided comments are void, leases go back, and the comments get others', async () => {
    const [reviewer, other] = await insiders(2);
    const commentId = await inReview();
    await review(commentId, reviewer!, 'NOT_CIVIL');
    await review(commentId, other!);
    const leased = await inReview();
    const { assignmentId } = await lease(leased, reviewer!);
    await setStanding(reviewer!.id, 'SUSPENDED');
    await runWaitingJobs();
    expect(await factsOf(commentId)).toMatchObject({ state: 'IN_REVIEW', reviewCount: 1 });
    expect(await factsOf(leased)).toMatchObject({ leaseCount: 0 });
    const { reviews, verdicts } = await readCase({ viewer: await moderator(), commentId });
    expect(reviews).toMatchObject([{ voided: { code: 'reviewer-careless' } }, { voided: null }]);
    expect(verdicts).toEqual({ yes: 1, notCivil: 0, misinformation: 0 });
    const late = recordReview({ viewer: reviewer!, assignmentId, verdict: 'YES', context });
    expect(await refusalOf(late)).toMatchObject({ status: 409, code: 'assignment-closed' });
    await expectCountersEqualRows();
  });

  it.each([
    ['its author', 24, 'OBJECTED'],
    ['a moderator', 0, 'REFERRED'],
  ])('on a comment with %s too; the duty that it paid stays done', async (_, authorHours, state) => {
    await setPolicy({ review: { authorHours } });
    const [reviewer, ...others] = await insiders(3);
    const commentId = await inReview();
    for (const one of [reviewer!, ...others]) await review(commentId, one, 'NOT_CIVIL');
    await runWaitingJobs();
    await setStanding(reviewer!.id, 'SUSPENDED');
    await runWaitingJobs();
    expect(await factsOf(commentId)).toMatchObject({ state, reviewCount: 2 });
    expect(await recordFactsOf(reviewer!.id)).toMatchObject({ unacceptableRight: 0 });
    await expectCountersEqualRows();
    await expectRecordsEqualReviews();
  });

  it('who is reinstated before anybody came to void them counts again, and decides what has all its reviews', async () => {
    await setPolicy({ review: { publishAt: 0.97 } });
    const [reviewer, opposed, ...others] = await insiders(5);
    const commentId = await inReview();
    await review(commentId, opposed!, 'NOT_CIVIL');
    for (const one of [reviewer!, ...others.slice(0, 2)]) await review(commentId, one);
    await setStanding(reviewer!.id, 'SUSPENDED');
    await review(commentId, others[2]!);
    expect(await factsOf(commentId)).toMatchObject({ state: 'IN_REVIEW', reviewCount: 5 });
    await setStanding(reviewer!.id, 'GOOD');
    await runWaitingJobs();
    expect((await factsOf(commentId)).state).not.toBe('IN_REVIEW');
    expect(await query('select 1 from reviews where voided_at is not null')).toEqual([]);
    await expectCountersEqualRows();
  });

  it('what the others’ verdicts decide without them is decided at once', async () => {
    const [reviewer, ...others] = await insiders(4);
    await query(
      `insert into reviewer_records (member_id, acceptable_right, unacceptable_right, as_of, standing_since, ladder_since)
       values ($1, 40, 40, $2, $2, $2)`,
      [reviewer!.id, context.now()],
    );
    const commentId = await inReview();
    await review(commentId, reviewer!, 'NOT_CIVIL');
    await setPolicy({ review: { quorum: { min: 4, max: 5 } } });
    for (const other of others) await review(commentId, other);
    expect(await factsOf(commentId)).toMatchObject({ state: 'IN_REVIEW', reviewCount: 4 });
    await setPolicy({ review: { quorum: { min: 3, max: 5 } } });
    await setStanding(reviewer!.id, 'SUSPENDED');
    await runWaitingJobs();
    expect(await factsOf(commentId)).toMatchObject({ state: 'PUBLISHED', reviewCount: 3 });
    await expectCountersEqualRows();
  });

  it('nor before they have been voided: the decision leaves them out', async () => {
    const [reviewer, ...others] = await insiders(3);
    const commentId = await inReview();
    await review(commentId, reviewer!);
    await setStanding(reviewer!.id, 'SUSPENDED');
    for (const other of others) await review(commentId, other);
    expect(await factsOf(commentId)).toMatchObject({ state: 'IN_REVIEW', reviewCount: 3 });
  });

  it('one that comes late is not taken, and its reviewer told why', async () => {
    const [reviewer] = await insiders(1);
    const commentId = await inReview();
    const { assignmentId } = await lease(commentId, reviewer!);
    await setStanding(reviewer!.id, 'SUSPENDED');
    const late = () => recordReview({ viewer: reviewer!, assignmentId, verdict: 'YES', context });
    expect(await refusalOf(late())).toMatchObject({ status: 409, code: 'reviews-suspended' });
    expect(await refusalOf(late())).toMatchObject({ status: 409, code: 'assignment-closed' });
    expect(await factsOf(commentId)).toMatchObject({ leaseCount: 0, reviewCount: 0 });
    await expectCountersEqualRows();
  });

  it.each([1, 2, 3, 4])('whether it lands before or after they are suspended (round %i)', async () => {
    const reviewer = await insider();
    const comments = [await inReview(), await inReview(), await inReview()];
    const leases = [];
    for (const commentId of comments) leases.push(await lease(commentId, reviewer));
    await inParallel<unknown>([
      ...leases.map(({ assignmentId }) =>
        recordReview({ viewer: reviewer, assignmentId, verdict: 'YES', context }),
      ),
      setStanding(reviewer.id, 'SUSPENDED').then(() =>
        voidReviewsOfSuspended({ subjectId: reviewer.id }, context),
      ),
    ]);
    await runWaitingJobs();
    for (const commentId of comments)
      expect(await factsOf(commentId)).toMatchObject({ state: 'IN_REVIEW', reviewCount: 0, leaseCount: 0 });
    await expectCountersEqualRows();
  });
});

describe('R12: a sanctioned reviewer stops counting', () => {
  it('at the very next decision', async () => {
    const [reviewer, ...others] = await insiders(3);
    const commentId = await inReview();
    await review(commentId, reviewer!);
    await sanction({ on: reviewer!, from: context.now() });
    for (const other of others) await review(commentId, other);
    expect(await factsOf(commentId)).toMatchObject({ state: 'IN_REVIEW' });
  });
});

describe('R13: a moderator sets the standing', () => {
  it('on record, with who did it; the same again changes nothing', async () => {
    const [reviewer] = await insiders(1);
    expect(await setStanding(reviewer!.id, 'WARNED')).toEqual({ before: 'GOOD', moved: true });
    expect(await setStanding(reviewer!.id, 'WARNED')).toEqual({ before: 'WARNED', moved: false });
    expect(await audited(reviewer!.id)).toMatchObject([{ action: 'reviewer.warn', reason: 'As we agreed.' }]);
    expect(await told(reviewer!.id)).toHaveLength(1);
  });

  it('ten at once move once', async () => {
    const [reviewer] = await insiders(1);
    await Promise.all(Array.from({ length: 10 }, () => setStanding(reviewer!.id, 'SUSPENDED')));
    expect(await told(reviewer!.id)).toHaveLength(1);
  });
});

describe('R14: who is taken out of several comments at once', () => {
  it('has all records that this changes locked together, in their one order', async () => {
    const [member, ...others] = await insiders(3);
    const [low, high] = others.sort((a, b) => (a.id < b.id ? -1 : 1));
    await setPolicy({ review: { quorum: { min: 2, max: 2 } } });
    const ids = [await inReview(), await inReview()];
    // The first comment's other reviewer is the one whose record is to be locked last.
    await review(ids[0]!, high!, 'NOT_CIVIL');
    await review(ids[1]!, low!, 'NOT_CIVIL');
    for (const id of ids) await review(id, member!, 'NOT_CIVIL');
    for (const id of ids) expect(await factsOf(id)).toMatchObject({ state: 'REFERRED' });
    const reason = { code: 'reviewer-sanctioned', facts: {} } as const;
    const statements = await statementsOf(() =>
      voidUndecidedReviews({ memberId: member!.id, reason, context }),
    );
    const locking = statements.filter(({ sql }) =>
      /from reviewer_records where .* for no key update/s.test(sql),
    );
    expect(locking).toHaveLength(1);
    expect(locking[0]!.values.flat()).toEqual(
      expect.arrayContaining([member!.id, low!.id, high!.id].slice(1)),
    );
    await expectRecordsEqualReviews();
  });
});
