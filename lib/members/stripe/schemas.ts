import { z } from 'zod';
import { typedText } from '@/lib/platform/text/typed-text';

/** The jobs that ask Stripe. */
export const FOLLOW_CUSTOMER = 'follow-stripe-customer';
export const FOLLOW_CHARGE = 'follow-stripe-charge';
export const END_SUBSCRIPTIONS = 'end-stripe-subscriptions';

export type CustomerJob = { customerId: string };
export type ChargeJob = { chargeId: string } | { disputeId: string };
/** `all`: also what was begun without us knowing, for its member has left. */
export type EndJob = { customerId: string; all: boolean };

/** Which of the policy's plans somebody wants to pay for. */
export const checkoutInput = z.strictObject({ plan: typedText(30, { units: 30 }) });

/** A subscription as its member and administrators see it. */
export type SubscriptionView = {
  id: string;
  /** How it stands, in a word of ours. */
  state: 'running' | 'begun' | 'owing' | 'reversed' | 'cancelled' | 'ending' | 'ended';
  /** The key of a plan. */
  plan: string | null;
  startedAt: string;
  /** When it renews; null where it does not. */
  renewsAt: string | null;
  /** When it ends, or ended. */
  endsAt: string | null;
};

export type ReversalView = {
  id: string;
  kind: 'refund' | 'dispute';
  /** In the smallest unit that Stripe has of the currency: `1250`. */
  amount: number;
  currency: string;
  /** The membership does not count as paid because of it. */
  holds: boolean;
  at: string;
};

/** How somebody pays. */
export type PaymentsView = {
  /** Whether they can pay for a plan now; `barred`: they could, but for how they stand here. */
  offer: 'open' | 'barred' | 'none';
  /** There is a customer at Stripe, who can go to the portal. */
  hasPortal: boolean;
  subscriptions: SubscriptionView[];
  reversals: ReversalView[];
};
