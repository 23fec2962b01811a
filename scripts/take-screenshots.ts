/**
 * Takes the pictures of the README from a running demo: `npm run screenshots -- [ADDRESS]`. They are kept as WebP, which
 * Chromium itself writes.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { findBrowser } from './testing/find-browser.mjs';

const root = join(import.meta.dirname, '..');
const folder = join(root, 'docs', 'screenshots');
const address = process.argv[2] ?? 'http://localhost:3000';
const executablePath = await findBrowser({ root, env: process.env, signal: new AbortController().signal });

await mkdir(folder, { recursive: true });
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
const page = await browser.newPage({ viewport: { width: 1200, height: 1000 }, colorScheme: 'light' });

await page.goto(address);
await keep(page, 'front-page');
await page
  .getByRole('link', { name: /talks since Russia/ })
  .first()
  .click();
const thread = page.getByRole('heading', { name: 'Comments - share your knowledge and experience' });
await thread.scrollIntoViewIfNeeded();
await thread.evaluate((heading) =>
  window.scrollTo(0, heading.getBoundingClientRect().top + window.scrollY - 40),
);
await keep(page, 'discussion');
await browser.close();

async function keep(from: Page, name: string): Promise<void> {
  const devtools = await from.context().newCDPSession(from);
  const { data } = await devtools.send('Page.captureScreenshot', { format: 'webp', quality: 80 });
  await writeFile(join(folder, `${name}.webp`), Buffer.from(data, 'base64'));
}
