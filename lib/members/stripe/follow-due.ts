import { systemContext, type Context } from '@/lib/platform/context';
import { database, transaction } from '@/lib/platform/db';
import { DAY_MS, HOUR_MS } from '@/lib/platform/durations';
import { takesPayments } from './api';
import { CHECKOUT_KEPT_MINUTES, EVENT_DAYS } from './rules';
import { deleteEventsBefore, findDueCustomers, findEndless, queueCustomer, queueEnd } from './store';

/** Customers who are asked about in one run. */
const BATCH = 100;

/**
 * Has those asked about at Stripe of whom it should have told us and has not, as when its word was lost: whose paid time or days of grace ran
 * out, who pay for what they do not have, and who were about to pay; and once a day whoever pays. What was wanted ended, and is not, is ended anew. Returns how many.
 */
export async function followDueCustomers({
  context = systemContext,
}: { context?: Context } = {}): Promise<number> {
  if (!takesPayments()) return 0;
  const now = context.now();
  const readBefore = new Date(now.getTime() - HOUR_MS);
  const endless = await findEndless(database(), { askedBefore: readBefore, limit: BATCH });
  const due = await findDueCustomers(database(), {
    now,
    readBefore,
    payersReadBefore: new Date(now.getTime() - DAY_MS),
    begunBefore: new Date(now.getTime() - CHECKOUT_KEPT_MINUTES * 60_000),
    limit: BATCH,
  });
  if (due.length + endless.length === 0) return 0;
  await transaction(async (tx) => {
    for (const { customerId } of endless) await queueEnd(tx, { customerId, all: false });
    for (const { customerId } of due) await queueCustomer(tx, { customerId });
  });
  return new Set([...due, ...endless].map(({ customerId }) => customerId)).size;
}

/** Forgets which events came. Returns how many. */
export const forgetEvents = ({ context = systemContext }: { context?: Context } = {}): Promise<number> =>
  deleteEventsBefore(database(), new Date(context.now().getTime() - EVENT_DAYS * DAY_MS));
