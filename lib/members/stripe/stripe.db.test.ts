import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { sqlStatements, transaction } from '@/lib/platform/db';
import { DAY_MS } from '@/lib/platform/durations';
import { env } from '@/lib/platform/env';
import { log } from '@/lib/platform/log';
import { newId } from '@/lib/platform/ids';
import { currentPolicy } from '@/lib/policy/current-policy';
import { finishDepartures } from '@/lib/web/jobs/finish-departures';
import { query } from '@/lib/testing/database';
import { runWaitingJobs } from '@/lib/testing/jobs';
import { openNewsroom } from '@/lib/testing/newsroom';
import { admin, insider, member as someone, moderator, sanction } from '@/lib/testing/people';
import { setPolicy } from '@/lib/testing/policy';
import { inParallel, refusalOf } from '@/lib/testing/refusal';
import { findViewer } from '../find-viewer';
import { askToLeave } from '../leaving/ask-to-leave';
import { applyImport } from '../membership-import/apply-import';
import { checkImport, readImport } from '../membership-import/check-import';
import { listWhatIsKept } from '../personal-data/list-what-is-kept';
import { readRows } from '../personal-data/store';
import { setMembership } from '../memberships/set-membership';
import { openedIn } from '../sessions/opened-in';
import { insertSession } from '../store';
import type { Viewer } from '../viewer';
import { beginCheckout } from './begin-checkout';
import { comeBack } from './come-back';
import { followCustomer } from './follow-customer';
import { followDueCustomers, forgetEvents } from './follow-due';
import { openPortal } from './open-portal';
import { readCheckout } from './read-checkout';
import { readPayments, readPaymentsOf } from './read-payments';
import { takeEvent } from './take-event';
import {
  SECRET_KEY,
  signed,
  startStripeServer,
  WEBHOOK_SECRET,
  type StripeEvent,
  type StripeServer,
} from './testing/stripe-server';

let stripe: StripeServer;
const off = {
  STRIPE_SECRET_KEY: undefined,
  STRIPE_WEBHOOK_SECRET: undefined,
  STRIPE_API_FOR_TESTS: undefined,
};

beforeAll(async () => {
  stripe = await startStripeServer({ prices: ['price_month', 'price_year'] });
});
afterAll(async () => {
  Object.assign(env(), off);
  await stripe.stop();
});

const plans = [
  { key: 'monthly', name: 'Monthly', description: 'R12.50 a month.', price: 'price_month' },
  { key: 'yearly', name: 'Yearly', description: 'R125 a year.', price: 'price_year' },
  { key: 'friends', name: 'Friends', description: 'By invitation.' },
];
let told = 0;

beforeEach(async () => {
  Object.assign(env(), {
    STRIPE_SECRET_KEY: SECRET_KEY,
    STRIPE_WEBHOOK_SECRET: WEBHOOK_SECRET,
    STRIPE_API_FOR_TESTS: stripe.url,
  });
  stripe.down(false);
  await openNewsroom();
  await setPolicy({ membership: { bySignUp: false, plans, graceDays: 7 } });
  await runWaitingJobs();
  told = stripe.events.length;
});

const inDays = (days: number) => ({ now: () => new Date(Date.now() + days * DAY_MS), random: Math.random });
const reader = () => someone({ membership: null });

/** The same person as their next request finds them, now or so many days later. */
async function again({ id }: Viewer, days = 0): Promise<Viewer> {
  const { now } = inDays(days);
  const opened = openedIn({ address: '192.0.2.1', userAgent: null, deviceId: newId() });
  const sessionToken = await transaction((tx) => insertSession(tx, id, now(), opened));
  await query('update sessions set last_seen_at = $2 where member_id = $1', [id, now()]);
  return (await findViewer({ sessionToken, context: inDays(days) }))!;
}
const customerOf = async ({ id }: Viewer): Promise<string> =>
  (
    await query<{ id: string }>('select customer_id as id from stripe_customers where member_id = $1', [id])
  )[0]!.id;
const history = ({ id }: Viewer) =>
  query(
    'select from_state as from, to_state as to, source::text, by_id is not null as by from membership_changes where member_id = $1 order by at, id',
    [id],
  );
const letters = async ({ id }: Viewer): Promise<unknown[]> =>
  (
    await query<{ facts: { state: string; cause?: string } }>(
      `select facts from notices where member_id = $1 and kind = 'member.membership' order by created_at, id`,
      [id],
    )
  ).map(({ facts: { state, cause } }) => (cause ? `${state} ${cause}` : state));

