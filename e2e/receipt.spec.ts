import type { Page } from '@playwright/test';
import { commentInReview } from './harness/comments';
import { arriveAs, post, review, reviewThree } from './harness/member';
import { expect, inspect, isScripted, kind, test } from './harness/test';
import { enroll } from './harness/world';

/** What takes the place of the form once a comment is sent: that we have it, how far it is, and what is next. */

const receipt = (page: Page) => page.getByRole('region', { name: /^We have your comment/ });
const here = (page: Page) => page.locator('[aria-current=step]');
const textbox = (page: Page) => page.getByRole('textbox', { name: 'Your comment' });
const another = (page: Page) => page.getByText('Write another', { exact: true });

test('what was sent is confirmed, with its text and how far it is; the next one waits folded @scriptless', async ({
  page,
  world,
}) => {
  const member = await enroll(`Rita Receipt ${kind()}`);
  const words = `The first of my two comments about the clock (${kind()}).`;
  await arriveAs(page, member, `/articles/${world.article.slug}`);
  await post(page, words);

  await test.step('the receipt has the focus, and says what is left', async () => {
    const heading = receipt(page).getByRole('heading', { name: 'We have your comment', exact: true });
    await expect(heading).toBeFocused();
    await expect(heading).toHaveAccessibleDescription(
      'Readers do not see it yet. 3 reviews by you, and it gets in line.',
    );
    await expect(receipt(page)).toContainText(words);
    await expect(here(page)).toHaveText('Reviews 0 of 3');
    await expect(receipt(page).getByText('Written (done)')).toBeVisible();
    await inspect(page);
  });

  await test.step('the reviews come next on the page, and then one line for another comment', async () => {
    const places = await Promise.all(
      [receipt(page), page.getByRole('region', { name: 'Peer review' }), another(page)].map(
        async (part) => (await part.boundingBox())?.y ?? 0,
      ),
    );
    expect(places).toEqual([...places].sort((a, b) => a - b));
    await expect(textbox(page)).toBeHidden();
    await review(page, { done: 1 });
    await expect(here(page)).toHaveText('Reviews 1 of 3');
    await expect(receipt(page).getByText('2 reviews by you, and it gets in line.')).toBeVisible();
  });

  await test.step('another is never impossible: refused, it stays open, with the focus on it', async () => {
    await another(page).click();
    await textbox(page).fill('http://clocks.example/harbour is all that I have to say');
    await page.getByRole('button', { name: 'Send for review' }).click();
    await expect(page.getByText(/Links and addresses are not accepted/)).toBeVisible();
    await expect(textbox(page)).toBeVisible();
    if (isScripted()) await expect(textbox(page)).toBeFocused();
  });

  await test.step('sent, it is on the receipt, and the form is folded again', async () => {
    await post(page, `The second of my two comments (${kind()}).`);
    await expect(page.getByRole('heading', { name: 'We have your comments' })).toBeFocused();
    await expect(
      receipt(page).getByRole('listitem').filter({ hasText: 'The second of my two' }),
    ).toBeVisible();
    await expect(receipt(page)).toContainText(words);
    await expect(textbox(page)).toBeHidden();
    await inspect(page);
  });
});

test('what was begun in the folded form is unfolded with it @plain', async ({ page, world }) => {
  const member = await enroll(`Fay Folds ${kind()}`);
  await arriveAs(page, member, `/articles/${world.article.slug}`);
  await post(page, `I have said what I know of the tower (${kind()}).`);
  await expect(page.getByText('0 of 3 reviews done')).toBeVisible();
  if (!isScripted()) return;
  await another(page).click();
  await textbox(page).fill('And what I know of the quay');
  await expect
    .poll(() => page.evaluate(() => Object.values(localStorage).join()))
    .toContain('"state":"saved"');
  await page.reload();
  await expect(textbox(page)).toBeVisible();
  await expect(textbox(page)).toHaveValue('And what I know of the quay');
});

test('once its reviews are done a comment is in line, and the next one is written at once @plain', async ({
  page,
  world,
}) => {
  const { slug } = world.article;
  for (const name of ['Una', 'Vic', 'Wim'])
    await commentInReview(
      (await enroll(`${name} Queues ${kind()}`)).viewer,
      slug,
      `${name} is in line (${kind()}).`,
    );
  const member = await enroll(`Lena Line ${kind()}`);
  await arriveAs(page, member, `/articles/${slug}`);
  await post(page, `Long text about the harbour. ${'It goes on and on. '.repeat(40)}(${kind()})`);
  await expect(receipt(page).getByText('Your whole text')).toBeVisible();
  await reviewThree(page);
  await expect(here(page)).toHaveText('In line');
  await expect(receipt(page).getByText(/^In line; nobody has read it yet/)).toBeVisible();
  await expect(another(page)).toHaveCount(0);
  await expect(textbox(page)).toBeVisible();
  await page.goto('/my-comments');
  await expect(here(page)).toHaveText('In line');
});
