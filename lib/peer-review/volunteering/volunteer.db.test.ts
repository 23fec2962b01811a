import { beforeEach, describe, expect, it } from 'vitest';
import type { Viewer } from '@/lib/members/viewer';
import { editComment } from '@/lib/comments/editing/edit-comment';
import { HOUR, MINUTE, SECOND } from '@/lib/testing/clock';
import { calibrationItems, commentInReview, factsOf, leaseOn, waitingComment } from '@/lib/testing/comments';
import { expectCountersEqualRows } from '@/lib/testing/counters';
import { query } from '@/lib/testing/database';
import { author, context, news, openNewsroom } from '@/lib/testing/newsroom';
import { insider, member } from '@/lib/testing/people';
import { setPolicy } from '@/lib/testing/policy';
import { inParallel, refusalOf } from '@/lib/testing/refusal';
import { requestAssignments } from '../assignment/request-assignments';
import { expireLeases } from '../assignment/expire-leases';
import { recordReview } from '../review/record-review';
import type { VolunteerView } from '../schemas';
import { readVolunteering, skipReview, volunteer } from './volunteer';

beforeEach(openNewsroom);
// Everybody may be given everything: what the coin leaves is tested where it is.
beforeEach(() => setPolicy({ review: { calibrationRate: 0, chance: { beyondDuty: 1 } } }));

const ask = (viewer: Viewer = author, after?: string) => volunteer({ viewer, after, context });
const look = (viewer: Viewer = author, after?: string) => readVolunteering({ viewer, after, context });
const skip = (assignmentId: string, viewer = author) =>
  skipReview({ viewer, assignmentId, context }) as Promise<VolunteerView>;
const give = (assignmentId: string, viewer = author) =>
  recordReview({ viewer, assignmentId, verdict: 'YES', context });

async function pool(number: number, age = 3 * HOUR): Promise<string[]> {
  const ids = [];
  for (let i = 0; i < number; i += 1) ids.push(await commentInReview({ article: news, context }));
  context.advance(age);
  return ids;
}

/** Asks, reads and reviews; returns the id of what was assigned. */
async function reviewOne(viewer: Viewer = author, after?: string): Promise<string> {
  const { assignment } = await ask(viewer, after);
  context.advance(10 * SECOND);
  await give(assignment!.id, viewer);
  return assignment!.id;
}

const rowOf = async (id: string) =>
  (
    await query<{ commentId: string; inBurst: boolean; dutyId: string | null; state: string }>(
      `select comment_id as "commentId", in_burst as "inBurst", duty_id as "dutyId", state from review_assignments where id = $1`,
      [id],
    )
  )[0]!;

/** Whether a YES of theirs on what was assigned asks for one more (R9), as a decision sees it. */
const burstOf = async (id: string): Promise<boolean> => (await rowOf(id)).inBurst;

/** The reviews for a comment of the author's, done one after another. */
async function doDuty(viewer: Viewer = author): Promise<string> {
  const commentId = await waitingComment({ article: news, context, author: viewer });
  const { assignments } = await requestAssignments({ viewer, commentId, context });
  context.advance(MINUTE);
  for (const { id } of assignments) await give(id, viewer);
  return commentId;
}