const arrive = ({ body }: StripeEvent) => takeEvent({ raw: Buffer.from(body), signature: signed(body) });
/** What Stripe has said since arrives, in some order, and the jobs that follow from it are done. */
async function hear(order: 'as it was said' | 'backwards' = 'as it was said'): Promise<void> {
  const events = stripe.events.slice(told);
  told = stripe.events.length;
  for (const event of order === 'backwards' ? events.toReversed() : events) await arrive(event);
  await runWaitingJobs();
  if (stripe.events.length > told) await hear();
}

/** Somebody chooses a plan: the session in which they pay. */
async function choose(viewer: Viewer, plan = 'monthly'): Promise<string> {
  await beginCheckout({ viewer, plan });
  return (await readCheckout({ viewer }))!.url.split('/').at(-1)!;
}
/** Somebody has paid, and it is known. */
async function payer(): Promise<Viewer> {
  const viewer = await reader();
  stripe.pay(await choose(viewer));
  await hear();
  return again(viewer);
}
/** How what somebody pays stands there. */
const statusAt = (customer: string) =>
  [...stripe.subscriptions.values()].findLast((one) => one.customer === customer)?.status;
const openSessions = async (viewer: Viewer) => {
  const customer = await customerOf(viewer);
  return [...stripe.sessions.values()].filter((one) => one.customer === customer && one.status === 'open');
};

describe('paying', () => {
  it('makes an Insider at once, also before Stripe says so, and once', async () => {
    const viewer = await reader();
    expect(await readPayments({ viewer })).toMatchObject({ offer: 'open', hasPortal: false });
    const session = await choose(viewer);
    expect(await comeBack({ viewer })).toBe('unpaid');
    stripe.pay(session);
    expect(await comeBack({ viewer })).toBe('paid');
    const now = await again(viewer);
    expect(now).toMatchObject({ insider: true, membership: { state: 'ACTIVE', source: 'STRIPE' } });
    await hear();
    await hear('backwards');
    expect(await history(viewer)).toEqual([{ from: null, to: 'ACTIVE', source: 'STRIPE', by: false }]);
    expect(await letters(viewer)).toEqual(['ACTIVE']);
    expect(await readPayments({ viewer: now })).toMatchObject({
      offer: 'none',
      hasPortal: true,
      subscriptions: [{ state: 'running', plan: 'monthly' }],
    });
    expect(await readCheckout({ viewer })).toBeNull();
  });

  it('makes one also where nobody comes back, and waits for a bank that takes days', async () => {
    const [viewer, slow] = [await reader(), await reader()];
    stripe.pay(await choose(viewer));
    stripe.pay(await choose(slow, 'yearly'), 'debit');
    await hear();
    expect([(await again(viewer)).insider, (await again(slow)).insider]).toEqual([true, false]);
    expect(await comeBack({ viewer: slow })).toBe('begun');
    const twice = beginCheckout({ viewer: slow, plan: 'monthly' });
    expect(await refusalOf(twice)).toMatchObject({ status: 409, code: 'payment-under-way' });
    stripe.settle(await customerOf(slow));
    await hear();
    expect(await again(slow)).toMatchObject({ insider: true });
  });

  it('is for who may, for plans that have a price, and where payments are taken', async () => {
    const code = async (viewer: Viewer | null, plan = 'monthly') =>
      (await refusalOf(beginCheckout({ viewer, plan }))).code;
    const viewer = await reader();
    expect(await code(null)).toBe('unauthenticated');
    expect(await code(viewer, 'friends')).toBe('plan-unknown');
    expect(await code(await insider())).toBe('already-insider');
    expect(await code(await someone({ membership: 'REVOKED' }))).toBe('membership-revoked');
    expect(await code(await someone({ membership: null, verified: false }))).toBe('address-unverified');
    const banned = { kind: 'BAN', reason: 'Insults.', endsAt: null } as const;
    expect(await code({ ...viewer, sanction: banned })).toBe('sanctioned');
    Object.assign(env(), off);
    expect(await code(viewer)).toBe('payments-off');
    expect(await readPayments({ viewer })).toBeNull();
    expect(await comeBack({ viewer })).toBe('unpaid');
    expect((await refusalOf(openPortal({ viewer }))).status).toBe(404);
    expect((await refusalOf(takeEvent({ raw: Buffer.from('{}'), signature: null }))).status).toBe(404);
    expect(await followDueCustomers()).toBe(0);
  });
});

