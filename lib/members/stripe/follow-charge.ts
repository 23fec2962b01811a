import { systemContext, type Context } from '@/lib/platform/context';
import { sqlStatements, transaction } from '@/lib/platform/db';
import { lockMember } from '../store';
import { readCharge, readDisputed } from './api';
import { followCustomer } from './follow-customer';
import type { ChargeJob } from './schemas';
import { beginReading, findCustomerOf, saveReversals } from './store';

/**
 * Reads from Stripe what of a payment went back, or is disputed, keeps that, and has the membership stand by it: what was refunded whole, or
 * is in dispute, was not paid.
 * @throws 503 `payments-away` where Stripe cannot be asked
 */
export async function followCharge({
  job,
  context = systemContext,
}: {
  job: ChargeJob;
  context?: Context;
}): Promise<void> {
  const chargeId = 'chargeId' in job ? job.chargeId : await readDisputed(job.disputeId);
  if (chargeId === null) return;
  // Whose it is has to be known before it is read what counts.
  const { customerId } = await readCharge(chargeId);
  const begun =
    customerId === null ? null : await beginReading(sqlStatements(), { customerId, at: context.now() });
  if (customerId === null || !begun) return;
  const { memberId, reading } = begun;
  const { reversals } = await readCharge(chargeId);
  await transaction(async (tx) => {
    await lockMember(tx, memberId);
    if ((await findCustomerOf(tx, memberId))?.customerId !== customerId) return;
    await saveReversals(tx, { memberId, reading, reversals });
  });
  await followCustomer({ customerId, context });
}
