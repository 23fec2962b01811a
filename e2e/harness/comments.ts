import { systemContext } from '@/lib/platform/context';
import { publish, refer } from '@/lib/comments/lifecycle';
import { lockComments } from '@/lib/comments/lock-comments';
import { submitComment } from '@/lib/comments/submit-comment';
import { transaction } from '@/lib/platform/db';
import { recordReview } from '@/lib/peer-review/record-review';
import { requestAssignments } from '@/lib/peer-review/request-assignments';
import type { Verdict } from '@/lib/peer-review/schemas';
import type { Viewer } from '@/lib/members/viewer';

/** Comments laid by the same use cases as the pages', for tests that begin where one is already there. */

export async function waitingComment(
  viewer: Viewer,
  articleSlug: string,
  body: string,
  parentId?: string,
): Promise<string> {
  return (await submitComment({ viewer, articleSlug, body, parentId })).id;
}

/** One whose author has reviewed three. */
export async function commentInReview(
  viewer: Viewer,
  articleSlug: string,
  body: string,
  verdict: Verdict = 'YES',
): Promise<string> {
  const commentId = await waitingComment(viewer, articleSlug, body);
  const { assignments } = await requestAssignments({ viewer, commentId });
  for (const { id } of assignments) await recordReview({ viewer, assignmentId: id, verdict });
  return commentId;
}

/** One that readers see. */
export async function publishedComment(
  viewer: Viewer,
  articleSlug: string,
  body: string,
  parentId?: string,
): Promise<string> {
  const id = parentId
    ? await replyInReview(viewer, articleSlug, body, parentId)
    : await commentInReview(viewer, articleSlug, body);
  await move(id, publish);
  return id;
}

/** One that waits for a moderator. */
export async function referredComment(viewer: Viewer, articleSlug: string, body: string): Promise<string> {
  const id = await commentInReview(viewer, articleSlug, body);
  await move(id, refer);
  return id;
}

async function replyInReview(
  viewer: Viewer,
  articleSlug: string,
  body: string,
  parentId: string,
): Promise<string> {
  const commentId = await waitingComment(viewer, articleSlug, body, parentId);
  const { assignments } = await requestAssignments({ viewer, commentId });
  for (const { id } of assignments) await recordReview({ viewer, assignmentId: id, verdict: 'YES' });
  return commentId;
}

async function move(id: string, verb: typeof publish): Promise<void> {
  await transaction(async (tx) => {
    const [comment] = await lockComments(tx, [id]);
    if (!comment) throw new Error(`no comment ${id}`);
    // Peers may have decided it already, while others reviewed for theirs.
    if (comment.state === 'IN_REVIEW') {
      await verb(tx, comment, {
        at: systemContext.now(),
        actorId: null,
        maker: 'SYSTEM',
        reason: 'It is there for a test.',
      });
    }
  });
}
