import { beforeEach, describe, expect, it } from 'vitest';
import { newId } from '@/lib/platform/ids';
import type { Reason } from '@/lib/platform/reasons';
import type { Viewer } from '@/lib/members/viewer';
import { article } from '@/lib/testing/articles';
import { DAY, MINUTE, SECOND } from '@/lib/testing/clock';
import {
  calibrationItems,
  commentInReview,
  factsOf,
  leaseOn,
  publishedComment,
  waitingComment,
} from '@/lib/testing/comments';
import { withdrawComment } from '@/lib/comments/own/withdraw-comment';
import { expectCountersEqualRows } from '@/lib/testing/counters';
import { query, whileLocked } from '@/lib/testing/database';
import { author, context, news, openNewsroom } from '@/lib/testing/newsroom';
import { insider, insiders, member } from '@/lib/testing/people';
import { setPolicy } from '@/lib/testing/policy';
import { inParallel, refusalOf } from '@/lib/testing/refusal';
import { expireLeases } from './expire-leases';
import { recordReview } from '../review/record-review';
import { findOpenBatch, requestAssignments } from './request-assignments';
import type { BatchView } from '../schemas';

beforeEach(openNewsroom);

beforeEach(async () => {
  await setPolicy({ review: { calibrationRate: 0 } });
});

const inReview = (more: { author?: Viewer; parentId?: string; body?: string } = {}) =>
  commentInReview({ article: news, context, ...more });
const waiting = (viewer = author) => waitingComment({ article: news, context, author: viewer });
/** A moment after every floor, without moving the clock. */
const later = () => ({ ...context, now: () => new Date(context.now().getTime() + MINUTE) });
const request = (commentId: string, viewer = author) => requestAssignments({ viewer, commentId, context });
/** Has the author accept all of a batch. */
async function reviewAll({ assignments }: BatchView) {
  for (const { id } of assignments)
    await recordReview({ viewer: author, assignmentId: id, verdict: 'YES', context: later() });
}
const manyInReview = async (number: number) => {
  const ids: string[] = [];
  for (let i = 0; i < number; i += 1) ids.push(await inReview());
  return ids;
};

/** What a batch is of: the ids of comments, or of calibration items. */
async function subjectsOf(batch: BatchView): Promise<string[]> {
  const ids = batch.assignments.map(({ id }) => id);
  const rows = await query<{ subject: string }>(
    `select coalesce(comment_id, calibration_item_id) as subject from review_assignments where id = any($1) order by slot`,
    [ids],
  );
  return rows.map(({ subject }) => subject);
}

