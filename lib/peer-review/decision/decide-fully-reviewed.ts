import { systemContext, type Context } from '@/lib/platform/context';
import { database } from '@/lib/platform/db';
import { currentPolicy } from '@/lib/policy/current-policy';
import type { Happened } from '@/lib/platform/events';
import { decideEach } from './decide-by-peers';
import { findFullyReviewed, countsNow } from './store';
import { findUndecidedReviews } from '../reliability/store';
import { findMoment } from '../assignment/store';

const BATCH = 200;

/**
 * Decides comments that have as many reviews as a comment may have and are in line all the same, for instance because the policy
 * asks for fewer reviews than it did when the last one came (R9). Nobody would be asked about them any more.
 * Returns how many.
 */
export async function decideFullyReviewed({
  context = systemContext,
}: { context?: Context } = {}): Promise<number> {
  const policy = await currentPolicy();
  const ids = await findFullyReviewed(database(), policy.review.quorum.max, BATCH);
  return decideEach(ids, { policy, context });
}

/**
 * A reviewer counts again, because a sanction was lifted or they were reinstated: comments that their verdicts decide are
 * decided now (R9, R12, R13). Those with all their reviews would else wait for one more that nobody is asked for.
 */
export async function decideWithReturned(
  { subjectId: memberId }: Pick<Happened, 'subjectId'>,
  context: Context = systemContext,
): Promise<void> {
  const db = database();
  if (!(await countsNow(db, memberId, context.now(await findMoment(db))))) return;
  const given = await findUndecidedReviews(db, memberId);
  const commentIds = given.map(({ commentId }) => commentId);
  await decideEach(commentIds, { policy: await currentPolicy(), context });
}

/**
 * Its author took a comment back and thought better of it. What reviewers who had it open said meanwhile counts: if it is decided
 * by that, it is decided now.
 */
export async function decideWhatIsBack(
  { subjectId: commentId }: Pick<Happened, 'subjectId'>,
  context: Context = systemContext,
): Promise<void> {
  await decideEach([commentId], { policy: await currentPolicy(), context });
}
