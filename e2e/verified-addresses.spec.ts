import type { Page } from '@playwright/test';
import { undoToken } from '@/lib/members/address/address-token';
import { query } from '@/lib/testing/database';
import { arriveAs, confirmAddress, signIn, signUp } from './harness/member';
import { expect, inspect, kind, test } from './harness/test';
import { enroll, newAccount } from './harness/world';

/** What a member may who has not shown that mail to their address reaches them, and how another takes its place. */

const strip = (page: Page) => page.getByRole('complementary', { name: 'Confirm your address' });

test('who has signed up writes a draft, confirms the address elsewhere, and sends it from there @scriptless', async ({
  page,
  stranger,
  world,
}) => {
  const path = `/articles/${world.article.slug}`;
  const account = newAccount(`Una Unverified ${kind()}`);
  const words = `The spring had been wound backwards for years, I am told (${kind()}).`;
  await page.goto(`/join?callbackUrl=${encodeURIComponent(path)}`);
  await signUp(page, account);
  await expect(strip(page)).toContainText(account.email);
  await expect(strip(page)).toContainText('This installation sends no mail');
  await inspect(page);

  await test.step('what they send is kept, and they are told why it is not sent', async () => {
    await page.getByRole('textbox', { name: 'Your comment' }).fill(words);
    await page.getByRole('button', { name: 'Send for review' }).click();
    // Beside the form, where it stood before, and in it.
    await expect(page.getByText(/Please confirm your address first/).nth(1)).toBeVisible();
    await expect(page.getByRole('textbox', { name: 'Your comment' })).toHaveValue(words);
  });

  await test.step('the letter can be had again, from whatever page, and a wrong address changed', async () => {
    await strip(page).getByRole('button', { name: 'Send the letter again' }).click();
    await expect(strip(page).getByText('The letter is on its way')).toBeVisible();
    await expect(page.getByRole('textbox', { name: 'Your comment' })).toHaveValue(words);
    await strip(page).getByRole('link', { name: 'Change it' }).click();
    await expect(page.getByRole('form', { name: 'Change your address' })).toBeVisible();
    await inspect(page);
  });

  await test.step('meanwhile they practise, and see what is right', async () => {
    await page.goto('/review');
    const panel = page.getByRole('region', { name: 'Practice comments' });
    await expect(panel).toContainText('0 of 3 judged');
    await panel.getByRole('radio', { name: 'Yes' }).check();
    await panel.getByRole('button', { name: 'Submit review' }).click();
    await expect(panel).toContainText('1 of 3 judged');
    await expect(panel.getByRole('complementary', { name: 'About your last review' })).toContainText(
      'Right was',
    );
    await inspect(page);
  });

  await test.step('a link that is none says so', async () => {
    await page.goto('/confirm-address?token=nonsense');
    await expect(page.getByRole('heading', { name: 'This link no longer works' })).toBeVisible();
    await inspect(page);
  });

  const elsewhere = await stranger();
  await test.step('the link works where nobody is signed in', async () => {
    await elsewhere.goto('/');
    await confirmAddress(elsewhere, account);
  });

  await test.step('then the draft is there, on another device too, and is sent', async () => {
    await elsewhere.goto('/sign-in');
    await signIn(elsewhere, account);
    await expect(elsewhere).toHaveURL(/localhost:\d+\/$/);
    await elsewhere.goto(path);
    await expect(strip(elsewhere)).toHaveCount(0);
    const box = elsewhere.getByRole('textbox', { name: 'Your comment' });
    await expect(box).toHaveValue(words);
    await elsewhere.getByRole('button', { name: 'Send for review' }).click();
    await expect(elsewhere.getByText('0 of 3 reviews done')).toBeVisible();
  });
});

test('a member changes their address, and whoever reads the mail to the first takes it back @plain', async ({
  page,
  stranger,
}) => {
  const account = await enroll(`Cleo Changes ${kind()}`);
  const next = newAccount(`Cleo Next ${kind()}`).email;
  await arriveAs(page, account, '/account/security');
  const form = page.getByRole('form', { name: 'Change your address' });
  const ask = async (email: string, password: string) => {
    await form.getByLabel('New address').fill(email);
    await form.getByLabel('Present password').fill(password);
    await form.getByRole('button', { name: 'Send the letter' }).click();
  };
  await ask(next, 'not this one at all');
  await expect(page.getByText('This is not your present password.').first()).toBeVisible();
  await expect(form.getByLabel('New address')).toHaveValue(next);
  await ask(account.email, account.password);
  await expect(page.getByText('This is your address already.').first()).toBeVisible();
  await ask(next, account.password);
  await expect(page.getByText(`A letter with a link is on its way to ${next}.`)).toBeVisible();
  await inspect(page);
  await confirmAddress(page, { ...account, email: next });
  await expect(page.getByText(`${next} is confirmed.`)).toBeVisible();

  const first = await stranger();
  const [claim] = await query<{ id: string }>(
    'select id from address_claims where former_email_folded = $1',
    [account.email],
  );
  const way = `/undo-address?token=${undoToken(claim!.id)}`;
  await first.goto(way);
  await expect(first.getByText(next)).toBeVisible();
  await inspect(first);
  await first.getByRole('button', { name: 'Take it back' }).click();
  await expect(first.getByText('It is taken back')).toBeVisible();
  await first.goto(way);
  await expect(first.getByRole('heading', { name: 'This link no longer works' })).toBeVisible();
  await page.goto('/account/security');
  await expect(page).toHaveURL(/\/sign-in/);
  // Whoever changed it knew the password: it is good for nothing any more.
  await signIn(page, account);
  await expect(page.getByText(/do not belong together/).first()).toBeVisible();
});
