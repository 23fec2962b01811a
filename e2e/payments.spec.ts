import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import {
  SECRET_KEY,
  startStripeServer,
  WEBHOOK_SECRET,
  type StripeServer,
} from '@/lib/members/stripe/testing/stripe-server';
import { changePolicy } from '@/lib/moderation/change-policy';
import { readLetter } from '@/lib/outreach/testing/read-letter';
import { query } from '@/lib/testing/database';
import { finishDepartures } from '@/lib/web/jobs/finish-departures';
import { arriveAs } from './harness/member';
import { freePort, startSite, type Site } from './harness/site';
import { expect, inspect, kind, test } from './harness/test';
import { enroll, type Account, type World } from './harness/world';

/** Memberships that are paid for at Stripe: a program of the tests' own that speaks and signs as Stripe does. */

let [stripe, own, letters]: [StripeServer?, Site?, string?] = [];

/** The site of these tests, beside that of the others: it takes payments, and does its jobs. */
async function siteWithPayments({ databaseUrl }: Site): Promise<{ stripe: StripeServer; url: string }> {
  stripe ??= await startStripeServer({ prices: ['price_month', 'price_year'] });
  letters ??= mkdtempSync(join(tmpdir(), 'trialogue-letters-'));
  own ??= await startSite({
    databaseUrl,
    jobs: true,
    port: await freePort(),
    settings: {
      STRIPE_SECRET_KEY: SECRET_KEY,
      STRIPE_WEBHOOK_SECRET: WEBHOOK_SECRET,
      STRIPE_API_FOR_TESTS: stripe.url,
      MAIL_FOLDER: letters,
    },
  });
  stripe.tellTo(`${own.url}/api/stripe`);
  return { stripe, url: own.url };
}

test.afterAll(async () => {
  const { viewer } = await enroll(`Payments Admin ${kind()}`, 'ADMIN');
  await changePolicy({ viewer, patch: { membership: { bySignUp: true, plans: [], graceDays: 7 } } });
  await own?.stop();
  await stripe?.stop();
  if (letters) rmSync(letters, { recursive: true });
});

const PLANS = `monthly | Monthly | R12.50 a month. | price_month
yearly | Yearly | R125 a year. | price_year`;

/** An administrator has members pay, by the policy's form. */
async function sellPlans(page: Page, url: string, { admin }: World): Promise<void> {
  await arriveAs(page, admin, `${url}/admin/policy`);
  const form = page.getByRole('form', { name: 'Policy' });
  await form.getByLabel('Signing up makes an Insider').selectOption('no');
  await form.getByLabel('Plans').fill(PLANS);
  await form.getByLabel('Days of grace').fill('5');
  await form.getByLabel('Why').fill('Members pay from this month on.');
  await form.getByRole('button', { name: 'Save policy' }).click();
  await expect(page).toHaveURL(/saved=/);
  await expect(form.getByLabel('Plans')).toHaveValue(PLANS);
}

/** Somebody who has an account, and no membership. */
async function enrollReader(name: string): Promise<Account & { id: string }> {
  const { viewer, ...account } = await enroll(`${name} ${kind()}`);
  await query('delete from memberships where member_id = $1', [viewer.id]);
  return { ...account, id: viewer.id };
}

async function choosePlan(page: Page, name: string): Promise<void> {
  const form = page.getByRole('form', { name: 'Choose a plan' });
  await form.getByLabel(name).check();
  await form.getByRole('button', { name: 'Go on to pay' }).click();
}

/** A browser goes on to Stripe by itself; where there is none, by the link. */
async function arriveAtStripe(page: Page, price: string): Promise<void> {
  if (test.info().project.name === 'as forms')
    await page.getByRole('link', { name: 'Go on to Stripe' }).click();
  await expect(page.getByRole('heading', { name: `Pay for ${price}` })).toBeVisible();
}

