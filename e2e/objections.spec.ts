import type { Page } from '@playwright/test';
import { objectedComment } from './harness/comments';
import { arriveAs } from './harness/member';
import { expect, inspect, isScripted, kind, test } from './harness/test';
import { enroll, type World } from './harness/world';

const NOTE = 'Leave out the last line, and I would post it.';

/** A comment that peers object to, with its author. */
async function objectedBy(name: string, words: string, world: World) {
  const author = await enroll(`${name} ${kind()}`);
  const reviewers = [];
  for (const one of ['One', 'Two', 'Three'])
    reviewers.push((await enroll(`${one} Of ${name} ${kind()}`)).viewer);
  const id = await objectedComment(author.viewer, world.article.slug, words, { reviewers, note: NOTE });
  return { author, id, reviewers };
}

/** What the author is told wherever they meet it. */
async function expectObjections(page: Page) {
  const group = page.getByRole('group', { name: 'What your peers say about this text' });
  await expect(group.getByText('3 of 3: Not civil.')).toBeVisible();
  await expect(group.getByText(/^Name-calling, hate speech|Name-calling/).first()).toBeVisible();
  await expect(group.getByText(NOTE)).toBeVisible();
  await expect(group.getByText(/yours to decide until \d+ \w+ \d{4} at \d\d:\d\d/)).toBeVisible();
  return group;
}

test('what peers object to comes back to its author, who asks for a moderator @scriptless', async ({
  page,
  stranger,
  world,
}) => {
  test.slow();
  const words = `The spring was made by people who cannot count (${kind()}).`;
  const { author, id, reviewers } = await objectedBy('Ida Asks', words, world);

  await test.step('under the article', async () => {
    await arriveAs(page, author, `/articles/${world.article.slug}`);
    await expectObjections(page);
    await inspect(page);
  });

  await test.step('where the decision would stand', async () => {
    await page.goto(`/my-comments/${id}/decision`);
    await expectObjections(page);
    await inspect(page);
  });

  await test.step('the desk waits, and who opens it is told', async () => {
    const desk = await stranger();
    await arriveAs(desk, world.moderator, '/admin');
    await expect(desk.getByText(words)).toHaveCount(0);
    await desk.goto(`/admin/comments/${id}`);
    await expect(desk.getByText(/Its author has been asked first what becomes of it/)).toBeVisible();
    await expect(desk.getByText('For the author too, without a name')).toBeVisible();
    await inspect(desk);
  });

  await test.step('among their comments, where they ask', async () => {
    await page.goto('/my-comments');
    const group = await expectObjections(page);
    for (const { displayName } of reviewers) await expect(page.getByText(displayName)).toHaveCount(0);
    await inspect(page);
    await group.getByRole('button', { name: /^Ask a moderator/ }).click();
    await expect(page.getByText('A moderator gives a second opinion on your comment')).toBeVisible();
    await expect(page.locator('[aria-current=step]')).toHaveText('With a moderator');
  });

  await test.step('the case says why it came', async () => {
    const desk = await stranger();
    await arriveAs(desk, world.moderator, '/admin');
    await expect(desk.getByText(words).first()).toBeVisible();
    await expect(
      desk
        .getByText('Its reviewers object to it, and its author asks a moderator for a second opinion.')
        .first(),
    ).toBeVisible();
    await desk.goto(`/admin/comments/${id}`);
    await expect(
      desk.getByText('3 of the 3 who read it object, and its author asks a moderator for a second opinion.'),
    ).toBeVisible();
    await inspect(desk);
  });
});

test('its author revises it, and it goes round again', async ({ page, world }) => {
  test.slow();
  const { author } = await objectedBy('Rosa Rewords', `Nobody there can count (${kind()}).`, world);
  await arriveAs(page, author, '/my-comments');
  const group = await expectObjections(page);
  await group.getByRole('link', { name: /^Revise it/ }).click();
  await expect(page.getByRole('heading', { name: 'Revise your comment' })).toBeVisible();
  await expect(page.getByText(NOTE)).toBeVisible();
  await inspect(page);
  await page.getByRole('textbox', { name: 'Your comment' }).fill(`The count is off by one (${kind()}).`);
  await page.getByRole('button', { name: 'Revise and resubmit' }).click();
  await expect(page.getByText('Your new text is in: in review by your peers')).toBeVisible();
  await expect(page.getByRole('group', { name: 'What your peers say about this text' })).toHaveCount(0);
});

test('its author withdraws it, and thinks better of it @scriptless', async ({ page, world }) => {
  test.slow();
  const { author } = await objectedBy('Wim Withdraws', `They count on their fingers (${kind()}).`, world);
  await arriveAs(page, author, `/articles/${world.article.slug}`);
  const group = await expectObjections(page);
  await group.getByText(/^Withdraw/).click();
  await group.getByRole('button', { name: /^Yes, withdraw it/ }).click();
  await expect(page.getByText('You have withdrawn your comment')).toBeVisible();
  if (isScripted()) await expect(page.locator('[data-arrival]')).toBeFocused();
  await inspect(page);

  await page.getByRole('button', { name: /^Undo/ }).click();
  await expect(page.getByText('Your comment is back where it was')).toBeVisible();
  if (isScripted()) await expect(page.locator('[data-arrival]')).toBeFocused();
  await expectObjections(page);
  await inspect(page);
});
