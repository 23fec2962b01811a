import { createHash } from 'node:crypto';
import type Stripe from 'stripe';
import { env } from '@/lib/platform/env';
import { AppError } from '@/lib/platform/errors';
import { isId } from '@/lib/platform/ids';
import { CHECKOUT_MINUTES, type Reversal, type Subscription } from './rules';

/** Everything that Stripe is asked: nothing else here knows its library. */

/** Milliseconds that it may take to answer: somebody may be waiting. */
const PATIENCE_MS = 8_000;
/** Another attempt of a question that may be asked twice; those that open something bring a key for that. */
const RETRIES = 2;

/** Whether payments are taken here. */
export const takesPayments = (): boolean => env().STRIPE_SECRET_KEY !== undefined;

let known: { key: string; client: Promise<Stripe> } | undefined;

/** It is loaded where it is needed: many sites never do. */
function stripe(): Promise<Stripe> {
  const { STRIPE_SECRET_KEY: secret, STRIPE_API_FOR_TESTS: tests } = env();
  if (!secret) throw new Error('No STRIPE_SECRET_KEY is set.');
  const key = `${secret} ${tests}`;
  if (known?.key !== key) known = { key, client: open(secret, tests) };
  return known.client;
}

async function open(secret: string, tests: string | undefined): Promise<Stripe> {
  const { default: Client } = await import('stripe');
  const place = tests && new URL(tests);
  return new Client(secret, {
    timeout: PATIENCE_MS,
    maxNetworkRetries: RETRIES,
    telemetry: false,
    ...(place && { protocol: 'http', host: place.hostname, port: place.port }),
  });
}

/** What goes wrong at Stripe, or on the way there, is nothing that whoever waits can mend: they are told that nothing is lost. */
async function asked<T>(question: (client: Stripe) => Promise<T>): Promise<T> {
  const client = await stripe();
  try {
    return await question(client);
  } catch (error) {
    throw error instanceof client.errors.StripeError
      ? new AppError(503, 'payments-away', { cause: error })
      : error;
  }
}

/** Whether Stripe refused because of how things stand there, such as what is over already. */
export const isRefused = (error: unknown): error is AppError =>
  error instanceof AppError &&
  error.code === 'payments-away' &&
  (error.cause as { type?: unknown } | undefined)?.type === 'StripeInvalidRequestError';

/** Whether a customer is there still: somebody may have deleted them in Stripe's dashboard. */
export async function hasCustomer(id: string): Promise<boolean> {
  try {
    return await asked(async (client) => (await client.customers.retrieve(id)).deleted !== true);
  } catch (error) {
    if (isRefused(error) && (error.cause as { code?: unknown }).code === 'resource_missing') return false;
    throw error;
  }
}

/**
 * Makes a customer of a member, once. They are known there by their address, and by their id here.
 * @param insteadOf the one that they were, who is there no more
 */
export const createCustomer = ({
  memberId,
  email,
  insteadOf,
}: {
  memberId: string;
  email: string;
  insteadOf: string | undefined;
}): Promise<string> =>
  asked(async (client) => {
    const metadata = ofMember(memberId);
    // By another address it is another question.
    const address = createHash('sha256').update(email).digest('hex');
    const { id } = await client.customers.create(
      { email, metadata },
      { idempotencyKey: ['customer', memberId, address, ...(insteadOf ? [insteadOf] : [])].join(' ') },
    );
    return id;
  });

const ofMember = (memberId: string) => ({ member: memberId, site: env().APP_URL });

export type Session = { id: string; status: 'open' | 'complete' | 'expired'; url: string | null };

/** Opens a page of Stripe's where a member pays for a plan: one for each attempt, however often it is asked for. */
export const createSession = ({
  memberId,
  customerId,
  attempt,
  plan,
  priceId,
  createdAt,
}: {
  memberId: string;
  customerId: string;
  attempt: string;
  plan: string;
  priceId: string;
  createdAt: Date;
}): Promise<Session> =>
  asked(async (client) => {
    const here = `${env().APP_URL}/account/membership`;
    const metadata = { ...ofMember(memberId), plan, price: priceId };
    const session = await client.checkout.sessions.create(
      {
        mode: 'subscription',
        customer: customerId,
        client_reference_id: memberId,
        line_items: [{ price: priceId, quantity: 1 }],
        success_url: `${here}/paid`,
        cancel_url: `${here}?back=unpaid`,
        expires_at: Math.floor(createdAt.getTime() / 1000) + CHECKOUT_MINUTES * 60,
        metadata,
        subscription_data: { metadata },
      },
      { idempotencyKey: `checkout ${attempt}` },
    );
    return toSession(session);
  });

export const readSession = (id: string): Promise<Session> =>
  asked(async (client) => toSession(await client.checkout.sessions.retrieve(id)));

/** Closes a page that nobody has paid in. Where somebody has, or it is closed, it stays as it is. Returns how it stands. */
export async function expireSession(id: string): Promise<Session> {
  try {
    return await asked(async (client) => toSession(await client.checkout.sessions.expire(id)));
  } catch (error) {
    if (!isRefused(error)) throw error;
    return readSession(id);
  }
}

const toSession = ({ id, status, url }: Stripe.Checkout.Session): Session => ({
  id,
  // One that is for no subscription has none.
  status: status === 'open' ? 'open' : status === 'complete' ? 'complete' : 'expired',
  url,
});

/** The pages in which a customer can still pay. */
export const listOpenSessions = (customerId: string): Promise<string[]> =>
  asked(async (client) => {
    const { data } = await client.checkout.sessions.list({
      customer: customerId,
      status: 'open',
      limit: MOST,
    });
    return data.map(({ id }) => id);
  });

