import { createHmac } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { systemContext } from '@/lib/platform/context';

/**
 * As much of Stripe as this program asks and hears, over HTTP on this machine: the calls, with keys, idempotency and errors as theirs, the
 * pages in which people pay and cancel, and events that are signed as Stripe signs them. A test drives what happens there.
 */
export type StripeServer = Awaited<ReturnType<typeof startStripeServer>>;

export const SECRET_KEY = 'sk_test_ofTheTests0123456789';
export const WEBHOOK_SECRET = 'whsec_ofTheTests0123456789';

const DAY_S = 24 * 60 * 60;
const PERIOD_S = 30 * DAY_S;

type Customer = { id: string; email: string; metadata: Record<string, string> };
type Session = {
  id: string;
  customer: string;
  status: 'open' | 'complete' | 'expired';
  price: string;
  success: string;
  cancel: string;
  expiresAt: number;
  metadata: Record<string, string>;
};
type Invoice = { id: string; created: number; charge: string | null; isDraft?: boolean; isRenewal?: boolean };
type Subscription = {
  id: string;
  customer: string;
  status: string;
  price: string;
  startedAt: number;
  periodStart: number;
  periodEnd: number;
  cancelAtPeriodEnd: boolean;
  endedAt: number | null;
  invoice: Invoice;
  metadata: Record<string, string>;
};
type Charge = {
  id: string;
  customer: string;
  invoice: string;
  amount: number;
  refunded: number;
  created: number;
};
type Dispute = { id: string; charge: string; status: string; created: number };
export type StripeEvent = { id: string; type: string; body: string };

type Fields = { [name: string]: string | Fields };
type Asked = { method: string; path: string; query: URLSearchParams; fields: Fields };
type Told = { status: number; json: object };

const nowS = () => Math.floor(systemContext.now().getTime() / 1000);

