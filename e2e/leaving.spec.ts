import { newId } from '@/lib/platform/ids';
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
  await page.getByRole('link', { name: 'Show that it is you' }).click();
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
  await expect(page.getByText(/do not match|wrong|not right/i).first()).toBeVisible();
});

test('nobody finds the page of who has left, and whoever comes is told why that may be', async ({ page }) => {
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
    await expect(page.getByText('They may have left')).toBeVisible();
  }
});
