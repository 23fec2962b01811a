import { expect, inspect, isScripted, kind, test } from './harness/test';
import type { Page } from '@playwright/test';
import { unfold } from './harness/desk';
import { arriveAs } from './harness/member';
import { auditedComment } from './harness/comments';
import { enroll } from './harness/world';

test('a moderator judges a text by itself, another takes a second look, and nothing becomes of it by that @plain', async ({
  page,
  stranger,
  world,
}) => {
  const author = await enroll(`Una Unseen ${kind()}`);
  const words = `Clockmakers never learned to count, the lot of them (${kind()}).`;
  const id = await auditedComment(author.viewer, world.article.slug, words);

  await test.step('the case says nothing of what peers said', async () => {
    await arriveAs(page, world.moderator, `/admin/comments/${id}`);
    await expect(page.getByText('A moderator reads it first.').first()).toBeVisible();
    await expect(page.getByText('Judge it by itself first.')).toBeVisible();
    const form = await unfold(page, 'Reject');
    await form.getByRole('radio', { name: 'Be civil' }).check();
    await form.getByLabel('Reason').fill('It belittles a whole trade.');
    await page.getByRole('button', { name: `Reject comment by ${author.displayName}` }).click();
    await expect(page.getByText(/Rejected: the comment by Una Unseen/)).toBeVisible();
  });

  await test.step('who rejected it is not asked again; somebody else is, without a name', async () => {
    await page.goto('/admin/second-looks');
    await expect(page.getByText(words)).toHaveCount(0);
    const other = await enroll(`Sol Second ${kind()}`, 'MODERATOR');
    const desk = await stranger();
    await arriveAs(desk, other, '/admin/second-looks');
    const look = desk.getByRole('article').filter({ hasText: words });
    await expect(look).toBeVisible();
    await expect(desk.getByText(author.displayName)).toHaveCount(0);
    if (isScripted()) await inspect(desk as Page);
    await look.getByRole('button', { name: 'I would not either' }).click();
    await expect(desk.getByText('Noted. Thank you.')).toBeVisible();
    await expect(desk.getByText(words)).toHaveCount(0);
  });
});
