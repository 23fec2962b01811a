import { TOTP } from 'otpauth';
import { changePolicy } from '@/lib/moderation/change-policy';
import { query } from '@/lib/testing/database';
import { arriveAs, signIn } from './harness/member';
import { expect, inspect, kind, test } from './harness/test';
import { enroll } from './harness/world';

/** What the app shows so many steps of 30 seconds from now. */
const shown = (secret: string, later = 0) =>
  new TOTP({ secret: secret.replace(/\s/g, '') }).generate({ timestamp: Date.now() + later * 30_000 });

test('a second step is set up, asked for at sign-in, and removed @plain', async ({
  page,
  stranger,
  world,
}) => {
  const account = await enroll(`Tova Twosteps ${kind()}`);
  await arriveAs(page, account, '/account/security');
  await page.getByRole('link', { name: 'Set up a second step' }).click();
  await inspect(page);
  const begin = page.getByRole('form', { name: 'Set it up' });
  await begin.getByLabel('Present password').fill('not this one at all');
  await begin.getByRole('button', { name: 'Begin' }).click();
  await expect(page.getByText('This is not your present password.').first()).toBeVisible();
  await begin.getByLabel('Present password').fill(account.password);
  await begin.getByRole('button', { name: 'Begin' }).click();
  const secret = await page.getByText(/^([A-Z2-7]{4} ){7}[A-Z2-7]{4}$/).innerText();
  await expect(page.getByRole('img', { name: /^A QR code/ })).toBeVisible();
  await inspect(page);

  const confirm = page.getByRole('form', { name: 'Type the code that it shows' });
  await confirm.getByLabel('Code of six digits').fill('12');
  await confirm.getByRole('button', { name: 'Turn it on' }).click();
  await expect(page.getByText(/This code does not fit/).first()).toBeVisible();
  await confirm.getByLabel('Code of six digits').fill(shown(secret));
  await confirm.getByRole('button', { name: 'Turn it on' }).click();
  await expect(page.getByText('The second step is on')).toBeVisible();
  const listed = await page.getByRole('list', { name: 'Recovery codes' }).innerText();
  const codes = listed.match(/[0-9a-z]{5}-[0-9a-z]{5}/g) ?? [];
  expect(codes).toHaveLength(10);
  await inspect(page);
  await page.goto('/account/security/second-step');
  await expect(page.getByText(codes[0]!)).toHaveCount(0);

  // Elsewhere the password alone opens nothing, and the way that somebody was on is kept.
  const there = await stranger();
  const path = `/articles/${world.article.slug}`;
  await there.goto(`/sign-in?callbackUrl=${encodeURIComponent(`${path}#comments`)}`);
  await signIn(there, account);
  await expect(there).toHaveURL(/\/sign-in\/second-step/);
  await inspect(there);
  const step = there.getByRole('form', { name: 'Your code' });
  await there.goto('/account');
  await expect(there).toHaveURL(/\/sign-in\?callbackUrl=%2Faccount/);
  await there.goto(`/sign-in/second-step?callbackUrl=${encodeURIComponent(path)}`);
  await step.getByLabel('Code', { exact: true }).fill('zzzzz-zzzzz');
  await step.getByRole('button', { name: 'Sign in' }).click();
  await expect(there.getByText(/This code does not fit/).first()).toBeVisible();
  await step.getByLabel('Code', { exact: true }).fill(shown(secret, 1));
  await step.getByRole('button', { name: 'Sign in' }).click();
  await expect(there).toHaveURL(new RegExp(path));
  await there.goto('/account/security');
  await expect(there.getByText('You have 10 recovery codes left.')).toBeVisible();

  await there.getByRole('link', { name: 'Change it' }).click();
  await there.getByText('Remove the second step').click();
  const remove = there.getByRole('form', { name: 'Remove the second step' });
  await remove.getByLabel('Present password').fill(account.password);
  await remove.getByLabel('Code', { exact: true }).fill(codes[3]!.toUpperCase());
  await remove.getByRole('button', { name: 'Remove it' }).click();
  await expect(there.getByText('The second step is off')).toBeVisible();
  const last = await stranger();
  await last.goto('/sign-in?callbackUrl=/account');
  await signIn(last, account);
  await expect(last.getByRole('heading', { level: 1, name: account.displayName })).toBeVisible();
});

test('a second step that waited too long asks for the password again @plain', async ({ page, stranger }) => {
  const account = await enroll(`Lata Late ${kind()}`);
  await query(
    `insert into totp_factors (member_id, secret, created_at, confirmed_at, last_step) values ($1, 'none', now(), now(), 1)`,
    [account.viewer.id],
  );
  await page.goto('/sign-in?callbackUrl=/account');
  await signIn(page, account);
  await expect(page).toHaveURL(/second-step/);
  await query('delete from sign_ins_under_way where member_id = $1', [account.viewer.id]);
  await page.getByLabel('Code', { exact: true }).fill('123456');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByText('That took too long. Please sign in again.')).toBeVisible();
  const nobody = await stranger();
  await nobody.goto('/sign-in/second-step');
  await expect(nobody).toHaveURL(/\/sign-in\?callbackUrl/);
});

test('the desk opens to staff once they have set up a second step, and then takes them where they were going @plain', async ({
  page,
}) => {
  const { viewer } = await enroll(`Astrid Asks ${kind()}`, 'ADMIN');
  const account = await enroll(`Mara Moderates ${kind()}`, 'MODERATOR');
  const ask = (secondStep: 'staff' | 'nobody') =>
    changePolicy({ viewer, patch: { security: { secondStep } } });
  await ask('staff');
  try {
    await arriveAs(page, account, '/admin/members');
    await expect(page).toHaveURL(/\/account\/security\/second-step\?callbackUrl=%2Fadmin%2Fmembers/);
    await expect(page.getByText('The desk opens once you have set up a second step')).toBeVisible();
    await inspect(page);
    const begin = page.getByRole('form', { name: 'Set it up' });
    await begin.getByLabel('Present password').fill(account.password);
    await begin.getByRole('button', { name: 'Begin' }).click();
    const secret = await page.getByText(/^([A-Z2-7]{4} ){7}[A-Z2-7]{4}$/).innerText();
    const confirm = page.getByRole('form', { name: 'Type the code that it shows' });
    await confirm.getByLabel('Code of six digits').fill(shown(secret));
    await confirm.getByRole('button', { name: 'Turn it on' }).click();
    await expect(page.getByText('The second step is on')).toBeVisible();
    await page.getByRole('link', { name: 'I have kept them: go on' }).click();
    await expect(page).toHaveURL(/\/admin\/members$/);
    await expect(page.getByRole('heading', { level: 1, name: 'Members' })).toBeVisible();
  } finally {
    await ask('nobody');
  }
});
