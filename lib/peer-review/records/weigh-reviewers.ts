import { systemContext, type Context } from '@/lib/platform/context';
import { database } from '@/lib/platform/db';
import { isId } from '@/lib/platform/ids';
import { authorize } from '@/lib/members/permissions';
import type { Viewer } from '@/lib/members/viewer';
import { currentPolicy } from '@/lib/policy/current-policy';
import { ratesOfReviewers } from '../reliability/rates-of-reviewers';
import type { Rates } from '../reliability/reviewer-rates';
import { findReviewersOf } from './store';

/**
 * What the reviewers of a comment are believed to be worth now, by the id of each review: who they are need not be known for it.
 * @throws 401, 403
 */
export async function weighReviewers({
  viewer,
  commentId,
  context = systemContext,
}: {
  viewer: Viewer | null;
  commentId: string;
  context?: Context;
}): Promise<Map<string, Rates>> {
  authorize(viewer, 'desk.read');
  const [given, policy] = await Promise.all([
    isId(commentId) ? findReviewersOf(database(), commentId) : [],
    currentPolicy(),
  ]);
  const ids = [...new Set(given.map(({ reviewerId }) => reviewerId))];
  const known = await ratesOfReviewers(database(), ids, { policy, at: context.now() });
  return new Map(
    given.flatMap(({ id, reviewerId }) => {
      const reviewer = known.get(reviewerId);
      return reviewer ? [[id, reviewer.rates] as const] : [];
    }),
  );
}
