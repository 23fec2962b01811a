import { beforeEach, describe, expect, it } from 'vitest';
import { newId } from '@/lib/platform/ids';
import type { Viewer } from '@/lib/members/viewer';
import { editComment } from '@/lib/comments/editing/edit-comment';
import { findOwnComment } from '@/lib/comments/own/read-comment';
import { withdrawComment } from '@/lib/comments/own/withdraw-comment';
import { decideComment } from '@/lib/moderation/decide-comment';
import { nameReviewers } from '@/lib/moderation/name-reviewers';
import { readCase } from '@/lib/moderation/read-case';
import { MINUTE, SECOND } from '@/lib/testing/clock';
import {
  calibrationItems,
  commentInReview,
  factsOf,
  leaseOn,
  referredComment,
  reviewWith,
  waitingComment,
} from '@/lib/testing/comments';
import { expectCountersEqualRows } from '@/lib/testing/counters';
import { query } from '@/lib/testing/database';
import { author, context, news, openNewsroom } from '@/lib/testing/newsroom';
import { insider, member, moderator } from '@/lib/testing/people';
import { setPolicy } from '@/lib/testing/policy';
import { inParallel, refusalOf } from '@/lib/testing/refusal';
import { recordReview } from './record-review';
import { requestAssignments } from '../assignment/request-assignments';
import type { Verdict } from '../schemas';

beforeEach(openNewsroom);

beforeEach(async () => {
  await setPolicy({ review: { calibrationRate: 0 } });
});

const inReview = (by?: Viewer) => commentInReview({ article: news, context, author: by });
const waiting = (viewer = author) => waitingComment({ article: news, context, author: viewer });
const lease = (commentId: string, reviewer?: Viewer) =>
  leaseOn({ commentId, reviewer, article: news, context });
const reviewed = (commentId: string, ...verdicts: Verdict[]) =>
  reviewWith(verdicts, { commentId, article: news, context });
const review = (viewer: Viewer, assignmentId: string, verdict: Verdict = 'YES', note?: string) =>
  recordReview({ viewer, assignmentId, verdict, note, context });

/** The author's batch of three, past its reading floor. */
async function batchOf(commentId: string): Promise<string[]> {
  const { assignments } = await requestAssignments({ viewer: author, commentId, context });
  context.advance(10 * SECOND);
  return assignments.map(({ id }) => id);
}

describe('R1: three distinct valid reviews buy exactly one comment', () => {
  beforeEach(() => calibrationItems(9));

  it('after the third, and not before, the author’s own gets in line', async () => {
    const commentId = await waiting();
    const [a, b, c] = await batchOf(commentId);
    const progress = [];
    for (const id of [a, b, c]) progress.push(await review(author, id!));
    expect(progress.map(({ required, done, comment }) => ({ required, done, ...comment }))).toEqual([
      { required: 3, done: 1, id: commentId, status: 'AWAITING_REVIEWS' },
      { required: 3, done: 2, id: commentId, status: 'AWAITING_REVIEWS' },
      { required: 3, done: 3, id: commentId, status: 'IN_REVIEW' },
    ]);
    expect(await factsOf(commentId)).toMatchObject({ state: 'IN_REVIEW' });
    await expectCountersEqualRows();
  });

  it('the same verdict again gives the same answer and counts once', async () => {
    const commentId = await waiting();
    const [a, b, c] = await batchOf(commentId);
    const first = await review(author, a!, 'NOT_CIVIL');
    expect(await review(author, a!, 'NOT_CIVIL')).toEqual(first);
    await review(author, b!);
    const last = await review(author, c!);
    expect(await review(author, c!)).toEqual(last);
    await expectCountersEqualRows();
  });

  it('another verdict on the same is refused', async () => {
    const [a] = await batchOf(await waiting());
    await review(author, a!, 'YES');
    expect(await refusalOf(review(author, a!, 'NOT_CIVIL'))).toMatchObject({
      status: 409,
      code: 'already-reviewed',
    });
  });

  it('cannot be banked: once the duty is done nothing more is dealt for it', async () => {
    const commentId = await waiting();
    for (const id of await batchOf(commentId)) await review(author, id);
    expect(await requestAssignments({ viewer: author, commentId, context })).toMatchObject({
      done: 3,
      assignments: [],
    });
    const next = await waiting();
    expect(await requestAssignments({ viewer: author, commentId: next, context })).toMatchObject({ done: 0 });
  });

  it('two drafts cannot be bought with one batch', async () => {
    const [first, second] = [await waiting(), await waiting()];
    const batch = await batchOf(first!);
    await requestAssignments({ viewer: author, commentId: second!, context });
    for (const id of batch) await review(author, id);
    expect(await factsOf(first!)).toMatchObject({ state: 'IN_REVIEW' });
    expect(await factsOf(second!)).toMatchObject({ state: 'AWAITING_REVIEWS' });
    const duties = await query<{ done: number }>(
      'select done from review_duties where member_id = $1 order by done',
      [author.id],
    );
    expect(duties).toEqual([{ done: 0 }, { done: 3 }]);
  });
});