describe('what else somebody buys of the same account', () => {
  const planFor = async ({ id }: Viewer) =>
    (await query<{ plan: string }>('select plan from memberships where member_id = $1', [id]))[0]!.plan;

  it('makes nobody an Insider, unless it is at the price of a plan', async () => {
    const viewer = await reader();
    await choose(viewer);
    const customer = await customerOf(viewer);
    stripe.subscribe(customer, 'price_of_the_printed_paper');
    await hear();
    expect((await again(viewer)).insider).toBe(false);
    expect(await readPayments({ viewer })).toMatchObject({ subscriptions: [] });
    stripe.subscribe(customer, 'price_year');
    await hear();
    expect([(await again(viewer)).insider, await planFor(viewer)]).toEqual([true, 'yearly']);
    // The plan is taken out of the policy.
    await setPolicy({ membership: { bySignUp: false, plans: plans.slice(0, 1), graceDays: 7 } });
    await followCustomer({ customerId: customer });
    expect((await again(viewer)).insider).toBe(false);
  });

  it('is for the plan that it was begun for while it has its price', async () => {
    const viewer = await payer();
    const without = plans.map(({ price: _, ...plan }) => plan);
    await setPolicy({ membership: { bySignUp: false, plans: without, graceDays: 7 } });
    const customer = await customerOf(viewer);
    await followCustomer({ customerId: customer });
    expect([(await again(viewer)).insider, await planFor(viewer)]).toEqual([true, 'monthly']);
    stripe.changePrice(customer, 'price_of_something_else');
    await hear();
    expect([(await again(viewer)).insider, await planFor(viewer)]).toEqual([true, null]);
  });
});

describe('a plan whose price Stripe does not know', () => {
  it('is said to be none to pay for now, at error in the log, and keeps nobody from another', async () => {
    const wrong = { key: 'wrong', name: 'Wrong', description: 'R1.', price: 'price_slip' };
    await setPolicy({ membership: { bySignUp: false, plans: [...plans, wrong], graceDays: 7 } });
    const noted = vi.spyOn(log(), 'error');
    const viewer = await reader();
    for (let round = 0; round < 2; round += 1)
      expect(await refusalOf(beginCheckout({ viewer, plan: 'wrong' }))).toMatchObject({
        status: 422,
        code: 'plan-not-payable',
      });
    expect(noted).toHaveBeenCalledWith(
      expect.objectContaining({ plan: 'wrong', priceId: 'price_slip' }),
      expect.any(String),
    );
    noted.mockRestore();
    stripe.pay(await choose(viewer));
    expect(await comeBack({ viewer })).toBe('paid');
  });
});

describe('a customer who was deleted at Stripe', () => {
  it('pays again as another, by one page also where they come twice', async () => {
    const viewer = await payer();
    const before = await customerOf(viewer);
    await query('update memberships set until = now(), grace_until = now() where member_id = $1', [
      viewer.id,
    ]);
    stripe.deleteCustomer(before);
    await hear();
    const { refusals } = await inParallel([1, 2, 3].map(() => beginCheckout({ viewer, plan: 'yearly' })));
    expect(refusals).toEqual([]);
    expect(await customerOf(viewer)).not.toBe(before);
    const [session, ...more] = await openSessions(viewer);
    expect(more).toEqual([]);
    stripe.pay(session!.id);
    await query('delete from graphile_worker._private_jobs');
    await hear();
    expect(await again(viewer)).toMatchObject({ insider: true, membership: { source: 'STRIPE' } });
  });

  it('keeps nobody else from being asked about', async () => {
    const viewer = await payer();
    const customerId = await customerOf(viewer);
    stripe.deleteCustomer(customerId);
    const context = inDays(31);
    expect(await followDueCustomers({ context })).toBe(1);
    expect(await refusalOf(followCustomer({ customerId, context }))).toMatchObject({ status: 503 });
    expect(await followDueCustomers({ context })).toBe(0);
    await query('delete from graphile_worker._private_jobs');
    told = stripe.events.length;
  });
});

