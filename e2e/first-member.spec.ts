import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { Client } from 'pg';
import { expect, isScripted, test } from './harness/test';
import { confirmAddress, post, signUp } from './harness/member';
import { freshDatabase, startSite } from './harness/site';
import { newAccount } from './harness/world';

const run = promisify(execFile);

const ARTICLE = [
  'The first article',
  'By Nobody Yet',
  '1 Jan 2026',
  '',
  'There is nothing here but this.',
  '',
  'And this.',
].join('\n');

/** What an operator does who starts with nothing: the first start with SEED_DEMO=0, and an article. */
async function createEmptyInstallation(databaseUrl: string, articleFile: string): Promise<void> {
  await writeFile(articleFile, ARTICLE);
  const env = { ...process.env, DATABASE_URL: databaseUrl, SESSION_SECRET: 'x'.repeat(32), SEED_DEMO: '0' };
  await run(process.execPath, ['--import', 'tsx', 'prisma/seed/index.ts'], { env });
  await run(process.execPath, ['--import', 'tsx', 'scripts/import-articles.ts', articleFile], { env });
}

/** Rows of the installation's own database. */
async function rowsOf(url: string, sql: string, values: unknown[]): Promise<{ id: string }[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<{ id: string }>(sql, values)).rows;
  } finally {
    await client.end();
  }
}

test('the first member of an empty installation can post, and must take the time to read @scriptless', async ({
  browser,
}, info) => {
  test.slow();
  const database = await freshDatabase();
  await createEmptyInstallation(database.url, info.outputPath('first.txt'));
  const empty = await startSite({ databaseUrl: database.url });
  const page = await browser.newPage({ baseURL: empty.url });
  try {
    await page.goto('/articles/the-first-article');
    await expect(page.getByText('No Comments, yet')).toBeVisible();
    await page.getByRole('link', { name: 'Sign up here' }).click();
    const account = newAccount('Fay First');
    await signUp(page, account);
    await expect(page).toHaveURL(/\/articles\/the-first-article/);
    await confirmAddress(page, account, (sql, values) => rowsOf(database.url, sql, values));
    await post(page, 'Somebody has to be the first to say something here.');

    const panel = page.getByRole('region', { name: 'Peer review' });
    const yes = panel.getByRole('radio', { name: 'Yes', exact: true });
    const submit = panel.getByRole('button', { name: 'Submit review' });
    if (isScripted()) await expect(submit).toHaveAccessibleDescription(/You can answer in \d+ second/);
    await yes.check();
    await submit.click();
    await expect(panel.getByText(/take the time to read it/)).toBeVisible();
    await expect(yes).toBeChecked();

    for (const done of [1, 2, 3]) {
      if (isScripted()) {
        await expect(panel.getByText(/You can answer in/)).toHaveCount(0, { timeout: 30_000 });
        await expect(submit).toHaveAccessibleDescription('');
        await yes.check();
        await submit.click();
      } else {
        await expect(async () => {
          await yes.check();
          await Promise.all([page.waitForEvent('load'), submit.click()]);
          await expect(panel.getByText(`${done} of 3 reviews done`)).toBeVisible({ timeout: 1 });
        }).toPass({ timeout: 30_000 });
      }
      await expect(panel.getByText(`${done} of 3 reviews done`)).toBeVisible();
      await expect(panel.getByText('The last comment was one whose answer we know.')).toBeVisible();
    }
    await expect(page.getByText('Your comment is with its reviewers')).toBeVisible();
  } finally {
    await page.close();
    await empty.stop();
    await database.drop();
  }
});
