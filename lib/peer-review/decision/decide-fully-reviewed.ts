import { systemContext, type Context } from '@/lib/platform/context';
import { database } from '@/lib/platform/db';
import { currentPolicy } from '@/lib/policy/current-policy';
import { decideEach } from './decide-each';
import { findFullyReviewed } from '../assignment/store';

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
