import { database } from '@/lib/platform/db';
import { authorize } from '@/lib/members/permissions';
import type { Viewer } from '@/lib/members/viewer';
import { oddsAt, type Finding, type Odds } from './odds';
import { findOddsFit } from './store';

/** Fewer audits than this say nothing in general. */
export const LEAST_AUDITS = 10;

/**
 * What a stated probability has turned out to mean; null where too little was audited to say.
 * @throws 401, 403
 */
export async function readOdds({
  viewer,
}: {
  viewer: Viewer | null;
}): Promise<(text: Pick<Finding, 'probability' | 'published'>) => Odds | null> {
  authorize(viewer, 'desk.read');
  const fit = await findOddsFit(database());
  if (!fit || fit.audits < LEAST_AUDITS) return () => null;
  return (text) => oddsAt(fit.curve, text);
}
