import type { Page } from '@playwright/test';
import { query } from '@/lib/testing/database';
import { arriveAs } from './harness/member';
import { expect, inspect, isScripted, kind, test } from './harness/test';
import { enroll } from './harness/world';

/** A device of the browser that holds passkeys: how many, and whether whoever is asked unlocks it. */
type Device = { held: () => Promise<number>; unlocks: (enabled: boolean) => Promise<void> };

async function withDevice(page: Page): Promise<Device> {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('WebAuthn.enable');
  const { authenticatorId } = await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return {
    held: async () => (await cdp.send('WebAuthn.getCredentials', { authenticatorId })).credentials.length,
    unlocks: async (enabled) => {
      await cdp.send('WebAuthn.setAutomaticPresenceSimulation', { authenticatorId, enabled });
    },
  };
}

/** Adds a passkey, by a member whose account page is open. */
async function add(page: Page, name: string): Promise<void> {
  const passkeys = page.getByRole('region', { name: 'Passkeys' });
  const form = passkeys.getByRole('form', { name: 'Add a passkey' });
  await form.getByLabel('Name of the passkey').fill(name);
  await form.getByRole('button', { name: 'Add a passkey' }).click();
  await expect(passkeys.getByText('The passkey is added')).toBeVisible();
}

test('a passkey is added, named, used to sign in and to prove who one is, and removed', async ({
  page,
  context,
}) => {
  test.skip(!isScripted(), 'a browser has passkeys by script alone');
  const account = await enroll(`Pascale Passkey ${kind()}`);
  const { held } = await withDevice(page);
  await arriveAs(page, account, '/account/security');
  const passkeys = page.getByRole('region', { name: 'Passkeys' });
  const add = passkeys.getByRole('form', { name: 'Add a passkey' });
  await add.getByLabel('Name of the passkey').fill('My phone');
  await add.getByRole('button', { name: 'Add a passkey' }).click();
  await expect(passkeys.getByText('The passkey is added')).toBeVisible();
  await expect(passkeys.getByRole('listitem')).toContainText(
    /My phoneAdded (just now|\d+ \w+ ago)not used yet/,
  );
  expect(await held()).toBe(1);
  await expect(add.getByLabel('Name of the passkey')).toHaveValue('');
  await inspect(page);

  await test.step('a second one on the same device is refused', async () => {
    await add.getByLabel('Name of the passkey').fill('Again');
    await add.getByRole('button', { name: 'Add a passkey' }).click();
    await expect(add.getByRole('alert').or(passkeys.getByRole('alert')).first()).toContainText(
      /could not use a passkey|Nothing was signed/,
    );
    await expect(add.getByLabel('Name of the passkey')).toHaveValue('Again');
  });

  await test.step('it signs in by itself where the browser offers passkeys, and leads back to where the person was going', async () => {
    await context.clearCookies();
    await page.goto('/sign-in?callbackUrl=%2Faccount%2Fsecurity');
    await expect(passkeys.getByRole('listitem')).toContainText(/My phone.*used/s);
    await expect(page).toHaveURL(/\/account\/security/);
  });

  await test.step('and proves who one is', async () => {
    await query('update sessions set proved_at = null where member_id = $1', [account.viewer.id]);
    await page.goto('/account/security');
    await passkeys.getByRole('link', { name: 'Prove it is you, to change passkeys' }).click();
    await inspect(page);
    await page.getByRole('button', { name: 'Use a passkey' }).click();
    await expect(add).toBeVisible();
    await expect(page).toHaveURL(/\/account\/security/);
  });

  await test.step('it is called something else, and removed', async () => {
    await passkeys.getByText('Rename or remove').click();
    const change = passkeys.getByRole('form', { name: 'Rename My phone' });
    await change.getByLabel('Name of the passkey').fill('The old phone');
    await change.getByRole('button', { name: 'Rename' }).click();
    await expect(passkeys.getByText('The passkey has its new name')).toBeVisible();
    const renamed = passkeys.getByRole('form', { name: 'Rename The old phone' });
    if (!(await renamed.isVisible())) await passkeys.getByText('Rename or remove').click();
    await renamed.getByRole('button', { name: 'Remove The old phone' }).click();
    await expect(passkeys.getByText('The passkey is removed')).toBeVisible();
    await expect(passkeys.getByRole('listitem')).toHaveCount(0);
  });
});