describe('R2: what is reviewed is picked by the server', () => {
  it('deals three comments by others, each once', async () => {
    const pool = await manyInReview(5);
    const batch = await request(await waiting());
    expect(batch).toMatchObject({ required: 3, done: 0, skipsLeft: 2, status: 'AWAITING_REVIEWS' });
    const subjects = await subjectsOf(batch);
    expect(new Set(subjects).size).toBe(3);
    expect(pool).toEqual(expect.arrayContaining(subjects));
    await expectCountersEqualRows();
  });

  it('never deals one’s own', async () => {
    await calibrationItems(3);
    const own = [await inReview({ author }), await inReview({ author })];
    const subjects = await subjectsOf(await request(await waiting()));
    expect(subjects).toHaveLength(3);
    for (const id of own) expect(subjects).not.toContain(id);
  });

  it('never deals what was dealt before, for any comment, whatever became of it', async () => {
    await calibrationItems(6);
    const pool = await manyInReview(3);
    const first = await request(await waiting());
    expect((await subjectsOf(first)).sort()).toEqual([...pool].sort());
    await reviewAll(first);
    const second = await subjectsOf(await request(await waiting()));
    expect(second).toHaveLength(3);
    expect(second.some((id) => pool.includes(id))).toBe(false);
  });

  it('never deals a reply to the reviewer, nor what the reviewer has replied to', async () => {
    await calibrationItems(3);
    const ownPublished = await publishedComment({ article: news, context, author });
    const answersMe = await inReview({ parentId: ownPublished });
    const theirs = await publishedComment({ article: news, context });
    const reply = await waitingComment({ article: news, context, author, parentId: theirs });
    // Published, then edited: back in line while the author's reply to it waits.
    await query(`update comments set state = 'IN_REVIEW', in_review_at = $2 where id = $1`, [
      theirs,
      context.now(),
    ]);
    const subjects = await subjectsOf(await request(reply));
    expect(subjects).toHaveLength(3);
    expect(subjects).not.toContain(answersMe);
    expect(subjects).not.toContain(theirs);
  });

  it('deals three authors while there are three, and one twice when there are not', async () => {
    const [ada, ben, cat] = await insiders(3);
    for (const by of [ada, ada, ada, ada, ben, cat]) await inReview({ author: by });
    const authorsOf = async (ids: string[]) =>
      (
        await query<{ author: string }>('select author_id as author from comments where id = any($1)', [ids])
      ).map((r) => r.author);

    const batch = await subjectsOf(await request(await waiting()));
    expect(new Set(await authorsOf(batch)).size).toBe(3);
    const next = await insider();
    await query('update comments set review_count = 9 where author_id <> $1', [ada!.id]);
    const lonely = await subjectsOf(await request(await waiting(next), next));
    expect(await authorsOf(lonely)).toEqual([ada!.id, ada!.id, ada!.id]);
  });

  it('deals nothing by somebody who is reviewing the reviewer, while there is an alternative', async () => {
    const ben = await insider();
    const mine = await inReview({ author });
    await leaseOn({ commentId: mine, reviewer: ben, article: news, context });
    const bens = await inReview({ author: ben });
    const others = await manyInReview(3);
    const batch = await request(await waiting());
    expect((await subjectsOf(batch)).sort()).toEqual(others.sort());

    await reviewAll(batch);
    await query(`update comments set review_count = 9 where id = any($1)`, [others]);
    expect(await subjectsOf(await request(await waiting()))).toContain(bens);
  });

  it('takes what has waited longest, whatever reviews it has', async () => {
    const pool = await manyInReview(6);
    await query(
      `update comments set review_count = 1, in_review_at = in_review_at + interval '2 hours' where id = any($1)`,
      [pool.slice(0, 3)],
    );
    await query('update comments set review_count = 3 where id = $1', [pool[4]]);
    expect((await subjectsOf(await request(await waiting()))).sort()).toEqual(pool.slice(3).sort());
  });

  it('is not found: somebody else’s comment, one that is not there, and what is no id', async () => {
    const theirs = await waiting(await insider());
    for (const commentId of [theirs, newId(), 'x', "' or true --", '']) {
      expect(await refusalOf(request(commentId))).toMatchObject({ status: 404, code: 'not-found' });
    }
  });

  it.each([
    ['nobody', async () => null, 401],
    ['a lapsed member', () => member({ membership: 'LAPSED' }), 403],
    [
      'a member in time-out',
      () => member({ sanction: { kind: 'TIME_OUT', reason: 'Rest.', endsAt: null } }),
      403,
    ],
  ])('is not dealt to %s', async (_, who, status) => {
    const commentId = await waiting();
    const viewer = await who();
    expect(await refusalOf(requestAssignments({ viewer, commentId, context }))).toMatchObject({ status });
  });
});

describe('R1: one duty of a member is assigned at a time', () => {
  it('the older comment comes first, and the other waits its turn and says so', async () => {
    await manyInReview(9);
    const first = await waiting();
    const second = await waiting();
    expect(await request(second)).toMatchObject({
      after: first,
      assignments: [],
      done: 0,
      status: 'AWAITING_REVIEWS',
    });
    const { assignments, after } = await request(first);
    expect([assignments.length, after]).toEqual([3, null]);
    expect(await request(second)).toMatchObject({ after: first, assignments: [] });
    await withdrawComment({ viewer: author, id: first, context });
    expect(await request(second)).toMatchObject({ after: null });
  });

  it('what has begun goes on, when an older one turns up that waits', async () => {
    await manyInReview(9);
    const older = await waiting();
    await query(`update comments set state = 'WITHDRAWN' where id = $1`, [older]);
    const begun = await waiting();
    const batch = await request(begun);
    await query(`update comments set state = 'AWAITING_REVIEWS' where id = $1`, [older]);
    expect(await request(begun)).toEqual(batch);
    expect(await request(older)).toMatchObject({ after: begun, assignments: [] });
  });

  it('ten drafts at once hold three leases and a practice text', async () => {
    await calibrationItems(3);
    await manyInReview(12);
    const drafts = [];
    for (let n = 0; n < 10; n += 1) drafts.push(await waiting());
    await inParallel(drafts.map((commentId) => request(commentId)));
    const held = await query<{ commentId: string | null }>(
      `select comment_id as "commentId" from review_assignments where reviewer_id = $1 and state = 'OPEN'`,
      [author.id],
    );
    expect(held.filter(({ commentId }) => commentId !== null)).toHaveLength(3);
    expect(held.length).toBeLessThanOrEqual(4);
    await expectCountersEqualRows();
  });
});

