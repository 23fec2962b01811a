import { readFile } from 'node:fs/promises';
import { arriveAs } from './harness/member';
import { expect, inspect, isScripted, kind, test } from './harness/test';
import { enroll } from './harness/world';

test('an administrator makes a moderator, and lets a membership lapse, with words to the member @plain', async ({
  page,
  stranger,
  world,
}) => {
  const member = await enroll(`Ola Office ${kind()}`);
  const boss = await enroll(`Ada Appoints ${kind()}`, 'ADMIN');
  const theirs = await stranger();
  await arriveAs(theirs, member, '/');
  expect((await theirs.goto('/admin'))?.status()).toBe(404);

  await arriveAs(page, boss, `/admin/members/${member.viewer.id}`);
  const office = page.getByRole('region', { name: 'Role and membership' });
  await expect(office.getByText('Member. Membership: Active.')).toBeVisible();
  await inspect(page);
  await office.getByText('Change the role', { exact: true }).click();
  const role = page.getByRole('form', { name: 'Change the role' });
  await role.getByLabel('Role').selectOption({ label: 'Moderator' });
  await role.getByRole('button', { name: /^Change the role of/ }).click();
  await expect(page.getByRole('link', { name: /Why|reason/i }).first()).toBeVisible();
  await role.getByLabel('Why').fill('You begin at the desk on Monday.');
  await role.getByRole('button', { name: /^Change the role of/ }).click();
  await expect(page.getByText(`The role of ${member.displayName} is changed`)).toBeVisible();
  await expect(office.getByText('Moderator. Membership: Active.')).toBeVisible();
  expect((await theirs.goto('/admin'))?.status()).toBe(200);

  await office.getByText('Let the membership lapse, or revoke it', { exact: true }).click();
  const end = page.getByRole('form', { name: 'Let the membership lapse, or revoke it' });
  await end.getByLabel('What becomes of it').selectOption({ label: 'It lapses' });
  await end.getByLabel('Why').fill('Your subscription ended.');
  await end.getByRole('button', { name: /^End the membership of/ }).click();
  await expect(page.getByText(`The membership of ${member.displayName} is changed`)).toBeVisible();
  await expect(
    page.getByRole('region', { name: 'Timeline' }).getByText('“Your subscription ended.”'),
  ).toBeVisible();
  await theirs.goto(`/articles/${world.article.slug}`);
  await expect(theirs.getByRole('textbox', { name: 'Your comment' })).toHaveCount(0);
  await theirs.getByRole('link', { name: 'see how to renew it' }).click();
  await expect(theirs.getByText('Your membership has lapsed', { exact: true })).toBeVisible();
  const history = theirs.getByRole('region', { name: 'What became of it' });
  await expect(history.getByText('Your subscription ended.')).toBeVisible();
  await inspect(theirs);

  await office.getByText('Grant or extend the membership', { exact: true }).click();
  const grant = page.getByRole('form', { name: 'Grant or extend the membership' });
  await grant.getByLabel(/^Last day/).fill('2020-01-31');
  await grant.getByLabel('Why').fill('Paid for another year.');
  await grant.getByRole('button', { name: /^Grant or extend the membership of/ }).click();
  await expect(page.getByText('The day on which the membership ends has passed.').first()).toBeVisible();
  await grant.getByLabel(/^Last day/).fill('2035-01-31');
  await grant.getByRole('button', { name: /^Grant or extend the membership of/ }).click();
  await expect(office.getByText('Moderator. Membership: Active.')).toBeVisible();
  await theirs.reload();
  await expect(theirs.getByText('You can write, reply and review.')).toBeVisible();
  await expect(theirs.getByText('31 January 2035').first()).toBeVisible();
});

test('nobody changes their own role, and a moderator changes nobody’s @plain', async ({ page, world }) => {
  const boss = await enroll(`Ina Incharge ${kind()}`, 'ADMIN');
  await arriveAs(page, boss, `/admin/members/${boss.viewer.id}`);
  await expect(page.getByText('Your own role is for another administrator to change.')).toBeVisible();
  await expect(page.getByRole('form', { name: 'Change the role' })).toHaveCount(0);
  await arriveAs(page, world.moderator, `/admin/members/${boss.viewer.id}`);
  await expect(page.getByRole('region', { name: 'Role and membership' })).toHaveCount(0);
});

