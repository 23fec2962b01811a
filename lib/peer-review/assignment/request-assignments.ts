import { systemContext, type Context } from '@/lib/platform/context';
import { database, sqlTransaction, transaction, type SqlTx, type Tx } from '@/lib/platform/db';
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
import type { BatchView } from '../schemas';
import { findDuty, findOpenRows, findWaitingComment, lockReviewer, type Duty, waiveReviews } from './store';

/**
 * The batch that the viewer is to review for a waiting comment of theirs. The same on a repeat, on any device: no re-rolling
 * (R3). Once the duty is done it is empty. A suspended reviewer is waived nothing: where calibration items are short, so is their
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
  const asked = { commentId, reviewerId: reviewer.id, policy, context };
  const { batch, unfilled } = await sqlTransaction(async (tx) => {
    const assigned = await assign(tx, asked);
    const last = toBatch(tx, assigned.duty, policy);
    return { result: { batch: await last, unfilled: assigned.unfilled }, last };
  });
  if (unfilled === 0) return batch;
  return transaction(async (tx) => {
    const { duty, unfilled: count, at } = await assign(tx, asked);
    return toBatch(tx, count > 0 ? await waiveRemaining(tx, { duty, count, at }) : duty, policy);
  });
}

type Asked = { commentId: string; reviewerId: string; policy: Policy; context: Context };

/** Fills the batch as far as it can be filled. What stays `unfilled` is to be waived (R8). */
async function assign(tx: SqlTx, { commentId, reviewerId, policy, context }: Asked) {
  const at = context.now(await lockReviewer(tx, reviewerId));
  const duty = await findDuty(tx, commentId, reviewerId);
  if (!duty) throw notFound('comment');
  if (duty.state !== 'AWAITING_REVIEWS') return { duty, unfilled: 0, at };
  const { unfilled, suspended, ...assigned } = await assignBatch(tx, {
    duty,
    policy,
    at,
    random: context.random,
  });
  return { ...assigned, unfilled: suspended ? 0 : unfilled, at };
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
export async function toBatch(db: SqlTx, duty: Duty, { review }: Policy): Promise<BatchView> {
  const waiting = duty.state === 'AWAITING_REVIEWS';
  const rows = waiting ? await findOpenRows(db, duty.commentId) : [];
  return {
    commentId: duty.commentId,
    required: duty.required,
    done: duty.done + duty.waived,
    skipsLeft: Math.max(0, review.skipsPerBatch - duty.skips),
    status: duty.state,
    assignments: rows.map((row) => ({
      id: row.id,
      bodyHtml: row.bodyHtml,
      // Told in the same way of both: what an item is marked with by hand would tell it from a comment.
      language: row.language ?? detectLanguage(row.itemBody ?? '', row.articleLanguage),
      article: { slug: row.articleSlug, title: row.articleTitle },
      context: row.context,
      notBefore: row.notBefore.toISOString(),
      expiresAt: row.expiresAt.toISOString(),
    })),
  };
}

/**
 * Waives what of a locked reviewer's duty nothing is left for (R8); when nothing else is owed, their comment gets in line.
 * Returns the duty as it stands then.
 */
export async function waiveRemaining(
  tx: Tx,
  { duty, count, at }: { duty: Duty; count: number; at: Date },
): Promise<Duty> {
  const after = await waiveReviews(tx, duty, count, at);
  const reason = `${count} of ${duty.required} reviews were waived: nothing was left to review.`;
  const subject = { subjectType: 'comment', subjectId: duty.commentId } as const;
  await record(tx, { at, actorId: null, action: 'review.waive', ...subject, reason });
  const [own] = await lockComments(tx, [duty.commentId]);
  if (!own || after.done + after.waived < after.required) return after;
  const lined = await lineUp(tx, own, { at, actorId: null, maker: 'SYSTEM', reason: null });
  return { ...after, state: lined.state };
}
