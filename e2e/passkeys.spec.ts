import type { Page } from '@playwright/test';
import { query } from '@/lib/testing/database';
import { arriveAs } from './harness/member';
import { expect, inspect, isScripted, kind, test } from './harness/test';
import { enroll } from './harness/world';

/** Gives the browser a device that holds passkeys, and is unlocked by whoever is asked. Returns how many it holds. */
async function withDevice(page: Page): Promise<() => Promise<number>> {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('WebAuthn.enable');
  const { authenticatorId } = await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      ...{ protocol: 'ctap2', transport: 'internal' },
      ...{ hasResidentKey: true, hasUserVerification: true, isUserVerified: true },
      automaticPresenceSimulation: true,
    },
  });
  return async () => (await cdp.send('WebAuthn.getCredentials', { authenticatorId })).credentials.length;
}

test('a passkey is added, named, used to sign in and to prove who one is, and removed', async ({
  page,
  context,
}) => {
  test.skip(!isScripted(), 'a browser has passkeys by script alone');
  const account = await enroll(`Pascale Passkey ${kind()}`);
  const held = await withDevice(page);
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
