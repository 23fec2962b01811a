import { newId } from '@/lib/platform/ids';
import { makeExport } from '@/lib/members/export/make-export';
import { changePolicy } from '@/lib/moderation/change-policy';
import { finishDepartures } from '@/lib/web/jobs/finish-departures';
import { query } from '@/lib/testing/database';
import { arriveAs, signIn } from './harness/member';
import { expect, inspect, kind, test } from './harness/test';
import { enroll } from './harness/world';

const idOf = async (email: string) => {
  const [row] = await query<{ id: string }>('select id from members where email_folded = $1', [
    email.toLowerCase(),
  ]);
  return row!.id;
};

test('who asks to leave can stay, and is gone a day later where they do not @plain', async ({ page }) => {
  const account = await enroll(`Lena Leaves ${kind()}`);
  const id = await idOf(account.email);
  await arriveAs(page, account, '/account');
  await page.getByRole('link', { name: 'Privacy', exact: true }).first().click();
  const form = page.getByRole('form', { name: 'Leave for good' });
  const ask = async () => {
    await form.getByLabel('They go with their text').check();
    await form.getByRole('button', { name: 'Leave for good' }).click();
  };
  await inspect(page);
  // Whoever finds a browser open is asked for the password.
  await query(`update sessions set proved_at = now() - interval '6 minutes' where member_id = $1`, [id]);
  await ask();
  await expect(page.getByText('Please prove once more that it is you')).toBeVisible();
  await expect(form.getByLabel('They go with their text')).toBeChecked();
  await page.goto('/account/privacy');
  await expect(form).toHaveCount(0);
  await page.locator('#leaving').getByRole('link', { name: 'Show that it is you' }).click();
  await page.getByLabel('Password', { exact: true }).fill(account.password);
  await page.getByRole('button', { name: 'Prove it' }).click();
  await expect(page).toHaveURL(/\/account\/privacy/);
  await ask();
  await expect(page.getByText(/^Your account closes/)).toBeVisible();
  await inspect(page);
  await page.goto('/account/membership');
  await page.getByRole('link', { name: 'Stay after all' }).click();
  await page.getByRole('button', { name: 'Stay after all' }).click();
  await expect(page.getByText('You stay. Everything is as it was.')).toBeVisible();

  await ask();
  await expect(page.getByText(/^Your account closes/)).toBeVisible();
  await query(
    `update departures set asked_at = now() - interval '25 hours', ends_at = now() - interval '1 hour' where member_id = $1`,
    [id],
  );
  await finishDepartures();
  await page.goto('/account/privacy');
  await expect(page).toHaveURL(/\/sign-in/);
  await signIn(page, account);
  await expect(page.getByText('do not belong together').first()).toBeVisible();
});

test('nobody finds the page of who has left', async ({ page }) => {
  const account = await enroll(`Gus Gone ${kind()}`);
  const id = await idOf(account.email);
  await query(
    `insert into departures (member_id, asked_at, ends_at, keeps_comments) values ($1, now() - interval '25 hours', now() - interval '1 hour', true)`,
    [id],
  );
  await finishDepartures();
  for (const address of [`/members/${id}`, `/members/${newId()}`]) {
    const answer = await page.goto(address);
    expect(answer?.status()).toBe(404);
    await expect(page.getByRole('heading', { name: 'There is nothing at this address' })).toBeVisible();
  }
});

