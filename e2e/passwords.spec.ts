import { resetToken } from '@/lib/members/password-reset/reset-token';
import { signInLinkToken } from '@/lib/members/sign-in-link/link-token';
import { query } from '@/lib/testing/database';
import { signIn, arriveAs } from './harness/member';
import { expect, inspect, kind, test } from './harness/test';
import { enroll } from './harness/world';

/** The way of the letter that was written last to an address. What the letter itself says is tested where it is sent. */
async function wayByMail(email: string): Promise<string> {
  const [asked] = await query<{ id: string }>(
    'select id from password_resets where email_folded = $1 order by created_at desc limit 1',
    [email.toLowerCase()],
  );
  return `/reset-password?token=${resetToken(asked!.id)}`;
}

test('who has forgotten a password chooses a new one, and no page says who has an account @scriptless', async ({
  page,
}) => {
  const account = await enroll(`Flora Forgets ${kind()}`);
  const ask = async (email: string) => {
    await page.goto('/sign-in');
    await page.getByRole('link', { name: 'Forgot your password?' }).click();
    const form = page.getByRole('form', { name: 'Choose a new password' });
    await form.getByLabel('Email').fill(email);
    await form.getByRole('button', { name: 'Send me the link' }).click();
    await expect(page.getByText('Look into your mail')).toBeVisible();
    return page.getByRole('main').innerText();
  };
  await page.goto('/forgot-password');
  await inspect(page);
  await page.getByLabel('Email').fill('no address');
  await page.getByRole('button', { name: 'Send me the link' }).click();
  await expect(page.getByLabel('Email')).toHaveValue('no address');
  await expect(page.getByText(/address/i).first()).toBeVisible();
  expect(await ask(`nobody-${kind().replace(/\W/g, '')}@example.org`)).toBe(await ask(account.email));

  const way = await wayByMail(account.email);
  await page.goto(way);
  await inspect(page);
  const form = page.getByRole('form', { name: 'Choose a new password' });
  await form.getByLabel('New password', { exact: true }).fill('too short');
  await form.getByRole('button', { name: 'Save the new password' }).click();
  await expect(page.getByText(/at least 10 characters; this has 9/).first()).toBeVisible();
  await form.getByLabel('New password', { exact: true }).fill('Basketball');
  await form.getByRole('button', { name: 'Save the new password' }).click();
  await expect(page.getByText(/found in a leak from some other site/).first()).toBeVisible();
  await form.getByLabel('New password', { exact: true }).fill('seven bells by the harbour');
  await form.getByRole('button', { name: 'Save the new password' }).click();
  await expect(page.getByText('Your new password is saved. Sign in with it.')).toBeVisible();
  await signIn(page, { ...account, password: 'seven bells by the harbour' });
  await expect(page).toHaveURL(/localhost:\d+\/$/);
  await page.goto('/account');
  await expect(page.getByRole('heading', { level: 1, name: account.displayName })).toBeVisible();

  await page.goto(way);
  await expect(page.getByRole('heading', { name: 'This link no longer works' })).toBeVisible();
  await page.getByRole('link', { name: 'Ask for a new one' }).click();
  await expect(page).toHaveURL(/\/forgot-password$/);
});

test('a member changes their password where they are signed in @plain', async ({ page }) => {
  const account = await enroll(`Chan Changes ${kind()}`);
  await arriveAs(page, account, '/');
  await page.goto('/.well-known/change-password');
  await expect(page).toHaveURL(/\/account/);
  const form = page.getByRole('form', { name: 'Your password' });
  const change = async (present: string, next: string) => {
    await form.getByLabel('Present password').fill(present);
    await form.getByLabel('New password', { exact: true }).fill(next);
    await form.getByRole('button', { name: 'Change the password' }).click();
  };
  await change('not this one at all', 'seven bells by the harbour');
  await expect(page.getByText('This is not your present password.').first()).toBeVisible();
  await change(account.password, 'seven bells by the harbour');
  await expect(page.getByText('Your password is changed. You are signed out everywhere else.')).toBeVisible();
  await inspect(page);
});

test('who would not type a password signs in with a letter, and no page says who has an account @plain', async ({
  page,
}) => {
  const account = await enroll(`Lena Linked ${kind()}`);
  const ask = async (email: string) => {
    await page.goto('/sign-in');
    await page.getByRole('link', { name: 'Have a link sent to you instead' }).click();
    const form = page.getByRole('form', { name: 'Sign in by mail' });
    await form.getByLabel('Email').fill(email);
    await form.getByRole('button', { name: 'Send the link' }).click();
    await expect(page.getByText('Look into your mail')).toBeVisible();
    return page.getByRole('main').innerText();
  };
  await page.goto('/sign-in/link');
  await inspect(page);
  expect(await ask(`nobody-${kind().replace(/\W/g, '')}@example.com`)).toBe(await ask(account.email));

  const [asked] = await query<{ id: string }>('select id from sign_in_links where email_folded = $1', [
    account.email.toLowerCase(),
  ]);
  const way = `/sign-in/link?token=${signInLinkToken(asked!.id)}`;
  await page.goto(way);
  await expect(page.getByText(account.displayName)).toBeVisible();
  await inspect(page);
  await page.getByRole('form', { name: 'Sign in' }).getByRole('button', { name: 'Sign in' }).click();
  await expect(page).toHaveURL(/localhost:\d+\/$/);
  await page.goto('/account');
  await expect(page.getByRole('heading', { level: 1, name: account.displayName })).toBeVisible();

  await page.goto(way);
  await expect(page.getByRole('heading', { name: 'This link no longer works' })).toBeVisible();
  await expect(page.getByRole('form', { name: 'Sign in by mail' })).toBeVisible();
});
