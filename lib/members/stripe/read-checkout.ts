import { database } from '@/lib/platform/db';
import { countHere } from '@/lib/platform/rate-limits';
import { authorize } from '../permissions';
import type { Viewer } from '../viewer';
import { readSession, takesPayments } from './api';
import { CHECKOUTS_PER_MEMBER } from './rules';
import { findCheckout } from './store';

/**
 * Where the viewer pays for the plan that they have chosen: a page of Stripe's; null where there is none that is open.
 * @throws 401, 403, 429, 503 `payments-away`
 */
export async function readCheckout({
  viewer,
}: {
  viewer: Viewer | null;
}): Promise<{ plan: string; url: string } | null> {
  const { id: memberId } = authorize(viewer, 'membership.pay');
  const checkout = takesPayments() ? await findCheckout(database(), memberId) : null;
  if (!checkout?.sessionId) return null;
  await countHere(CHECKOUTS_PER_MEMBER, memberId);
  const { status, url } = await readSession(checkout.sessionId);
  return status === 'open' && url !== null ? { plan: checkout.plan, url } : null;
}