describe('R3: an assignment is a lease', () => {
  it('of thirty minutes', async () => {
    await manyInReview(3);
    const { assignments } = await request(await waiting());
    const expected = new Date(context.now().getTime() + 30 * MINUTE).toISOString();
    expect(assignments.map(({ expiresAt }) => expiresAt)).toEqual([expected, expected, expected]);
  });

  it('shows the same three on a repeat, also later and elsewhere', async () => {
    await manyInReview(9);
    const commentId = await waiting();
    const first = await request(commentId);
    context.advance(29 * MINUTE);
    expect(await request(commentId)).toEqual(first);
    expect(await findOpenBatch({ viewer: author, context })).toEqual(first);
    expect(await findOpenBatch({ viewer: author, articleSlug: news.slug, context })).toEqual(first);
    expect(await findOpenBatch({ viewer: author, articleSlug: 'another', context })).toBeNull();
  });

  it('gives the same three to ten requests at once', async () => {
    await manyInReview(12);
    const commentId = await waiting();
    const { answers } = await inParallel(Array.from({ length: 10 }, () => request(commentId)));
    expect(answers).toHaveLength(10);
    for (const batch of answers) expect(batch).toEqual(answers[0]);
    expect(answers[0]?.assignments).toHaveLength(3);
    await expectCountersEqualRows();
  });

  it('is renewed for the same reviewer when it ran out and is still needed', async () => {
    await manyInReview(9);
    const commentId = await waiting();
    const before = await request(commentId);
    context.advance(31 * MINUTE);
    const after = await request(commentId);
    expect(after.assignments.map(({ id }) => id)).toEqual(before.assignments.map(({ id }) => id));
    const until = new Date(context.now().getTime() + 30 * MINUTE).toISOString();
    expect(after.assignments.map(({ expiresAt }) => expiresAt)).toEqual([until, until, until]);
    await expectCountersEqualRows();
  });

  it('returns to the pool when it runs out, and to its reviewer when they come back', async () => {
    const pool = await manyInReview(3);
    const commentId = await waiting();
    const batch = await request(commentId);
    context.advance(30 * MINUTE - 1);
    expect(await expireLeases({ context })).toBe(0);
    context.advance(1);
    expect(await expireLeases({ context })).toBe(3);
    expect(await expireLeases({ context })).toBe(0);
    for (const id of pool) expect(await factsOf(id)).toMatchObject({ leaseCount: 0 });

    const other = await insider();
    expect((await subjectsOf(await request(await waiting(other), other))).sort()).toEqual([...pool].sort());
    expect((await request(commentId)).assignments.map(({ id }) => id)).toEqual(
      batch.assignments.map(({ id }) => id),
    );
    await expectCountersEqualRows();
  });

  it('is replaced, not renewed, when others have filled the need meanwhile', async () => {
    await manyInReview(3);
    const commentId = await waiting();
    const before = await subjectsOf(await request(commentId));
    context.advance(31 * MINUTE);
    await expireLeases({ context });
    for (const id of before)
      for (let i = 0; i < 3; i += 1) await leaseOn({ commentId: id, article: news, context });
    const fresh = await manyInReview(3);
    expect((await subjectsOf(await request(commentId))).sort()).toEqual(fresh.sort());
    await expectCountersEqualRows();
  });

  it('is replaced when what it was on is no longer in review', async () => {
    const [first] = await manyInReview(3);
    const commentId = await waiting();
    await request(commentId);
    await query(`update comments set state = 'WITHDRAWN' where id = $1`, [first]);
    const fresh = await inReview();
    const subjects = await subjectsOf(await request(commentId));
    expect(subjects).toHaveLength(3);
    expect(subjects).toContain(fresh);
    expect(subjects).not.toContain(first);
    await expectCountersEqualRows();
  });
});

