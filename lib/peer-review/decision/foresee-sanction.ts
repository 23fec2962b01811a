import { z } from 'zod';
import { systemContext, type Context } from '@/lib/platform/context';
import { database } from '@/lib/platform/db';
import { notFound } from '@/lib/platform/errors';
import { isId } from '@/lib/platform/ids';
import { authorize } from '@/lib/members/permissions';
import type { Viewer } from '@/lib/members/viewer';
import { currentPolicy } from '@/lib/policy/current-policy';
import { findOpenOnComments } from '../assignment/store';
import { findUndecidedReviews } from '../reliability/store';
import { findScales, weighDecision } from './decide-by-peers';

export const sanctionForeseen = z.object({
  /** Verdicts on undecided comments that stop counting. */
  votes: z.int(),
  /** Comments that the verdicts of the others decide as soon as these do not count any more. */
  decided: z.int(),
  /** Undecided comments that were not weighed, as there are so many: these may be decided too. */
  unseen: z.int(),
  /** Comments that they were given to review, and that are given to others. */
  leases: z.int(),
});
export type SanctionForeseen = z.output<typeof sanctionForeseen>;

/** Comments that are weighed at most: the page that says so is waited for. */
const MOST = 20;

/**
 * What it would do to comments by others if a member were kept from writing now (R12): what `dropReviewsOfSanctioned` then does. A warning
 * does none of it.
 * @throws 401, 403 when the viewer sanctions nobody, 404 for an id that cannot be one
 */
export async function foreseeSanction({
  viewer,
  memberId,
  most = MOST,
  context = systemContext,
}: {
  viewer: Viewer | null;
  memberId: string;
  most?: number;
  context?: Context;
}): Promise<SanctionForeseen> {
  authorize(viewer, 'member.sanction');
  if (!isId(memberId)) throw notFound('member');
  const db = database();
  const at = context.now();
  const [given, leases, policy] = await Promise.all([
    findUndecidedReviews(db, memberId),
    findOpenOnComments(db, memberId),
    currentPolicy(),
  ]);
  const inReview = given.filter((review) => review.inReview);
  const known = { votes: given.length, leases: leases.length };
  if (inReview.length === 0) return { ...known, decided: 0, unseen: 0 };
  const scales = await findScales(db, policy);
  const weighed = await Promise.all(
    inReview
      .slice(0, most)
      .map(({ commentId: id, revision }) =>
        weighDecision(db, { id, revision }, { policy, at, without: memberId, scales }),
      ),
  );
  const decided = weighed.filter(({ outcome }) => outcome !== 'continue').length;
  const unseen = inReview.length - weighed.length;
  return { ...known, decided, unseen };
}
