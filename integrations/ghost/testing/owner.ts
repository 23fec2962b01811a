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

/** A custom integration; returns what it says beside a label, as whoever copies it has it. */
export async function addIntegration(
  page: Page,
  { button, name, copied }: { button: string; name: string; copied: string },
): Promise<string> {
  await openSettings(page);
  await click(page.getByTestId('integrations').getByRole('button', { name: button }));
  await type(page.getByTestId('add-integration-modal').getByRole('textbox', { name: 'Name' }), name);
  await click(page.getByTestId('add-integration-modal').getByRole('button', { name: 'Add' }));
  const keys = page.getByTestId('custom-integration-modal').getByTestId('api-keys');
  const row = keys.locator('> div').filter({ hasText: copied });
  const key = row.locator('span').first();
  // Its buttons lie over it then.
  await key.hover({ position: { x: 4, y: 4 } });
  await click(row.getByRole('button', { name: 'Copy' }));
  const text = await key.innerText();
  await close(page);
  return text;
}

/** Pastes code where it is injected into every page. */
export async function injectCode(page: Page, { tab, code }: { tab: string; code: string }): Promise<void> {
  await click(page.getByTestId('code-injection').getByRole('button', { name: 'Open' }));
  await click(page.getByRole('tab', { name: tab }));
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
