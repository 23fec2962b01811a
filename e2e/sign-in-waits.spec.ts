import { startSite } from './harness/site';
import { expect, inspect, isScripted, kind, test } from './harness/test';
import { enroll } from './harness/world';

test('who tried too often waits, or lets the browser work instead @scriptless', async ({
  page,
  site,
  world: _,
}) => {
  test.slow();
  const account = await enroll(`Tessa Types ${kind()}`);
  // Limits are as people meet them: on the site of the other tests nobody does.
  const own = await startSite({ databaseUrl: site.databaseUrl, limits: 1 });
  try {
    await page.goto(`${own.url}/sign-in`);
    const form = page.getByRole('form', { name: 'Sign in' });
    const trial = async (password: string) => {
      await form.getByLabel('Email').fill(account.email);
      await form.getByLabel('Password', { exact: true }).fill(password);
      await form.getByRole('button', { name: 'Sign in', exact: true }).click();
    };
    const refused = page.getByText('This e-mail address and password do not belong together.').first();
    for (let time = 0; time < 5; time += 1) {
      await trial(`not the right one ${time}`);
      await expect(refused).toBeVisible();
      // Each answer is a page of its own without script, and takes the place of the same with it.
      await expect(form.getByLabel('Password', { exact: true })).toHaveValue('');
    }
    await trial('not the right one either');
    await expect(page.getByText(/That was too often\. Please try again in/).first()).toBeVisible();
    if (!isScripted()) {
      await expect(page.getByText(/your browser solves a small task/)).toHaveCount(0);
      await trial(account.password);
      await expect(page.getByText(/That was too often\. Please try again in/).first()).toBeVisible();
      return;
    }
    await expect(page.getByText('The task is done: sign in now.')).toBeVisible();
    await inspect(page);
    await trial('wrong once more');
    await expect(refused).toBeVisible();

    await test.step('sent while the browser still works, it goes when that is done', async () => {
      await trial('and again');
      await expect(page.getByText(/You need not wait|The task is done/)).toBeVisible();
      await trial(account.password);
      await expect(page).toHaveURL(`${own.url}/`);
      await page.goto(`${own.url}/account`);
      await expect(page.getByRole('heading', { level: 1, name: account.displayName })).toBeVisible();
    });
  } finally {
    await own.stop();
  }
});
