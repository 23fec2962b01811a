import { beforeEach, describe, expect, it } from 'vitest';
import type { Viewer } from '@/lib/members/viewer';
import { fileAppeal } from '@/lib/moderation/appeals/file-appeal';
import { reportComment } from '@/lib/moderation/reports/report-comment';
import { expireLeases } from '@/lib/peer-review/assignment/expire-leases';
import { requestAssignments } from '@/lib/peer-review/assignment/request-assignments';
import { decideWhatIsBack } from '@/lib/peer-review/decision/decide-fully-reviewed';
import { recordReview } from '@/lib/peer-review/review/record-review';
import { DAY, HOUR, MINUTE, SECOND } from '@/lib/testing/clock';
import {
  calibrationItems,
  commentInReview,
  factsOf,
  leaseOn,
  objectedComment,
  publishedComment,
  referredComment,
  rejectedComment,
  removeComment,
  reviewWith,
  waitingComment,
} from '@/lib/testing/comments';
import { expectCountersEqualRows } from '@/lib/testing/counters';
import { query } from '@/lib/testing/database';
import { author, context, news, openNewsroom } from '@/lib/testing/newsroom';
import { insider, moderator, sanction } from '@/lib/testing/people';
import { inParallel, refusalOf } from '@/lib/testing/refusal';
import { editComment } from '../editing/edit-comment';
import { expireComments } from '../end-waiting';
import { setPick } from '../picks/set-pick';
import { findOwnComment } from './read-comment';
import { undoWithdrawal } from './undo-withdrawal';
import { withdrawComment } from './withdraw-comment';

beforeEach(openNewsroom);

const withdraw = (id: string, viewer = author) => withdrawComment({ viewer, id, context });
const undo = (id: string, viewer: Viewer | null = author) => undoWithdrawal({ viewer, id, context });
const rowOf = async (id: string) =>
  (await query<Record<string, unknown>>('select * from comments where id = $1', [id]))[0];
const wish = () => ({ article: news, context, author });