/** Where a customer sees their bills, and changes or cancels what they pay. */
export const createPortal = (customerId: string): Promise<string> =>
  asked(async (client) => {
    const return_url = `${env().APP_URL}/account/membership`;
    return (await client.billingPortal.sessions.create({ customer: customerId, return_url })).url;
  });

/** More than anybody has; Stripe lists no more at once. */
const MOST = 100;

/** All subscriptions of a customer, with whose they were begun for. */
export const listSubscriptions = (
  customerId: string,
): Promise<(Subscription & { memberId: string | null })[]> =>
  asked(async (client) => {
    const { data } = await client.subscriptions.list({
      customer: customerId,
      status: 'all',
      limit: MOST,
      expand: ['data.latest_invoice'],
    });
    return data.map((one) => ({ ...toSubscription(one), memberId: memberIn(one.metadata) }));
  });

/** Whom a subscription was begun for here, and not by another site with the same account. */
const memberIn = ({ site, member }: Stripe.Metadata): string | null =>
  site === env().APP_URL && member !== undefined && isId(member) ? member : null;

function toSubscription(one: Stripe.Subscription): Subscription {
  const [item] = one.items.data;
  const { latest_invoice: invoice } = one;
  const ends = toDate(item?.current_period_end);
  const periodEnd = isRenewing(invoice) ? toDate(item?.current_period_start) : ends;
  return {
    id: one.id,
    status: one.status,
    priceId: item?.price.id ?? null,
    plan: isOtherPrice(one.metadata.price, item?.price.id) ? null : (one.metadata.plan ?? null),
    startedAt: new Date(one.start_date * 1000),
    periodEnd,
    endsAt: toDate(one.cancel_at) ?? (one.cancel_at_period_end ? ends : null),
    endedAt: toDate(one.ended_at),
    invoiceId: typeof invoice === 'string' ? invoice : (invoice?.id ?? null),
    invoicedAt: typeof invoice === 'string' ? null : toDate(invoice?.created),
  };
}

/** Whether its member changed the price that a subscription began with: then it is for that plan no more. */
const isOtherPrice = (begun: string | undefined, price: string | undefined): boolean =>
  begun !== undefined && begun !== price;

/** Whether a period has begun that is not paid yet: its invoice is a draft for an hour, and then may wait for a bank. */
const isRenewing = (invoice: Stripe.Subscription['latest_invoice']): boolean =>
  typeof invoice === 'object' &&
  invoice?.billing_reason === 'subscription_cycle' &&
  invoice.status !== 'paid';

const toDate = (seconds: number | null | undefined): Date | null =>
  typeof seconds === 'number' ? new Date(seconds * 1000) : null;

/** Ends a subscription at once. One that is over is over. */
export async function cancelSubscription(id: string): Promise<void> {
  try {
    await asked((client) => client.subscriptions.cancel(id));
  } catch (error) {
    if (!isRefused(error)) throw error;
  }
}

/** What of a payment went back, or is disputed, and whose it was. */
export const readCharge = (id: string): Promise<{ customerId: string | null; reversals: Reversal[] }> =>
  asked(async (client) => {
    const charge = await client.charges.retrieve(id);
    const { data: disputes } = await client.disputes.list({ charge: id, limit: MOST });
    const invoiceId = await invoiceOf(client, charge);
    const { currency } = charge;
    const { amount_refunded: amount } = charge;
    // Also where nothing went back: what was to may have failed since.
    const refund: Reversal = {
      id,
      kind: 'refund',
      invoiceId,
      currency,
      amount,
      status: amount === 0 ? 'none' : charge.refunded ? 'whole' : 'part',
      holds: amount > 0 && charge.refunded,
      at: new Date(charge.created * 1000),
    };
    return {
      customerId: idOf(charge.customer),
      reversals: [refund, ...disputes.map((one) => toReversal(one, invoiceId))],
    };
  });

/** A dispute whose money is gone, for now or for good. Of a mere inquiry it is not, and what was won came back. */
const HELD = /^(?:needs_response|under_review|lost|appeal_\w+)$/;

const toReversal = (dispute: Stripe.Dispute, invoiceId: string | null): Reversal => ({
  id: dispute.id,
  kind: 'dispute',
  invoiceId,
  amount: dispute.amount,
  currency: dispute.currency,
  status: dispute.status,
  holds: HELD.test(dispute.status),
  at: new Date(dispute.created * 1000),
});

/** The invoice that a payment was for. */
async function invoiceOf(client: Stripe, { payment_intent }: Stripe.Charge): Promise<string | null> {
  const intent = idOf(payment_intent);
  if (!intent) return null;
  const { data } = await client.invoicePayments.list({
    payment: { type: 'payment_intent', payment_intent: intent },
    limit: 1,
  });
  return idOf(data[0]?.invoice ?? null);
}

/** The payment that a dispute is about. */
export const readDisputed = (disputeId: string): Promise<string | null> =>
  asked(async (client) => idOf((await client.disputes.retrieve(disputeId)).charge));

const idOf = (given: string | { id: string } | null): string | null =>
  typeof given === 'object' ? (given?.id ?? null) : given;

/**
 * What Stripe says by a webhook, where it is signed by it within the last minutes; null otherwise.
 * @param raw the request's body as it came: a byte more or less, and the signature is another
 */
export async function readEvent(raw: Uint8Array, signature: string | null): Promise<Stripe.Event | null> {
  const { STRIPE_WEBHOOK_SECRET: secret } = env();
  const client = await stripe();
  try {
    return client.webhooks.constructEvent(raw, signature ?? '', secret ?? '');
  } catch (error) {
    if (error instanceof client.errors.StripeSignatureVerificationError || error instanceof SyntaxError)
      return null;
    throw error;
  }
}
