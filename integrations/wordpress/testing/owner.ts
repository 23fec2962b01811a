import { createWriteStream, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Page } from '@playwright/test';
import { ZipFile } from 'yazl';
import { expect } from '@/e2e/harness/test';
import { click, paste, type } from '../../testing/pace';
import { OWNER, PLUGIN } from './wordpress';

/** What the owner of a WordPress does on its own pages, by the names that they read there. */

/** Signs in where WordPress asks for it. Its page takes the focus to the name when it has been there for a moment. */
export async function signInToWordPress(page: Page, name: string, password: string): Promise<void> {
  const field = page.getByLabel('Username or Email Address');
  await expect(field).toBeFocused();
  await type(field, name);
  // A browser or its owner's program has it.
  await paste(page.getByLabel('Password', { exact: true }), password);
  await click(page.getByRole('button', { name: 'Log In' }));
}

/** The plugin as its page of uploads takes it. */
export async function zipPlugin(file: string): Promise<void> {
  const zip = new ZipFile();
  for (const name of readdirSync(PLUGIN, { recursive: true, encoding: 'utf8' }))
    if (name.includes('.')) zip.addFile(join(PLUGIN, name), join('trialogue-comments', name));
  zip.end();
  await pipeline(zip.outputStream, createWriteStream(file));
}

/** Signs in, uploads the plugin, and activates it. */
export async function installPlugin(page: Page, { at, zip }: { at: string; zip: string }): Promise<void> {
  await page.goto(`${at}/wp-admin/plugin-install.php?tab=upload`);
  await signInToWordPress(page, OWNER.name, OWNER.password);
  const file = page.getByLabel('Plugin zip file');
  await expect(file).toBeVisible();
  await file.setInputFiles(zip);
  await click(page.getByRole('button', { name: 'Install Now' }));
  await click(page.getByRole('link', { name: 'Activate Plugin' }));
  await expect(page.getByText('Plugin activated.')).toBeVisible();
}

/** Writes a post and publishes it. Returns its address. */
export async function publishPost(
  page: Page,
  { at, title, text }: { at: string; title: string; text: string },
): Promise<string> {
  await page.goto(`${at}/wp-admin/post-new.php`);
  await click(page.getByRole('dialog').getByRole('button', { name: 'Close', exact: true }));
  const canvas = page.frameLocator('iframe[name="editor-canvas"]');
  const heading = canvas.getByRole('textbox', { name: 'Add title' });
  await type(heading, title);
  await heading.press('Enter');
  await type(canvas.getByRole('document', { name: /^Empty block/ }), text);
  await click(page.getByRole('button', { name: 'Publish', exact: true }));
  await click(
    page
      .getByRole('region', { name: 'Editor publish' })
      .getByRole('button', { name: 'Publish', exact: true }),
  );
  const link = page.getByRole('region', { name: 'Editor publish' }).getByRole('link', { name: 'View Post' });
  await expect(link).toBeVisible();
  return (await link.getAttribute('href'))!;
}
