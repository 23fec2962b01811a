import { sanctionMember } from '@/lib/moderation/sanctions/sanction-member';
import { query } from '@/lib/testing/database';
import { addressToken } from '@/lib/members/address/address-token';
import { arriveAs, signUp } from './harness/member';
import { deliverEvents } from './harness/notices';
import { expect, inspect, kind, test } from './harness/test';
import { enroll, newAccount } from './harness/world';

const WHY = 'My brother wrote this on my telephone while I was out in the boat.';

test('who is banned reads why, appeals, and another moderator lifts it @scriptless', async ({
  page,
  stranger,
  world,
}) => {
  test.slow();
  const member = await enroll(`Bea Barred ${kind()}`);
  const first = await enroll(`Fay First ${kind()}`, 'MODERATOR');
  const asked = { memberId: member.viewer.id, reason: 'Three insults in an hour.' };
  await sanctionMember({ viewer: first.viewer, kind: 'BAN', rule: 'civility', ...asked });
  await deliverEvents();

  await test.step('from their notices and from their account they come to the whole decision', async () => {
    await arriveAs(page, member, '/notifications');
    await expect(page.getByText('Your account is banned').first()).toBeVisible();
    await page
      .getByRole('link', { name: /^See it, or appeal/ })
      .first()
      .click();
    await expect(page.getByRole('heading', { name: 'Ban', level: 1 })).toBeVisible();
    await page.goto('/account');
    await page.getByRole('link', { name: 'Read the decision, or appeal' }).click();
    await expect(page.getByRole('heading', { name: 'Sanctions on you' })).toBeVisible();
    await inspect(page);
    await page.getByRole('link', { name: 'Ban', exact: true }).click();
    await expect(page.getByText('Three insults in an hour.')).toBeVisible();
    await expect(page.getByRole('link', { name: 'Be civil' })).toBeVisible();
    await expect(page.getByText(/out-of-court dispute settlement body/)).toBeVisible();
    await expect(page.getByText(first.displayName)).toHaveCount(0);
    await inspect(page);
  });

  await test.step('what is too short stays in the form; then it is sent', async () => {
    const form = page.getByRole('form', { name: 'Appeal' });
    await form.getByLabel('Why the decision is wrong').fill('No!');
    await form.getByRole('button', { name: 'Send the appeal' }).click();
    await expect(page.getByText(/at least 20 characters/).first()).toBeVisible();
    await expect(form.getByLabel('Why the decision is wrong')).toHaveValue('No!');
    await form.getByLabel('Why the decision is wrong').fill(WHY);
    await form.getByRole('button', { name: 'Send the appeal' }).click();
    await expect(page.getByText('Your appeal is in')).toBeVisible();
    await expect(page.getByText(WHY)).toBeVisible();
    await expect(form).toHaveCount(0);
  });

  await test.step('who imposed it does not decide', async () => {
    const desk = await stranger();
    await arriveAs(desk, first, '/admin/appeals');
    const row = desk.getByRole('article', { name: member.displayName });
    await expect(row.getByText('The decision was yours: another moderator decides.')).toBeVisible();
    await expect(row.getByText(/Against: banned by Fay First/)).toBeVisible();
  });

  await test.step('another one does, from the queue of appeals', async () => {
    const desk = await stranger();
    await arriveAs(desk, world.moderator, '/admin/appeals');
    const row = desk.getByRole('article', { name: member.displayName });
    await expect(row.getByText(WHY)).toBeVisible();
    await inspect(desk);
    await row.getByRole('link', { name: `Decide the appeal of ${member.displayName}` }).click();
    const form = desk.getByRole('form', { name: 'Decide the appeal' });
    await form.getByRole('button', { name: `Reverse decision on ${member.displayName}` }).click();
    await expect(desk.getByRole('link', { name: /must be given/ })).toBeVisible();
    await form.getByLabel('Your reason').fill('That is believable, and it is the first time.');
    await inspect(desk);
    await form.getByRole('button', { name: `Reverse decision on ${member.displayName}` }).click();
    await expect(desk.getByText('The decision is reversed')).toBeVisible();
    await expect(desk.getByRole('article', { name: member.displayName })).toHaveCount(0);
  });

  await test.step('its member is told, and may write again', async () => {
    await deliverEvents();
    await page.reload();
    await expect(page.getByText('Your appeal was granted')).toBeVisible();
    await expect(page.getByText('That is believable, and it is the first time.').first()).toBeVisible();
    await page.goto('/notifications');
    await expect(page.getByText('Your appeal succeeded: your ban is lifted').first()).toBeVisible();
    await expect(page.getByText('Your ban is lifted', { exact: true })).toHaveCount(0);
    await page.goto(`/articles/${world.article.slug}`);
    await expect(page.getByRole('textbox', { name: 'Your comment' })).toBeVisible();
  });
});

test('who is banned and signs up with a tag behind their name is told so by their letter @plain', async ({
  page,
}) => {
  const member = await enroll(`Cas Comes Back ${kind()}`);
  const { viewer } = await enroll(`Mona Minds ${kind()}`, 'MODERATOR');
  await sanctionMember({ viewer, memberId: member.viewer.id, kind: 'BAN', reason: 'Enough.' });
  const again = { ...newAccount(`Cas Anew ${kind()}`), email: member.email.replace('@', '+anew@') };
  await page.goto('/join');
  await signUp(page, again);
  await expect(page).not.toHaveURL(/\/join/);
  const [claim] = await query<{ id: string }>('select id from address_claims where email_folded = $1', [
    again.email.toLowerCase(),
  ]);
  await page.goto(`/confirm-address?token=${addressToken(claim!.id)}`);
  await page.getByRole('button', { name: 'This is my address' }).click();
  await expect(
    page.getByText(/^A ban holds against whoever has this mailbox or account/).first(),
  ).toBeVisible();
  await inspect(page);
});