/** Starts it. What it sells: 12.50 of a currency for thirty days, by any of `prices`. */
export async function startStripeServer({ prices }: { prices: string[] }) {
  let count = 0;
  const idOf = (kind: string) => `${kind}_${String((count += 1)).padStart(4, '0')}test`;
  const customers = new Map<string, Customer>();
  const sessions = new Map<string, Session>();
  const subscriptions = new Map<string, Subscription>();
  const charges = new Map<string, Charge>();
  const disputes = new Map<string, Dispute>();
  const answers = new Map<string, { asked: string; told: Told | null }>();
  const asked: string[] = [];
  const events: StripeEvent[] = [];
  let webhook: string | null = null;
  let isDown = false;
  let holding: { path: RegExp; arrived: () => void; go: Promise<void> } | null = null;

  // ── What happens there ─────────────────────────────────────────────────────────────────────────

  function tell(type: string, object: object): StripeEvent {
    const id = idOf('evt');
    const body = JSON.stringify(
      {
        id,
        object: 'event',
        api_version: '2026-10-28.endive',
        created: nowS(),
        livemode: false,
        type,
        data: { object },
      },
      null,
      2,
    );
    const event = { id, type, body };
    events.push(event);
    if (webhook) void send(event).catch(() => undefined);
    return event;
  }

  async function send({ body }: Pick<StripeEvent, 'body'>, to = webhook): Promise<number> {
    const answer = await fetch(to!, {
      method: 'POST',
      headers: { 'content-type': 'application/json; charset=utf-8', 'stripe-signature': signed(body) },
      body,
    });
    return answer.status;
  }

  const subscriptionOf = (customer: string): Subscription => {
    const found = [...subscriptions.values()].findLast((one) => one.customer === customer);
    if (!found) throw new Error(`${customer} has no subscription`);
    return found;
  };

  function charge(customer: string, invoice: Invoice): void {
    const id = idOf('ch');
    charges.set(id, {
      id,
      customer,
      invoice: invoice.id,
      amount: 1250,
      refunded: 0,
      created: invoice.created,
    });
    invoice.charge = id;
  }

  function pay(session: Session, how: string): void {
    const at = nowS();
    const isPaid = how !== 'debit';
    const invoice: Invoice = { id: idOf('in'), created: at, charge: null };
    const { customer, price, metadata } = session;
    const one: Subscription = {
      id: idOf('sub'),
      customer,
      price,
      metadata,
      status: isPaid ? 'active' : 'incomplete',
      startedAt: at,
      periodStart: at,
      periodEnd: at + PERIOD_S,
      cancelAtPeriodEnd: false,
      endedAt: null,
      invoice,
    };
    subscriptions.set(one.id, one);
    if (isPaid) charge(customer, invoice);
    session.status = 'complete';
    tell('customer.subscription.created', subscriptionJson(one));
    tell('checkout.session.completed', sessionJson(session));
    if (isPaid) tell('invoice.paid', invoiceJson(one));
  }

  const drive = {
    /** A payment by debit, which takes days, arrives. */
    settle(customer: string) {
      const one = subscriptionOf(customer);
      one.status = 'active';
      charge(customer, one.invoice);
      tell('customer.subscription.updated', subscriptionJson(one));
    },
    /** A period ends, and the next one is charged. */
    renew(customer: string, { fails = false } = {}) {
      const one = subscriptionOf(customer);
      const at = nowS();
      Object.assign(one, { periodStart: at, periodEnd: one.periodEnd + PERIOD_S });
      one.invoice = { id: idOf('in'), created: at, charge: null, isRenewal: true };
      one.status = fails ? 'past_due' : 'active';
      if (!fails) charge(customer, one.invoice);
      tell('customer.subscription.updated', subscriptionJson(one));
      tell(fails ? 'invoice.payment_failed' : 'invoice.paid', invoiceJson(one));
    },
    /** A period ends, and the next one is not charged yet: its invoice is a draft for an hour. */
    beginRenewal(customer: string) {
      const one = subscriptionOf(customer);
      Object.assign(one, { periodStart: one.periodEnd, periodEnd: one.periodEnd + PERIOD_S });
      one.invoice = {
        id: idOf('in'),
        created: one.periodStart,
        charge: null,
        isDraft: true,
        isRenewal: true,
      };
      tell('customer.subscription.updated', subscriptionJson(one));
    },
    /** Somebody at the desk deletes a customer in the dashboard: what they pay ends with them. */
    deleteCustomer(customer: string) {
      customers.delete(customer);
      for (const one of subscriptions.values())
        if (one.customer === customer && one.endedAt === null) {
          Object.assign(one, { status: 'canceled', endedAt: nowS() });
          tell('customer.subscription.deleted', subscriptionJson(one));
        }
    },
    /** Its member changes the price in the portal. */
    changePrice(customer: string, price: string) {
      const one = subscriptionOf(customer);
      one.price = price;
      tell('customer.subscription.updated', subscriptionJson(one));
    },
    /** Somebody at the desk has a customer pay for something in the dashboard. */
    subscribe(customer: string, price: string) {
      pay(
        {
          id: idOf('cs_test'),
          customer,
          price,
          status: 'open',
          success: '',
          cancel: '',
          expiresAt: nowS(),
          metadata: {},
        },
        'card',
      );
    },
    /** What was owed is paid after all. */
    payOwed(customer: string) {
      const one = subscriptionOf(customer);
      one.status = 'active';
      charge(customer, one.invoice);
      tell('invoice.paid', invoiceJson(one));
      tell('customer.subscription.updated', subscriptionJson(one));
    },
    /** It ends: its period is over, or nobody paid. */
    end(customer: string) {
      const one = subscriptionOf(customer);
      Object.assign(one, { status: 'canceled', endedAt: nowS() });
      tell('customer.subscription.deleted', subscriptionJson(one));
    },
    cancelAtPeriodEnd(customer: string) {
      const one = subscriptionOf(customer);
      one.cancelAtPeriodEnd = true;
      tell('customer.subscription.updated', subscriptionJson(one));
    },
    /** Money goes back: all of it, unless said otherwise. */
    refund(customer: string, amount = 1250) {
      const one = charges.get(subscriptionOf(customer).invoice.charge!)!;
      one.refunded = amount;
      tell('charge.refunded', chargeJson(one));
    },
    /** The bank does not take back what was refunded. */
    failRefund(customer: string) {
      const one = charges.get(subscriptionOf(customer).invoice.charge!)!;
      one.refunded = 0;
      tell('refund.failed', { id: idOf('re'), object: 'refund', charge: one.id, status: 'failed' });
    },
    dispute(customer: string): string {
      const id = idOf('du');
      const dispute = {
        id,
        charge: subscriptionOf(customer).invoice.charge!,
        status: 'needs_response',
        created: nowS(),
      };
      disputes.set(id, dispute);
      tell('charge.dispute.created', disputeJson(dispute));
      return id;
    },
    closeDispute(id: string, status: 'won' | 'lost') {
      const dispute = disputes.get(id)!;
      dispute.status = status;
      tell('charge.dispute.closed', disputeJson(dispute));
    },
    /** So many days go by there. */
    passDays(days: number) {
      const seconds = days * DAY_S;
      for (const one of subscriptions.values()) {
        for (const name of ['startedAt', 'periodStart', 'periodEnd'] as const) one[name] -= seconds;
        one.invoice.created -= seconds;
      }
      for (const one of sessions.values()) one.expiresAt -= seconds;
    },
    /** A session is paid, as by somebody on its page. */
    pay: (id: string, how = 'card') => pay(sessions.get(id)!, how),
  };

  // ── Its objects as it shows them ───────────────────────────────────────────────────────────────

  const subscriptionJson = (one: Subscription) => ({
    id: one.id,
    object: 'subscription',
    customer: one.customer,
    status: one.status,
    metadata: one.metadata,
    start_date: one.startedAt,
    cancel_at_period_end: one.cancelAtPeriodEnd,
    cancel_at: null,
    ended_at: one.endedAt,
    latest_invoice: one.invoice.id,
    items: {
      object: 'list',
      data: [
        {
          id: `si_${one.id}`,
          object: 'subscription_item',
          price: { id: one.price, object: 'price' },
          current_period_start: one.periodStart,
          current_period_end: one.periodEnd,
        },
      ],
    },
  });
  const invoiceJson = ({ customer, invoice }: Subscription) => ({
    id: invoice.id,
    object: 'invoice',
    customer,
    created: invoice.created,
    billing_reason: invoice.isRenewal ? 'subscription_cycle' : 'subscription_create',
    status: invoice.charge !== null ? 'paid' : invoice.isDraft ? 'draft' : 'open',
  });
  const sessionJson = (one: Session) => ({
    id: one.id,
    object: 'checkout.session',
    mode: 'subscription',
    customer: one.customer,
    status: statusOf(one),
    expires_at: one.expiresAt,
    metadata: one.metadata,
    url: statusOf(one) === 'open' ? `${origin}/c/pay/${one.id}` : null,
  });
  const chargeJson = (one: Charge) => ({
    id: one.id,
    object: 'charge',
    customer: one.customer,
    amount: one.amount,
    currency: 'zar',
    amount_refunded: one.refunded,
    refunded: one.refunded === one.amount,
    created: one.created,
    payment_intent: `pi_${one.id}`,
  });
  const disputeJson = ({ id, charge: of, status, created }: Dispute) => ({
    id,
    object: 'dispute',
    charge: of,
    status,
    created,
    amount: 1250,
    currency: 'zar',
  });
  const list = (data: object[]): Told => ({ status: 200, json: { object: 'list', has_more: false, data } });
  const statusOf = (one: Session) =>
    one.status === 'open' && one.expiresAt <= nowS() ? 'expired' : one.status;

  // ── What it is asked ───────────────────────────────────────────────────────────────────────────

  const ok = (json: object): Told => ({ status: 200, json });
  const refuse = (message: string, code = 'parameter_invalid', status = 400): Told => ({
    status,
    json: { error: { type: 'invalid_request_error', code, message } },
  });
  const missing = (what: string) => refuse(`No such ${what}`, 'resource_missing', 404);

  function answer({ method, path, query, fields }: Asked): Told {
    const [, id = '', deed] =
      /^\/v1\/(?:checkout\/sessions|customers|subscriptions|charges|disputes)\/(\w+)(?:\/(\w+))?$/.exec(
        path,
      ) ?? [];
    const call = `${method} ${id ? path.replace(id, '{id}') : path}`;
    switch (call) {
      case 'POST /v1/customers': {
        const customer = { id: idOf('cus'), email: String(fields.email), metadata: texts(fields.metadata) };
        customers.set(customer.id, customer);
        return ok({ ...customer, object: 'customer' });
      }
      case 'GET /v1/customers/{id}': {
        const customer = customers.get(id);
        return customer ? ok({ ...customer, object: 'customer' }) : missing(`customer: ${id}`);
      }
      case 'POST /v1/checkout/sessions':
        return openSession(fields);
      case 'GET /v1/checkout/sessions':
        return list(
          [...sessions.values()]
            .filter((one) => one.customer === query.get('customer') && statusOf(one) === query.get('status'))
            .map(sessionJson),
        );
      case 'GET /v1/checkout/sessions/{id}':
      case 'POST /v1/checkout/sessions/{id}/expire': {
        const session = sessions.get(id);
        if (!session) return missing(`checkout session: ${id}`);
        if (deed && statusOf(session) !== 'open') return refuse('Only open sessions can be expired.');
        if (deed) session.status = 'expired';
        return ok(sessionJson(session));
      }
      case 'POST /v1/billing_portal/sessions':
        if (!customers.has(String(fields.customer))) return missing('customer');
        return ok({
          id: idOf('bps'),
          object: 'billing_portal.session',
          url: `${origin}/p/session/${String(fields.customer)}?back=${encodeURIComponent(String(fields.return_url))}`,
        });
      case 'GET /v1/subscriptions': {
        const customer = query.get('customer') ?? '';
        if (!customers.has(customer)) return missing(`customer: ${customer}`);
        const isWhole = [...query.values()].includes('data.latest_invoice');
        return list(
          [...subscriptions.values()]
            .filter((one) => one.customer === customer)
            .map((one) => ({
              ...subscriptionJson(one),
              ...(isWhole && { latest_invoice: invoiceJson(one) }),
            })),
        );
      }
      case 'DELETE /v1/subscriptions/{id}': {
        const one = subscriptions.get(id);
        if (!one || one.endedAt !== null) return missing(`subscription: ${id}`);
        Object.assign(one, { status: 'canceled', endedAt: nowS() });
        tell('customer.subscription.deleted', subscriptionJson(one));
        return ok(subscriptionJson(one));
      }
      case 'GET /v1/charges/{id}': {
        const one = charges.get(id);
        return one ? ok(chargeJson(one)) : missing(`charge: ${id}`);
      }
      case 'GET /v1/disputes':
        return list(
          [...disputes.values()].filter((one) => one.charge === query.get('charge')).map(disputeJson),
        );
      case 'GET /v1/disputes/{id}': {
        const one = disputes.get(id);
        return one ? ok(disputeJson(one)) : missing(`dispute: ${id}`);
      }
      case 'GET /v1/invoice_payments': {
        const intent = query.get('payment[payment_intent]') ?? '';
        const one = charges.get(intent.replace('pi_', ''));
        return list(one ? [{ id: `inpay_${one.id}`, object: 'invoice_payment', invoice: one.invoice }] : []);
      }
      default:
        return refuse(`Unrecognized request URL (${call})`, 'url_invalid', 404);
    }
  }

  function openSession(fields: Fields): Told {
    const [item] = Object.values(fields.line_items ?? {}) as Fields[];
    const price = String(item?.price);
    const expiresAt = Number(fields.expires_at);
    if (!prices.includes(price)) return missing(`price: '${price}'`);
    if (!customers.has(String(fields.customer))) return missing('customer');
    if (fields.mode !== 'subscription') return refuse('mode');
    if (!(expiresAt >= nowS() + 30 * 60 && expiresAt <= nowS() + DAY_S)) return refuse('expires_at');
    const session: Session = {
      id: idOf('cs_test'),
      customer: String(fields.customer),
      status: 'open',
      price,
      expiresAt,
      success: String(fields.success_url),
      cancel: String(fields.cancel_url),
      metadata: texts((fields.subscription_data as Fields).metadata),
    };
    sessions.set(session.id, session);
    return ok(sessionJson(session));
  }

  /** The same key brings the same answer; another question by it is refused, and one that is under way is to be asked again. */
  async function once(
    key: string | undefined,
    question: string,
    answerIt: () => Promise<Told>,
  ): Promise<Told> {
    if (key === undefined) return answerIt();
    const before = answers.get(key);
    if (before && before.asked !== question)
      return {
        status: 400,
        json: {
          error: {
            type: 'idempotency_error',
            message: 'Keys for idempotent requests can only be used with the same parameters.',
          },
        },
      };
    if (before)
      return (
        before.told ?? {
          status: 409,
          json: {
            error: { type: 'idempotency_error', code: 'idempotency_key_in_use', message: 'under way' },
          },
        }
      );
    const kept = { asked: question, told: null as Told | null };
    answers.set(key, kept);
    return (kept.told = await answerIt());
  }

  // ── Its pages ──────────────────────────────────────────────────────────────────────────────────

  function showPage(method: string, url: URL, fields: Fields): { location: string } | { html: string } {
    const [, kind, id = ''] = url.pathname.match(/^\/(c\/pay|p\/session)\/(\w+)$/) ?? [];
    if (kind === 'p/session') {
      if (method === 'POST') drive.cancelAtPeriodEnd(id);
      const back = url.searchParams.get('back') ?? '';
      const state = subscriptionOf(id).cancelAtPeriodEnd ? '<p>It ends with its period.</p>' : '';
      return {
        html: page(
          'Your bills',
          `${state}<form method="post"><button>Cancel at the end of the period</button></form><a href="${back}">Back</a>`,
        ),
      };
    }
    const session = sessions.get(id);
    if (!session || statusOf(session) !== 'open') return { html: page('This page has expired', '') };
    if (method !== 'POST')
      return {
        html: page(
          `Pay for ${session.price}`,
          `<form method="post"><button name="how" value="card">Pay</button>
          <button name="how" value="debit">Pay by debit</button></form><a href="${session.cancel}">Back</a>`,
        ),
      };
    pay(session, String(fields.how));
    return { location: session.success };
  }

  // ── Over HTTP ──────────────────────────────────────────────────────────────────────────────────

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url!, origin);
    const text = await bodyOf(request);
    const fields = parseFields(text);
    const method = request.method!;
    if (!url.pathname.startsWith('/v1/')) {
      const shown = showPage(method, url, fields);
      if ('location' in shown) response.writeHead(303, { location: shown.location }).end();
      else response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(shown.html);
      return;
    }
    const path = url.pathname;
    asked.push(`${method} ${path}`);
    const told = isDown
      ? { status: 503, json: { error: { type: 'api_error', message: 'down' } } }
      : request.headers.authorization !== `Bearer ${SECRET_KEY}`
        ? { status: 401, json: { error: { type: 'invalid_request_error', message: 'Invalid API Key' } } }
        : await once(request.headers['idempotency-key']?.toString(), `${method} ${path} ${text}`, async () =>
            answer({ method, path, query: url.searchParams, fields }),
          );
    // It is told what was so when it was asked, however late.
    if (holding?.path.test(`${method} ${path}`)) {
      const { arrived, go } = holding;
      holding = null;
      arrived();
      await go;
    }
    response.writeHead(told.status, {
      'content-type': 'application/json',
      'request-id': idOf('req'),
      ...(told.status >= 500 && { 'stripe-should-retry': 'false' }),
    });
    response.end(JSON.stringify(told.json));
  }

  let origin = 'http://localhost';
  const server = createServer((request, response) => {
    serve(request, response).catch((error: unknown) => response.writeHead(500).end(String(error)));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  return {
    ...drive,
    /** What STRIPE_API_FOR_TESTS is set to. */
    url: origin,
    customers,
    sessions,
    subscriptions,
    /** What it was asked, as `GET /v1/charges/…`. */
    asked,
    /** What it has said, or would have. */
    events,
    send,
    /** Sends events there from now on as they happen; nowhere with null. */
    tellTo: (address: string | null) => void (webhook = address),
    /** Whether it answers. */
    down: (down: boolean) => void (isDown = down),
    /** Has the next answer to such a question wait. */
    hold(path: RegExp): { arrived: Promise<void>; go(): void } {
      let [arrived, go] = [() => {}, () => {}];
      const isThere = new Promise<void>((resolve) => (arrived = resolve));
      const may = new Promise<void>((resolve) => (go = resolve));
      holding = { path, arrived, go: may };
      return { arrived: isThere, go };
    },
    stop: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

/** The header of a body that is signed as Stripe does: https://docs.stripe.com/webhooks#verify-manually */
export function signed(body: string, { secret = WEBHOOK_SECRET, at = nowS() } = {}): string {
  return `t=${at},v1=${createHmac('sha256', secret).update(`${at}.${body}`).digest('hex')}`;
}

const page = (title: string, body: string) =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><title>${title}</title><main><h1>${title}</h1>${body}</main></html>`;

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of request) chunks.push(chunk as Uint8Array);
  return Buffer.concat(chunks).toString();
}

/** `a[b][c]=d`, as forms have what is nested. */
function parseFields(text: string): Fields {
  const root: Fields = {};
  for (const [name, value] of new URLSearchParams(text)) {
    const path = name.replaceAll(']', '').split('[');
    const last = path.pop()!;
    let place = root;
    for (const key of path) place = (place[key] ??= {}) as Fields;
    place[last] = value;
  }
  return root;
}

const texts = (fields: Fields[string] | undefined): Record<string, string> =>
  Object.fromEntries(Object.entries(fields ?? {}).map(([name, value]) => [name, String(value)]));