describe('two tabs', () => {
  it('come to one page for one plan, also at once', async () => {
    const viewer = await reader();
    const { refusals } = await inParallel([1, 2, 3].map(() => beginCheckout({ viewer, plan: 'monthly' })));
    expect(refusals).toEqual([]);
    expect(await openSessions(viewer)).toHaveLength(1);
    const first = await choose(viewer);
    expect(await choose(viewer)).toBe(first);
    expect(await openSessions(viewer)).toHaveLength(1);
  });

  it('with two plans leave one page open, and who has paid in one pays in no other', async () => {
    const viewer = await reader();
    const first = await choose(viewer, 'monthly');
    const second = await choose(viewer, 'yearly');
    expect((await openSessions(viewer)).map(({ id }) => id)).toEqual([second]);
    expect(stripe.sessions.get(first)!.status).toBe('expired');
    stripe.pay(second);
    // Stripe has said nothing yet, and nobody has come back.
    for (const plan of ['monthly', 'yearly'])
      expect(await refusalOf(beginCheckout({ viewer, plan }))).toMatchObject({
        status: 409,
        code: 'already-subscribed',
      });
    expect(await openSessions(viewer)).toEqual([]);
    expect((await again(viewer)).insider).toBe(true);
  });

  it('with two plans at the same moment never leave two', async () => {
    for (let round = 0; round < 5; round += 1) {
      const viewer = await reader();
      const { answers, refusals } = await inParallel(
        ['monthly', 'yearly', 'monthly', 'yearly'].map((plan) => beginCheckout({ viewer, plan })),
      );
      expect(answers.length + refusals.length).toBe(4);
      for (const { code } of refusals) expect(code).toBe('other-checkout');
      expect((await openSessions(viewer)).length).toBeLessThanOrEqual(1);
      const [open] = await openSessions(viewer);
      if (open) stripe.pay(open.id);
      else stripe.pay(await choose(viewer));
      expect(await refusalOf(beginCheckout({ viewer, plan: 'monthly' }))).toMatchObject({
        code: 'already-subscribed',
      });
    }
  });

  it('find a payment that was made in one while the other chose', async () => {
    const viewer = await reader();
    const first = await choose(viewer, 'monthly');
    const held = stripe.hold(/GET \/v1\/checkout\/sessions\/\w+$/);
    const other = refusalOf(beginCheckout({ viewer, plan: 'yearly' }));
    await held.arrived;
    stripe.pay(first);
    held.go();
    expect(await other).toMatchObject({ status: 409, code: 'already-subscribed' });
    expect(await openSessions(viewer)).toEqual([]);
  });

  it('opens a new page where the old one has run out, and forgets one that nobody paid in', async () => {
    const viewer = await reader();
    const first = await choose(viewer);
    stripe.passDays(1);
    expect(await readCheckout({ viewer })).toBeNull();
    const second = await choose(viewer);
    expect(second).not.toBe(first);
    expect(await followDueCustomers({ context: inDays(1) })).toBe(1);
    await runWaitingJobs();
    await followCustomer({ customerId: await customerOf(viewer), context: inDays(1) });
    expect(await query('select 1 from stripe_checkouts where member_id = $1', [viewer.id])).toEqual([]);
  });
});

describe('what Stripe says', () => {
  it('is believed only by its signature, of the last minutes, on the very bytes', async () => {
    await payer();
    const [{ body, id }] = stripe.events.slice(-1) as [StripeEvent];
    await query('delete from stripe_events');
    const raw = Buffer.from(body);
    const refused = [
      null,
      '',
      't=1,v1=00',
      signed(body, { secret: 'whsec_of_somebody_else' }),
      signed(body, { at: Math.floor(Date.now() / 1000) - 301 }),
      signed(`${body} `),
    ];
    for (const signature of refused)
      expect(await refusalOf(takeEvent({ raw, signature }))).toMatchObject({
        status: 400,
        code: 'signature-refused',
      });
    const spaced = Buffer.from(JSON.stringify(JSON.parse(body)));
    expect((await refusalOf(takeEvent({ raw: spaced, signature: signed(body) }))).code).toBe(
      'signature-refused',
    );
    expect(await query('select 1 from stripe_events')).toEqual([]);
    await takeEvent({ raw, signature: signed(body) });
    expect(await query('select id from stripe_events')).toEqual([{ id }]);
    expect(await forgetEvents({ context: inDays(29) })).toBe(0);
    expect(await forgetEvents({ context: inDays(31) })).toBe(1);
  });

  it('is acted upon once, also where it comes twice at once', async () => {
    const viewer = await reader();
    stripe.pay(await choose(viewer));
    const events = stripe.events.slice(told);
    expect(events.map(({ type }) => type)).toContain('checkout.session.completed');
    await inParallel([...events, ...events, ...events].map(arrive));
    const jobs = `select 1 from graphile_worker.jobs where task_identifier = 'follow-stripe-customer'`;
    expect(await query(jobs)).toHaveLength(1);
    await runWaitingJobs();
    await inParallel(events.map(arrive));
    expect(await query(jobs), 'what came before').toEqual([]);
    expect(await history(viewer)).toHaveLength(1);
  });

  it('comes to the same in whatever order', async () => {
    for (const order of ['as it was said', 'backwards'] as const) {
      const viewer = await payer();
      const customer = await customerOf(viewer);
      stripe.renew(customer, { fails: true });
      stripe.payOwed(customer);
      stripe.cancelAtPeriodEnd(customer);
      await hear(order);
      expect(await again(viewer)).toMatchObject({ insider: true, membership: { state: 'ACTIVE' } });
      expect(await history(viewer), order).toHaveLength(2);
      expect(await readPayments({ viewer })).toMatchObject({ subscriptions: [{ state: 'cancelled' }] });
    }
  });

  it('is not undone by an answer that came late', async () => {
    const viewer = await payer();
    const customerId = await customerOf(viewer);
    const held = stripe.hold(/GET \/v1\/subscriptions$/);
    const late = followCustomer({ customerId });
    await held.arrived;
    stripe.end(customerId);
    await hear();
    expect((await again(viewer)).insider).toBe(false);
    held.go();
    await late;
    expect((await again(viewer)).insider).toBe(false);
    expect(await history(viewer)).toMatchObject([{ to: 'ACTIVE' }, { from: 'ACTIVE', to: 'LAPSED' }]);
    expect(await letters(viewer)).toEqual(['ACTIVE', 'LAPSED ended']);
  });

  it('of another shop with the same account is none of ours', async () => {
    const before = await query('select count(*)::int from memberships');
    const body = JSON.stringify({
      id: 'evt_foreign',
      object: 'event',
      type: 'product.created',
      data: { object: { id: 'prod_1', object: 'product' } },
    });
    await arrive({ id: 'evt_foreign', type: 'product.created', body });
    await runWaitingJobs();
    expect(await query('select count(*)::int from memberships')).toEqual(before);
  });
});

