import type { Page } from '@playwright/test';
import { addressToken } from '@/lib/members/address/address-token';
import { signIn as openSession } from '@/lib/members/sign-in';
import { query } from '@/lib/testing/database';
import { cookieName, sealSession } from '@/lib/web/session/session-seal';
import { expect } from './scriptless/expect';
import type { Account } from './world';

/** What people do on the pages, by the names that they read there. */

export async function signUp(page: Page, account: Account): Promise<void> {
  const form = page.getByRole('form', { name: 'Become an Insider' });
  await form.getByLabel('Email').fill(account.email);
  await form.getByLabel('Display name').fill(account.displayName);
  await form.getByLabel('Password', { exact: true }).fill(account.password);
  await form.getByRole('button', { name: 'Become an Insider' }).click();
}

/**
 * Follows the link of the letter that somebody got who has just signed up, and goes on where they were. What the letter itself says is
 * tested where it is sent.
 * @param of asks the site's database, where it is not that of all tests
 */
export async function confirmAddress(
  page: Page,
  { email, password }: Account,
  of: (sql: string, values: unknown[]) => Promise<{ id: string }[]> = query,
): Promise<void> {
  const here = page.url();
  const [claim] = await of(
    'select id from address_claims where email_folded = $1 order by created_at desc limit 1',
    [email.toLowerCase()],
  );
  await page.goto(`/confirm-address?token=${addressToken(claim!.id)}`);
  const form = page.getByRole('form', { name: 'Confirm your address' });
  // Where they are not signed in, it takes the password of the account.
  const field = form.getByLabel('Password', { exact: true });
  if ((await field.count()) > 0) await field.fill(password);
  await page.getByRole('button', { name: 'This is my address' }).click();
  await expect(page.getByText('Your address is confirmed')).toBeVisible();
  await page.goto(here);
}

export async function signIn(page: Page, account: Account): Promise<void> {
  const form = page.getByRole('form', { name: 'Sign in' });
  await form.getByLabel('Email').fill(account.email);
  await form.getByLabel('Password', { exact: true }).fill(account.password);
  await form.getByRole('button', { name: 'Sign in', exact: true }).click();
}

/** Opens a page as somebody who is signed in. Their session is inserted behind the browser's back: doors.spec.ts walks the door. */
export async function arriveAs(page: Page, { email, password }: Account, path = '/'): Promise<void> {
  const { sessionToken } = await openSession({ email, password, address: '192.0.2.1' });
  const value = await sealSession(sessionToken);
  await page.context().addCookies([{ name: cookieName('session'), value, domain: 'localhost', path: '/' }]);
  await page.goto(path);
}

export async function post(page: Page, text: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Your comment' }).fill(text);
  await page.getByRole('button', { name: 'Send for review' }).click();
}

/** Gives one verdict on what the panel shows, and waits until it has counted. */
export async function review(
  page: Page,
  { done, verdict = 'Yes' }: { done: number; verdict?: string },
): Promise<void> {
  const panel = page.getByRole('region', { name: 'Peer review' });
  await panel.getByRole('radio', { name: verdict, exact: true }).check();
  await panel.getByRole('button', { name: 'Submit review' }).click();
  await expect(panel.getByText(`${done} of 3 reviews done`)).toBeVisible();
}

/** The three reviews that a comment costs. */
export async function reviewThree(page: Page, verdict = 'Yes'): Promise<void> {
  for (const done of [1, 2, 3]) await review(page, { done, verdict });
}

/** Writes a comment and pays for it. */
export async function postAndReview(page: Page, text: string, verdict = 'Yes'): Promise<void> {
  await post(page, text);
  await expect(page.getByText('0 of 3 reviews done')).toBeVisible();
  await reviewThree(page, verdict);
}
