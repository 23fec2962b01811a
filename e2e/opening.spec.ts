import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Page } from '@playwright/test';
import { TOTP } from 'otpauth';
import { readLetter } from '@/lib/outreach/testing/read-letter';
import { signIn } from './harness/member';
import { freshDatabase, startSite } from './harness/site';
import { expect, test } from './harness/test';
import { newAccount, type Account } from './harness/world';

/** A publication opens: what its first administrator does, with one command and then in the browser alone. */

const run = promisify(execFile);

const BOSS = newAccount('Bea Boss');
const MODERATORS = ['Mia Morning', 'Neo Noon', 'Eve Evening'].map(newAccount);
const SUBSCRIBERS = 100;

/** The newest letter to an address, once it is there: without a mail server each is a file. */
async function linkTo(folder: string, email: string): Promise<string> {
  let link: string | undefined;
  await expect(async () => {
    const files = (await readdir(folder)).sort().reverse();
    const letters = await Promise.all(
      files.map(async (file) => readLetter(await readFile(join(folder, file), 'utf8'))),
    );
    const letter = letters.find(({ headers }) => headers.to?.includes(email));
    link = /https?:\/\/\S+\/invitation\?\S+/.exec(letter?.text ?? '')?.[0];
    expect(link).toBeDefined();
  }).toPass({ timeout: 30_000 });
  return link!;
}

/** Whoever may work at the desk sets up a second step first, and is led on to where they were going. */
async function setUpSecondStep(page: Page, { password }: Account): Promise<void> {
  await expect(page.getByText('The desk opens once you have set up a second step')).toBeVisible();
  const begin = page.getByRole('form', { name: 'Set it up' });
  await begin.getByLabel('Present password').fill(password);
  await begin.getByRole('button', { name: 'Begin' }).click();
  const secret = await page.getByText(/^([A-Z2-7]{4} ){7}[A-Z2-7]{4}$/).innerText();
  const code = new TOTP({ secret: secret.replaceAll(' ', '') }).generate();
  const confirm = page.getByRole('form', { name: 'Type the code that it shows' });
  await confirm.getByLabel('Code of six digits').fill(code);
  await confirm.getByRole('button', { name: 'Turn it on' }).click();
  await page.getByRole('link', { name: 'I have kept them: go on' }).click();
}

async function acceptInvitation(page: Page, link: string, account: Account): Promise<void> {
  await page.goto(link);
  const form = page.getByRole('form', { name: 'Accept the invitation' });
  await form.getByLabel('Display name').fill(account.displayName);
  await form.getByLabel('Password', { exact: true }).fill(account.password);
  await form.getByRole('button', { name: 'Accept the invitation' }).click();
}

test('from an empty installation to three moderators, two plans and a hundred imported members @plain', async ({
  stranger,
}, info) => {
  test.slow();
  const database = await freshDatabase();
  const mail = info.outputPath('letters');
  const env = { ...process.env, DATABASE_URL: database.url, SESSION_SECRET: 'x'.repeat(32) };
  const command = ['--import', 'tsx', 'scripts/create-admin.ts', BOSS.email];
  await run(process.execPath, command, { env: { ...env, ADMIN_PASSWORD: BOSS.password } });
  const site = await startSite({ databaseUrl: database.url, jobs: true, settings: { MAIL_FOLDER: mail } });
  const of = (path: string) => new URL(path, site.url).href;
  try {
    const page = await stranger();
    await page.goto(of('/sign-in?callbackUrl=/admin/policy'));
    await signIn(page, BOSS);
    await setUpSecondStep(page, BOSS);

    await test.step('two plans, and signing up alone makes no Insider', async () => {
      await expect(page.getByRole('heading', { level: 1, name: 'Policy' })).toBeVisible();
      await page
        .getByLabel('Plans')
        .fill('print | Print | The paper, and all of the site.\ndigital | Digital | All of the site.');
      await page.getByLabel('Signing up makes an Insider').selectOption({ label: 'No' });
      await page.getByLabel('Why').fill('Subscribers write, as in print.');
      await page.getByRole('button', { name: 'Save policy' }).click();
      await expect(page.getByText('Saved: version 1 is in force')).toBeVisible();
    });

    await test.step('three moderators are invited, come, and work at the desk', async () => {
      for (const account of MODERATORS) {
        await page.goto(of('/admin/members/invitations'));
        const form = page.getByRole('form', { name: 'Invite somebody' });
        await form.getByLabel('Email').fill(account.email);
        await form.getByLabel('Role').selectOption({ label: 'Moderator' });
        await form.getByRole('button', { name: 'Send the invitation' }).click();
        await expect(page.getByText('The invitation is on its way')).toBeVisible();
        const theirs = await stranger();
        await acceptInvitation(theirs, await linkTo(mail, account.email), account);
        await setUpSecondStep(theirs, account);
        await expect(theirs.getByRole('heading', { level: 1, name: 'Referred' })).toBeVisible();
        // An open desk listens, and would say on its console that this site is stopped in the end.
        await theirs.close();
      }
    });

    await test.step('a hundred subscribers are imported, each with a plan', async () => {
      await page.goto(of('/admin/members/import'));
      const lines = Array.from(
        { length: SUBSCRIBERS },
        (_, place) =>
          `subscriber${place}@example.org,Subscriber ${place},${place % 2 ? 'digital' : 'Print'},2035-01-31`,
      );
      const form = page.getByRole('form', { name: 'What is imported' });
      await form.getByLabel('Lines').fill(['email,name,plan,until', ...lines].join('\n'));
      await form.getByLabel('Why').fill('You subscribe to us.');
      await form.getByRole('button', { name: 'See what it would do' }).click();
      await expect(page.getByText(`No membership changes; ${SUBSCRIBERS} people are invited.`)).toBeVisible();
      await page.getByRole('button', { name: 'Import them' }).click();
      await expect(page.getByText('The memberships are imported')).toBeVisible();
    });

    await test.step('one of them follows the letter, and is an Insider with that plan', async () => {
      const account = { ...newAccount('Sue Subscribes'), email: 'subscriber7@example.org' };
      const theirs = await stranger();
      await acceptInvitation(theirs, await linkTo(mail, account.email), account);
      await expect(theirs).toHaveURL(of('/'));
      await theirs.goto(of('/account/membership'));
      await expect(theirs.getByText('You can write, reply and review.')).toBeVisible();
      await expect(theirs.getByText('Digital').first()).toBeVisible();
      await expect(theirs.getByText('31 January 2035').first()).toBeVisible();
    });

    await test.step('the desk says who is there', async () => {
      await page.goto(of('/admin/members'));
      for (const { displayName } of MODERATORS)
        await expect(page.getByText(displayName).first()).toBeVisible();
    });
  } finally {
    await site.stop();
    await database.drop();
  }
});