describe('a payment that is missing', () => {
  it('brings the days of grace of the policy, a letter, and then an end that bites on the next request', async () => {
    const viewer = await payer();
    const customer = await customerOf(viewer);
    stripe.renew(customer, { fails: true });
    await hear();
    expect(await again(viewer)).toMatchObject({ insider: true, membership: { state: 'GRACE' } });
    const [{ days } = { days: 0 }] = await query<{ days: number }>(
      'select round(extract(epoch from grace_until - now()) / 86400)::int as days from memberships where member_id = $1',
      [viewer.id],
    );
    expect(days).toBe(7);
    expect(await letters(viewer)).toEqual(['ACTIVE', 'GRACE']);
    expect(await readPayments({ viewer: await again(viewer) })).toMatchObject({
      offer: 'none',
      subscriptions: [{ state: 'owing' }],
    });
    // Nothing has run, and Stripe has said nothing.
    expect([(await again(viewer, 6)).insider, (await again(viewer, 8)).insider]).toEqual([true, false]);
    const context = inDays(8);
    expect(await followDueCustomers({ context })).toBe(1);
    await followCustomer({ customerId: customer, context });
    await runWaitingJobs();
    expect(await history(viewer)).toMatchObject([
      { to: 'ACTIVE' },
      { from: 'ACTIVE', to: 'GRACE' },
      { from: 'GRACE', to: 'LAPSED' },
    ]);
    expect(await letters(viewer)).toEqual(['ACTIVE', 'GRACE', 'LAPSED unpaid']);
  });

  it('that comes after all sets it right, and one that goes on is said to nobody', async () => {
    const viewer = await payer();
    const customer = await customerOf(viewer);
    stripe.renew(customer);
    await hear();
    expect(await letters(viewer)).toEqual(['ACTIVE']);
    expect(await history(viewer)).toHaveLength(2);
    stripe.renew(customer, { fails: true });
    await hear();
    stripe.payOwed(customer);
    await hear();
    expect(await letters(viewer)).toEqual(['ACTIVE', 'GRACE', 'ACTIVE']);
    expect(await again(viewer)).toMatchObject({ insider: true, membership: { state: 'ACTIVE' } });
  });

  it('is no matter of a renewal of which we only hear late', async () => {
    const viewer = await payer();
    // A minute into the next period, and nothing was charged yet.
    const context = inDays(30 + 1 / 1440);
    await followCustomer({ customerId: await customerOf(viewer), context });
    await runWaitingJobs();
    expect([await letters(viewer), await history(viewer)]).toMatchObject([['ACTIVE'], [{ to: 'ACTIVE' }]]);
    await query(`update memberships set until = now() - interval '1 hour' where member_id = $1`, [viewer.id]);
    expect(await again(viewer)).toMatchObject({ insider: true, membership: { state: 'GRACE' } });
    stripe.renew(await customerOf(viewer));
    await hear();
    expect(await letters(viewer), 'nobody was told that it ran out').toEqual(['ACTIVE']);
  });
});

