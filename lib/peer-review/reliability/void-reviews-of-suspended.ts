import { systemContext, type Context } from '@/lib/platform/context';
import { database } from '@/lib/platform/db';
import type { Happened } from '@/lib/platform/events';
import { findStanding } from './store';
import { voidUndecidedReviews } from './void-undecided-reviews';

/** A reviewer moved on the ladder. While they are suspended their verdicts weigh nothing, those given before included (R13). */
export async function voidReviewsOfSuspended(
  { subjectId }: Pick<Happened, 'subjectId'>,
  context: Context = systemContext,
): Promise<void> {
  const { standing } = await findStanding(database(), subjectId);
  if (standing !== 'SUSPENDED') return;
  const reason = 'Its reviewer was careless: until they pass calibration again, their verdicts do not count.';
  await voidUndecidedReviews({ memberId: subjectId, reason, context });
}
