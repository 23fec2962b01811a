import { expect, kind, test } from './harness/test';
import { arriveAs, post, signIn, signUp } from './harness/member';
import { ban, lapse } from './harness/standing';
import { enroll, newAccount } from './harness/world';

test('signing in and up from an article leads back to its comments @scriptless', async ({ page, world }) => {
  const path = `/articles/${world.article.slug}`;
  const account = newAccount(`Dora Doors ${kind()}`);
  await page.goto(path);
  await page.getByRole('link', { name: 'sign in', exact: true }).click();
  await signIn(page, account);
  await expect(page.getByText(/address and password do not|do not match|wrong/i).first()).toBeVisible();
  await expect(page.getByLabel('Email')).toHaveValue(account.email);
  await page.getByRole('link', { name: 'Become an Insider' }).last().click();
  await signUp(page, { ...account, password: 'short' });
  await expect(page.getByText(/at least 10 characters; this has 5/).first()).toBeVisible();
  await expect(page.getByLabel('Display name')).toHaveValue(account.displayName);
  await signUp(page, account);
  await expect(page).toHaveURL(new RegExp(`${path}#comments$`));
  await expect(page.getByRole('textbox', { name: 'Your comment' })).toBeVisible();
});

test('a member without an active membership is told how to become an Insider @plain', async ({
  page,
  world,
}) => {
  const account = await enroll(`Lia Lapsed ${kind()}`);
  await lapse(account.viewer);
  await arriveAs(page, account, `/articles/${world.article.slug}`);
  await expect(page.getByText('Please note you must be a Maverick Insider to comment.')).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Your comment' })).toHaveCount(0);
  await page.getByRole('link', { name: /see how to renew it/ }).click();
  await expect(page).toHaveURL(/\/account/);
});

test('a sanction bites on the very next request @plain', async ({ page, world }) => {
  const account = await enroll(`Sam Sanctioned ${kind()}`);
  await arriveAs(page, account, `/articles/${world.article.slug}`);
  await ban(account.viewer);
  await post(page, 'I should not be able to post this any more.');
  await expect(page.getByText(/Your account is banned/).first()).toBeVisible();
  await page.goto(`/articles/${world.article.slug}`);
  await expect(page.getByRole('textbox', { name: 'Your comment' })).toHaveCount(0);
});

test('the desk is not there for members, and asks the signed-out to sign in @plain', async ({
  page,
  world,
}) => {
  await page.goto('/admin');
  await expect(page).toHaveURL(/\/sign-in\?callbackUrl=%2Fadmin/);
  await signIn(page, world.moderator);
  await expect(page).toHaveURL(/\/admin/);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
});

test('a member who guesses the desk’s address finds nothing @plain', async ({ page }) => {
  const account = await enroll(`Gus Guesses ${kind()}`);
  await arriveAs(page, account, '/');
  for (const path of [
    '/admin',
    '/admin/audit',
    '/admin/policy',
    '/admin/comments/01a20dac-1d38-77b9-ac48-6ae0add6c705',
  ]) {
    const response = await page.goto(path);
    expect(response?.status(), path).toBe(404);
  }
});

test('signing out ends the session for good @plain', async ({ page, context, world }) => {
  const account = await enroll(`Olga Out ${kind()}`);
  await arriveAs(page, account, '/account/security');
  const before = await context.cookies();
  await page.getByRole('main').getByRole('button', { name: 'Sign out', exact: true }).click();
  await expect(page.getByRole('link', { name: 'Sign in' }).first()).toBeVisible();
  await context.addCookies(before);
  await page.goto(`/articles/${world.article.slug}`);
  await expect(page.getByRole('link', { name: 'sign in', exact: true })).toBeVisible();
});