describe('a renewal', () => {
  it('counts as paid once it is charged', async () => {
    const viewer = await payer();
    const customerId = await customerOf(viewer);
    const paidUntil = async () =>
      (
        await query<{ until: string; days: number }>(
          `select until::text, extract(epoch from grace_until - until)::int / 86400 as days
           from memberships where member_id = $1`,
          [viewer.id],
        )
      )[0]!;
    const before = await paidUntil();
    stripe.beginRenewal(customerId);
    await hear();
    expect(await paidUntil()).toEqual(before);
    expect(before.days).toBe(7);
    await followCustomer({ customerId, context: inDays(31) });
    expect([(await again(viewer, 36)).insider, (await again(viewer, 38)).insider]).toEqual([true, false]);
    stripe.payOwed(customerId);
    await hear();
    expect((await paidUntil()).until > before.until).toBe(true);
    expect((await again(viewer, 38)).insider).toBe(true);
    expect(await letters(viewer)).toEqual(['ACTIVE']);
  });

  it('is asked about once a day, and whatever else may have happened', async () => {
    await payer();
    expect(await followDueCustomers({ context: inDays(0.9) })).toBe(0);
    expect(await followDueCustomers({ context: inDays(1.1) })).toBe(1);
  });
});

describe('an end that is asked for', () => {
  const endJobs = () =>
    query<{ max: number }>(
      `select max_attempts::int as max from graphile_worker.jobs where task_identifier = 'end-stripe-subscriptions'`,
    );
  async function revoked(): Promise<Viewer> {
    const viewer = await payer();
    await setMembership({
      viewer: await admin(),
      memberId: viewer.id,
      state: 'REVOKED',
      reason: 'As we wrote on Friday.',
    });
    return viewer;
  }

  it('is tried for years, and said at error where it is given up', async () => {
    const noted = vi.spyOn(log(), 'error');
    await revoked();
    expect(await endJobs()).toEqual([{ max: 30_000 }]);
    stripe.down(true);
    await runWaitingJobs();
    expect(await endJobs(), 'it is there still').toHaveLength(1);
    expect(noted).not.toHaveBeenCalled();
    await query('update graphile_worker._private_jobs set run_at = now(), max_attempts = attempts + 1');
    await runWaitingJobs();
    expect(noted).toHaveBeenCalledWith(
      expect.objectContaining({ task: 'end-stripe-subscriptions' }),
      'a job is given up',
    );
    noted.mockRestore();
  });

  it('is asked for anew where the job for it is lost, by one job', async () => {
    const viewer = await revoked();
    const customer = await customerOf(viewer);
    await query('delete from graphile_worker._private_jobs');
    const context = inDays(1 / 12);
    expect(await followDueCustomers()).toBe(0);
    for (let round = 0; round < 2; round += 1) expect(await followDueCustomers({ context })).toBe(1);
    expect(await endJobs()).toHaveLength(1);
    await runWaitingJobs();
    expect(statusAt(customer)).toBe('canceled');
    await hear();
    expect(await followDueCustomers({ context }), 'it has ended').toBe(0);
  });
});

