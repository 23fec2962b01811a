import type { Page } from '@playwright/test';
import { database } from '@/lib/platform/db';
import { commentInReview, waitingComment } from './harness/comments';
import { arriveAs, signIn } from './harness/member';
import { endSessions } from './harness/standing';
import { expect, inspect, test } from './harness/test';
import { enroll, newAccount } from './harness/world';

/** Something that a page has for as long as it is not loaded anew. */
const mark = (page: Page) => page.evaluate(() => void document.documentElement.setAttribute('data-same', ''));
const isSame = (page: Page) => page.locator('html[data-same]').count();

const knows = (page: Page) => page.getByRole('form', { name: 'Your knowledge and experience' });
const row = (page: Page, name: string) => knows(page).getByRole('group', { name });
const save = (page: Page) => knows(page).getByRole('button', { name: 'Save what you know' });

test('what was saved is said on the page as it stands, and the way back leads off it', async ({ page }) => {
  const member = await enroll('Ina Inplace');
  await arriveAs(page, member, '/my-reviews');
  await page.goto('/account');
  await mark(page);
  await row(page, '1st field').getByLabel('Field').fill('Water');
  await save(page).click();
  await expect(page.locator(':focus')).toContainText('Please say in a line');
  await row(page, '1st field').getByLabel('What you know of it').fill('Mended meters for a metro');
  await save(page).click();
  await expect(page.locator(':focus')).toContainText('It is saved');
  await expect(page).toHaveURL(/\/account\?saved=knows#knows$/);
  await expect(row(page, '1st field').getByLabel('Field')).toHaveValue('Water');
  await expect(page.getByText('Please say in a line')).toHaveCount(0);
  expect(await isSame(page)).toBe(1);

  await test.step('what is wrong afterwards has the focus, and not what went well before', async () => {
    await row(page, '2nd field').getByLabel('Field').fill('Clocks');
    await save(page).click();
    await expect(page.locator(':focus')).toContainText('Please say in a line');
  });
  await page.goBack();
  await expect(page).toHaveURL(/\/my-reviews$/);
});

test('who was signed out meanwhile is told so beside what they typed, and sends it once they are back', async ({
  page,
}) => {
  const member = await enroll('Odile Out');
  await arriveAs(page, member, '/account');
  await mark(page);
  await row(page, '1st field').getByLabel('Field').fill('Harbours');
  await row(page, '1st field').getByLabel('What you know of it').fill('Thirty years of ebb and flow');
  await endSessions(member.viewer);
  await save(page).click();
  await expect(knows(page).getByRole('alert')).toContainText('Your session has ended.');
  await inspect(page);
  const [door] = await Promise.all([
    page.waitForEvent('popup'),
    knows(page).getByRole('link', { name: 'Open the sign-in page in a new tab' }).click(),
  ]);
  await signIn(door, member);
  await expect(door).toHaveURL(/\/$/);
  await door.close();
  await expect(row(page, '1st field').getByLabel('Field')).toHaveValue('Harbours');
  await save(page).click();
  await expect(page.locator(':focus')).toContainText('It is saved');
  expect(await isSame(page)).toBe(1);
});

test('a double click does a thing once', async ({ page, world }) => {
  const { slug } = world.article;
  for (const name of ['Ada', 'Bob', 'Cleo', 'Dov', 'Eve', 'Fay'])
    await commentInReview((await enroll(`${name} Lines up`)).viewer, slug, `${name} waits for reviews.`);
  const member = await enroll('Dob Double');
  await waitingComment(member.viewer, slug, 'I press everything twice.');
  await arriveAs(page, member, '/review');
  const panel = page.getByRole('region', { name: 'Peer review' });
  const shown = panel.getByRole('group', { name: 'The comment to review' });
  const before = await shown.innerText();
  await panel.getByRole('button', { name: 'I can’t judge this one' }).dblclick();
  await expect(shown).not.toHaveText(before);
  await expect(panel.getByRole('heading', { level: 3 })).toBeFocused();
  await panel.getByRole('radio', { name: 'Yes', exact: true }).check();
  await panel.getByRole('button', { name: 'Submit review' }).dblclick();
  await expect(panel.getByText('1 of 3 reviews done')).toBeVisible();
  await expect(panel.getByRole('radio', { name: 'Yes', exact: true })).not.toBeChecked();
  const reviewer = { reviewerId: member.viewer.id };
  expect(await database().reviewAssignment.count({ where: { ...reviewer, state: 'SKIPPED' } })).toBe(1);
  expect(await database().review.count({ where: reviewer })).toBe(1);
});

test('a password that is shown stays so when it was wrong, and is typed anew', async ({ page }) => {
  await page.goto('/sign-in');
  await mark(page);
  const account = newAccount('Shelly Shows');
  const password = page.getByLabel('Password', { exact: true });
  const show = page.getByRole('button', { name: 'Show password' });
  await expect(show).toHaveAttribute('aria-pressed', 'false');
  await show.click();
  await expect(password).toHaveAttribute('type', 'text');
  await signIn(page, account);
  await expect(page.locator(':focus')).toContainText('do not belong together');
  await expect(page.getByLabel('Email')).toHaveValue(account.email);
  await expect(password).toHaveValue('');
  await expect(password).toHaveAttribute('type', 'text');
  await expect(show).toHaveAttribute('aria-pressed', 'true');
  await show.click();
  await expect(password).toHaveAttribute('type', 'password');
  await inspect(page);
  expect(await isSame(page)).toBe(1);
});