describe('R2: what was not assigned is not found', () => {
  it('somebody else’s assignment, a random id, and what is no id', async () => {
    const { assignmentId, viewer } = await lease(await inReview());
    for (const id of [assignmentId, newId(), viewer.id, 'x', "' or true --", '']) {
      expect(await refusalOf(review(author, id))).toMatchObject({ status: 404, code: 'not-found' });
    }
  });

  it.each([
    ['nobody', async () => null, 401],
    ['a lapsed member', () => member({ membership: 'LAPSED' }), 403],
    ['a banned member', () => member({ sanction: { kind: 'BAN', reason: 'Enough.', endsAt: null } }), 403],
  ])('takes no verdict from %s', async (_, who, status) => {
    const viewer = await who();
    expect(
      await refusalOf(recordReview({ viewer, assignmentId: newId(), verdict: 'YES', context })),
    ).toMatchObject({ status });
  });
});

describe('R3: a lease', () => {
  it('that ran out takes no verdict any more, from that very millisecond', async () => {
    const first = await lease(await inReview());
    context.advance(30 * MINUTE - 1);
    await review(first.viewer, first.assignmentId);
    const second = await lease(await inReview());
    context.advance(30 * MINUTE);
    expect(await refusalOf(review(second.viewer, second.assignmentId))).toMatchObject({
      status: 409,
      code: 'lease-expired',
    });
  });
});

describe('R4: verdicts', () => {
  it.each<Verdict>(['YES', 'NOT_CIVIL', 'MISINFORMATION'])(
    '%s is kept with its note, tidied, for the moderators alone',
    async (verdict) => {
      const commentId = await inReview();
      const { viewer, assignmentId } = await lease(commentId);
      await review(viewer, assignmentId, verdict, '  See the\r\n\r\n\r\n\u200Bsecond line. ');
      const { reviews } = await nameReviewers({ viewer: await moderator(), commentId });
      expect(reviews).toMatchObject([
        { verdict, note: 'See the\n\nsecond line.', reviewer: { id: viewer.id }, revision: 1 },
      ]);
    },
  );

  it('an empty note is none', async () => {
    const commentId = await inReview();
    const { viewer, assignmentId } = await lease(commentId);
    await review(viewer, assignmentId, 'YES', ' \n ');
    expect((await readCase({ viewer: await moderator(), commentId })).reviews[0]?.note).toBeNull();
  });
});

describe('R6: a verdict faster than anyone could read', () => {
  it('is refused one millisecond before the floor and accepted at it', async () => {
    await calibrationItems(3);
    const commentId = await waiting();
    const { assignments } = await requestAssignments({ viewer: author, commentId, context });
    const [{ id, notBefore }] = assignments as [(typeof assignments)[0]];
    context.advance(Date.parse(notBefore) - context.now().getTime() - 1);
    expect(await refusalOf(review(author, id))).toMatchObject({
      status: 422,
      code: 'too-fast',
      retryAfterSeconds: 1,
      details: { notBefore },
    });
    context.advance(1);
    expect(await review(author, id)).toMatchObject({ done: 1 });
  });

  it('is refused for each text anew: of three at one moment only the first is taken', async () => {
    await calibrationItems(3);
    const commentId = await waiting();
    const { assignments } = await requestAssignments({ viewer: author, commentId, context });
    context.advance(2 * SECOND);
    const { answers, refusals } = await inParallel(assignments.map(({ id }) => review(author, id)));
    expect(answers).toMatchObject([{ done: 1 }]);
    expect(refusals.map(({ code, retryAfterSeconds }) => [code, retryAfterSeconds])).toEqual([
      ['too-fast', 2],
      ['too-fast', 4],
    ]);
    context.advance(2 * SECOND);
    expect(await review(author, assignments[1]!.id)).toMatchObject({ done: 2 });
    expect(await refusalOf(review(author, assignments[2]!.id))).toMatchObject({ code: 'too-fast' });
  });

  it('is accepted where the policy sets no floor', async () => {
    await setPolicy({ review: { readingFloor: false } });
    await calibrationItems(3);
    const { assignments } = await requestAssignments({ viewer: author, commentId: await waiting(), context });
    expect(await review(author, assignments[0]!.id)).toMatchObject({ done: 1 });
  });
});