describe('an end', () => {
  it('that its member chose comes at the end of what is paid, by itself', async () => {
    const viewer = await payer();
    stripe.cancelAtPeriodEnd(await customerOf(viewer));
    await hear();
    expect(await letters(viewer)).toEqual(['ACTIVE']);
    expect([(await again(viewer, 29)).insider, (await again(viewer, 31)).insider]).toEqual([true, false]);
    expect(await readPayments({ viewer })).toMatchObject({
      subscriptions: [{ state: 'cancelled', renewsAt: null, endsAt: expect.any(String) as string }],
    });
    const context = inDays(31);
    expect(await followDueCustomers({ context })).toBe(1);
    // The job would look at today's clock.
    await query('delete from graphile_worker._private_jobs');
    await followCustomer({ customerId: await customerOf(viewer), context });
    await runWaitingJobs();
    expect(await letters(viewer)).toEqual(['ACTIVE', 'LAPSED ended']);
  });

  it('comes with a refund of all of it, and not of a part', async () => {
    const viewer = await payer();
    const customer = await customerOf(viewer);
    stripe.refund(customer, 250);
    await hear();
    expect((await again(viewer)).insider).toBe(true);
    expect(await readPayments({ viewer })).toMatchObject({
      reversals: [{ kind: 'refund', amount: 250, currency: 'zar', holds: false }],
    });
    stripe.refund(customer);
    await hear('backwards');
    expect((await again(viewer)).insider).toBe(false);
    expect(await letters(viewer)).toEqual(['ACTIVE', 'LAPSED refunded']);
    expect(await readPayments({ viewer: await again(viewer) })).toMatchObject({
      offer: 'none',
      subscriptions: [{ state: 'reversed' }],
    });
    expect(await followDueCustomers({ context: inDays(1 / 2) }), 'nothing is to be asked').toBe(0);
    // What is paid anew counts.
    stripe.renew(customer);
    await hear();
    expect((await again(viewer)).insider).toBe(true);
  });

  it('is undone where the refund fails', async () => {
    const viewer = await payer();
    const customer = await customerOf(viewer);
    stripe.refund(customer);
    await hear();
    expect((await again(viewer)).insider).toBe(false);
    stripe.failRefund(customer);
    await hear();
    expect((await again(viewer)).insider).toBe(true);
    expect(await readPayments({ viewer: await again(viewer) })).toMatchObject({
      reversals: [],
      subscriptions: [{ state: 'running' }],
    });
  });

  it('comes with a dispute, until it is won', async () => {
    const [won, lost] = [await payer(), await payer()];
    const disputes = [stripe.dispute(await customerOf(won)), stripe.dispute(await customerOf(lost))] as const;
    await hear();
    expect([(await again(won)).insider, (await again(lost)).insider]).toEqual([false, false]);
    stripe.closeDispute(disputes[0], 'won');
    stripe.closeDispute(disputes[1], 'lost');
    await hear();
    expect([(await again(won)).insider, (await again(lost)).insider]).toEqual([true, false]);
    expect(await letters(won)).toEqual(['ACTIVE', 'LAPSED disputed', 'ACTIVE']);
    const boss = await admin();
    expect(await readPaymentsOf({ viewer: boss, memberId: lost.id })).toMatchObject({
      customer: { url: `https://dashboard.stripe.com/test/customers/${await customerOf(lost)}` },
      reversals: [{ kind: 'dispute', holds: true }],
    });
    const mod = readPaymentsOf({ viewer: await moderator(), memberId: lost.id });
    expect((await refusalOf(mod)).status).toBe(403);
    expect(await readPaymentsOf({ viewer: boss, memberId: boss.id })).toBeNull();
  });

  it('comes with its member’s leaving: it is cancelled there, whatever they began meanwhile', async () => {
    const viewer = await payer();
    const customer = await customerOf(viewer);
    const other = await reader();
    const session = await choose(other);
    const others = await customerOf(other);
    for (const one of [viewer, other]) await askToLeave({ viewer: one, comments: 'KEEP' });
    stripe.down(true);
    expect(await finishDepartures({ context: inDays(2) })).toBe(2);
    await runWaitingJobs();
    stripe.down(false);
    // It is paid for in the page that was open still.
    stripe.pay(session);
    for (const table of ['customers', 'subscriptions', 'checkouts', 'reversals'])
      expect(await query(`select 1 from stripe_${table}`), table).toEqual([]);
    await query('update graphile_worker._private_jobs set run_at = now()');
    await runWaitingJobs();
    expect([statusAt(customer), statusAt(others)]).toEqual(['canceled', 'canceled']);
    await hear();
  });

  it('comes to what somebody pays for who has left, whenever Stripe says so', async () => {
    const viewer = await reader();
    const session = await choose(viewer);
    const customer = await customerOf(viewer);
    await askToLeave({ viewer, comments: 'KEEP' });
    await finishDepartures({ context: inDays(2) });
    await query(`delete from graphile_worker._private_jobs`);
    stripe.pay(session);
    await hear();
    expect(statusAt(customer)).toBe('canceled');
  });
});

