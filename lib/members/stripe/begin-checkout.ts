import { systemContext, type Context } from '@/lib/platform/context';
import { database, transaction } from '@/lib/platform/db';
import { conflict, refused, type AppError } from '@/lib/platform/errors';
import { newId } from '@/lib/platform/ids';
import { log } from '@/lib/platform/log';
import { countAgainst } from '@/lib/platform/rate-limits';
import { currentPolicy } from '@/lib/policy/current-policy';
import { unknownPlan } from '../memberships/rules';
import { findMembership } from '../memberships/store';
import { authorize } from '../permissions';
import { lockMember } from '../store';
import type { Viewer } from '../viewer';
import {
  createCustomer,
  createSession,
  expireSession,
  hasCustomer,
  isRefused,
  readSession,
  takesPayments,
  type Session,
} from './api';
import { followCustomer } from './follow-customer';
import { CHECKOUTS_PER_MEMBER, isAbandoned, isBegun, isLive } from './rules';
import { checkoutInput } from './schemas';
import {
  deleteCheckout,
  dropCustomer,
  findCheckout,
  findCustomerOf,
  findSubscriptions,
  insertCheckout,
  saveCustomer,
  saveSession,
  type CheckoutRow,
} from './store';

type Begin = { viewer: Viewer | null; plan: string; context?: Context };

/**
 * Has a member begin to pay for a plan, at Stripe: the page for it is then that of `readCheckout`. A member has one such page at a time.
 * Whoever comes twice, as in two tabs, comes to the same; one that was begun for another plan is closed first. So nobody pays twice.
 * @throws 401; 403 when they may not; 400 for a plan that is not paid for here; 409 `already-subscribed` or `payment-under-way` where they
 *   have paid, `already-insider` where they need not, `other-checkout` where they have chosen another plan at the same moment; 422
 *   `payments-off`, `plan-not-payable` where Stripe refuses its price; 429; 503 `payments-away`
 */
export async function beginCheckout({ viewer, context = systemContext, ...input }: Begin): Promise<void> {
  const { id: memberId, email } = authorize(viewer, 'membership.pay');
  const { plan } = checkoutInput.parse(input);
  if (!takesPayments()) throw refused('payments-off');
  const { plans } = (await currentPolicy()).membership;
  const priceId = plans.find(({ key }) => key === plan)?.price;
  if (priceId === undefined) throw unknownPlan();
  await countAgainst(CHECKOUTS_PER_MEMBER, memberId);
  const customerId = await customerOf({ memberId, email, context });
  // What they paid in another tab may not have reached us yet.
  await followCustomer({ customerId, context });
  const opening = { memberId, customerId, plan, priceId, context };
  for (let attempts = 0; attempts < MOST_ATTEMPTS; attempts += 1) if (await open(opening)) return;
  throw conflict('other-checkout');
}

/** Two who choose different plans at once give way to each other so often. */
const MOST_ATTEMPTS = 3;

async function customerOf({
  memberId,
  email,
  context,
}: {
  memberId: string;
  email: string;
  context: Context;
}): Promise<string> {
  const kept = await findCustomerOf(database(), memberId);
  if (kept && (await hasCustomer(kept.customerId))) return kept.customerId;
  const insteadOf = kept?.customerId;
  const customerId = await createCustomer({ memberId, email, insteadOf });
  return transaction(async (tx) => {
    await lockMember(tx, memberId);
    const at = context.now();
    // With a customer Stripe ends what they pay.
    if (insteadOf !== undefined) await dropCustomer(tx, { memberId, customerId: insteadOf, at });
    return saveCustomer(tx, { memberId, customerId, at });
  });
}

type Opening = { memberId: string; customerId: string; plan: string; priceId: string; context: Context };

/** Opens the one page, or finds it open. False where another one is in its place that is over by now. */
async function open(opening: Opening): Promise<boolean> {
  const { memberId, customerId, plan, priceId } = opening;
  const checkout = await claim(opening);
  const isMeant = checkout.plan === plan && checkout.priceId === priceId;
  const session = await sessionOf(checkout, opening);
  if (session.status === 'complete') throw await paid({ memberId, customerId });
  if (isMeant && session.status === 'open') return true;
  if (!isMeant && (await expireSession(session.id)).status === 'complete')
    throw await paid({ memberId, customerId });
  await deleteCheckout(database(), memberId, checkout.attempt);
  return false;
}

/** The Checkout that there is, or one that begins now: of two at once, the second finds that of the first. */
const claim = ({ memberId, plan, priceId, context }: Opening): Promise<CheckoutRow> =>
  transaction(async (tx) => {
    await lockMember(tx, memberId);
    const at = context.now();
    const subscription = (await findSubscriptions(tx, memberId)).find(
      (one) => isLive(one) && one.endAskedAt === null,
    );
    if (subscription) throw alreadyPaid(subscription);
    const membership = await findMembership(tx, memberId, at);
    if (membership?.state === 'ACTIVE') throw conflict('already-insider');
    if (membership?.state === 'REVOKED') throw refused('membership-revoked');
    const kept = await findCheckout(tx, memberId);
    if (kept && !isAbandoned(kept, at)) return kept;
    if (kept) await deleteCheckout(tx, memberId);
    const checkout = { attempt: newId(), plan, priceId, sessionId: null, createdAt: at };
    await insertCheckout(tx, { memberId, ...checkout });
    return checkout;
  });

/** Its page at Stripe. Where somebody else has just asked for that, it is the same one. */
async function sessionOf(checkout: CheckoutRow, { memberId, customerId }: Opening): Promise<Session> {
  if (checkout.sessionId !== null) return readSession(checkout.sessionId);
  const { attempt } = checkout;
  const session = await opened({ memberId, customerId, ...checkout });
  if (await saveSession(database(), { memberId, attempt, sessionId: session.id })) return session;
  // Another plan was chosen meanwhile, and this page is closed.
  throw conflict('other-checkout');
}

/** Where Stripe refuses, as for a price that there is not, the attempt is over: another plan may be paid for at once. */
async function opened(checkout: Parameters<typeof createSession>[0]): Promise<Session> {
  try {
    return await createSession(checkout);
  } catch (error) {
    if (!isRefused(error)) throw error;
    const { memberId, attempt, plan, priceId } = checkout;
    log().error({ plan, priceId, err: error.cause }, 'a plan cannot be paid for: Stripe refuses its price');
    await deleteCheckout(database(), memberId, attempt);
    throw refused('plan-not-payable');
  }
}

/** They have paid: whatever we knew of it. */
async function paid({ memberId, customerId }: { memberId: string; customerId: string }): Promise<AppError> {
  await followCustomer({ customerId });
  const [subscription] = (await findSubscriptions(database(), memberId)).filter(isLive);
  return subscription ? alreadyPaid(subscription) : conflict('payment-under-way');
}

const alreadyPaid = (subscription: { status: string }): AppError =>
  conflict(isBegun(subscription) ? 'payment-under-way' : 'already-subscribed');
