import { systemContext, type Context } from '@/lib/platform/context';
import { database } from '@/lib/platform/db';
import type { EventPayload } from '@/lib/platform/event-kinds';
import { voidUndecidedReviews } from '../reliability/void-undecided-reviews';
import { findMoment } from '../assignment/store';
import { findSanctionEnd } from './store';

/**
 * A member was sanctioned: they stop counting in every comment that nobody has decided, and what they were leased goes to others
 * (R12). Not where the sanction was lifted before anybody came to it; and where it has ended by itself, what they were leased or
 * have given since is none of its business.
 */
export async function dropReviewsOfSanctioned(
  {
    subjectId: memberId,
    payload,
  }: { subjectId: string; payload: Pick<EventPayload<'member.sanction'>, 'sanctionId'> },
  context: Context = systemContext,
): Promise<void> {
  const sanction = await findSanctionEnd(database(), payload.sanctionId);
  if (!sanction || sanction.liftedAt) return;
  const { endsAt: givenBefore } = sanction;
  const leases = givenBefore === null || givenBefore > context.now(await findMoment(database()));
  const reason = { code: 'reviewer-sanctioned', facts: {} } as const;
  await voidUndecidedReviews({ memberId, reason, givenBefore, leases, context });
}
