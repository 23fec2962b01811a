import { beforeEach, describe, expect, it } from 'vitest';
import { newId } from '@/lib/platform/ids';
import { withdrawComment } from '@/lib/comments/own/withdraw-comment';
import { MINUTE } from '@/lib/testing/clock';
import { calibrationItems, commentInReview, leaseOn, waitingComment } from '@/lib/testing/comments';
import { expectCountersEqualRows } from '@/lib/testing/counters';
import { query, whileLocked } from '@/lib/testing/database';
import { author, context, news, openNewsroom } from '@/lib/testing/newsroom';
import { errorInWords } from '@/lib/language/error-in-words';
import { setPolicy } from '@/lib/testing/policy';
import { inParallel, refusalOf } from '@/lib/testing/refusal';
import { recordReview } from '../review/record-review';
import { requestAssignments } from './request-assignments';
import { skipAssignment } from './skip-assignment';

beforeEach(openNewsroom);

let commentId: string;

beforeEach(async () => {
  await setPolicy({ review: { calibrationRate: 0 } });
  commentId = await waitingComment({ article: news, context, author });
});

const pool = async (number: number) => {
  for (let i = 0; i < number; i += 1) await commentInReview({ article: news, context });
};
const request = () => requestAssignments({ viewer: author, commentId, context });
const skip = (assignmentId: string, viewer = author) => skipAssignment({ viewer, assignmentId, context });