describe('what an administrator decided', () => {
  const reason = 'As we wrote on Friday.';

  it('stays: who is revoked is revoked, pays no more, and cannot begin to', async () => {
    const boss = await admin();
    const viewer = await payer();
    const customer = await customerOf(viewer);
    await setMembership({ viewer: boss, memberId: viewer.id, state: 'REVOKED', reason });
    expect(await readPayments({ viewer: await again(viewer) })).toMatchObject({
      offer: 'none',
      subscriptions: [{ state: 'ending' }],
    });
    await hear();
    expect(statusAt(customer)).toBe('canceled');
    expect(await again(viewer)).toMatchObject({ insider: false, membership: { state: 'REVOKED' } });
    expect(await history(viewer)).toMatchObject([{ to: 'ACTIVE' }, { to: 'REVOKED', by: true }]);
    const attempt = beginCheckout({ viewer: await again(viewer), plan: 'monthly' });
    expect((await refusalOf(attempt)).code).toBe('membership-revoked');
  });

  it('stays also where they pay in a page that was open', async () => {
    const boss = await admin();
    const viewer = await someone({ membership: 'LAPSED' });
    const session = await choose(viewer);
    await setMembership({ viewer: boss, memberId: viewer.id, state: 'REVOKED', reason });
    stripe.pay(session);
    await hear();
    const customer = await customerOf(viewer);
    expect(statusAt(customer)).toBe('canceled');
    expect(await again(viewer)).toMatchObject({ membership: { state: 'REVOKED' } });
    expect(await openSessions(viewer)).toEqual([]);
  });

  it('stays: who was granted one keeps it when a subscription ends', async () => {
    const boss = await admin();
    const viewer = await payer();
    const until = new Date(Date.now() + 400 * DAY_MS).toISOString();
    await setMembership({ viewer: boss, memberId: viewer.id, state: 'ACTIVE', until, reason });
    stripe.end(await customerOf(viewer));
    await hear();
    expect(await again(viewer)).toMatchObject({ insider: true, membership: { source: 'STAFF' } });
    // One that still runs when the grant is over takes its place.
    const other = await payer();
    await setMembership({ viewer: boss, memberId: other.id, state: 'ACTIVE', until, reason });
    await query(`update memberships set until = now() - interval '1 minute' where member_id = $1`, [
      other.id,
    ]);
    expect(await followDueCustomers({ context: inDays(1 / 12) })).toBe(1);
    await runWaitingJobs();
    expect(await again(other)).toMatchObject({ membership: { state: 'ACTIVE', source: 'STRIPE' } });
  });

  it('at the moment of a payment comes before or after it, and counts', async () => {
    const boss = await admin();
    for (let round = 0; round < 3; round += 1) {
      const viewer = await reader();
      stripe.pay(await choose(viewer));
      const customerId = await customerOf(viewer);
      await Promise.all([
        followCustomer({ customerId }),
        setMembership({ viewer: boss, memberId: viewer.id, state: 'REVOKED', reason }),
        followCustomer({ customerId }),
      ]);
      await hear();
      expect(await again(viewer)).toMatchObject({ membership: { state: 'REVOKED' } });
      expect(statusAt(customerId)).toBe('canceled');
    }
  });

  it('by a file ends what is paid for, too', async () => {
    const boss = await admin();
    const viewer = await payer();
    const { id } = await checkImport({ viewer: boss, csv: `email,state\n${viewer.email},lapsed`, reason });
    const { digest } = await readImport({ viewer: boss, id });
    await applyImport({ viewer: boss, id, digest });
    await hear();
    expect(await again(viewer)).toMatchObject({ membership: { state: 'LAPSED' } });
    const customer = await customerOf(viewer);
    expect(statusAt(customer)).toBe('canceled');
  });
});

describe('Stripe being away', () => {
  it('is said, loses nothing, and is made up for by jobs', async () => {
    const viewer = await reader();
    stripe.down(true);
    expect(await refusalOf(beginCheckout({ viewer, plan: 'monthly' }))).toMatchObject({
      status: 503,
      code: 'payments-away',
    });
    stripe.down(false);
    const session = await choose(viewer);
    stripe.down(true);
    expect((await refusalOf(readCheckout({ viewer }))).code).toBe('payments-away');
    stripe.pay(session);
    expect(await comeBack({ viewer })).toBe('away');
    expect((await refusalOf(openPortal({ viewer }))).code).toBe('payments-away');
    await hear();
    expect((await again(viewer)).insider).toBe(false);
    expect(await query(`select 1 from graphile_worker.jobs where attempts > 0`)).toHaveLength(1);
    stripe.down(false);
    await query('update graphile_worker._private_jobs set run_at = now()');
    await runWaitingJobs();
    expect((await again(viewer)).insider).toBe(true);
  });

  it('whose word is lost is asked again, at most once an hour', async () => {
    const viewer = await payer();
    stripe.renew(await customerOf(viewer));
    told = stripe.events.length;
    expect(await followDueCustomers()).toBe(0);
    const context = inDays(30.5);
    expect(await followDueCustomers({ context })).toBe(1);
    await runWaitingJobs();
    expect(await history(viewer)).toHaveLength(2);
    expect(await followDueCustomers()).toBe(0);
  });
});

it('what is kept is said, and given, where payments are taken', async () => {
  const viewer = await payer();
  const tables = async () =>
    listWhatIsKept(await currentPolicy())
      .flatMap((subject) => subject.tables)
      .map(({ table }) => table)
      .filter((table) => table.startsWith('stripe'));
  expect(await tables()).toHaveLength(4);
  const whose = { id: viewer.id, emailFolded: viewer.email };
  expect(await readRows(sqlStatements(), 'stripe_customers', whose)).toMatchObject([
    { customer_id: await customerOf(viewer) },
  ]);
  expect(await readRows(sqlStatements(), 'stripe_subscriptions', whose)).toMatchObject([
    { status: 'active', plan: 'monthly' },
  ]);
  Object.assign(env(), off);
  expect(await tables()).toEqual([]);
});

it('whoever is turned out can still cancel', async () => {
  const viewer = await payer();
  await sanction({ on: viewer, kind: 'BAN', from: new Date() });
  expect(await openPortal({ viewer: await again(viewer) })).toContain(await customerOf(viewer));
  expect((await refusalOf(openPortal({ viewer: await reader() }))).status).toBe(404);
});