describe('R3: taking a comment back deals nothing new', () => {
  const withdraw = (id: string) => withdrawComment({ viewer: author, id, context });

  it('the next comment is dealt what the one that was withdrawn had open', async () => {
    await manyInReview(12);
    const first = await waiting();
    const before = await request(first);
    await recordReview({
      viewer: author,
      assignmentId: before.assignments[0]!.id,
      verdict: 'YES',
      context: later(),
    });
    await withdraw(first);
    const after = await request(await waiting());
    expect(after.done).toBe(0);
    const ids = after.assignments.map(({ id }) => id);
    expect(ids).toHaveLength(3);
    expect(ids.slice(0, 2)).toEqual(before.assignments.slice(1).map(({ id }) => id));
    await expectCountersEqualRows();
    const second = await waiting();
    await withdraw(after.commentId);
    expect((await request(second)).assignments.map(({ id }) => id)).toEqual(ids);
    await expectCountersEqualRows();
  });

  it('also when the leases were taken back meanwhile, and one was filled by others', async () => {
    await manyInReview(9);
    const first = await waiting();
    const [filled, ...others] = await subjectsOf(await request(first));
    await withdraw(first);
    expect(await expireLeases({ context })).toBe(3);
    for (let i = 0; i < 3; i += 1) await leaseOn({ commentId: filled!, article: news, context });
    const subjects = await subjectsOf(await request(await waiting()));
    expect(subjects).toHaveLength(3);
    expect(subjects.slice(0, 2)).toEqual(others);
    expect(subjects).not.toContain(filled);
    await expectCountersEqualRows();
  });

  it('and no more than is owed', async () => {
    await manyInReview(9);
    const first = await waiting();
    await request(first);
    await withdraw(first);
    await setPolicy({ review: { required: 1 } });
    expect((await request(await waiting())).assignments).toHaveLength(1);
    expect(await query(`select 1 from review_assignments where state = 'OPEN'`)).toHaveLength(1);
    await expectCountersEqualRows();
  });

  it('while two comments that both wait keep what is theirs', async () => {
    await manyInReview(9);
    const [first, second] = [await waiting(), await waiting()];
    const before = await request(first);
    await request(second);
    expect(await request(first)).toEqual(before);
  });
});

describe('R5: the reviewer sees the comment in its context, and nothing about its author', () => {
  it('shows the text, the article, and what it answers', async () => {
    const parentId = await publishedComment({ article: news, context, body: 'What is answered.' });
    await inReview({ parentId, body: 'The answer.' });
    await manyInReview(2);
    const { assignments } = await request(await waiting());
    const answer = assignments.find(({ bodyHtml }) => bodyHtml === '<p>The answer.</p>');
    expect(answer).toMatchObject({
      article: { slug: news.slug, title: expect.any(String) },
      context: { bodyHtml: '<p>What is answered.</p>' },
    });
    expect(assignments.filter((a) => a.context === null)).toHaveLength(2);
  });

  it('does not name, in any part of it, who wrote any of it, nor the comments’ own ids', async () => {
    const writers = await insiders(4);
    await query(
      `insert into expertise (id, member_id, field, line, position) select gen_random_uuid(), id, 'Falconry', 'Twenty years of it', 0 from members`,
    );
    const parentId = await publishedComment({ article: news, context, author: writers[0] });
    const ids = [await inReview({ author: writers[1], parentId })];
    ids.push(await inReview({ author: writers[2] }), await inReview({ author: writers[3] }));
    const batch = await request(await waiting());
    const json = JSON.stringify(batch);
    for (const { id, displayName, email } of writers) {
      for (const trace of [id, displayName, email]) expect(json).not.toContain(trace);
    }
    for (const trace of [...ids, parentId, 'Falconry', 'Twenty years']) expect(json).not.toContain(trace);
  });
});

describe('R6: the floor of a lease', () => {
  it('is set by the length of the text, from the moment it is shown', async () => {
    await inReview({ body: 'Short one.' });
    await inReview({ body: 'word '.repeat(700) });
    await inReview({ body: 'Short too.' });
    const { assignments } = await request(await waiting());
    const moments = assignments.map(({ notBefore }) => Date.parse(notBefore));
    const floors = moments.map((moment, i) => moment - (moments[i - 1] ?? context.now().getTime()));
    expect(floors.sort((a, b) => a - b)).toEqual([2 * SECOND, 2 * SECOND, 60 * SECOND]);
  });

  it('begins when everything before it in the batch could have been read', async () => {
    await manyInReview(3);
    const last = ({ assignments }: BatchView) =>
      Date.parse(assignments.at(-1)!.notBefore) - context.now().getTime();
    expect(last(await request(await waiting()))).toBe(6 * SECOND);
  });

  it('does not start again when the page is reloaded, or the lease renewed', async () => {
    await manyInReview(3);
    const commentId = await waiting();
    const floors = ({ assignments }: BatchView) => assignments.map(({ notBefore }) => notBefore);
    const first = floors(await request(commentId));
    context.advance(MINUTE);
    expect(floors(await request(commentId))).toEqual(first);
    context.advance(DAY);
    expect(floors(await request(commentId))).toEqual(first);
  });
});