describe('R9: a comment is decided by its reviews', () => {
  it.each<[Verdict[], string]>([
    [['YES', 'YES'], 'IN_REVIEW'],
    [['YES', 'YES', 'YES'], 'PUBLISHED'],
    [['YES', 'NOT_CIVIL', 'YES'], 'IN_REVIEW'],
    [['YES', 'NOT_CIVIL', 'YES', 'YES'], 'IN_REVIEW'],
    [['YES', 'NOT_CIVIL', 'YES', 'YES', 'YES'], 'PUBLISHED'],
    [['YES', 'NOT_CIVIL', 'YES', 'MISINFORMATION', 'YES', 'NOT_CIVIL', 'YES'], 'REFERRED'],
    [['MISINFORMATION', 'NOT_CIVIL'], 'IN_REVIEW'],
    [['MISINFORMATION', 'NOT_CIVIL', 'NOT_CIVIL'], 'OBJECTED'],
  ])('%j: %s', async (verdicts, state) => {
    const commentId = await inReview();
    await reviewed(commentId, ...verdicts);
    expect(await factsOf(commentId)).toMatchObject({
      state,
      visible: state === 'PUBLISHED',
      reviewCount: verdicts.length,
    });
    await expectCountersEqualRows();
  });

  it('why it came out so is kept at the decision and on record', async () => {
    const commentId = await inReview();
    await reviewed(commentId, 'YES', 'YES', 'YES');
    const { decisions } = await readCase({ viewer: await moderator(), commentId });
    const newcomer = { verdict: 'YES', sensitivity: 0.75, specificity: 0.75, group: null, burst: false };
    const inputs = {
      reviews: [newcomer, newcomer, newcomer].map((review) => ({
        reviewerId: expect.any(String),
        ...review,
      })),
      prior: 0.7,
      publishAt: 0.9,
      quorum: { min: 3, max: 7 },
      probability: 0.9844,
      counted: { accepts: 3, needed: 3, effectiveFrom: 0.25, objectBelow: 0.2, activeMembers: null },
      policyVersion: 1,
    };
    expect(decisions).toEqual([
      {
        maker: 'PEERS',
        outcome: 'PUBLISH',
        actor: null,
        rule: null,
        note: null,
        passage: null,
        revision: 1,
        inputs,
        createdAt: context.now().toISOString(),
      },
    ]);
    const [entry] = await query(
      `select actor_id, details from audit_entries where subject_id = $1 and action = 'comment.publish'`,
      [commentId],
    );
    expect(entry).toEqual({
      actor_id: null,
      details: { revision: 1, accept: 3, object: 0, probability: 0.9844, policyVersion: 1 },
    });
  });

  it('by the numbers of the policy in force', async () => {
    await setPolicy({ review: { quorum: { min: 1, max: 1 }, publishAt: 0.8 } });
    const commentId = await inReview();
    await reviewed(commentId, 'YES');
    expect(await factsOf(commentId)).toMatchObject({ state: 'PUBLISHED' });
  });

  it('a review that comes after the decision counts for its reviewer, and changes nothing else', async () => {
    const commentId = await inReview();
    const late = await lease(commentId);
    await decideComment({ viewer: await moderator(), commentId, action: 'PUBLISH', version: 2, context });
    const before = await factsOf(commentId);
    expect(await review(late.viewer, late.assignmentId, 'NOT_CIVIL')).toMatchObject({ done: 1 });
    expect(await factsOf(commentId)).toMatchObject({ state: 'PUBLISHED', version: before.version });
    await expectCountersEqualRows();
  });
});

