import { systemContext, type Context } from '@/lib/platform/context';
import { database, transaction, type Db } from '@/lib/platform/db';
import { notFound } from '@/lib/platform/errors';
import { isId } from '@/lib/platform/ids';
import { authorize } from '@/lib/members/permissions';
import type { Viewer } from '@/lib/members/viewer';
import { currentPolicy } from '@/lib/policy/current-policy';
import type { Policy } from '@/lib/policy/schemas';
import { dealBatch } from './deal-batch';
import type { BatchView } from './schemas';
import { findDuty, findOpenRows, findWaitingComment, lockReviewer, type Duty } from './store';

/**
 * The batch that the viewer is to review for a waiting comment of theirs. The same on a repeat, on any device: no re-rolling
 * (R3). Once the duty is done it is empty.
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
  return transaction(async (tx) => {
    await lockReviewer(tx, reviewer.id);
    const duty = await findDuty(tx, commentId, reviewer.id);
    if (!duty) throw notFound('comment');
    if (duty.state !== 'AWAITING_REVIEWS') return toBatch(tx, duty, policy);
    const dealt = await dealBatch(tx, { duty, policy, context, mayWaive: true });
    return toBatch(tx, dealt.duty, policy);
  });
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
export async function toBatch(db: Db, duty: Duty, { review }: Policy): Promise<BatchView> {
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
      article: { slug: row.articleSlug, title: row.articleTitle },
      context: row.contextHtml === null ? null : { bodyHtml: row.contextHtml },
      notBefore: row.notBefore.toISOString(),
      expiresAt: row.expiresAt.toISOString(),
    })),
  };
}