test('a copy of one’s data is made, fetched, and asked for once in a fortnight @plain', async ({ page }) => {
  const account = await enroll(`Carl Copies ${kind()}`);
  const id = await idOf(account.email);
  await arriveAs(page, account, '/account/privacy');
  await page.getByRole('button', { name: 'Ask for a copy' }).click();
  await expect(page.getByText('Your copy is being made')).toBeVisible();
  await inspect(page);
  const [asked] = await query<{ id: string }>('select id from data_exports where member_id = $1', [id]);
  await makeExport({ job: { exportId: asked!.id } });
  await page.goto('/account/privacy');
  await expect(page.getByText('Your copy is ready')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Ask for a copy' })).toHaveCount(0);
  await expect(page.getByRole('link', { name: 'Fetch your copy' })).toHaveAttribute(
    'href',
    '/account/privacy/export',
  );
  await inspect(page);
  await query(`update sessions set proved_at = null where member_id = $1`, [id]);
  await page.goto('/account/privacy');
  await expect(page.getByRole('link', { name: 'Fetch your copy' })).toHaveCount(0);
});

test('the copy is its member’s alone, and a file to keep', async ({ page, request }) => {
  const account = await enroll(`Cara Copies ${kind()}`);
  const id = await idOf(account.email);
  await arriveAs(page, account, '/account/privacy');
  await page.getByRole('button', { name: 'Ask for a copy' }).click();
  await expect(page.getByText('Your copy is being made')).toBeVisible();
  const [asked] = await query<{ id: string }>('select id from data_exports where member_id = $1', [id]);
  await makeExport({ job: { exportId: asked!.id } });
  const own = await page.request.get('/account/privacy/export');
  expect(own.headers()['content-type']).toBe('application/zip');
  expect(own.headers()['content-disposition']).toMatch(/^attachment; filename="your-data-[\d-]+\.zip"$/);
  expect(own.headers()['cache-control']).toBe('private, no-store');
  expect((await own.body()).subarray(0, 2).toString()).toBe('PK');
  const strangers = await request.get('/account/privacy/export', { maxRedirects: 0 });
  expect([strangers.status(), strangers.headers().location]).toEqual([
    303,
    '/sign-in?callbackUrl=%2Faccount%2Fprivacy%23export',
  ]);
  await query(`update sessions set proved_at = null where member_id = $1`, [id]);
  const stale = await page.request.get('/account/privacy/export', { maxRedirects: 0 });
  expect([stale.status(), stale.headers().location]).toEqual([
    303,
    '/prove?next=%2Faccount%2Fprivacy%23export',
  ]);
});

test('anybody can read what is kept, as the policy in force has it', async ({ page }) => {
  await page.goto('/privacy');
  await expect(page.getByRole('heading', { level: 1, name: 'Privacy' })).toBeVisible();
  await expect(page.getByText('365 days; after leaving: erased')).toBeVisible();
  await inspect(page);

  const { viewer } = await enroll(`Rita Retains ${kind()}`, 'ADMIN');
  await changePolicy({ viewer, patch: { retention: { noticeDays: 90 } } });
  try {
    // Another process changed it: the site hears of that within a moment, and the page as it stands does not.
    await expect
      .poll(async () => {
        await page.reload();
        return page.getByText('90 days; after leaving: erased').count();
      })
      .toBe(2);
  } finally {
    await changePolicy({ viewer, patch: { retention: { noticeDays: 365 } } });
  }
});

test('the site says whom to tell of a hole where it is set, and takes reports of browsers', async ({
  request,
}) => {
  expect((await request.get('/.well-known/security.txt')).status()).toBe(404);
  const page = await request.get('/policy');
  expect(page.headers()['cross-origin-resource-policy']).toBe('same-origin');
  expect(page.headers()['reporting-endpoints']).toBe('policy="/api/policy-reports"');
  expect(page.headers()['content-security-policy']).toMatch(
    /report-uri \/api\/policy-reports; report-to policy$/,
  );
  const report = {
    'csp-report': { 'document-uri': 'https://example.org/', 'violated-directive': 'img-src' },
  };
  const send = (data: string) =>
    request.post('/api/policy-reports', { headers: { 'content-type': 'application/csp-report' }, data });
  expect((await send(JSON.stringify(report))).status()).toBe(204);
  expect((await send('x'.repeat(50_000))).status()).toBe(204);
  expect((await request.get('/api/policy-reports')).status()).toBe(405);
});