const customerOf = async (id: string): Promise<string> => {
  const [row] = await query<{ id: string }>(
    'select customer_id as id from stripe_customers where member_id = $1',
    [id],
  );
  return row!.id;
};
const stateOf = async (id: string): Promise<string | undefined> => {
  const [row] = await query<{ state: string }>(
    'select membership_state(m, now()) as state from memberships m where member_id = $1',
    [id],
  );
  return row?.state;
};
/** What letters to somebody are about. */
const lettersTo = (email: string): string[] =>
  readdirSync(letters!)
    .filter((file) => file.endsWith('.eml'))
    .map((file) => readLetter(readFileSync(join(letters!, file), 'utf8')).headers)
    .filter((headers) => headers.to?.includes(email))
    .map((headers) => headers.subject ?? '');

/** The page at once says how things stand. */
async function expectStanding(page: Page, url: string, words: string | RegExp): Promise<void> {
  await page.goto(`${url}/account/membership`);
  await expect(page.getByText(words).first()).toBeVisible();
}

test('who has no membership picks a plan, pays, writes at once, owes, loses it, pays again and cancels @scriptless', async ({
  page,
  site,
  stranger,
  world,
}) => {
  test.slow();
  const { stripe, url } = await siteWithPayments(site);
  const desk = await stranger();
  await sellPlans(desk, url, world);
  await inspect(desk);
  const account = await enrollReader('Petra Pays');
  const article = `${url}/articles/${world.article.slug}`;

  await test.step('they are told what to do, and go back from Stripe without paying', async () => {
    await arriveAs(page, account, `${url}/account`);
    await expect(page.getByText('Choose a plan under “Membership”')).toBeVisible();
    await page.goto(article);
    await page.getByRole('link', { name: 'see how to become', exact: false }).click();
    await expect(page.getByText('The number of your card never comes to us')).toBeVisible();
    await inspect(page);
    await choosePlan(page, 'Yearly');
    await arriveAtStripe(page, 'price_year');
    await page.getByRole('link', { name: 'Back' }).click();
    await expect(page.getByText('No payment has arrived')).toBeVisible();
    await inspect(page);
  });

  await test.step('they choose another plan, pay, and are Insiders before Stripe says so', async () => {
    stripe.tellTo(null);
    await choosePlan(page, 'Monthly');
    await arriveAtStripe(page, 'price_month');
    await page.getByRole('button', { name: 'Pay', exact: true }).click();
    await expect(page.getByText('Your payment has arrived')).toBeVisible();
    await expect(page.getByText('You are a Maverick Insider')).toBeVisible();
    await expect(page.getByRole('region', { name: 'Your subscription' })).toContainText('Paid');
    await inspect(page);
    await page.goto(article);
    await expect(page.getByRole('textbox', { name: 'Your comment' })).toBeVisible();
  });
  const customer = await customerOf(account.id);

  await test.step('what Stripe says later, in whatever order and twice, changes nothing', async () => {
    stripe.tellTo(`${url}/api/stripe`);
    const said = [...stripe.events.toReversed(), ...stripe.events];
    expect(await Promise.all(said.map((event) => stripe.send(event)))).toEqual(said.map(() => 204));
    const forged = await fetch(`${url}/api/stripe`, {
      method: 'POST',
      headers: { 'stripe-signature': 't=1,v1=00' },
      body: stripe.events[0]!.body,
    });
    expect(forged.status).toBe(400);
    await expect
      .poll(() => query(`select 1 from graphile_worker.jobs where task_identifier like 'follow-stripe%'`))
      .toEqual([]);
    expect(
      await query(`select 1 from membership_changes where member_id = $1 and source = 'STRIPE'`, [
        account.id,
      ]),
    ).toHaveLength(1);
  });

  await test.step('a renewal that fails leaves them some days, and a letter says so', async () => {
    stripe.renew(customer, { fails: true });
    await expect.poll(() => stateOf(account.id)).toBe('GRACE');
    await expectStanding(page, url, /You can still write, reply and review until/);
    await expect(page.getByRole('region', { name: 'Your subscription' })).toContainText(
      'The last payment did not go through',
    );
    await inspect(page);
    await expect.poll(() => lettersTo(account.email)).toContainEqual('Your membership could not be renewed');
  });

  await test.step('after these it has lapsed, on the next request, and another letter says so', async () => {
    stripe.passDays(6);
    await query(
      `update memberships set until = until - interval '6 days', grace_until = grace_until - interval '6 days'
      where member_id = $1`,
      [account.id],
    );
    await page.goto(article);
    await expect(page.getByText('Your membership has lapsed').first()).toBeVisible();
    await expect(page.getByRole('textbox', { name: 'Your comment' })).toHaveCount(0);
    stripe.end(customer);
    await expect.poll(() => lettersTo(account.email)).toContainEqual('Your membership has lapsed');
  });

  await test.step('they pay once more, and cancel at Stripe', async () => {
    await expectStanding(page, url, 'Your membership has lapsed');
    await inspect(page);
    await choosePlan(page, 'Yearly');
    await arriveAtStripe(page, 'price_year');
    await page.getByRole('button', { name: 'Pay', exact: true }).click();
    await expect(page.getByText('You are a Maverick Insider')).toBeVisible();
    await page.getByRole('link', { name: 'Bills, card, plan and cancelling: at Stripe' }).click();
    await page.getByRole('button', { name: 'Cancel at the end of the period' }).click();
    await expect(page.getByText('It ends with its period')).toBeVisible();
    await expect
      .poll(() =>
        query(`select 1 from stripe_subscriptions where ends_at is not null and member_id = $1`, [
          account.id,
        ]),
      )
      .toHaveLength(1);
    await page.getByRole('link', { name: 'Back' }).click();
    await expect(page.getByRole('region', { name: 'Your subscription' })).toContainText('Ends on');
    await expect(page.getByText('You are a Maverick Insider')).toBeVisible();
    await inspect(page);
  });

  await test.step('what is paid back ends it; the desk sees all of that, and where to look', async () => {
    stripe.refund(customer);
    await expect.poll(() => stateOf(account.id)).toBe('LAPSED');
    await expectStanding(page, url, 'Your membership has lapsed');
    await expect(page.getByText(/of the payment of .* went back/)).toBeVisible();
    await inspect(page);
    await desk.goto(`${url}/admin/members/${account.id}`);
    const payments = desk.getByRole('region', { name: 'Payments by Stripe' });
    await expect(payments.getByRole('link', { name: `Customer ${customer} at Stripe` })).toHaveAttribute(
      'href',
      `https://dashboard.stripe.com/test/customers/${customer}`,
    );
    await expect(payments).toContainText('The membership does not count as paid because of it');
    await inspect(desk);
  });
});