describe('R11: a review names the revision that it judged', () => {
  const edit = async (commentId: string, by: Viewer, revision = 1) =>
    editComment({ viewer: by, id: commentId, body: 'Put **otherwise**.', revision, context });

  it('one for an older revision is refused with the current text, and leased that one', async () => {
    const writer = await insider();
    const commentId = await inReview(writer);
    const { viewer, assignmentId } = await lease(commentId);
    await edit(commentId, writer);
    const notBefore = new Date(context.now().getTime() + 2 * SECOND).toISOString();
    expect(await refusalOf(review(viewer, assignmentId))).toMatchObject({
      status: 409,
      code: 'stale-revision',
      details: { current: { bodyHtml: '<p>Put <strong>otherwise</strong>.</p>', revision: 2, notBefore } },
    });
    expect(await refusalOf(review(viewer, assignmentId))).toMatchObject({ code: 'too-fast' });
    context.advance(2 * SECOND);
    expect(await review(viewer, assignmentId)).toMatchObject({ done: 1 });
    expect(await factsOf(commentId)).toMatchObject({ reviewCount: 1, leaseCount: 0 });
    await expectCountersEqualRows();
  });

  it('one for a text that its author has only corrected since counts, and does not count twice', async () => {
    const accepted = 'The pump was serviced in May by two people from the town, who found a crack in it.';
    const writer = await insider();
    const commentId = await commentInReview({ article: news, context, author: writer, body: accepted });
    const late = await lease(commentId);
    await reviewWith(['YES', 'YES', 'YES'], { commentId, article: news, context });
    for (const [revision, spelling] of [
      [1, 'servicced'],
      [2, 'serrviced'],
    ] as const)
      await editComment({
        viewer: writer,
        id: commentId,
        body: accepted.replace('serviced', spelling),
        revision,
        context,
      });
    expect(await factsOf(commentId)).toMatchObject({ state: 'PUBLISHED', publishedRevision: 3 });
    expect(await review(late.viewer, late.assignmentId)).toMatchObject({ done: 1 });
    expect(await query('select revision from reviews where assignment_id = $1', [late.assignmentId])).toEqual(
      [{ revision: 1 }],
    );
    expect(await findOwnComment({ viewer: writer, id: commentId })).toMatchObject({ verdicts: { yes: 4 } });
    expect(await factsOf(commentId)).toMatchObject({ reviewCount: 0, leaseCount: 0 });
    await expectCountersEqualRows();
  });

  it('the new text is read after what else its reviewer has before them', async () => {
    const writer = await insider();
    const commentId = await inReview(writer);
    await calibrationItems(3);
    const { assignments } = await requestAssignments({ viewer: author, commentId: await waiting(), context });
    const [leased] = await query<{ id: string }>('select id from review_assignments where comment_id = $1', [
      commentId,
    ]);
    await edit(commentId, writer);
    const others = assignments.filter(({ id }) => id !== leased!.id).map((one) => Date.parse(one.notBefore));
    // By then the text before the change could have been read.
    context.advance(6 * SECOND);
    const read = Math.max(...others, context.now().getTime());
    const notBefore = new Date(read + 2 * SECOND).toISOString();
    expect(await refusalOf(review(author, leased!.id))).toMatchObject({
      code: 'stale-revision',
      details: { current: { notBefore } },
    });
  });

  it('one for a text that needs no more reviews frees its place', async () => {
    const writer = await insider();
    const commentId = await inReview(writer);
    const late = await lease(commentId);
    await edit(commentId, writer);
    for (let i = 0; i < 3; i += 1) await lease(commentId);
    const refusal = await refusalOf(review(late.viewer, late.assignmentId));
    expect(refusal).toMatchObject({ status: 409, code: 'stale-revision' });
    expect(refusal.details).toBeUndefined();
    expect(await refusalOf(review(late.viewer, late.assignmentId))).toMatchObject({
      code: 'assignment-closed',
    });
    await expectCountersEqualRows();
  });
});

