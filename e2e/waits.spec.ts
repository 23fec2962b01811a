import type { Page } from '@playwright/test';
import { commentInReview, waitingComment } from './harness/comments';
import { arriveAs, post } from './harness/member';
import { publishOne } from './harness/notices';
import { expect, inspect, isScripted, kind, test } from './harness/test';
import { enroll } from './harness/world';

/** What waits for a member: on the front page and in the menu, which all members share, and on the page about themselves. */

const line = (page: Page) => page.getByRole('navigation', { name: 'What waits for you' });
const openMenu = async (page: Page, name: string) => page.locator('summary', { hasText: name }).click();

test('what waits for a member is on the front page and in their menu, and nobody else’s @plain', async ({
  page,
  stranger,
  world,
}) => {
  const { slug } = world.article;
  const name = `Wanda Waits ${kind()}`;
  const member = await enroll(name);
  await arriveAs(page, member, '/');
  if (isScripted()) {
    await expect(line(page).getByText('Nothing waits for you.')).toBeVisible();
    await inspect(page);
  }
  await publishOne(member.viewer, world, { body: `Readers have this one already (${kind()}).` });
  const id = await waitingComment(member.viewer, slug, `Two of three are not three (${kind()}).`);

  await test.step('on the front page', async () => {
    await page.goto('/');
    if (!isScripted()) {
      await line(page).getByRole('link', { name: 'What waits for you' }).click();
      return;
    }
    await expect(line(page).getByRole('link', { name: 'Your comment Reviews 0 of 3' })).toHaveAttribute(
      'href',
      `/my-comments#comment-${id}`,
    );
    await expect(line(page).getByRole('link', { name: 'Your reviews 3 still to give' })).toBeVisible();
    await expect(line(page).getByRole('link', { name: 'Notifications 1 unread' })).toBeVisible();
    await inspect(page);
    await openMenu(page, name);
    await expect(
      page.getByRole('banner').getByRole('link', { name: 'Your comment Reviews 0 of 3' }),
    ).toBeVisible();
    await inspect(page);
  });

  await test.step('on the page about themselves, in the menu there, and from there to the reviews', async () => {
    await page.goto('/account');
    const waits = page.getByRole('region', { name: 'What waits for you' });
    await expect(waits.getByRole('link', { name: /^Your comment Reviews 0 of 3/ })).toBeVisible();
    await expect(waits.getByRole('link', { name: /^Notifications 1 unread/ })).toBeVisible();
    await inspect(page);
    await waits.getByRole('link', { name: /^Your reviews 3 still to give/ }).click();
    await expect(page).toHaveURL(new RegExp(`/review\\?comment=${id}$`));
    await openMenu(page, name);
    await expect(
      page.getByRole('banner').getByRole('link', { name: /^Your comment Reviews 0 of 3/ }),
    ).toBeVisible();
  });

  await test.step('others have nothing of it', async () => {
    const other = await stranger();
    await arriveAs(other, await enroll(`Wes Waitless ${kind()}`), '/');
    if (isScripted()) await expect(line(other).getByText('Nothing waits for you.')).toBeVisible();
    await expect(other.getByText('Reviews 0 of 3')).toHaveCount(0);
    await other.context().clearCookies();
    await other.goto('/');
    await expect(line(other)).toHaveCount(0);
  });
});

test('it follows the comment while the member goes on', async ({ page, world }) => {
  const { slug } = world.article;
  const member = await enroll('Lina Lines');
  await commentInReview(member.viewer, slug, 'This one has no reader yet, and is in line.');
  await arriveAs(page, member, '/');
  await expect(
    line(page).getByRole('link', { name: /^Your comment In line; nobody has read it yet/ }),
  ).toBeVisible();
  await page.goto(`/articles/${slug}`);
  await post(page, 'And this one costs three reviews more.');
  await expect(page.getByRole('heading', { name: 'We have your comments' })).toBeFocused();
  await openMenu(page, 'Lina Lines');
  await expect(
    page.getByRole('banner').getByRole('link', { name: /^Your comment Reviews 0 of 3/ }),
  ).toBeVisible();
});

test('too little to say something does not leave the form, which says so @plain', async ({ page, world }) => {
  const member = await enroll(`Tia Terse ${kind()}`);
  await arriveAs(page, member, `/articles/${world.article.slug}`);
  await post(page, 'ok');
  const text = page.getByRole('textbox', { name: 'Your comment' });
  if (isScripted()) {
    await expect(text).toBeFocused();
    expect(await text.evaluate((area: HTMLTextAreaElement) => area.validationMessage)).toBe(
      'Please say a little more: a comment has at least 2 words, or 10 letters.',
    );
    await page.getByRole('button', { name: 'Preview' }).click();
    await expect(page.getByRole('region', { name: 'Preview' })).toContainText('ok');
  } else await expect(page.getByText('a comment has at least 2 words, or 10 letters.')).toBeVisible();
  await expect(text).toHaveValue('ok');
  await post(page, `All right then (${kind()})`);
  await expect(page.getByText('0 of 3 reviews done')).toBeVisible();
});