describe('undoing a withdrawal', () => {
  it.each([
    ['that waits', waitingComment],
    ['in review', commentInReview],
    ['that peers object to', objectedComment],
    ['that was referred', referredComment],
    ['that was published', publishedComment],
    ['that was rejected', rejectedComment],
  ])('one %s stands where it stood, to the last column', async (_, build) => {
    const id = await build(wish());
    const before = await rowOf(id);
    context.advance(HOUR);
    await withdraw(id);
    context.advance(MINUTE);
    expect(await undo(id)).toMatchObject({ id, status: before!['state'], undoableUntil: null });
    expect(await rowOf(id)).toEqual(before);
    await expectCountersEqualRows();
  });

  it('brings a pick back too, and the pages that show it', async () => {
    const id = await publishedComment(wish());
    await setPick({ viewer: await moderator(), commentId: id, on: true, context });
    const before = await rowOf(id);
    await withdraw(id);
    expect((await rowOf(id))!['picked_at']).toBeNull();
    await undo(id);
    expect(await rowOf(id)).toEqual(before);
    const [event] = await query(`select tags, removal from outbox_events where type = 'comment.unwithdraw'`);
    expect(event).toEqual({ tags: ['front', `article:${news.id}`, `member:${author.id}`], removal: false });
  });

  it('lets what reviewers said and hold count on', async () => {
    const id = await commentInReview(wish());
    await reviewWith(['YES', 'YES'], { commentId: id, article: news, context });
    const last = await leaseOn({ commentId: id, article: news, context });
    await withdraw(id);
    await undo(id);
    expect(await factsOf(id)).toMatchObject({ state: 'IN_REVIEW', reviewCount: 2, leaseCount: 1 });
    await recordReview({ ...last, verdict: 'YES', context });
    expect(await factsOf(id)).toMatchObject({ state: 'PUBLISHED', reviewCount: 3 });
    await expectCountersEqualRows();
  });

  it('decides by what was said while it was away', async () => {
    const id = await commentInReview(wish());
    await reviewWith(['YES', 'YES'], { commentId: id, article: news, context });
    const last = await leaseOn({ commentId: id, article: news, context });
    await withdraw(id);
    await recordReview({ ...last, verdict: 'YES', context });
    await undo(id);
    expect(await factsOf(id)).toMatchObject({ state: 'IN_REVIEW', reviewCount: 3 });
    await decideWhatIsBack({ subjectId: id }, context);
    expect(await factsOf(id)).toMatchObject({ state: 'PUBLISHED' });
    await decideWhatIsBack({ subjectId: id }, context);
    await expectCountersEqualRows();
  });

  it('gives back the same reviews to do, though they were free for others meanwhile', async () => {
    for (let i = 0; i < 9; i += 1) await commentInReview({ article: news, context });
    await calibrationItems(6);
    const id = await waitingComment(wish());
    const texts = async () => {
      const { assignments } = await requestAssignments({ viewer: author, commentId: id, context });
      return assignments.map(({ bodyHtml }) => bodyHtml).sort();
    };
    const before = await texts();
    await withdraw(id);
    expect(await expireLeases({ context })).toBe(before.length);
    await undo(id);
    expect(await texts()).toEqual(before);
    await expectCountersEqualRows();
  });

  it('can be done for five minutes, which its author is told', async () => {
    const id = await publishedComment(wish());
    const own = () => findOwnComment({ viewer: author, id });
    expect(await own()).toMatchObject({ undoableUntil: null });
    const until = new Date(context.now().getTime() + 5 * MINUTE).toISOString();
    await withdraw(id);
    expect(await own()).toMatchObject({ undoableUntil: until });
    context.advance(5 * MINUTE - SECOND);
    await undo(id);
    await withdraw(id);
    context.advance(5 * MINUTE);
    expect(await refusalOf(undo(id))).toMatchObject({ status: 409, code: 'undo-too-late' });
  });

  it('repeating it is harmless, also at once, and so is undoing what is not withdrawn', async () => {
    const id = await publishedComment(wish());
    await withdraw(id);
    await inParallel(Array.from({ length: 5 }, () => undo(id)));
    await undo(id);
    const acts = await query(
      `select from_state, to_state from audit_entries where subject_id = $1 and action = 'comment.unwithdraw'`,
      [id],
    );
    expect(acts).toEqual([{ from_state: 'WITHDRAWN', to_state: 'PUBLISHED' }]);
    await removeComment(id, context);
    expect(await undo(id)).toMatchObject({ status: 'REMOVED' });
  });

  it('is no way out of what was reported, nor back into an appeal that ended', async () => {
    const reported = await publishedComment(wish());
    await reportComment({ viewer: await insider(), commentId: reported, reason: 'civility', context });
    const appealed = await rejectedComment(wish());
    const text = 'I said nothing that the rules forbid, and I can show it.';
    await fileAppeal({ viewer: author, commentId: appealed, text, context });
    for (const id of [reported, appealed]) {
      await withdraw(id);
      expect(await findOwnComment({ viewer: author, id })).toMatchObject({ undoableUntil: null });
      expect(await refusalOf(undo(id))).toMatchObject({ status: 409, code: 'undo-too-late' });
    }
  });

  it('is refused once its author has sent another comment', async () => {
    const id = await waitingComment(wish());
    await withdraw(id);
    context.advance(SECOND);
    const other = await waitingComment(wish());
    expect(await refusalOf(undo(id))).toMatchObject({ status: 409, code: 'undo-too-late' });
    await withdraw(other);
    expect(await refusalOf(undo(id))).toMatchObject({ status: 409 });
    expect(await undo(other)).toMatchObject({ status: 'AWAITING_REVIEWS' });
  });

  it('is refused once they have begun to review for another one, having begun for it: one duty is dealt at a time', async () => {
    for (let i = 0; i < 9; i += 1) await commentInReview({ article: news, context });
    const id = await waitingComment(wish());
    const other = await waitingComment(wish());
    const request = (commentId: string) => requestAssignments({ viewer: author, commentId, context });
    // What has not begun waits for its turn, as before.
    await request(id);
    await withdraw(other);
    expect(await undo(other)).toMatchObject({ status: 'AWAITING_REVIEWS' });
    expect(await request(other)).toMatchObject({ after: id, assignments: [] });
    const { assignments } = await request(id);
    context.advance(MINUTE);
    await recordReview({ viewer: author, assignmentId: assignments[0]!.id, verdict: 'YES', context });
    await withdraw(id);
    await request(other);
    expect(await refusalOf(undo(id))).toMatchObject({ status: 409, code: 'undo-too-late' });
  });

  it('is for its author alone, and for who may write', async () => {
    const id = await publishedComment(wish());
    await withdraw(id);
    expect(await refusalOf(undo(id, null))).toMatchObject({ status: 401 });
    expect(await refusalOf(undo(id, await insider()))).toMatchObject({ status: 404 });
    expect(await refusalOf(undo('x'))).toMatchObject({ status: 404 });
    expect(await refusalOf(undo(id, { ...author, insider: false }))).toMatchObject({ status: 403 });
    // Imposed after the request began.
    await sanction({ on: author, from: context.now(), until: new Date(context.now().getTime() + DAY) });
    expect(await refusalOf(undo(id))).toMatchObject({ status: 403, code: 'sanctioned' });
    expect(await factsOf(id)).toMatchObject({ state: 'WITHDRAWN' });
  });

  it.each([0, 1, 2, 3, 4, 5])(
    'at once with a review, a sweep, an edit and another withdrawal ends in one honest state (round %i)',
    async (round) => {
      const id = await commentInReview(wish());
      await reviewWith(['YES', 'YES'], { commentId: id, article: news, context });
      const last = await leaseOn({ commentId: id, article: news, context });
      await withdraw(id);
      const acts: (() => Promise<unknown>)[] = [
        () => undo(id),
        () => recordReview({ ...last, verdict: 'YES', context }),
        () => expireLeases({ context }),
        () =>
          editComment({ viewer: author, id, body: 'On second thoughts it is 9 bar.', revision: 1, context }),
        () => withdraw(id),
        () => expireComments({ context }),
      ];
      const turned = [...acts.slice(round), ...acts.slice(0, round)];
      const { refusals } = await inParallel(turned.map((act) => act()));
      for (const { status } of refusals) expect(status).toBe(409);
      const { state, revision, version } = await factsOf(id);
      expect(['IN_REVIEW', 'PUBLISHED', 'WITHDRAWN', 'REFERRED']).toContain(state);
      // The record leads there step by step, each from where the one before it led.
      const steps = await query<{ action: string; from_state: string | null; to_state: string }>(
        `select action, from_state, to_state from audit_entries where subject_id = $1 and action like 'comment.%' order by at, id`,
        [id],
      );
      const undone = steps.filter(({ action }) => action === 'comment.unwithdraw').length;
      expect(steps.length - 2 * undone).toBe(version);
      const revisions = await query('select from comment_revisions where comment_id = $1', [id]);
      expect(revisions).toHaveLength(revision);
      await expectCountersEqualRows();
    },
  );
});