describe('R1: the queue for volunteers', () => {
  it('holds only what has waited two hours', async () => {
    await pool(1, 2 * HOUR - 1);
    expect(await ask()).toMatchObject({ assignment: null, none: 'NOTHING_WAITS', left: 20 });
    context.advance(1);
    const { assignment, none } = await ask();
    expect([assignment?.article.slug, none]).toEqual([news.slug, null]);
    await expectCountersEqualRows();
  });

  it('has nothing that stands in for a comment', async () => {
    await calibrationItems(5);
    await setPolicy({ review: { calibrationRate: 0.5 } });
    expect(await ask()).toMatchObject({ assignment: null, none: 'NOTHING_WAITS' });
    expect(await query('select 1 from review_assignments')).toEqual([]);
  });

  it('gives one at a time, the same on a repeat', async () => {
    await pool(3);
    const first = await ask();
    context.advance(10 * MINUTE);
    expect(await ask()).toEqual(first);
    expect(await look()).toEqual(first);
  });

  it('gives nothing to whoever only looks', async () => {
    await pool(1);
    expect(await look()).toMatchObject({ assignment: null, none: null, left: 20 });
    expect(await query('select 1 from review_assignments')).toEqual([]);
  });

  it('two tabs that ask at once get one lease', async () => {
    await pool(9);
    const { answers } = await inParallel(Array.from({ length: 10 }, () => ask()));
    expect(answers).toHaveLength(10);
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    expect(await query('select 1 from review_assignments')).toHaveLength(1);
    await expectCountersEqualRows();
  });

  it('is never paid in comments', async () => {
    await pool(1);
    const own = await waitingComment({ article: news, context, author });
    const { assignment } = await ask();
    context.advance(10 * SECOND);
    expect(await give(assignment!.id)).toEqual({ required: 0, done: 0, comment: null });
    // The same again, from a double click.
    expect(await give(assignment!.id)).toEqual({ required: 0, done: 0, comment: null });
    expect(await query('select done from review_duties where comment_id = $1', [own])).toEqual([{ done: 0 }]);
    expect(await query('select counts_for_duty from reviews')).toEqual([{ counts_for_duty: false }]);
    const { commentId } = await rowOf(assignment!.id);
    expect(await factsOf(commentId)).toMatchObject({ reviewCount: 1, leaseCount: 0 });
    await expectCountersEqualRows();
  });

  it('its verdict counts as any other', async () => {
    const [commentId] = await pool(1);
    for (let i = 0; i < 3; i += 1) await reviewOne(await insider());
    expect(await factsOf(commentId!)).toMatchObject({ state: 'PUBLISHED', reviewCount: 3 });
    await expectCountersEqualRows();
  });

  it('ends at the daily bound, also for ten who ask at once', async () => {
    await setPolicy({ review: { volunteers: { perDay: 2 } } });
    await pool(12);
    await reviewOne();
    const { answers } = await inParallel(Array.from({ length: 10 }, () => ask()));
    context.advance(10 * SECOND);
    await inParallel(
      answers.flatMap(({ assignment }) => [give(assignment!.id), ask(), ask()] as Promise<unknown>[]),
    );
    expect(await query('select 1 from reviews')).toHaveLength(2);
    const { answers: after } = await inParallel(Array.from({ length: 10 }, () => ask()));
    for (const answer of after) expect(answer).toMatchObject({ assignment: null, none: 'ENOUGH', left: 0 });
    expect(await query(`select 1 from review_assignments where state = 'OPEN'`)).toEqual([]);
    await expectCountersEqualRows();
    context.advance(24 * HOUR);
    expect(await ask()).toMatchObject({ left: 2, none: null });
  });

  it('gives nobody their own, or what they were given before', async () => {
    const own = await commentInReview({ article: news, context, author });
    const seen = await commentInReview({ article: news, context });
    const { assignmentId } = await leaseOn({ commentId: seen, reviewer: author, article: news, context });
    context.advance(5 * SECOND);
    await give(assignmentId);
    context.advance(3 * HOUR);
    const { answers } = await inParallel(Array.from({ length: 5 }, () => ask()));
    for (const answer of answers) expect(answer.none).toBe('NOTHING_WAITS');
    expect(await query('select 1 from review_assignments where comment_id = $1', [own])).toEqual([]);
  });

  it('is closed to a suspended reviewer, who learns why', async () => {
    await pool(2);
    await query(
      `insert into reviewer_records (member_id, as_of, standing, standing_since, ladder_since) values ($1, $2, 'SUSPENDED', $2, $2)`,
      [author.id, context.now()],
    );
    expect(await ask()).toMatchObject({ assignment: null, none: 'SUSPENDED' });
    expect(await look()).toMatchObject({ assignment: null, none: 'SUSPENDED' });
  });

  it.each([
    ['nobody', async () => null, 401],
    ['a lapsed member', () => member({ membership: 'LAPSED' }), 403],
  ])('is closed to %s', async (_, who, status) => {
    expect(await refusalOf(volunteer({ viewer: await who(), context }))).toMatchObject({ status });
  });

  it('throws the coin with the half of the share', async () => {
    await setPolicy({ review: { chance: { beyondDuty: 0.5 } } });
    const ids = await pool(12);
    const won = await query<{ id: string }>(
      `select id from comments where id = any($1::uuid[]) and coin_of((select inner_key from review_coin),
        (select outer_key from review_coin), $2, id) < 0.5`,
      [ids, author.id],
    );
    const given = [];
    for (let next = await ask(); next.assignment; next = await ask()) {
      given.push((await rowOf(next.assignment.id)).commentId);
      context.advance(10 * SECOND);
      await give(next.assignment.id);
    }
    expect(given.sort()).toEqual(won.map(({ id }) => id).sort());
  });
});

