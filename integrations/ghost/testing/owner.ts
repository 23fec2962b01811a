import { expect, type Page } from '@playwright/test';
import { click, paste, type } from '../../testing/pace';

/** What the owner of a Ghost does on the pages of its own desk, by the names that they read there. */

export const OWNER = {
  name: 'Olive Owner',
  email: 'owner@example.org',
  password: 'nine kettles under the pier',
};

/** What Ghost asks for first, once. */
export async function setUp(page: Page, at: string): Promise<void> {
  await page.goto(`${at}/ghost/`);
  for (const [field, text] of [
    ['Site title', 'The Harbour Post'],
    ['Full name', OWNER.name],
    ['Email address', OWNER.email],
    ['Password', OWNER.password],
  ] as const)
    await type(page.getByRole('textbox', { name: field }), text);
  await click(page.getByRole('button', { name: /^Create account/ }));
  await expect(page).toHaveURL(/#\/dashboard/);
}

const openSettings = async (page: Page): Promise<void> => {
  await click(page.getByRole('link', { name: /^Settings/ }));
  await expect(page.getByTestId('integrations')).toBeVisible();
};
/** Of two that lie over each other, the upper one is closed. */
const close = (page: Page) => click(page.getByRole('button', { name: 'Close', exact: true }).last());

type Webhook = { event: string; to: string; secret: string };

/** A custom integration with its webhooks. */
export async function addIntegration(page: Page, webhooks: Webhook[]): Promise<void> {
  await openSettings(page);
  await click(page.getByTestId('integrations').getByRole('button', { name: 'Add custom integration' }));
  await type(page.getByTestId('add-integration-modal').getByRole('textbox', { name: 'Name' }), 'Trialogue');
  await click(page.getByTestId('add-integration-modal').getByRole('button', { name: 'Add' }));
  const integration = page.getByTestId('custom-integration-modal');
  for (const [before, { event, to, secret }] of webhooks.entries()) {
    await click(integration.getByRole('button', { name: 'Add webhook' }));
    const webhook = page.getByTestId('webhook-modal');
    await type(webhook.getByRole('textbox', { name: 'Name' }), String(before + 1));
    await click(webhook.getByText('Select an event'));
    await click(page.getByTestId('select-option').getByText(event, { exact: true }));
    await paste(webhook.getByRole('textbox', { name: 'Target URL' }), to);
    await paste(webhook.getByRole('textbox', { name: 'Secret' }), secret);
    await click(webhook.getByRole('button', { name: 'Add', exact: true }));
    await expect(integration.getByRole('button', { name: 'Delete' })).toHaveCount(before + 1);
  }
  await click(integration.getByRole('button', { name: 'Save' }));
  await close(page);
}

export async function injectCode(page: Page, code: string): Promise<void> {
  await click(page.getByTestId('code-injection').getByRole('button', { name: 'Open' }));
  await click(page.getByRole('tab', { name: 'Site footer' }));
  await paste(page.getByRole('tabpanel').getByRole('textbox'), code);
  await click(page.getByRole('button', { name: 'Save', exact: true }));
  await expect(page.getByRole('button', { name: 'Saved' })).toBeVisible();
  await close(page);
}

/** Writes a post and publishes it. */
export async function publishPost(
  page: Page,
  { at, title, text }: { at: string; title: string; text: string },
): Promise<void> {
  await page.goto(`${at}/ghost/#/editor/post/`);
  const heading = page.getByRole('textbox', { name: 'Post title' });
  await type(heading, title);
  await heading.press('Enter');
  await type(page.locator('.koenig-lexical [contenteditable=true]').first(), text);
  await click(page.getByRole('button', { name: 'Publish', exact: true }).first());
  await click(page.getByRole('button', { name: /^Continue, final review/ }));
  // It never stands still.
  await click(page.getByRole('button', { name: 'Publish post, right now' }), { force: true });
  await expect(page.getByRole('heading', { name: /It’s out there|It's out there/ })).toBeVisible();
  await close(page);
}

/** Has one of the themes that are installed in use. */
export async function activateTheme(page: Page, { at, theme }: { at: string; theme: string }): Promise<void> {
  await page.goto(`${at}/ghost/#/settings`);
  await click(page.getByTestId('theme').getByRole('button', { name: 'Change theme' }));
  await click(page.getByRole('tab', { name: 'Installed' }));
  const row = page.getByTestId('theme-list-item').filter({ hasText: theme });
  await click(row.getByRole('button', { name: 'Activate' }));
  await expect(row.getByText('Active', { exact: false })).toBeVisible();
}
