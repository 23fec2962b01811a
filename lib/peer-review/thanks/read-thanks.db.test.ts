import { beforeEach, describe, expect, it } from 'vitest';
import { newId } from '@/lib/platform/ids';
import { editComment } from '@/lib/comments/editing/edit-comment';
import { withdrawComment } from '@/lib/comments/own/withdraw-comment';
import { decideComment } from '@/lib/moderation/decide-comment';
import { MINUTE } from '@/lib/testing/clock';
import {
  calibrationItems,
  commentInReview,
  factsOf,
  reviewWith,
  someWords,
  waitingComment,
} from '@/lib/testing/comments';
import { query } from '@/lib/testing/database';
import { author, context, news, openNewsroom } from '@/lib/testing/newsroom';
import { insider, moderator } from '@/lib/testing/people';
import { setPolicy } from '@/lib/testing/policy';
import { contestCalibration } from '../calibration/contest-calibration';
import { recordReview } from '../review/record-review';
import { requestAssignments } from '../assignment/request-assignments';
import type { Verdict } from '../schemas';
import { readThanks } from './read-thanks';

beforeEach(openNewsroom);

beforeEach(() =>
  setPolicy({ review: { authorHours: 0, calibrationRate: 0, calibration: { amongFirst: 0 } } }),
);

/** The author's comment, and their batch past its reading floor. */
async function batch() {
  const commentId = await waitingComment({ article: news, context, author });
  const { assignments } = await requestAssignments({ viewer: author, commentId, context });
  context.advance(5 * MINUTE);
  return { commentId, assignments: assignments.map(({ id }) => id) };
}

const review = (assignmentId: string, verdict: Verdict = 'YES') =>
  recordReview({ viewer: author, assignmentId, verdict, context });
const thanks = (commentId: string) => readThanks({ viewer: author, commentId });

async function decide(commentId: string, action: 'PUBLISH' | 'REJECT') {
  const { version } = await factsOf(commentId);
  const viewer = await moderator();
  const why = { rule: 'civility', note: 'It is there for a test.' } as const;
  await decideComment({ viewer, commentId, action, version, ...why, context });
}

describe('the thank-you', () => {
  it('says what has become of the comments that were reviewed, each by where it is now', async () => {
    const writer = await insider();
    const reviewed: string[] = [];
    for (let i = 0; i < 3; i += 1)
      reviewed.push(await commentInReview({ article: news, context, author: i === 0 ? writer : undefined }));
    const { commentId, assignments } = await batch();
    for (const id of assignments) await review(id);
    const none = { posted: 0, judged: 0, withModerators: 0, notPosted: 0, takenBack: 0 };
    expect((await thanks(commentId)).comments).toEqual({ ...none, judged: 3 });

    const [first, second, third] = reviewed as [string, string, string];
    await reviewWith(['YES', 'YES'], { commentId: first, article: news, context });
    await decide(second, 'REJECT');
    await reviewWith(['NOT_CIVIL', 'NOT_CIVIL', 'NOT_CIVIL', 'NOT_CIVIL'], {
      commentId: third,
      article: news,
      context,
    });
    expect((await thanks(commentId)).comments).toEqual({
      ...none,
      posted: 1,
      notPosted: 1,
      withModerators: 1,
    });

    // What was read is what is up: an edit that nobody has decided does not change that.
    await editComment({ viewer: writer, id: first, body: someWords(), revision: 1, context });
    expect((await thanks(commentId)).comments.posted).toBe(1);
    await withdrawComment({ viewer: writer, id: first, context });
    expect((await thanks(commentId)).comments).toEqual({
      ...none,
      takenBack: 1,
      notPosted: 1,
      withModerators: 1,
    });
  });

  it('counts an edit of a posted comment as being judged, not as posted', async () => {
    const writer = await insider();
    const id = await commentInReview({ article: news, context, author: writer });
    await decide(id, 'PUBLISH');
    const body = 'On second thoughts I would say something else altogether, about another matter.';
    await editComment({ viewer: writer, id, body, revision: 1, context });
    await calibrationItems(3);
    const { commentId, assignments } = await batch();
    for (const assignment of assignments) await review(assignment);
    const { comments, practice } = await thanks(commentId);
    expect({ ...comments, practice: practice.judged }).toMatchObject({ posted: 0, judged: 1, practice: 2 });
  });

  it('tells practice from comments, and what was waived from both', async () => {
    await calibrationItems(2);
    const { commentId, assignments } = await batch();
    for (const id of assignments) await review(id);
    const { comments, practice, waived } = await thanks(commentId);
    expect(Object.values(comments)).toEqual([0, 0, 0, 0, 0]);
    expect({ practice, waived }).toEqual({ practice: { judged: 2, right: 1 }, waived: 1 });
  });

  it('is nobody else’s', async () => {
    const { commentId } = await batch();
    await expect(readThanks({ viewer: await insider(), commentId })).rejects.toMatchObject({ status: 404 });
    await expect(thanks(newId())).rejects.toMatchObject({ status: 404 });
    await expect(thanks('nonsense')).rejects.toMatchObject({ status: 404 });
  });
});

describe('R7: what there is to learn from a calibration item', () => {
  it('is there for as long as its reviewer wants to look: both verdicts, why, and what was contested', async () => {
    await calibrationItems(3);
    const { commentId, assignments } = await batch();
    expect((await thanks(commentId)).lessons).toEqual([]);
    for (const id of assignments.slice(0, 2)) {
      await review(id, 'MISINFORMATION');
      context.advance(MINUTE);
    }
    const [newest, older] = (await thanks(commentId)).lessons;
    expect([newest?.assignmentId, older?.assignmentId]).toEqual([assignments[1], assignments[0]]);
    expect([newest?.latest, older?.latest]).toEqual([true, false]);
    expect(newest).toMatchObject({ given: 'MISINFORMATION', correct: false, contest: null, counted: true });
    expect(newest?.explanation).toMatch(/^Because of \d\.$/);
    expect(newest?.bodyHtml).toContain('Calibration text');

    const reason = 'It names no fact that could be wrong.';
    await contestCalibration({ viewer: author, assignmentId: newest!.assignmentId, reason, context });
    expect((await thanks(commentId)).lessons[0]?.contest).toMatchObject({ reason, outcome: null });
  });

  it('R13: says how the reviewer stands where that very verdict changed it', async () => {
    await calibrationItems(3);
    const { commentId, assignments } = await batch();
    for (const id of assignments.slice(0, 2)) {
      await review(id);
      context.advance(MINUTE);
    }
    await query('delete from reviewer_records');
    const insert = `insert into reviewer_records (member_id, as_of, standing, standing_since, ladder_since, standing_reason)
      select reviewer_id, created_at, 'WARNED', created_at, created_at, '"For a test."' from reviews where assignment_id = $1`;
    await query(insert, [assignments[1]]);
    const { lessons } = await thanks(commentId);
    expect(lessons.map(({ standing }) => standing)).toEqual(['WARNED', null]);
  });
});
