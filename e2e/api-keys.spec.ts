import type { Page } from '@playwright/test';
import { arriveAs } from './harness/member';
import { expect, inspect, isScripted, kind, test } from './harness/test';
import { enroll } from './harness/world';

/** The secret that a page shows, if it shows one. */
const secretOn = async (page: Page) => /trialogue_[0-9a-f]{72}/.exec(await page.content())?.[0];

test('an administrator makes a key, sees its secret once, gives it another and ends it @plain', async ({
  page,
  world,
  site,
}) => {
  test.slow();
  const name = `Reader app ${kind()}`;
  /** What the API answers a program with a secret. */
  const answerTo = async (secret: string | undefined) => {
    const headers = { authorization: `Bearer ${secret}` };
    return (await fetch(`${site.url}/api/v1/articles`, { headers })).status;
  };
  await arriveAs(page, world.moderator, '/admin/keys');
  await expect(page.getByRole('heading', { name: 'API keys' })).toHaveCount(0);
  await arriveAs(page, await enroll(`Kezia Keyring ${kind()}`, 'ADMIN'), '/admin/keys');
  await inspect(page);
  const form = page.getByRole('form', { name: 'Make a key' });

  await test.step('what is missing is said, and what was typed stays', async () => {
    await form.getByLabel('Name').fill(name);
    await form.getByRole('button', { name: 'Make the key' }).click();
    await expect(page.getByText('Choose at least one thing that it may do.').first()).toBeVisible();
    await expect(form.getByLabel('Name')).toHaveValue(name);
    await inspect(page);
  });

  const first = await test.step('its secret is shown once, and works', async () => {
    await form.getByRole('checkbox', { name: 'Read', exact: true }).check();
    await form.getByLabel('Ends').selectOption({ label: 'After 30 days' });
    // By keyboard, as by hand.
    await form.getByRole('button', { name: 'Make the key' }).press('Enter');
    await expect(page.getByText(`The key “${name}” is made`)).toBeVisible();
    const secret = await secretOn(page);
    expect(await answerTo(secret)).toBe(200);
    await inspect(page);
    await page.goto('/admin/keys');
    await expect(page.getByRole('article', { name })).toBeVisible();
    expect(await secretOn(page)).toBeUndefined();
    return secret;
  });

  const key = page.getByRole('article', { name });
  const second = await test.step('with another secret, the one before goes on for a while', async () => {
    await key.getByText('Another secret', { exact: true }).click();
    const rotation = key.getByRole('form', { name: `Another secret for the key “${name}”` });
    await rotation.getByLabel('The old secret goes on').selectOption({ label: 'For an hour' });
    await inspect(page);
    await rotation.getByRole('button', { name: 'Make another secret' }).click();
    await expect(page.getByText(`The key “${name}” has another secret`)).toBeVisible();
    const secret = await secretOn(page);
    expect(secret).not.toBe(first);
    expect(await Promise.all([first, secret].map(answerTo))).toEqual([200, 200]);
    await page.goto('/admin/keys');
    await expect(key.getByText('The secret before goes on until')).toBeVisible();
    return secret;
  });

  await test.step('once it is ended, neither works', async () => {
    await key.getByText('End', { exact: true }).click();
    await key.getByRole('button', { name: 'End it now' }).click();
    await expect(page.getByText('The key is ended')).toBeVisible();
    await expect(key).toHaveCount(0);
    expect(await Promise.all([first, second].map(answerTo))).toEqual([401, 401]);
    await page.getByRole('link', { name: 'Ended', exact: true }).click();
    await expect(key.getByText('Ended').first()).toBeVisible();
    await inspect(page);
  });
});

test('a key whose form is sent twice is made once, and its secret shown by both answers', async ({
  page,
}) => {
  const name = 'Twice turned';
  await arriveAs(page, await enroll('Kitty Twofold', 'ADMIN'), '/admin/keys');
  /** As two clicks do without script; what both show. */
  const sendTwice = async (label: string) => {
    const pages = await page.getByRole('form', { name: label }).evaluate((sent) => {
      const body = new FormData(sent as HTMLFormElement);
      const send = async () => (await fetch(location.href, { method: 'POST', body })).text();
      return Promise.all([send(), send()]);
    });
    const [first, second] = pages.map((shown) => /trialogue_[0-9a-f]{72}/.exec(shown)?.[0]);
    expect(first).toBeDefined();
    expect(second).toBe(first);
    await page.goto('/admin/keys');
    return first;
  };
  const form = page.getByRole('form', { name: 'Make a key' });
  await form.getByLabel('Name').fill(name);
  await form.getByRole('checkbox', { name: 'Read', exact: true }).check();
  const made = await sendTwice('Make a key');
  await expect(page.getByRole('article', { name })).toHaveCount(1);
  await page.getByRole('article', { name }).getByText('Another secret', { exact: true }).click();
  expect(await sendTwice(`Another secret for the key “${name}”`)).not.toBe(made);
});

test('whoever writes a program reads what each call takes and answers @plain', async ({ page }) => {
  await page.goto('/docs/api');
  await expect(page.getByRole('heading', { level: 1, name: 'The API' })).toBeVisible();
  await inspect(page);
  await page.getByRole('link', { name: 'List the articles of the front page' }).click();
  await expect(
    page.getByRole('heading', { level: 1, name: 'List the articles of the front page' }),
  ).toBeVisible();
  await expect(page.getByText('Anybody may ask for it.')).toBeVisible();
  await expect(page.getByText('A key with the scope “read” may, too.')).toBeVisible();
  await inspect(page);
  await page.getByRole('link', { name: 'ArticleList' }).first().click();
  await expect(page.getByRole('heading', { level: 1, name: 'ArticleList' })).toBeVisible();
  await expect(page.getByText('items', { exact: true }).first()).toBeVisible();
  await inspect(page);
  await page.getByRole('link', { name: 'The API', exact: true }).first().click();
  await expect(page).toHaveURL(/\/docs\/api$/);
  if (isScripted()) {
    await page.goto('/docs/api/calls/noSuchCall');
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  }
});