test('nobody pays twice, whatever tab they pay in, and a bank may take its time @plain', async ({
  page,
  site,
  stranger,
  world,
}) => {
  test.slow();
  const { stripe, url } = await siteWithPayments(site);
  await sellPlans(await stranger(), url, world);
  const account = await enrollReader('Tamara Twice');
  const other = await stranger();
  await arriveAs(page, account, `${url}/account/membership`);
  await arriveAs(other, account, `${url}/account/membership`);
  await choosePlan(page, 'Monthly');
  await arriveAtStripe(page, 'price_month');
  await choosePlan(other, 'Yearly');
  await arriveAtStripe(other, 'price_year');
  // The page of the first is closed by then.
  await page.getByRole('button', { name: 'Pay', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'This page has expired' })).toBeVisible();
  stripe.tellTo(null);
  await page.goto(`${url}/account/membership`);
  await other.getByRole('button', { name: 'Pay by debit' }).click();
  await expect(other.getByText('Your payment is under way')).toBeVisible();
  await expect(other.getByText('You are not a Maverick Insider yet')).toBeVisible();
  await inspect(other);
  await choosePlan(page, 'Monthly');
  await expect(
    page.getByText('You have paid already, and your bank has yet to confirm it').first(),
  ).toBeVisible();
  await inspect(page);
  stripe.tellTo(`${url}/api/stripe`);
  stripe.settle(await customerOf(account.id));
  await expect.poll(() => stateOf(account.id)).toBe('ACTIVE');
  await expectStanding(page, url, 'You are a Maverick Insider');
});