describe('R3: a volunteered lease', () => {
  it('ends after 30 minutes, and is taken up again: no re-rolling', async () => {
    await pool(9);
    const { assignment } = await ask();
    context.advance(30 * MINUTE);
    expect(await refusalOf(give(assignment!.id))).toMatchObject({ code: 'lease-expired' });
    expect(await expireLeases({ context })).toBe(1);
    await expectCountersEqualRows();
    expect((await ask()).assignment?.id).toBe(assignment!.id);
    await expectCountersEqualRows();
  });

  it('is not taken back before, though no comment of theirs waits', async () => {
    await pool(1);
    await ask();
    expect(await expireLeases({ context })).toBe(0);
  });

  it('makes place for another when its comment needs no more reviews', async () => {
    const [first] = await pool(2);
    const { assignment } = await ask();
    const { commentId } = await rowOf(assignment!.id);
    context.advance(30 * MINUTE);
    await expireLeases({ context });
    await query('update comments set lease_count = 0, review_count = 7 where id = $1', [commentId]);
    const next = await ask();
    expect((await rowOf(next.assignment!.id)).commentId).not.toBe(commentId);
    expect(await rowOf(assignment!.id)).toMatchObject({ state: 'CANCELLED' });
    expect(first).toBeDefined();
  });

  it('“I can’t judge this one” gives another, and then nothing', async () => {
    await pool(2);
    const first = (await ask()).assignment!;
    const second = await skip(first.id);
    expect(second).toMatchObject({ skipsLeft: 5, none: null });
    expect(second.assignment!.id).not.toBe(first.id);
    // Twice the same changes nothing.
    expect(await skip(first.id)).toEqual(second);
    expect(await skip(second.assignment!.id)).toMatchObject({ assignment: null, none: 'NOTHING_WAITS' });
    expect(await ask()).toMatchObject({ assignment: null });
    await expectCountersEqualRows();
  });

  it('is not offered where the policy has it so', async () => {
    await pool(2);
    expect(await ask()).toMatchObject({ skipsLeft: 6, skipsAllowed: true });
    await setPolicy({ review: { skipsPerBatch: 0 } });
    expect(await ask()).toMatchObject({ skipsLeft: 6, skipsAllowed: true });
    await setPolicy({ review: { skipsPerDay: 0 } });
    expect(await ask()).toMatchObject({ skipsLeft: 0, skipsAllowed: false });
  });

  it('counts among the six of a day, with those of a duty', async () => {
    await pool(12);
    const commentId = await waitingComment({ article: news, context, author });
    const { assignments } = await requestAssignments({ viewer: author, commentId, context });
    await skipReview({ viewer: author, assignmentId: assignments[0]!.id, context });
    let next = await ask();
    for (let left = 5; left > 0; left -= 1) {
      expect(next.skipsLeft).toBe(left);
      next = await skip(next.assignment!.id);
    }
    expect(await refusalOf(skip(next.assignment!.id))).toMatchObject({
      status: 422,
      code: 'no-skips-left-today',
      limit: 6,
    });
    await expectCountersEqualRows();
  });

  it('somebody else’s is not found', async () => {
    await pool(2);
    const { assignment } = await ask();
    const stranger = await insider();
    expect(await refusalOf(skip(assignment!.id, stranger))).toMatchObject({ status: 404 });
    expect(await refusalOf(give(assignment!.id, stranger))).toMatchObject({ status: 404 });
  });

  it('R11: a text that was changed meanwhile is read anew', async () => {
    const writer = await insider();
    const commentId = await commentInReview({ article: news, context, author: writer });
    context.advance(3 * HOUR);
    const { assignment } = await ask();
    context.advance(10 * SECOND);
    await editComment({
      viewer: writer,
      id: commentId,
      body: 'Something else entirely.',
      revision: 1,
      context,
    });
    expect(await refusalOf(give(assignment!.id))).toMatchObject({
      code: 'stale-revision',
      details: { current: { revision: 2 } },
    });
    context.advance(10 * SECOND);
    await give(assignment!.id);
    await expectCountersEqualRows();
  });
});