describe('R7: calibration fills the batch', () => {
  const feedbackOn = async (batch: BatchView) => {
    context.advance(MINUTE);
    const [first] = batch.assignments;
    return recordReview({ viewer: author, assignmentId: first!.id, verdict: 'YES', context });
  };

  it('with as many as are missing when fewer than three comments are there', async () => {
    await calibrationItems(5);
    const real = await inReview();
    const subjects = await subjectsOf(await request(await waiting()));
    expect(subjects).toHaveLength(3);
    expect(subjects).toContain(real);
  });

  it('so that the very first member of an empty installation is never stuck', async () => {
    await calibrationItems(3);
    const commentId = await waiting();
    const { assignments } = await request(commentId);
    context.advance(MINUTE);
    for (const { id } of assignments)
      await recordReview({ viewer: author, assignmentId: id, verdict: 'YES', context });
    expect(await factsOf(commentId)).toMatchObject({ state: 'IN_REVIEW', dutyWaived: false });
  });

  it('never with an item that the reviewer has had', async () => {
    await calibrationItems(6);
    const batch = await request(await waiting());
    const first = await subjectsOf(batch);
    await reviewAll(batch);
    const second = await subjectsOf(await request(await waiting()));
    expect(new Set([...first, ...second]).size).toBe(6);
  });

  it('unannounced, even where comments are there, as often as the policy says', async () => {
    await setPolicy({ review: { calibrationRate: 0.1, calibration: { amongFirst: 10, firstReviews: 10 } } });
    await calibrationItems(3);
    const pool = await manyInReview(5);
    const batch = await request(await waiting());
    const subjects = await subjectsOf(batch);
    // A fourth, beside the three that are owed.
    expect(batch).toMatchObject({ required: 4, done: 0 });
    expect(subjects).toHaveLength(4);
    expect(subjects.filter((id) => pool.includes(id))).toHaveLength(3);
  });

  it('looking exactly like what it stands among', async () => {
    await calibrationItems(2);
    await inReview();
    const { assignments } = await request(await waiting());
    const shapeOf = (value: unknown): unknown =>
      value !== null && typeof value === 'object'
        ? Object.entries(value).map(([key, part]) => [key, shapeOf(part)])
        : value === null
          ? 'null'
          : typeof value;
    const shapes = assignments.map(shapeOf);
    expect(shapes[1]).toEqual(shapes[0]);
    expect(shapes[2]).toEqual(shapes[0]);
  });

  it('under the article of a comment in review that the dice choose, and of no other', async () => {
    await calibrationItems(1);
    const [busy, quiet] = [await article(), await article()];
    await commentInReview({ article: busy, context });
    await commentInReview({ article: quiet, context });
    await waitingComment({ article: news, context });
    const shownUnder = async (dice: number) => {
      const viewer = await insider();
      const commentId = await waiting(viewer);
      const rolled = { ...context, random: () => dice };
      const { assignments } = await requestAssignments({ viewer, commentId, context: rolled });
      return assignments.find(({ bodyHtml }) => bodyHtml.includes('Calibration'))?.article.slug;
    };
    expect(await shownUnder(0)).toBe(busy.slug);
    expect(await shownUnder(0.4999)).toBe(busy.slug);
    expect(await shownUnder(0.5)).toBe(quiet.slug);
    expect(await shownUnder(0.9999)).toBe(quiet.slug);
    await query(`update comments set state = 'WITHDRAWN' where state = 'IN_REVIEW'`);
    expect(await shownUnder(0.5)).toBe(news.slug);
  });

  it('and afterwards the reviewer learns the right verdict and why', async () => {
    await calibrationItems(3);
    const { feedback } = await feedbackOn(await request(await waiting()));
    expect(feedback).toEqual({
      correct: feedback?.verdict === 'YES',
      verdict: expect.stringMatching(/^(YES|NOT_CIVIL)$/),
      explanation: expect.stringMatching(/^Because of \d\.$/),
    });
  });

  it('while a comment gives no feedback', async () => {
    await manyInReview(3);
    expect(await feedbackOn(await request(await waiting()))).not.toHaveProperty('feedback');
  });
});

