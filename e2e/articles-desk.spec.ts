import type { Page } from '@playwright/test';
import { publishedComment } from './harness/comments';
import { arriveAs } from './harness/member';
import { expect, inspect, isScripted, kind, test } from './harness/test';
import { anArticle } from './harness/threads';
import { enroll } from './harness/world';

/** Opens the settings of an article at the desk by its list. */
async function openSettings(page: Page, headline: string): Promise<void> {
  await page.goto('/admin/articles');
  const search = page.getByRole('search', { name: 'Articles' });
  await search.getByLabel('Words of the headline').fill(headline);
  await search.getByRole('button', { name: 'Search' }).click();
  await page.getByRole('link', { name: headline }).click();
  await expect(page.getByRole('heading', { level: 1, name: headline })).toBeVisible();
}

const save = async (page: Page) => {
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('How comments are taken here is changed')).toBeVisible();
};
const choose = (page: Page, name: string) => page.getByRole('radio', { name, exact: true }).check();

test('a moderator closes a discussion: readers are told why, and nothing that was typed is lost @plain', async ({
  page,
  stranger,
  world,
}) => {
  test.slow();
  const headline = `Closing time at the weir (${kind()})`;
  const { slug } = await anArticle(headline);
  const author = await enroll(`Wendy Weir ${kind()}`);
  await publishedComment(author.viewer, slug, `The weir was built twice (${kind()}).`);
  const writer = await stranger();
  await arriveAs(writer, author, `/articles/${slug}?own=1`);
  const form = writer.getByRole('form', { name: 'Write a comment' });
  const words = `It leaks on the east side, as the lock keeper told us (${kind()}).`;
  await form.getByRole('textbox', { name: 'Your comment' }).fill(words);
  await arriveAs(page, world.moderator, '/admin/articles');
  await inspect(page);

  await test.step('what cannot be is said at its field, and what was typed stays', async () => {
    await openSettings(page, headline);
    await inspect(page);
    await choose(page, 'Closed');
    await page.getByLabel('Why, in a line').fill('We close discussions overnight.');
    await page.getByLabel('Close after so many days').fill('soon');
    await page.getByRole('button', { name: 'Save' }).click();
    const days = page.getByLabel('Close after so many days');
    await expect(days).toHaveAttribute('aria-invalid', 'true');
    await expect(days).toHaveValue('soon');
    await expect(page.getByLabel('Why, in a line')).toHaveValue('We close discussions overnight.');
    await days.fill('');
    await page.getByLabel('Announcement above the thread').fill('The engineer answers on **Friday**.');
    await save(page);
    await expect(page.getByText('changed how the comments on')).toBeVisible();
  });

  await test.step('whoever was writing is told, with their words before them', async () => {
    await form.getByRole('button', { name: 'Send for review' }).click();
    await expect(writer.getByText('Comments on this article are closed.').first()).toBeVisible();
    await expect(writer.getByRole('textbox', { name: 'Your comment' })).toHaveValue(words);
  });

  await test.step('readers find why, and the announcement, and no way to write', async () => {
    const reader = await stranger();
    await expect(async () => {
      await reader.goto(`/articles/${slug}`);
      await expect(reader.getByText('We close discussions overnight.')).toBeVisible({ timeout: 500 });
    }).toPass();
    const announced = reader.getByRole('complementary', { name: 'From the editors' });
    await expect(announced.locator('strong')).toHaveText('Friday');
    await expect(reader.getByRole('link', { name: 'sign in', exact: true })).toHaveCount(0);
    await inspect(reader);
  });

  await test.step('the way to the settings is for the desk alone', async () => {
    await page.goto(`/articles/${slug}${isScripted() ? '' : '?own=1'}`);
    await page.getByRole('link', { name: 'Moderate this discussion' }).click();
    await expect(page).toHaveURL(/\/admin\/articles\/[\da-f-]+$/);
    await writer.goto(`/articles/${slug}`);
    await expect(writer.getByRole('heading', { name: /^Comments - / })).toBeVisible();
    await expect(writer.getByRole('link', { name: 'Moderate this discussion' })).toBeHidden();
  });

  await test.step('open again, to members of staff, and slow', async () => {
    await choose(page, 'Members of staff only');
    await save(page);
    await arriveAs(page, world.moderator, `/articles/${slug}`);
    await expect(page.getByRole('textbox', { name: 'Your comment' })).toBeVisible();
    await expect(async () => {
      await writer.goto(`/articles/${slug}`);
      await expect(writer.getByText(/only members of staff comment/)).toBeVisible({ timeout: 500 });
    }).toPass();
    await expect(writer.getByRole('textbox', { name: 'Your comment' })).toHaveCount(0);
  });
});

test('a moderator tries a text, and words on what was written @plain', async ({ page, world }) => {
  test.slow();
  const { slug } = await anArticle(`What the words find (${kind()})`);
  const author = await enroll(`Wilma Words ${kind()}`);
  const rare = isScripted() ? 'flibbertigibbet' : 'gobbledegook';
  await publishedComment(author.viewer, slug, `It is all ${rare} to the council (${kind()}).`);
  await arriveAs(page, world.moderator, '/admin/words');
  await inspect(page);
  const form = page.getByRole('form', { name: 'Try words' });
  await form.getByRole('textbox', { name: /^A text/ }).fill('Well, f*ck off then.');
  await form.getByRole('textbox', { name: /^Words to try/ }).fill(`${rare.slice(0, 6)}*`);
  await form.getByRole('button', { name: 'Try' }).click();
  await expect(page.getByText('This text would come to a moderator')).toBeVisible();
  await expect(page.getByText(/fuck off \(suspect\) stands there, word after word/)).toBeVisible();
  await expect(
    page.getByText(/^These words would have stopped 1 of the last \d+ comments?\.$/),
  ).toBeVisible();
  await page.getByText('Show it', { exact: true }).click();
  await expect(page.getByRole('link', { name: author.displayName })).toBeVisible();
  await expect(form.getByRole('textbox', { name: /^Words to try/ })).toHaveValue(`${rare.slice(0, 6)}*`);
  await inspect(page);
});
