import { systemContext, type Context } from '@/lib/platform/context';
import { database, sqlTransaction, type SqlTx } from '@/lib/platform/db';
import { DAY_MS } from '@/lib/platform/durations';
import { notFound } from '@/lib/platform/errors';
import { isId } from '@/lib/platform/ids';
import { detectLanguage } from '@/lib/language/detect-language';
import { authorize } from '@/lib/members/permissions';
import type { Viewer } from '@/lib/members/viewer';
import { currentPolicy } from '@/lib/policy/current-policy';
import type { Policy } from '@/lib/policy/schemas';
import { record } from '@/lib/platform/audit';
import { lockComments, lineUp } from '@/lib/comments/lifecycle';
import { assignBatch } from './assign-batch';
import type { AssignmentView, BatchView } from '../schemas';
import { isComplete } from './rules';
import type { Moment } from './pool/database-pool';
import {
  findBatch,
  findOpenRows,
  findWaitingComment,
  lockReviewer,
  type AssignmentRow,
  type Batch,
  type Duty,
  waiveReviews,
} from './store';

/**
 * The batch that the viewer is to review for a waiting comment of theirs. The same on a repeat, on any device: no re-rolling
 * (R3). One duty of a member is assigned at a time: while another comment of theirs has its turn, it is empty and says so. Once the
 * duty is done it is empty. A suspended reviewer is waived nothing: where calibration items are short, so is their
 * batch, until there are more or a moderator reinstates them (R13).
 * @throws 401, 403 when they may not review, 404 when the comment is not theirs
 */
export async function requestAssignments({
  viewer,
  commentId,
  context = systemContext,
}: {
  viewer: Viewer | null;
  commentId: string;
  context?: Context;
}): Promise<BatchView> {
  const reviewer = authorize(viewer, 'comment.review');
  if (!isId(commentId)) throw notFound('comment');
  const policy = await currentPolicy();
  const attempt = ({ mayWaive }: { mayWaive: boolean }) =>
    sqlTransaction(async (tx) => {
      const [moment, found] = await Promise.all([
        lockReviewer(tx, reviewer.id, commentId),
        // After the locks: the comment may have been withdrawn or decided in the meantime.
        findBatch(tx, { commentId, memberId: reviewer.id }, policy.review.calibration),
      ]);
      if (!found) throw notFound('comment');
      const at = context.now(moment);
      const filled = await fill(tx, found, { policy, at, random: context.random });
      const { inserted, unfilled } = filled;
      const waived = mayWaive && unfilled > 0;
      const duty = waived
        ? await waiveRemaining(tx, { duty: filled.duty, count: unfilled, at })
        : filled.duty;
      const batch = toBatch(tx, duty, { policy, at, after: found.after });
      return {
        result: batch.then((view) => ({ batch: view, unfilled })),
        last: Promise.all([inserted, batch]),
      };
    });
  const { batch, unfilled } = await attempt({ mayWaive: false });
  // By one that holds no comments yet, and so waits for what others are being given right now, before it waives.
  return unfilled === 0 ? batch : (await attempt({ mayWaive: true })).batch;
}

/** Fills the batch as far as it can be filled. What stays `unfilled` is to be waived (R8). */
async function fill(
  tx: SqlTx,
  batch: Batch,
  moment: Moment & { policy: Policy },
): Promise<{ duty: Duty; unfilled: number; inserted?: Promise<unknown> }> {
  if (batch.duty.state !== 'AWAITING_REVIEWS' || batch.after) return { duty: batch.duty, unfilled: 0 };
  const { duty, unfilled, inserted } = await assignBatch(tx, { batch, ...moment });
  // Then it is not the last statement.
  if (unfilled > 0) await inserted;
  return { duty, unfilled: batch.reviewer.standing === 'SUSPENDED' ? 0 : unfilled, inserted };
}

/** The batch of the viewer's oldest waiting comment, under one article if one is named; null when none waits for reviews. */
export async function findOpenBatch({
  viewer,
  articleSlug,
  context = systemContext,
}: {
  viewer: Viewer;
  articleSlug?: string;
  context?: Context;
}): Promise<BatchView | null> {
  const commentId = await findWaitingComment(database(), viewer.id, articleSlug);
  return commentId === null ? null : requestAssignments({ viewer, commentId, context });
}

/** A duty and the open part of its batch, as its reviewer sees them. */
export async function toBatch(
  db: SqlTx,
  duty: Duty,
  { policy: { review }, at, after = null }: { policy: Policy; at: Date; after?: string | null },
): Promise<BatchView> {
  const waiting = duty.state === 'AWAITING_REVIEWS';
  const rows = waiting ? await findOpenRows(db, duty, new Date(at.getTime() - DAY_MS)) : [];
  // With nothing to pass on, nothing is said of it.
  const skipsLeftToday = Math.max(0, review.skipsPerDay - (rows[0]?.skipped ?? 0));
  return {
    commentId: duty.commentId,
    after,
    required: duty.required,
    comments: Math.min(duty.required, review.required),
    done: duty.done + duty.waived,
    skipsLeft: Math.max(0, Math.min(review.skipsPerBatch - duty.skips, skipsLeftToday)),
    skipsLeftToday,
    skipsAllowed: review.skipsPerBatch > 0 && review.skipsPerDay > 0,
    status: duty.state,
    assignments: rows.map(toAssignmentView),
  };
}

/** A lease as its reviewer sees it. */
export const toAssignmentView = (row: AssignmentRow): AssignmentView => ({
  id: row.id,
  bodyHtml: row.bodyHtml,
  // Told in the same way of both: what an item is marked with by hand would tell it from a comment.
  language: row.language ?? detectLanguage(row.itemBody ?? '', row.articleLanguage),
  article: { slug: row.articleSlug, title: row.articleTitle },
  context: row.context,
  notBefore: row.notBefore.toISOString(),
  expiresAt: row.expiresAt.toISOString(),
});

/**
 * Waives what of a locked reviewer's duty nothing is left for (R8); when nothing else is owed, their comment gets in line.
 * Returns the duty as it stands then.
 */
export async function waiveRemaining(
  tx: SqlTx,
  { duty, count, at }: { duty: Duty; count: number; at: Date },
): Promise<Duty> {
  const after = await waiveReviews(tx, duty, count, at);
  const reason = { code: 'reviews-waived', facts: { count, required: duty.required } } as const;
  const subject = { subjectType: 'comment', subjectId: duty.commentId } as const;
  await record(tx, { at, actorId: null, action: 'review.waive', ...subject, reason });
  const [own] = await lockComments(tx, [duty.commentId]);
  if (!own || !isComplete(after)) return after;
  const lined = await lineUp(tx, own, { at, actorId: null, maker: 'SYSTEM', reason: null });
  return { ...after, state: lined.state };
}