describe('R14: under any interleaving', () => {
  it('twenty submissions of the same review at once count once and all give the same answer', async () => {
    const commentId = await inReview();
    const { viewer, assignmentId } = await lease(commentId);
    const { answers } = await inParallel(Array.from({ length: 20 }, () => review(viewer, assignmentId)));
    expect(answers).toHaveLength(20);
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    expect(answers[0]).toMatchObject({ done: 1 });
    expect(await factsOf(commentId)).toMatchObject({ reviewCount: 1, leaseCount: 0 });
    await expectCountersEqualRows();
  });

  it('also when it is the last of the duty', async () => {
    await calibrationItems(3);
    const commentId = await waiting();
    const [a, b, c] = await batchOf(commentId);
    await review(author, a!);
    await review(author, b!);
    const { answers } = await inParallel(Array.from({ length: 20 }, () => review(author, c!)));
    expect(answers).toHaveLength(20);
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    expect(answers[0]).toMatchObject({ done: 3, comment: { id: commentId, status: 'IN_REVIEW' } });
    const lineUps = await query(
      `select 1 from audit_entries where subject_id = $1 and action = 'comment.line-up'`,
      [commentId],
    );
    expect(lineUps).toHaveLength(1);
    await expectCountersEqualRows();
  });

  it('of twenty submissions with different verdicts, one verdict stands', async () => {
    const { viewer, assignmentId } = await lease(await inReview());
    const both = Array.from({ length: 20 }, (_, i) =>
      review(viewer, assignmentId, i % 2 === 0 ? 'YES' : 'NOT_CIVIL'),
    );
    const { answers, refusals } = await inParallel(both);
    expect([answers.length, refusals.length]).toEqual([10, 10]);
    for (const { code } of refusals) expect(code).toBe('already-reviewed');
    await expectCountersEqualRows();
  });

  it('all three of a batch at once are all counted', async () => {
    await calibrationItems(3);
    const commentId = await waiting();
    const batch = await batchOf(commentId);
    const { answers } = await inParallel(batch.map((id) => review(author, id)));
    expect(answers.map(({ done }) => done).sort()).toEqual([1, 2, 3]);
    expect(await factsOf(commentId)).toMatchObject({ state: 'IN_REVIEW' });
    await expectCountersEqualRows();
  });

  it('two last reviews at once decide once, with both counted', async () => {
    const commentId = await inReview();
    await reviewed(commentId, 'YES', 'YES', 'NOT_CIVIL');
    const last = [await lease(commentId), await lease(commentId)];
    const { answers } = await inParallel(
      last.map(({ viewer, assignmentId }) => review(viewer, assignmentId)),
    );
    expect(answers).toHaveLength(2);
    expect(await factsOf(commentId)).toMatchObject({ state: 'PUBLISHED', reviewCount: 5, leaseCount: 0 });
    expect(await query('select 1 from decisions where comment_id = $1', [commentId])).toHaveLength(1);
    await expectCountersEqualRows();
  });

  it.each([1, 2, 3, 4, 5, 6])(
    'last review, withdrawal and a moderator’s act at once end in one final state (round %i)',
    async (round) => {
      const writer = await insider();
      const commentId = await inReview(writer);
      await reviewed(commentId, 'YES', 'YES');
      const last = await lease(commentId);
      const desk = await moderator();
      const { version } = await factsOf(commentId);
      const acts = [
        () => review(last.viewer, last.assignmentId),
        () => withdrawComment({ viewer: writer, id: commentId, context }),
        () =>
          decideComment({
            viewer: desk,
            commentId,
            action: 'REJECT',
            version,
            rule: 'civility',
            note: 'No.',
            context,
          }),
      ];
      // Each of the six orders in which they can set out.
      const orders = [
        [0, 1, 2],
        [0, 2, 1],
        [1, 0, 2],
        [1, 2, 0],
        [2, 0, 1],
        [2, 1, 0],
      ];
      const { refusals } = await inParallel<unknown>(orders[round - 1]!.map((i) => acts[i]!()));
      for (const { status } of refusals) expect(status).toBe(409);

      // The author may take back what was decided; nobody decides what was taken back, and nobody decides twice.
      const facts = await factsOf(commentId);
      expect(facts).toMatchObject({ state: 'WITHDRAWN', visible: false, reviewCount: 3, leaseCount: 0 });
      const decisions = await query('select version, outcome from decisions where comment_id = $1', [
        commentId,
      ]);
      expect(decisions.length).toBeLessThanOrEqual(1);
      expect(facts.version).toBe(version + 1 + decisions.length);
      await expectCountersEqualRows();
    },
  );

  it('reviewers who review each other at once do not stand in each other’s way', async () => {
    const people = await Promise.all([1, 2, 3, 4].map(() => insider()));
    const theirs = [];
    for (const person of people) theirs.push(await inReview(person));
    const leases = [];
    for (const [i, reviewer] of people.entries()) leases.push(await lease(theirs[(i + 1) % 4]!, reviewer));
    const { answers } = await inParallel(
      leases.map(({ viewer, assignmentId }) => review(viewer, assignmentId)),
    );
    expect(answers).toHaveLength(4);
    await expectCountersEqualRows();
  });

  it('a comment that a moderator already has takes its review as one for the duty', async () => {
    const commentId = await referredComment({ article: news, context });
    const { viewer, assignmentId } = await lease(commentId);
    expect(await review(viewer, assignmentId)).toMatchObject({ done: 1 });
    expect(await factsOf(commentId)).toMatchObject({ state: 'REFERRED' });
  });
});
