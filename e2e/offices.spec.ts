import { arriveAs } from './harness/member';
import { expect, inspect, kind, test } from './harness/test';
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

  await office.getByText('Change the membership', { exact: true }).click();
  const membership = page.getByRole('form', { name: 'Change the membership' });
  await membership.getByLabel('Membership').selectOption({ label: 'Lapsed' });
  await membership.getByLabel('Why').fill('Your subscription ended.');
  await membership.getByRole('button', { name: /^Change the membership of/ }).click();
  await expect(page.getByText(`The membership of ${member.displayName} is changed`)).toBeVisible();
  await expect(
    page.getByRole('region', { name: 'Audit of this member' }).getByText('“Your subscription ended.”'),
  ).toBeVisible();
  await theirs.goto(`/articles/${world.article.slug}`);
  await expect(theirs.getByRole('textbox', { name: 'Your comment' })).toHaveCount(0);
  await theirs.goto('/account');
  await expect(theirs.getByText(/has lapsed/).first()).toBeVisible();
});

test('nobody changes their own role, and a moderator changes nobody’s @plain', async ({ page, world }) => {
  const boss = await enroll(`Ina Incharge ${kind()}`, 'ADMIN');
  await arriveAs(page, boss, `/admin/members/${boss.viewer.id}`);
  await expect(page.getByText('Your own role is for another administrator to change.')).toBeVisible();
  await expect(page.getByRole('form', { name: 'Change the role' })).toHaveCount(0);
  await arriveAs(page, world.moderator, `/admin/members/${boss.viewer.id}`);
  await expect(page.getByRole('region', { name: 'Role and membership' })).toHaveCount(0);
});