describe('R3: “I can’t judge this one”', () => {
  it('swaps that one for another, and leaves the rest', async () => {
    await pool(5);
    const [first, second, third] = (await request()).assignments;
    const after = await skip(second!.id);
    expect(after).toMatchObject({ skipsLeft: 1, done: 0 });
    const ids = after.assignments.map(({ id }) => id);
    expect(ids).toHaveLength(3);
    expect(ids.slice(0, 2)).toEqual([first!.id, third!.id]);
    expect(await request()).toEqual(after);
    await expectCountersEqualRows();
  });

  it('the one that comes in its place is read after the rest, and from now at the earliest', async () => {
    await pool(5);
    const [first, , third] = (await request()).assignments;
    const early = await skip(first!.id);
    expect(Date.parse(early.assignments[2]!.notBefore)).toBe(Date.parse(third!.notBefore) + 2_000);
    context.advance(MINUTE);
    const late = await skip(early.assignments[0]!.id);
    expect(Date.parse(late.assignments[2]!.notBefore)).toBe(context.now().getTime() + 2_000);
  });

  it('twice a batch at most', async () => {
    await pool(9);
    for (const skipsLeft of [1, 0]) {
      const { assignments } = await request();
      expect(await skip(assignments[0]!.id)).toMatchObject({ skipsLeft, skipsAllowed: true });
    }
    const { assignments } = await request();
    expect(await refusalOf(skip(assignments[0]!.id))).toMatchObject({
      status: 422,
      code: 'no-skips-left',
      limit: 2,
    });
    expect((await request()).assignments).toEqual(assignments);
  });

  it.each([{ skipsPerBatch: 0 }, { skipsPerDay: 0 }])(
    'not at all where the policy has it so (%o)',
    async (no) => {
      await setPolicy({ review: no });
      await pool(5);
      const batch = await request();
      expect(batch).toMatchObject({ skipsLeft: 0, skipsAllowed: false });
      const refusal = await refusalOf(skip(batch.assignments[0]!.id));
      expect(refusal).toMatchObject({ status: 422, limit: 0 });
      expect(errorInWords('en', refusal)).toBe('Comments are not passed on here.');
      expect((await request()).assignments).toEqual(batch.assignments);
    },
  );

  it('six a day at most, whatever is taken back and written anew', async () => {
    await pool(20);
    await withdrawComment({ viewer: author, id: commentId, context });
    const seen = new Set<string>();
    for (let draft = 0; draft < 4; draft += 1) {
      const id = await waitingComment({ article: news, context, author });
      const view = () => requestAssignments({ viewer: author, commentId: id, context });
      const batch = async () => (await view()).assignments;
      const left = 6 - 2 * draft;
      expect(await view()).toMatchObject({ skipsLeft: Math.min(2, left), skipsLeftToday: left });
      if (draft === 3) {
        const [first] = await batch();
        expect(await refusalOf(skip(first!.id))).toMatchObject({ code: 'no-skips-left-today', limit: 6 });
        context.advance(24 * 60 * MINUTE);
        expect(await skip((await batch())[0]!.id)).toMatchObject({ skipsLeft: 1 });
        break;
      }
      for (let n = 0; n < 2; n += 1) await skip((await batch())[0]!.id);
      for (const assignment of await batch()) seen.add(assignment.id);
      await withdrawComment({ viewer: author, id, context });
    }
    // What was given for one that was taken back comes again for the next.
    expect(seen.size).toBeLessThanOrEqual(3 + 6);
  });

  it('the same one again changes nothing, also at once', async () => {
    await pool(9);
    const { assignments } = await request();
    const { answers } = await inParallel(Array.from({ length: 5 }, () => skip(assignments[0]!.id)));
    expect(answers).toHaveLength(5);
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    expect(answers[0]).toMatchObject({ skipsLeft: 1 });
    await expectCountersEqualRows();
  });

  it('never brings back what was passed on', async () => {
    await pool(3);
    await calibrationItems(2);
    const { assignments } = await request();
    await skip(assignments[0]!.id);
    const subjects = await query<{ subject: string }>(
      'select coalesce(comment_id, calibration_item_id) as subject from review_assignments where reviewer_id = $1',
      [author.id],
    );
    expect(new Set(subjects.map(({ subject }) => subject)).size).toBe(4);
  });

  it('is refused, and undone, when nothing else is there', async () => {
    await pool(3);
    const before = await request();
    expect(await refusalOf(skip(before.assignments[0]!.id))).toMatchObject({
      status: 409,
      code: 'no-replacement',
    });
    expect(await request()).toEqual(before);
    await expectCountersEqualRows();
  });

  it('is refused for one that was reviewed', async () => {
    await pool(5);
    const { assignments } = await request();
    context.advance(MINUTE);
    await recordReview({ viewer: author, assignmentId: assignments[0]!.id, verdict: 'YES', context });
    expect(await refusalOf(skip(assignments[0]!.id))).toMatchObject({
      status: 409,
      code: 'already-reviewed',
    });
  });

  it('takes no verdict on one that was passed on', async () => {
    await pool(5);
    const { assignments } = await request();
    await skip(assignments[0]!.id);
    context.advance(MINUTE);
    const late = recordReview({ viewer: author, assignmentId: assignments[0]!.id, verdict: 'YES', context });
    expect(await refusalOf(late)).toMatchObject({ status: 409, code: 'skipped' });
  });

  it('costs no pass when the comment is no longer to be judged anyway', async () => {
    await pool(3);
    const { assignments } = await request();
    await query(`update comments set state = 'WITHDRAWN' where state = 'IN_REVIEW'`);
    await pool(6);
    await request();
    expect(await refusalOf(skip(assignments[0]!.id))).toMatchObject({
      status: 409,
      code: 'assignment-closed',
    });
    expect(await request()).toMatchObject({ skipsLeft: 2 });
  });

  it('is not found: somebody else’s, one that is not there, and what is no id', async () => {
    const commentInLine = await commentInReview({ article: news, context });
    const { assignmentId } = await leaseOn({ commentId: commentInLine, article: news, context });
    for (const id of [assignmentId, newId(), 'x'])
      expect(await refusalOf(skip(id))).toMatchObject({ status: 404 });
  });
});

describe('R14: passing on and judging at once', () => {
  it('ends in one of the two', async () => {
    await pool(5);
    const { assignments } = await request();
    context.advance(MINUTE);
    const { answers, refusals } = await inParallel<unknown>([
      skip(assignments[0]!.id),
      recordReview({ viewer: author, assignmentId: assignments[0]!.id, verdict: 'YES', context }),
    ]);
    expect([answers.length, refusals.length]).toEqual([1, 1]);
    expect(refusals[0]?.status).toBe(409);
    await expectCountersEqualRows();
  });
});

describe('R14: two who pass on comments that both have', () => {
  it('never hold one of them while they wait for another', async () => {
    await pool(4);
    const { assignments } = await request();
    const held = await query<{ id: string; commentId: string }>(
      `select id, comment_id as "commentId" from review_assignments where id = any($1) order by comment_id`,
      [assignments.map(({ id }) => id)],
    );
    const [first, last] = [held[0]!, held.at(-1)!];
    // Fails where the skip has locked the last one already and waits for the first.
    const free = `select 1 from comments where id in ($1, '${last.commentId}') for no key update nowait`;
    const after = await whileLocked(first.commentId, free, () => skip(last.id));
    expect(after).toMatchObject({ skipsLeft: 1 });
    await expectCountersEqualRows();
  });
});