describe('R1: one more after the duty', () => {
  const many = () => pool(9, MINUTE);

  it('is asked for where three or more lack reviews, and twice at most', async () => {
    await many();
    const own = await doDuty();
    expect(await look(author, own)).toMatchObject({ assignment: null, none: null, left: 2 });
    const first = await reviewOne(author, own);
    expect(await rowOf(first)).toMatchObject({ dutyId: own, inBurst: false });
    await reviewOne(author, own);
    expect(await ask(author, own)).toMatchObject({ assignment: null, none: 'ENOUGH', left: 0 });
    expect(await query('select done, required from review_duties where comment_id = $1', [own])).toEqual([
      { done: 3, required: 3 },
    ]);
    await expectCountersEqualRows();
  });

  it('is not asked for where fewer do', async () => {
    await setPolicy({ review: { volunteers: { moreFrom: 7 } } });
    await pool(5, MINUTE);
    const own = await doDuty();
    expect(await look(author, own)).toMatchObject({ assignment: null, none: 'NOTHING_WAITS' });
    expect(await ask(author, own)).toMatchObject({ assignment: null, none: 'NOTHING_WAITS' });
  });

  it('stays while its reviewer reads, and ends as any lease does', async () => {
    await many();
    const own = await doDuty();
    await ask(author, own);
    expect(await expireLeases({ context })).toBe(0);
    context.advance(30 * MINUTE);
    expect(await expireLeases({ context })).toBe(1);
  });

  it('is nobody else’s, and not there before the duty is done', async () => {
    await many();
    const waiting = await waitingComment({ article: news, context, author });
    expect(await refusalOf(ask(author, waiting))).toMatchObject({ status: 404 });
    const own = await doDuty();
    expect(await refusalOf(ask(await insider(), own))).toMatchObject({ status: 404 });
  });

  it('what was passed on of the duty stays with it: a YES asks for one more', async () => {
    await many();
    const own = await waitingComment({ article: news, context, author });
    const { assignments } = await requestAssignments({ viewer: author, commentId: own, context });
    await skipReview({ viewer: author, assignmentId: assignments[0]!.id, context });
    const batch = await requestAssignments({ viewer: author, commentId: own, context });
    context.advance(MINUTE);
    for (const { id } of batch.assignments) await give(id);
    const id = await reviewOne(author, own);
    const [{ burst }] = (await query(
      `select a.in_burst or d.skips > 0 as burst from review_assignments a join review_duties d on d.comment_id = a.duty_id where a.id = $1`,
      [id],
    )) as [{ burst: boolean }];
    expect(burst).toBe(true);
  });
});

describe('R9: bursts', () => {
  it('one that was volunteered is none, the third within six hours is', async () => {
    await pool(9);
    const bursts = [];
    for (let i = 0; i < 3; i += 1) bursts.push(await burstOf(await reviewOne()));
    expect(bursts).toEqual([false, false, true]);
    context.advance(6 * HOUR);
    expect(await burstOf(await reviewOne())).toBe(false);
  });

  it('one that follows a batch for a comment is', async () => {
    await pool(9);
    await doDuty();
    expect(await burstOf(await reviewOne())).toBe(true);
  });

  it('one in place of another that was passed on is', async () => {
    await pool(3);
    const { assignment } = await skip((await ask()).assignment!.id);
    expect(await burstOf(assignment!.id)).toBe(true);
  });

  it.each([
    [1, false],
    [2, true],
  ])('a batch after %i volunteered: %s', async (volunteered, expected) => {
    await pool(9);
    for (let i = 0; i < volunteered; i += 1) await reviewOne();
    const commentId = await waitingComment({ article: news, context, author });
    const { assignments } = await requestAssignments({ viewer: author, commentId, context });
    expect(await Promise.all(assignments.map(({ id }) => burstOf(id)))).toEqual([
      expected,
      expected,
      expected,
    ]);
  });
});

describe('R14: at once', () => {
  it.each([1, 2, 3])('a volunteer and a duty keep counters equal to rows (round %i)', async () => {
    await pool(6);
    const people = await Promise.all([1, 2, 3, 4].map(() => insider()));
    const waiting: string[] = [];
    for (const viewer of people)
      waiting.push(await waitingComment({ article: news, context, author: viewer }));
    const acts = people.flatMap((viewer, i) => [
      ask(viewer) as Promise<unknown>,
      requestAssignments({ viewer, commentId: waiting[i]!, context }),
      ask(viewer),
    ]);
    await inParallel(acts);
    await expectCountersEqualRows();
    context.advance(MINUTE);
    const open = await query<{ id: string; reviewer: string }>(
      `select id, reviewer_id as reviewer from review_assignments where state = 'OPEN'`,
    );
    const viewerOf = new Map(people.map((viewer) => [viewer.id, viewer]));
    await inParallel(open.map(({ id, reviewer }) => give(id, viewerOf.get(reviewer)!) as Promise<unknown>));
    await expectCountersEqualRows();
  });

  it('a verdict, a swap and another request for one lease end in one', async () => {
    await pool(5);
    const { assignment } = await ask();
    context.advance(10 * SECOND);
    await inParallel([give(assignment!.id), skip(assignment!.id), ask()] as Promise<unknown>[]);
    expect(['DONE', 'SKIPPED']).toContain((await rowOf(assignment!.id)).state);
    expect(
      (await query(`select 1 from review_assignments where state = 'OPEN' and optional`)).length,
    ).toBeLessThanOrEqual(1);
    await expectCountersEqualRows();
  });
});
