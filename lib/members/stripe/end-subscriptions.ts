import { systemContext, type Context } from '@/lib/platform/context';
import { database } from '@/lib/platform/db';
import { cancelSubscription, expireSession, listOpenSessions, listSubscriptions } from './api';
import { followCustomer } from './follow-customer';
import { isLive } from './rules';
import type { EndJob } from './schemas';
import { findSubscriptions, findWhose } from './store';

/**
 * Cancels at Stripe what is wanted ended here, and closes the pages in which more could be begun. Done twice, it does no more.
 * @throws 503 `payments-away` where Stripe cannot be asked: then it is tried again
 */
export async function endSubscriptions({
  job: { customerId, all },
  context = systemContext,
}: {
  job: EndJob;
  context?: Context;
}): Promise<void> {
  for (const session of await listOpenSessions(customerId)) await expireSession(session);
  const ids = all ? await liveAtStripe(customerId) : await wantedEnded(customerId);
  for (const id of ids) await cancelSubscription(id);
  if (!all) await followCustomer({ customerId, context });
}

const liveAtStripe = async (customerId: string): Promise<string[]> =>
  (await listSubscriptions(customerId)).filter(isLive).map(({ id }) => id);

async function wantedEnded(customerId: string): Promise<string[]> {
  const memberId = await findWhose(database(), customerId);
  const kept = memberId === null ? [] : await findSubscriptions(database(), memberId);
  return kept.filter((one) => one.endAskedAt !== null && one.endedAt === null).map(({ id }) => id);
}
