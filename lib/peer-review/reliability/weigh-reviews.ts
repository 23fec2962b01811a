import type { SqlTx } from '@/lib/platform/db';
import type { Policy } from '@/lib/policy/schemas';
import type { Verdict } from '../schemas';
import { ratesOfReviewers } from './rates-of-reviewers';
import type { Review } from './reviewer-rates';
import { findVerdicts } from './store';

export type WeighedReview = Review & { reviewerId: string; verdict: Verdict };

/**
 * The valid reviews of a comment's newest text with what their reviewers are worth now (R9). Those of a reviewer whom a sanction
 * or the ladder keeps from counting are left out (R12, R13), also where they have not been voided yet.
 */
export async function weighReviews(
  db: SqlTx,
  { id, revision }: { id: string; revision: number },
  { policy, at }: { policy: Policy; at: Date },
): Promise<WeighedReview[]> {
  const given = await findVerdicts(db, id, revision);
  const reviewers = await ratesOfReviewers(
    db,
    given.map(({ reviewerId }) => reviewerId),
    { policy, at },
  );
  return given.flatMap(({ reviewerId, verdict }) => {
    const reviewer = reviewers.get(reviewerId);
    if (!reviewer?.counts) return [];
    const { rates, group } = reviewer;
    return { reviewerId, verdict, accepts: verdict === 'YES', rates, group };
  });
}
