import type { Page } from '@playwright/test';
import { publishedComment } from './harness/comments';
import { arriveAs } from './harness/member';
import { expect, inspect, isScripted, kind, test } from './harness/test';
import { anArticle } from './harness/threads';
import { enroll } from './harness/world';

const HOUR = 60 * 60_000;
const ago = (ms: number) => new Date(Date.now() - ms).toISOString();

/** Has the browser remember a visit to a discussion that ended so long ago. */
const wasHere = (page: Page, slug: string, before: number) =>
  page.evaluate(
    ([of, at]) => localStorage.setItem('trialogue.visits', JSON.stringify({ [of!]: ['', at] })),
    [slug, ago(before)],
  );

test('whoever comes back finds what is new marked and counted, and goes from one to the next @scriptless', async ({
  page,
  world: _,
}) => {
  const { slug } = await anArticle(`Who comes back (${kind()})`);
  const [writer, reader] = [await enroll(`Nele New ${kind()}`), await enroll(`Bert Back ${kind()}`)];
  const first = await publishedComment(writer.viewer, slug, `The first word (${kind()}).`);
  const reply = await publishedComment(writer.viewer, slug, `A word on that (${kind()}).`, first);
  const second = await publishedComment(writer.viewer, slug, `Another thing (${kind()}).`);
  const place = (id: string) => page.locator(`#comment-${id}`);
  const news = page.getByText(/\d new here since/);
  const next = page.getByRole('button', { name: 'Next new comment' });
  await arriveAs(page, reader, `/articles/${slug}`);
  await expect(place(second)).toBeVisible();

  await test.step('nothing, on a first visit and without script', async () => {
    await expect(news).toBeHidden();
    await expect(next).toBeHidden();
    if (!isScripted()) await expect(page.getByText('Collapse all')).toBeHidden();
  });
  if (!isScripted()) return;

  await test.step('marked and counted, on the visit after', async () => {
    await wasHere(page, slug, HOUR);
    await page.reload();
    await expect(news).toHaveText(/^3 new here since \w+,? \d+ \w+$/);
    await expect(place(second).getByText('New', { exact: true })).toBeVisible();
    await expect(page.getByText('New', { exact: true })).toHaveCount(3);
    await inspect(page);
  });

  await test.step('still so on the same visit, in another order', async () => {
    await page.reload();
    await expect(news).toBeVisible();
    await page.getByRole('link', { name: 'Oldest', exact: true }).click();
    await expect(page).toHaveURL(/sort=oldest/);
    await expect(page.getByText('New', { exact: true })).toHaveCount(3);
  });

  await test.step('a key goes from one to the next, and round', async () => {
    await page.getByRole('heading', { level: 1 }).click();
    for (const id of [first, reply, second, first]) {
      await page.keyboard.press('n');
      await expect(place(id)).toBeFocused();
    }
    for (const id of [reply, second]) {
      await next.click();
      await expect(place(id)).toBeFocused();
    }
  });

  await test.step('also into what is folded', async () => {
    const fold = page.getByRole('button', { name: 'Collapse all' });
    await fold.click();
    await expect(place(reply)).toBeHidden();
    const unfold = page.getByRole('button', { name: 'Expand all' });
    await expect(unfold).toBeFocused();
    await expect(page.getByRole('status').filter({ hasText: 'All replies are folded.' })).toHaveCount(1);
    await place(first).focus();
    await page.keyboard.press('n');
    await expect(place(reply)).toBeFocused();
    await expect(place(reply)).toBeVisible();
    await unfold.click();
    await expect(page.getByRole('status').filter({ hasText: 'All replies are shown.' })).toHaveCount(1);
  });

  await test.step('but is a letter where somebody writes, and with Ctrl the browser’s', async () => {
    await page.getByRole('textbox', { name: 'Your comment' }).focus();
    await page.keyboard.type('nn');
    await expect(page.getByRole('textbox', { name: 'Your comment' })).toHaveValue('nn');
    await page.getByRole('textbox', { name: 'Your comment' }).fill('');
    await place(first).focus();
    await page.keyboard.press('Alt+n');
    await expect(place(first)).toBeFocused();
  });

  await test.step('and nobody’s, once it is switched off on this device', async () => {
    const key = page.getByRole('checkbox', { name: 'Key n' });
    await key.uncheck();
    await place(first).focus();
    await page.keyboard.press('n');
    await expect(place(first)).toBeFocused();
    await page.reload();
    await expect(news).toBeVisible();
    await expect(key).not.toBeChecked();
    await key.check();
    await place(first).focus();
    await page.keyboard.press('n');
    await expect(place(reply)).toBeFocused();
  });

  await test.step('what was seen is not new the time after, and signing out forgets it', async () => {
    await wasHere(page, slug, 0);
    await page.reload();
    await expect(page.getByRole('button', { name: 'Collapse all' })).toBeVisible();
    await expect(news).toBeHidden();
    await expect(page.getByText('New', { exact: true })).toHaveCount(0);
    await page.getByText(reader.displayName, { exact: true }).first().click();
    await page.getByRole('button', { name: 'Sign out' }).click();
    await expect(page.getByRole('link', { name: 'sign in', exact: true })).toBeVisible();
    const kept = await page.evaluate(() => localStorage.getItem('trialogue.visits'));
    expect(Object.keys(JSON.parse(kept ?? '{}') as object).filter((of) => of !== slug)).toEqual([]);
  });
});
