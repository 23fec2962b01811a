import type { Page } from '@playwright/test';
import { signInLinkToken } from '@/lib/members/sign-in-link/link-token';
import { requestLink } from '@/lib/members/sign-in-link/request-link';
import { query } from '@/lib/testing/database';
import { arriveAs } from './harness/member';
import { cookiesOf, send } from './harness/raw-request';
import { expect, inspect, kind, test } from './harness/test';
import { enroll, type Account } from './harness/world';

const sessions = (page: Page) => page.getByRole('region', { name: 'Where you are signed in' });

test('a member sees where they are signed in, ends one of them, and all others @plain', async ({
  page,
  stranger,
}) => {
  const account = await enroll(`Sisi Sessions ${kind()}`);
  const [phone, library] = [await stranger(), await stranger()];
  for (const one of [phone, library, page]) await arriveAs(one, account, '/account/security');
  await expect(sessions(page).getByRole('listitem')).toHaveCount(3);
  await expect(sessions(page).getByText('this one')).toHaveCount(1);
  await expect(sessions(page).getByText('192.0.2.0/24')).toHaveCount(3);
  await inspect(page);

  await sessions(page)
    .getByRole('button', { name: /^End the session of/ })
    .first()
    .click();
  await expect(page.getByText('That session has ended.')).toBeVisible();
  await expect(sessions(page).getByRole('listitem')).toHaveCount(2);
  await sessions(page).getByRole('button', { name: 'End all others' }).click();
  await expect(page.getByText('You are signed out everywhere else.')).toBeVisible();
  await expect(sessions(page).getByRole('listitem')).toHaveCount(1);
  await expect(sessions(page).getByRole('button', { name: 'End all others' })).toHaveCount(0);
  for (const one of [phone, library]) {
    await one.goto('/account/security');
    await expect(one).toHaveURL(/\/sign-in/);
  }
  await sessions(page).getByRole('button', { name: 'Sign out', exact: true }).click();
  await expect(page.getByRole('link', { name: 'Sign in' }).first()).toBeVisible();
  await page.goto('/account/security');
  await expect(page).toHaveURL(/\/sign-in/);
});

/** So that what they proved was long ago. */
const longAgo = (memberId: string) =>
  query(`update sessions set proved_at = now() - interval '6 minutes' where member_id = $1`, [memberId]);

async function proveElsewhere(page: Page, { password }: Account): Promise<void> {
  const tab = await page.context().newPage();
  await tab.goto('/prove');
  const form = tab.getByRole('form', { name: 'Is it you?' });
  await form.getByLabel('Password', { exact: true }).fill('not this one at all');
  await form.getByRole('button', { name: 'Prove it' }).click();
  await expect(tab.getByText('This is not your present password.').first()).toBeVisible();
  await form.getByLabel('Password', { exact: true }).fill(password);
  await form.getByRole('button', { name: 'Prove it' }).click();
  await expect(tab.getByText('It is you')).toBeVisible();
  await tab.close();
}

const asked = (page: Page) => page.getByRole('link', { name: 'Prove it in a new tab' });

test('who changes the policy long after signing in proves that it is they, and loses nothing typed @plain', async ({
  page,
}) => {
  const admin = await enroll(`Pru Proves ${kind()}`, 'ADMIN');
  await arriveAs(page, admin, '/admin/policy');
  const name = page.getByLabel(/^Publication/);
  const before = await name.inputValue();
  await name.fill(`The Proven Light ${kind()}`);
  const why = page.getByLabel('Why');
  await why.fill('The paper has a new name.');
  await longAgo(admin.viewer.id);
  await page.getByRole('button', { name: 'Save policy' }).click();
  await expect(asked(page)).toHaveAttribute('href', '/prove');
  await expect(name).toHaveValue(`The Proven Light ${kind()}`);
  await proveElsewhere(page, admin);
  await page.getByRole('button', { name: 'Save policy' }).click();
  await expect(page.getByText(/^Saved: version/)).toBeVisible();
  await name.fill(before);
  await why.fill('And its old one again.');
  await page.getByRole('button', { name: 'Save policy' }).click();
  // The others of this site know it by its name.
  await expect(async () => {
    await page.goto('/policy');
    await expect(page.getByText(`The Proven Light ${kind()}`)).toHaveCount(0, { timeout: 500 });
  }).toPass();
});

test('who gives somebody a role proves it too, and a page that asks leads back @plain', async ({ page }) => {
  const admin = await enroll(`Rex Roles ${kind()}`, 'ADMIN');
  const member = await enroll(`Mo Raised ${kind()}`);
  await arriveAs(page, admin, `/admin/members/${member.viewer.id}`);
  const region = page.getByRole('region', { name: 'Role and membership' });
  await region.getByText('Change the role', { exact: true }).click();
  const role = page.getByRole('form', { name: 'Change the role' });
  await role.getByLabel('Role').selectOption({ label: 'Moderator' });
  await role.getByLabel('Why').fill('You begin on Monday.');
  await longAgo(admin.viewer.id);
  await role.getByRole('button', { name: /^Change the role of/ }).click();
  await expect(asked(page)).toBeVisible();
  await expect(role.getByLabel('Why')).toHaveValue('You begin on Monday.');
  await proveElsewhere(page, admin);
  await role.getByRole('button', { name: /^Change the role of/ }).click();
  await expect(page.getByText(`The role of ${member.displayName} is changed`)).toBeVisible();

  await longAgo(admin.viewer.id);
  await page.goto('/prove?next=/account/security');
  await inspect(page);
  const form = page.getByRole('form', { name: 'Is it you?' });
  await form.getByLabel('Password', { exact: true }).fill(admin.password);
  await form.getByRole('button', { name: 'Prove it' }).click();
  // Not by its end alone: `/prove` has it in its query.
  await expect(page).toHaveURL('/account/security');
  for (const strange of ['https://evil.example/', '//evil.example']) {
    await page.goto(`/prove?next=${encodeURIComponent(strange)}`);
    await expect(page).toHaveURL(/\/prove/);
  }
});

test('a program signs in by the link of a letter, once, and the account says so', async ({ page, site }) => {
  const account = await enroll(`Lena Linkapi ${kind()}`);
  await requestLink({ email: account.email, address: '192.0.2.77' });
  const [row] = await query<{ id: string }>('select id from sign_in_links where email_folded = $1', [
    account.email,
  ]);
  const link = signInLinkToken(row!.id);
  const { cookie } = await cookiesOf(site.url, { link });
  const me = await send(`${site.url}/api/v1/me`, { headers: { cookie } });
  expect([me.status, JSON.parse(me.body)]).toMatchObject([200, { displayName: account.displayName }]);
  const { answer } = await cookiesOf(site.url, { link });
  expect([answer.status, JSON.parse(answer.body)]).toMatchObject([409, { code: 'link-over' }]);
  await arriveAs(page, account, '/account/security');
  const events = page.getByRole('region', { name: 'What has happened to your account' });
  await expect(events.getByText('by the link of a letter')).toBeVisible();
  await expect(events.getByText('by the password').first()).toBeVisible();
});
