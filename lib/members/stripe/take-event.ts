import type Stripe from 'stripe';
import { systemContext, type Context } from '@/lib/platform/context';
import { transaction, type Tx } from '@/lib/platform/db';
import { invalid, notFound } from '@/lib/platform/errors';
import { readEvent, takesPayments } from './api';
import { insertEvent, queueCharge, queueCustomer } from './store';

/**
 * Takes word from Stripe that something happened: it is noted once by its id, and a job reads from Stripe how things stand. What the word
 * itself says is not believed, so that neither its order nor its age matters.
 * @throws 404 where no payments are taken here; 400 `signature-refused` where it is not signed by Stripe for this site
 */
export async function takeEvent({
  raw,
  signature,
  context = systemContext,
}: {
  /** The request's body, as it came. */
  raw: Uint8Array;
  /** The header `Stripe-Signature`. */
  signature: string | null;
  context?: Context;
}): Promise<void> {
  if (!takesPayments()) throw notFound('call');
  const event = await readEvent(raw, signature);
  if (!event) throw invalid('signature-refused');
  const { id, type } = event;
  await transaction(async (tx) => {
    if (await insertEvent(tx, { id, type, at: context.now() })) await queue(tx, event);
  });
}

/** What is to be read by it. */
async function queue(tx: Tx, { data: { object } }: Stripe.Event): Promise<void> {
  switch (object.object) {
    case 'charge':
      return queueCharge(tx, { chargeId: object.id });
    case 'dispute':
      return queueCharge(tx, { disputeId: object.id });
    case 'refund': {
      const { charge } = object;
      const chargeId = typeof charge === 'string' ? charge : charge?.id;
      return chargeId === undefined ? undefined : queueCharge(tx, { chargeId });
    }
    case 'checkout.session':
    case 'subscription':
    case 'invoice': {
      const { customer } = object;
      const customerId = typeof customer === 'string' ? customer : customer?.id;
      return customerId === undefined ? undefined : queueCustomer(tx, { customerId });
    }
  }
}
