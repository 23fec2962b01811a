import type { Page } from '@playwright/test';
import { database } from '@/lib/platform/db';
import { signUp } from './harness/member';
import { expect, inspect, isScripted, kind, test } from './harness/test';
import { newAccount, type Account, type World } from './harness/world';

/** What whoever has just joined is shown once, where they came from. */

const card = (page: Page) => page.getByRole('region', { name: /^Welcome, / });

async function joinFrom(page: Page, world: World, account: Account): Promise<void> {
  await page.goto(`/join?callbackUrl=${encodeURIComponent(`/articles/${world.article.slug}#comments`)}`);
  // What is measured here while other tests review may be another number.
  await expect(page.getByText(/^You review 3 comments by others first, about .* minute/)).toBeVisible();
  await signUp(page, account);
  await expect(card(page)).toBeVisible();
}

const isDue = async ({ email }: Account) =>
  (await database().member.findFirstOrThrow({ where: { emailFolded: email }, select: { welcomeDue: true } }))
    .welcomeDue;

test('who joins is welcomed where they came from, says what they know, and begins @scriptless', async ({
  page,
  world,
}) => {
  const account = newAccount(`Nell Newcomer ${kind()}`);
  await joinFrom(page, world, account);
  await expect(card(page).getByRole('listitem')).toHaveCount(3);
  await expect(card(page).getByText(/you review 3 comments by others, about .* minute/)).toBeVisible();
  await expect(card(page).getByText(/Water: meter technician/)).toBeVisible();
  await expect(card(page)).toContainText(`Say what you know about “${world.article.title}”`);
  await inspect(page);

  await test.step('what is wrong is said, with the focus on it, and nothing is lost', async () => {
    await card(page).getByLabel('Field', { exact: true }).fill('Water');
    await card(page).getByRole('button', { name: 'Begin' }).click();
    await expect(card(page).getByRole('link', { name: /Please say in a line/ })).toBeVisible();
    if (isScripted()) await expect(page.locator(':focus')).toContainText('Please say in a line');
    await expect(card(page).getByLabel('Field', { exact: true })).toHaveValue('Water');
    expect(await isDue(account)).toBe(true);
    await inspect(page);
  });

  await test.step('then they write', async () => {
    await card(page).getByLabel('What you know of it').fill('Meter technician');
    await card(page).getByRole('button', { name: 'Begin' }).click();
    await expect(card(page)).toHaveCount(0);
    await expect(page).toHaveURL(/#write$/);
    if (isScripted()) await expect(page.getByRole('textbox', { name: 'Your comment' })).toBeFocused();
    expect(await isDue(account)).toBe(false);
  });

  await test.step('and it is not shown again; what they know is kept', async () => {
    await page.goto(`/articles/${world.article.slug}`);
    await expect(page.getByRole('textbox', { name: 'Your comment' })).toBeVisible();
    await expect(card(page)).toHaveCount(0);
    await page.goto('/account');
    await expect(
      page.getByRole('group', { name: '1st field' }).getByLabel('What you know of it'),
    ).toHaveValue('Meter technician');
  });
});

test('a welcome is skipped, and gone for good @plain', async ({ page, context, world }) => {
  const account = newAccount(`Sid Skips ${kind()}`);
  await joinFrom(page, world, account);
  const second = await context.newPage();
  await second.goto(`/articles/${world.article.slug}`);
  await expect(card(second)).toBeVisible();
  await card(page).getByLabel('Field', { exact: true }).fill('Not to be kept');
  await card(page).getByRole('button', { name: 'Skip this' }).click();
  await expect(card(page)).toHaveCount(0);
  if (isScripted()) await expect(page.getByRole('heading', { level: 2, name: /^Comments/ })).toBeFocused();
  expect(await isDue(account)).toBe(false);

  // In another tab it is still there, and ends as well.
  await card(second).getByRole('button', { name: 'Skip this' }).click();
  await expect(card(second)).toHaveCount(0);
  await page.goto('/account');
  await expect(
    page.getByRole('group', { name: '1st field' }).getByLabel('Field', { exact: true }),
  ).toHaveValue('');
});