test('somebody without an account is invited to the desk, and the invitation is taken back @plain', async ({
  page,
  world: _world,
}) => {
  const boss = await enroll(`Una Invites ${kind()}`, 'ADMIN');
  await arriveAs(page, boss, '/admin/members/invitations');
  const form = page.getByRole('form', { name: 'Invite somebody' });
  await form.getByLabel('Email').fill('nobody');
  await form.getByRole('button', { name: 'Send the invitation' }).click();
  await expect(page.getByText(/^Email must be an e-mail address/).first()).toBeVisible();
  await expect(form.getByLabel('Email')).toHaveValue('nobody');
  const email = `invited-${kind()}-${Date.now()}@example.org`.toLowerCase().replaceAll(/[^a-z0-9@.-]/g, '');
  await form.getByLabel('Email').fill(email);
  await form.getByRole('button', { name: 'Send the invitation' }).click();
  await expect(page.getByText('The invitation is on its way')).toBeVisible();
  await inspect(page);
  await page.getByRole('button', { name: `Take back the invitation of ${email}` }).click();
  await expect(page.getByText('The invitation is taken back')).toBeVisible();
  await page.goto('/invitation?token=nothing');
  await expect(page.getByRole('heading', { name: 'This invitation leads nowhere any more' })).toBeVisible();
});

test('memberships are imported as they were shown, and exported @plain', async ({ page, world: _world }) => {
  const [boss, reader] = [
    await enroll(`Ima Imports ${kind()}`, 'ADMIN'),
    await enroll(`Rea Subscribes ${kind()}`),
  ];
  await arriveAs(page, boss, '/admin/members');
  await page.getByRole('link', { name: 'Import and export memberships' }).click();
  const form = page.getByRole('form', { name: 'What is imported' });
  const lines = (last: string) => `email,until\n${reader.email},2035-01-31\n${last},2035-01-31`;
  await inspect(page);
  await form.getByLabel('Lines').fill(lines('nowhere'));
  await form.getByRole('button', { name: 'See what it would do' }).click();
  await expect(page.getByRole('link', { name: /^Reason/ })).toBeVisible();
  await expect(form.getByLabel('Lines')).toHaveValue(lines('nowhere'));
  await form.getByLabel('Why').fill('By your subscription.');
  await form.getByRole('button', { name: 'See what it would do' }).click();
  await expect(page.getByText('“nowhere” is not an email address.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Import them' })).toHaveCount(0);
  await expect(form.getByLabel('Why')).toHaveValue('By your subscription.');

  const invited = `imported-${kind()}@example.org`.toLowerCase();
  if (isScripted())
    await form.getByLabel(/^Or a file/).setInputFiles({
      name: 'members.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(`\uFEFF${lines(invited)}`),
    });
  else await form.getByLabel('Lines').fill(lines(invited));
  await form.getByRole('button', { name: 'See what it would do' }).click();
  await expect(page.getByText('1 membership changes; 1 person is invited')).toBeVisible();
  const row = page.getByRole('row').filter({ hasText: reader.displayName });
  await expect(row.getByText('Active, until 31 January 2035')).toBeVisible();
  await inspect(page);
  await page.getByRole('button', { name: 'Import them' }).click();
  await expect(page.getByText('The memberships are imported')).toBeVisible();
  await page.goto(`/admin/members/${reader.viewer.id}`);
  await expect(page.getByText('31 January 2035').first()).toBeVisible();
  await page.goto('/admin/members/invitations');
  await expect(page.getByText(invited, { exact: true })).toBeVisible();
  if (!isScripted()) return;
  await page.goto('/admin/members/import');
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Download memberships.csv' }).click();
  const file = await (await download).path();
  expect(await readFile(file, 'utf8')).toContain(`${reader.email},${reader.displayName},,`);
});
