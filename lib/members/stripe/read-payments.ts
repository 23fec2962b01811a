import { database } from '@/lib/platform/db';
import { env } from '@/lib/platform/env';
import { currentPolicy } from '@/lib/policy/current-policy';
import { authorize, may } from '../permissions';
import type { Viewer } from '../viewer';
import { takesPayments } from './api';
import { isLive, planOf, reversalOf, type Reversal } from './rules';
import type { PaymentsView, ReversalView, SubscriptionView } from './schemas';
import { findCustomerOf, findReversals, findSubscriptions, type SubscriptionRow } from './store';

/**
 * How the viewer pays for their membership, as it was read from Stripe last; null where no payments are taken here.
 * @throws 401
 */
export async function readPayments({ viewer }: { viewer: Viewer | null }): Promise<PaymentsView | null> {
  const reader = authorize(viewer, 'reader.own');
  if (!takesPayments()) return null;
  const held = await read(reader.id);
  const isPaid = held.subscriptions.some((one) => one.state !== 'ended');
  const state = reader.membership?.state;
  const isOffered =
    held.plans.some(({ price }) => price !== undefined) &&
    !isPaid &&
    state !== 'ACTIVE' &&
    state !== 'REVOKED';
  const offer = !isOffered ? 'none' : may(reader, 'membership.pay') ? 'open' : 'barred';
  const { subscriptions, reversals, customer } = held;
  return { offer, hasPortal: customer !== null, subscriptions, reversals };
}

/**
 * How a member pays, for administrators, with the address of their customer at Stripe; null where they never did.
 * @throws 401, 403
 */
export async function readPaymentsOf({
  viewer,
  memberId,
}: {
  viewer: Viewer | null;
  memberId: string;
}): Promise<
  (Pick<PaymentsView, 'subscriptions' | 'reversals'> & { customer: { id: string; url: string } }) | null
> {
  authorize(viewer, 'member.set-office');
  const { customer, subscriptions, reversals } = await read(memberId);
  if (!customer) return null;
  const { customerId: id } = customer;
  const mode = env().STRIPE_SECRET_KEY?.includes('_live_') ? '' : '/test';
  return {
    customer: { id, url: `https://dashboard.stripe.com${mode}/customers/${id}` },
    subscriptions,
    reversals,
  };
}

async function read(memberId: string) {
  const [customer, subscriptions, reversals, { membership }] = await Promise.all([
    findCustomerOf(database(), memberId),
    findSubscriptions(database(), memberId),
    findReversals(database(), memberId),
    currentPolicy(),
  ]);
  const { plans } = membership;
  return {
    plans,
    customer,
    subscriptions: subscriptions
      // What nobody paid for in time was never one.
      .filter(({ status }) => status !== 'incomplete_expired')
      .map((one): SubscriptionView => ({ ...toSubscriptionView(one, reversals), plan: planOf(one, plans) })),
    // A refund that failed gave nothing back.
    reversals: reversals.filter(({ amount }) => amount > 0).map(toReversalView),
  };
}

function toSubscriptionView(
  one: SubscriptionRow,
  reversals: readonly Reversal[],
): Omit<SubscriptionView, 'plan'> {
  const state = stateOf(one, reversals);
  const renews = !one.endsAt && (state === 'running' || state === 'owing' || state === 'reversed');
  const end = one.endedAt ?? one.endsAt;
  return {
    id: one.id,
    state,
    startedAt: one.startedAt.toISOString(),
    renewsAt: renews ? (one.periodEnd?.toISOString() ?? null) : null,
    endsAt: state === 'ending' ? null : (end?.toISOString() ?? null),
  };
}

function stateOf(one: SubscriptionRow, reversals: readonly Reversal[]): SubscriptionView['state'] {
  if (!isLive(one) || one.endedAt) return 'ended';
  if (one.endAskedAt) return 'ending';
  if (one.status === 'incomplete') return 'begun';
  if (reversalOf(one, reversals)) return 'reversed';
  if (one.endsAt) return 'cancelled';
  return one.status === 'active' || one.status === 'trialing' ? 'running' : 'owing';
}

const toReversalView = ({ id, kind, amount, currency, holds, at }: Reversal): ReversalView => ({
  id,
  kind,
  amount,
  currency,
  holds,
  at: at.toISOString(),
});
