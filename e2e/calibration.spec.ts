import { referredComment } from './harness/comments';
import { unfold } from './harness/desk';
import { arriveAs } from './harness/member';
import { expect, kind, test } from './harness/test';
import { enroll } from './harness/world';

test('a rejected comment becomes a practice comment, and goes out of use @plain', async ({ page, world }) => {
  const author = await enroll(`Cal Picked ${kind()}`);
  const words = `Ten past four suits the harbour well enough (${kind()}).`;
  const id = await referredComment(author.viewer, world.article.slug, words);

  await test.step('not before it is rejected', async () => {
    await arriveAs(page, world.moderator, `/admin/comments/${id}`);
    await expect(page.getByRole('button', { name: 'Use as practice comment' })).toHaveCount(0);
    const form = await unfold(page, 'Reject');
    await form.getByRole('radio', { name: 'Be civil' }).check();
    await form.getByLabel('Reason').fill('The last line goes at a person.');
    await page.getByRole('button', { name: `Reject comment by ${author.displayName}` }).click();
    await expect(page.getByText(/Rejected: the comment by Cal Picked/)).toBeVisible();
  });

  await test.step('then with one click, the verdict and the reason being filled in', async () => {
    await page.goto(`/admin/comments/${id}`);
    await expect(page.getByRole('radio', { name: 'Not civil' })).toBeChecked();
    await page.getByLabel('Why').fill('');
    await page.getByRole('button', { name: 'Use as practice comment' }).click();
    await expect(page.getByRole('link', { name: /must be given/ })).toBeVisible();
    await page.getByLabel('Why').fill('A joke at the cost of one.');
    await page.getByRole('button', { name: 'Use as practice comment' }).click();
    await expect(page.getByText('It is a practice comment.')).toBeVisible();
  });

  await test.step('and out of use again, with a reason', async () => {
    await page.getByRole('link', { name: 'practice comment', exact: true }).click();
    const item = page.getByRole('listitem').filter({ hasText: words });
    await expect(item).toContainText('A joke at the cost of one.');
    await expect(item).not.toContainText(author.displayName);
    await item.getByText('Take out of use').first().click();
    await item.getByLabel('Reason').fill('It was about that one clock.');
    await item.getByRole('button', { name: 'Take out of use' }).click();
    await expect(page.getByText('Out of use: no reviewer is given it any longer')).toBeVisible();
    await expect(item).toContainText('It was about that one clock.');
  });
});