test('while Stripe is away that is said, and nothing is lost @plain', async ({
  page,
  site,
  stranger,
  world,
}) => {
  test.slow();
  const { stripe, url } = await siteWithPayments(site);
  await sellPlans(await stranger(), url, world);
  const account = await enrollReader('Stella Stranded');
  await arriveAs(page, account, `${url}/account/membership`);
  stripe.down(true);
  await choosePlan(page, 'Yearly');
  await expect(page.getByText('Nothing is lost, and nothing was paid by this').first()).toBeVisible();
  await expect(page.getByLabel('Yearly')).toBeChecked();
  await inspect(page);
  stripe.down(false);
  await choosePlan(page, 'Yearly');
  await arriveAtStripe(page, 'price_year');
  stripe.down(true);
  await page.goto(`${url}/account/membership/checkout?plan=yearly`);
  await expect(page.getByText('what you have chosen is kept')).toBeVisible();
  await inspect(page);
  stripe.down(false);
  await page.getByRole('link', { name: 'Try again' }).click();
  await arriveAtStripe(page, 'price_year');
  stripe.down(true);
  await page.getByRole('button', { name: 'Pay', exact: true }).click();
  await expect(page.getByText('Stripe cannot be asked at the moment')).toBeVisible();
  await inspect(page);
  await page.goto(`${url}/account/membership/portal`);
  await expect(page.getByText('The page for your payments cannot be opened')).toBeVisible();
  stripe.down(false);
  await query('update graphile_worker._private_jobs set run_at = now() where locked_at is null');
  await expect.poll(() => stateOf(account.id)).toBe('ACTIVE');
  await expectStanding(page, url, 'You are a Maverick Insider');
});

test('what a member pays who leaves is cancelled at Stripe, as the page says @plain', async ({
  page,
  site,
  stranger,
  world,
}) => {
  test.slow();
  const { stripe, url } = await siteWithPayments(site);
  await sellPlans(await stranger(), url, world);
  const account = await enrollReader('Lara Leaver');
  await arriveAs(page, account, `${url}/account/membership`);
  await choosePlan(page, 'Yearly');
  await arriveAtStripe(page, 'price_year');
  await page.getByRole('button', { name: 'Pay', exact: true }).click();
  await expect(page.getByText('You are a Maverick Insider')).toBeVisible();
  const customer = await customerOf(account.id);
  await page.goto(`${url}/account/privacy`);
  const says = page.getByText('Your subscription is cancelled at Stripe when your account closes');
  await expect(says).toBeVisible();
  await inspect(page);
  await page.getByRole('button', { name: 'Leave for good' }).click();
  await expect(page.getByText(/^Your account closes/)).toBeVisible();
  await expect(says).toBeVisible();
  await query(
    `update departures set asked_at = now() - interval '25 hours', ends_at = now() - interval '1 hour' where member_id = $1`,
    [account.id],
  );
  await finishDepartures();
  const statuses = () =>
    [...stripe.subscriptions.values()].filter((one) => one.customer === customer).map(({ status }) => status);
  await expect.poll(statuses).toEqual(['canceled']);
});

test('the privacy page says who processes payments, and a site that takes none says nothing of it', async ({
  page,
  site,
}) => {
  const { url } = await siteWithPayments(site);
  await page.goto(`${url}/privacy`);
  await expect(page.getByRole('region', { name: 'Paying' })).toContainText('Stripe');
  await expect(page.getByText('Customer number at Stripe')).toBeVisible();
  await inspect(page);
  await page.goto(`${site.url}/privacy`);
  await expect(page.getByRole('heading', { name: 'What others see' })).toBeVisible();
  await expect(page.getByText('Stripe')).toHaveCount(0);
  const account = await enrollReader('Nora None');
  await arriveAs(page, account, `${site.url}/account/membership`);
  await expect(page.getByText('You are not a Maverick Insider yet')).toBeVisible();
  await expect(page.getByText('Stripe')).toHaveCount(0);
  expect((await fetch(`${site.url}/api/stripe`, { method: 'POST', body: '{}' })).status).toBe(404);
});
