import { database } from '@/lib/platform/db';
import { isId } from '@/lib/platform/ids';
import { authorize } from '@/lib/members/permissions';
import type { Viewer } from '@/lib/members/viewer';
import { isTurnedDown, verdictOf } from './rules';
import type { Objection, PickSuggestion } from './schemas';
import { findDecidedComment, type DecidedComment } from './store';

/**
 * What a comment that was turned down would say as a calibration item, for the moderator to confirm or put better: the verdict
 * that follows from its decision, and the decision's reason. `in use` when one was made of it before; null when it is not turned down.
 * @throws 401, 403
 */
export async function suggestItem({
  viewer,
  commentId,
}: {
  viewer: Viewer | null;
  commentId: string;
}): Promise<PickSuggestion | 'in use' | null> {
  authorize(viewer, 'calibration.curate');
  const comment = isId(commentId) ? await findDecidedComment(database(), commentId) : null;
  if (comment?.itemId) return 'in use';
  if (!comment || !isTurnedDown(comment)) return null;
  const verdict = verdictOf(comment.rule);
  return { verdict, explanation: explain(comment, verdict) };
}

const GROUNDS: Record<Objection, string> = {
  NOT_CIVIL: 'Our moderators found that it is not civil.',
  MISINFORMATION: 'Our moderators found that it states as known what is unfounded.',
};

function explain({ note, passage }: DecidedComment, verdict: Objection | null): string {
  if (verdict === null) return note ?? '';
  const quoted = passage ? ` What decides is “${passage}”.` : '';
  return `${GROUNDS[verdict]}${quoted}${note ? ` The reason that its author was given: ${note}` : ''}`;
}
