import { database } from '@/lib/platform/db';
import { notFound } from '@/lib/platform/errors';
import { countAgainst } from '@/lib/platform/rate-limits';
import { authorize } from '../permissions';
import type { Viewer } from '../viewer';
import { createPortal, takesPayments } from './api';
import { CHECKOUTS_PER_MEMBER } from './rules';
import { findCustomerOf } from './store';

/**
 * Where the viewer sees their bills, and changes or cancels what they pay, whatever their standing: a page of Stripe's, for some minutes.
 * @throws 401, 404 for who has never paid, 429, 503 `payments-away`
 */
export async function openPortal({ viewer }: { viewer: Viewer | null }): Promise<string> {
  const { id } = authorize(viewer, 'reader.own');
  const customer = takesPayments() ? await findCustomerOf(database(), id) : null;
  if (!customer) throw notFound('subscription');
  await countAgainst(CHECKOUTS_PER_MEMBER, id);
  return createPortal(customer.customerId);
}