test('where there is no passkey, signing in is as before @scriptless', async ({ page }) => {
  await page.goto('/sign-in');
  const button = page.getByRole('button', { name: 'Sign in with a passkey' });
  if (isScripted()) await expect(button).toBeVisible();
  else await expect(button).toBeHidden();
  await inspect(page);
});

test.describe('on a page that stays open', () => {
  test.skip(() => !isScripted(), 'a browser has passkeys by script alone');

  const offered = (page: Page) => page.waitForResponse('**/api/v1/passkey-requests');
  /** Nothing that was offered until now can be signed any more. */
  const minutesPass = () =>
    query(`update passkey_challenges set expires_at = expires_at - interval '16 minutes'`);

  test('another passkey is offered before the first is too old, and signs in', async ({ page, context }) => {
    const account = await enroll('Otto Openpage');
    const { unlocks } = await withDevice(page);
    await arriveAs(page, account, '/account/security');
    await add(page, 'My laptop');
    await context.clearCookies();
    await unlocks(false);
    await page.clock.install();
    const first = offered(page);
    await page.goto('/sign-in?callbackUrl=%2Faccount%2Fsecurity');
    expect((await first).ok()).toBe(true);
    await minutesPass();
    await unlocks(true);
    await page.clock.runFor('11:00');
    await expect(page).toHaveURL(/\/account\/security/);
  });

  test('what a machine wakes with that slept is offered once more, and said', async ({ page, context }) => {
    const account = await enroll('Sloane Sleeper');
    const { unlocks } = await withDevice(page);
    await arriveAs(page, account, '/account/security');
    await add(page, 'My laptop');
    await context.clearCookies();
    await page.clock.install();
    let asked = 0;
    let wakes: () => void = () => undefined;
    const asleep = new Promise<void>((resolve) => (wakes = resolve));
    await page.route('**/api/v1/passkey-requests', async (route) => {
      asked += 1;
      if (asked === 1) await asleep;
      else await unlocks(false);
      await route.continue();
    });
    await page.goto('/sign-in?callbackUrl=%2Faccount%2Fsecurity');
    await expect.poll(() => asked).toBe(1);
    // Its clock went on, and nothing else did.
    await page.clock.setSystemTime(Date.now() + 60 * 60_000);
    wakes();
    const late = page.getByText('That took too long. Choose your passkey once more.');
    await expect(late).toBeVisible();
    await expect.poll(() => asked).toBe(2);
    await expect(page).toHaveURL(/\/sign-in/);
    await inspect(page);
    await page.unroute('**/api/v1/passkey-requests');
    await unlocks(true);
    await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
    await expect(page).toHaveURL(/\/account\/security/);
  });
});

test('staff remove their last passkey with a password that is long enough', async ({ page }) => {
  test.skip(!isScripted(), 'a browser has passkeys by script alone');
  const account = await enroll('Stella Staff', 'MODERATOR');
  await withDevice(page);
  await arriveAs(page, account, '/account/security');
  await add(page, 'The desk’s key');
  const passkeys = page.getByRole('region', { name: 'Passkeys' });
  await passkeys.getByText('Rename or remove').click();
  const removal = passkeys.getByRole('form', { name: 'Remove The desk’s key' });
  await expect(removal.getByText('your password has to have 15 characters')).toBeVisible();
  await inspect(page);
  await removal.getByLabel('Your password').fill('not mine at all, this');
  await removal.getByRole('button', { name: 'Remove The desk’s key' }).click();
  await expect(removal.getByRole('link', { name: 'This is not your present password.' })).toBeVisible();
  await removal.getByLabel('Your password').fill(account.password);
  await removal.getByRole('button', { name: 'Remove The desk’s key' }).click();
  await expect(passkeys.getByText('The passkey is removed')).toBeVisible();
});