describe('R8: when even calibration runs out, the rest is waived', () => {
  it('and the comment gets in line, marked, with the waiver on record', async () => {
    const commentId = await waiting();
    const batch = await request(commentId);
    expect(batch).toMatchObject({ required: 3, done: 3, status: 'IN_REVIEW', assignments: [] });
    expect(await factsOf(commentId)).toMatchObject({ state: 'IN_REVIEW', dutyWaived: true });
    const [duty] = await query('select done, waived, completed_at from review_duties where comment_id = $1', [
      commentId,
    ]);
    expect(duty).toEqual({ done: 0, waived: 3, completed_at: context.now() });
    const acts = await query<{ action: string; reason: Reason | null }>(
      'select action, reason from audit_entries where subject_id = $1 order by id',
      [commentId],
    );
    expect(acts.map(({ action }) => action)).toEqual(['comment.submit', 'review.waive', 'comment.line-up']);
    expect(acts[1]?.reason).toEqual({ code: 'reviews-waived', facts: { count: 3, required: 3 } });
    expect(await request(commentId)).toEqual(batch);
  });

  it('only as far as nothing was left: what is leased is still owed', async () => {
    await calibrationItems(1);
    await inReview();
    const commentId = await waiting();
    const batch = await request(commentId);
    expect(batch).toMatchObject({ done: 1, status: 'AWAITING_REVIEWS' });
    expect(batch.assignments).toHaveLength(2);
    context.advance(MINUTE);
    const results = [];
    for (const { id } of batch.assignments)
      results.push(await recordReview({ viewer: author, assignmentId: id, verdict: 'YES', context }));
    expect(results.map(({ done, comment }) => [done, comment?.status])).toEqual([
      [2, 'AWAITING_REVIEWS'],
      [3, 'IN_REVIEW'],
    ]);
    await expectCountersEqualRows();
  });
});

describe('R14: leases under pressure', () => {
  it('nothing is dealt, and nothing waived, for a comment that is being withdrawn', async () => {
    await manyInReview(3);
    const commentId = await waiting();
    const batch = await whileLocked(commentId, `update comments set state = 'WITHDRAWN' where id = $1`, () =>
      request(commentId),
    );
    expect(batch).toMatchObject({ status: 'WITHDRAWN', done: 0, assignments: [] });
    expect(await query('select 1 from review_assignments')).toEqual([]);
    await expectCountersEqualRows();
  });

  it.each([1, 2, 3, 4, 5])(
    'a request and a withdrawal at once leave no lease behind (round %i)',
    async (round) => {
      await manyInReview(3);
      const commentId = await waiting();
      const acts = [
        () => request(commentId),
        () => withdrawComment({ viewer: author, id: commentId, context }),
      ];
      if (round % 2 === 0) acts.reverse();
      const { refusals } = await inParallel<unknown>(acts.map((act) => act()));
      expect(refusals).toEqual([]);
      await expireLeases({ context });
      expect(await query(`select 1 from review_assignments where state = 'OPEN'`)).toEqual([]);
      await expectCountersEqualRows();
    },
  );

  it('thirty requests at once never lease a comment to more than it needs', async () => {
    await calibrationItems(3);
    const pool = await manyInReview(8);
    const reviewers = await insiders(30);
    const drafts = [];
    for (const viewer of reviewers) drafts.push({ viewer, commentId: await waiting(viewer) });
    const { answers } = await inParallel(drafts.map(({ viewer, commentId }) => request(commentId, viewer)));
    expect(answers).toHaveLength(30);
    for (const batch of answers) expect(batch.done + batch.assignments.length).toBe(batch.required);
    for (const id of pool) expect((await factsOf(id)).leaseCount).toBe(2);
    await expectCountersEqualRows();
  });
});

describe('R14: whoever holds comments waits for no other', () => {
  it('also where nothing of what they hold is leased to them in the end', async () => {
    await calibrationItems(3);
    const taken = await inReview();
    const commentId = await waiting();
    await request(commentId);
    // What was leased ran out, and others have given all the reviews that it may have: its row is locked, and nothing kept.
    context.advance(31 * MINUTE);
    await expireLeases({ context });
    await query('update comments set review_count = 7 where id = $1', [taken]);
    await query(
      `update calibration_items set active = false, retired_at = now(), retired_reason = '"Unclear."'`,
    );
    await query(`update review_assignments set state = 'SKIPPED' where calibration_item_id is not null`);
    const wanted = await inReview();
    // Fails where the request holds the one while it waits for the other.
    const free = `select 1 from comments where id in ($1, '${taken}') for no key update nowait`;
    const batch = await whileLocked(wanted, free, () => request(commentId));
    expect(await subjectsOf(batch)).toEqual([wanted]);
  });
});
