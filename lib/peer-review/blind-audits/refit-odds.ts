import { systemContext, type Context } from '@/lib/platform/context';
import { database } from '@/lib/platform/db';
import { DAY_MS } from '@/lib/platform/durations';
import { newId } from '@/lib/platform/ids';
import { fitOdds, type Finding } from './odds';
import { acceptableShares, weightsOf } from './rules';
import { findAudited, findReferredSince, insertOddsFit } from './store';

/** Reviewers and rules change: what is older says little about them. */
const LOOK_BACK_MS = 730 * DAY_MS;

/**
 * Finds anew what a stated probability means (R15): from what moderators found in audits, and in what peers did not publish, all of which
 * they read. Returns how many audits there were.
 */
export async function refitOdds(context: Context = systemContext): Promise<number> {
  const at = context.now();
  const since = new Date(at.getTime() - LOOK_BACK_MS);
  const [audited, referred] = await Promise.all([
    findAudited(database(), { since, wouldPublish: true }),
    findReferredSince(database(), since),
  ]);
  const shares = acceptableShares(audited);
  const weights = weightsOf(audited);
  const findings: Finding[] = [
    ...audited.map(({ probability }, n) => ({
      probability,
      published: true,
      acceptable: shares[n]!,
      weight: weights[n]!,
    })),
    ...referred.map((text) => ({ ...text, published: false, weight: 1 })),
  ];
  if (findings.length === 0) return 0;
  await insertOddsFit(database(), {
    id: newId(),
    at,
    audits: audited.length,
    referred: referred.length,
    errors: shares.reduce((sum, share) => sum + 1 - share, 0),
    curve: fitOdds(findings),
  });
  return audited.length;
}
