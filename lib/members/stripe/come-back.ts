import { systemContext, type Context } from '@/lib/platform/context';
import { database, transaction } from '@/lib/platform/db';
import { AppError } from '@/lib/platform/errors';
import { countAgainst } from '@/lib/platform/rate-limits';
import { authorize } from '../permissions';
import type { Viewer } from '../viewer';
import { takesPayments } from './api';
import { followCustomer } from './follow-customer';
import { CHECKOUTS_PER_MEMBER, isBegun, isLive } from './rules';
import { findCustomerOf, findSubscriptions, queueCustomer } from './store';

/** What somebody finds who comes back from paying. `away`: Stripe cannot be asked now, and is asked later by itself. */
export type Arrival = 'paid' | 'begun' | 'unpaid' | 'away';

/**
 * Asks Stripe what became of a payment from which the viewer comes back, whether or not its own word has come. What they bring along says
 * nothing: only what is read there counts.
 * @throws 401, 429
 */
export async function comeBack({
  viewer,
  context = systemContext,
}: {
  viewer: Viewer | null;
  context?: Context;
}): Promise<Arrival> {
  const { id: memberId } = authorize(viewer, 'reader.own');
  const customer = takesPayments() ? await findCustomerOf(database(), memberId) : null;
  if (!customer) return 'unpaid';
  await countAgainst(CHECKOUTS_PER_MEMBER, memberId);
  const { customerId } = customer;
  try {
    await followCustomer({ customerId, context });
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'payments-away') throw error;
    await transaction((tx) => queueCustomer(tx, { customerId }));
    return 'away';
  }
  const live = (await findSubscriptions(database(), memberId)).filter(isLive);
  if (live.length === 0) return 'unpaid';
  return live.every(isBegun) ? 'begun' : 'paid';
}
