import { expect, inspect, test } from './harness/test';
import {
  commentInReview,
  publishedComment,
  referredComment,
  rejectedComment,
  waitingComment,
} from './harness/comments';
import { arriveAs, review, signIn, signUp } from './harness/member';
import { ban, lapse } from './harness/standing';
import { enroll, newAccount } from './harness/world';

test('what a reader sees', async ({ page, world }) => {
  test.slow();
  const author = await enroll('Ann Accessible');
  const { slug } = world.article;
  await page.goto(`/articles/${slug}`);
  const id = await publishedComment(
    author.viewer,
    slug,
    'A comment with *emphasis*, a list:\n\n- one\n- two\n\n> and a quotation',
  );
  await publishedComment((await enroll('Bo Replies')).viewer, slug, 'And an answer to it.', id);
  for (const path of [
    '/',
    `/articles/${slug}`,
    `/articles/${slug}?sort=oldest`,
    `/articles/${slug}/comments/${id}`,
    '/policy',
    '/join',
    '/sign-in',
    '/nowhere',
  ]) {
    await test.step(path, async () => {
      await page.goto(path);
      await inspect(page);
    });
  }
});

test('what a member sees', async ({ page, world }) => {
  test.slow();
  const { slug } = world.article;
  const member = await enroll('Mo Member');
  await arriveAs(page, member, `/articles/${slug}`);
  await test.step('the composer', () => inspect(page));
  await test.step('a preview', async () => {
    await page.getByRole('textbox', { name: 'Your comment' }).fill('Some *words* to look at.');
    await page.getByRole('button', { name: 'Preview' }).click();
    await expect(page.getByRole('region', { name: 'Preview' })).toBeVisible();
    await inspect(page);
  });
  await test.step('a refusal', async () => {
    await page.getByRole('textbox', { name: 'Your comment' }).fill('See http://example.com for more.');
    await page.getByRole('button', { name: 'Send for review' }).click();
    await expect(page.getByText(/Links and addresses are not accepted/)).toBeVisible();
    await inspect(page);
  });
  await waitingComment(member.viewer, slug, 'One that waits for my reviews.');
  for (const path of [`/articles/${slug}`, '/review']) {
    await page.goto(path);
    await test.step(`the reviews on ${path}`, () => inspect(page));
  }
  await review(page, { done: 1 });
  await test.step('after a review', () => inspect(page));
  await commentInReview(member.viewer, slug, 'Another that is in line.');
  for (const path of [
    '/my-comments',
    '/account',
    '/account/security',
    '/account/membership',
    `/articles/${slug}`,
  ]) {
    await page.goto(path);
    await test.step(path, () => inspect(page));
  }
  await page.goto('/my-comments');
  await page.getByRole('link', { name: /^Edit/ }).first().click();
  await expect(page.getByRole('textbox', { name: 'Your comment' })).toBeVisible();
  await test.step('editing', () => inspect(page));
});

test('what a moderator sees', async ({ page, world }) => {
  test.slow();
  const author = await enroll('Rex Referred');
  const id = await referredComment(author.viewer, world.article.slug, 'One that peers did not agree on.');
  await arriveAs(page, world.admin, '/admin');
  const rooms = await page
    .getByRole('navigation', { name: 'Moderation desk' })
    .locator('li:not(:has(li)) > a')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href')!));
  expect(rooms.length).toBeGreaterThan(20);
  await page.goto('/admin/articles');
  const article = await page.getByRole('link', { name: world.article.title }).first().getAttribute('href');
  const within = [
    `/admin/comments/${id}`,
    `/admin/members/${author.viewer.id}`,
    article!,
    '/admin?queue=all&q=peers&rule=civility',
    '/admin/articles/import',
    '/admin/articles/removed',
    '/admin/members/invitations',
    '/admin/members/import',
    '/admin/numbers/report',
    '/admin/policy/history',
  ];
  for (const path of [...rooms, ...within]) {
    await test.step(path, async () => {
      const response = await page.goto(path);
      expect(response?.status()).toBe(200);
      await inspect(page);
    });
  }
});

test('what a form says that was refused', async ({ page }) => {
  test.slow();
  const account = newAccount('Ernie Errors');
  /** It is read out once: by the focus that it takes, and not as an alert as well. */
  const expectToldOnce = async (words: RegExp) => {
    await expect(page.locator(':focus')).toContainText(words);
    await expect(page.getByRole('alert').filter({ hasText: words })).toHaveCount(0);
    await inspect(page);
  };
  await page.goto('/sign-in');
  await signIn(page, account);
  await test.step('signing in', () => expectToldOnce(/do not belong together/));
  await page.goto('/join');
  await signUp(page, { ...account, password: 'short' });
  await test.step('signing up', () => expectToldOnce(/10 characters/));
});

test('what a member sees who answers, waits, or may not write', async ({ page, stranger, world }) => {
  test.slow();
  const { slug } = world.article;
  const member = await enroll('Ria Replies');
  const id = await publishedComment((await enroll('Al Answered')).viewer, slug, 'Something to answer.');
  await arriveAs(page, member, '/my-comments');
  await test.step('no comment yet', () => inspect(page));
  await page.goto(`/articles/${slug}?reply=${id}#reply`);
  await expect(page.getByRole('form', { name: 'Reply to Al Answered' })).toBeVisible();
  await test.step('a reply', () => inspect(page));
  await rejectedComment(member.viewer, slug, 'One that named names.');
  await page.goto('/my-comments');
  await expect(page.getByText('Please leave the names out of it.')).toBeVisible();
  await test.step('a rejected comment', () => inspect(page));

  for (const [name, fate] of [
    ['Lea Lapsed', lapse],
    ['Ben Banned', ban],
  ] as const) {
    const other = await enroll(name);
    await fate(other.viewer);
    const theirs = await stranger();
    await arriveAs(theirs, other, '/account');
    for (const path of ['/account', `/articles/${slug}`, '/review']) {
      await theirs.goto(path);
      await test.step(`${name} on ${path}`, () => inspect(theirs));
    }
  }
});

test('what a moderator sees who comes too late', async ({ page, stranger, world }) => {
  test.slow();
  const author = await enroll('Lou Late');
  const id = await referredComment(author.viewer, world.article.slug, 'Two moderators look at this one.');
  const publish = { name: 'Publish comment by Lou Late' };
  await arriveAs(page, world.admin, `/admin/comments/${id}`);
  const other = await stranger();
  await arriveAs(other, world.moderator, `/admin/comments/${id}`);
  await other.getByRole('button', publish).click();
  await expect(other.getByText(/Published: the comment by Lou Late/)).toBeVisible();
  await page.getByRole('button', publish).click();
  await expect(page.locator(':focus')).toContainText('Your decision was not recorded');
  await expect(page.getByRole('alert').filter({ hasText: 'not recorded' })).toHaveCount(0);
  await test.step('at the case', () => inspect(page));
});

test('a comment is written and reviewed by keyboard alone', async ({ page, world }) => {
  const member = await enroll('Kay Keyboard');
  await arriveAs(page, member, `/articles/${world.article.slug}`);
  await page.getByRole('textbox', { name: 'Your comment' }).focus();
  await page.keyboard.type('Typed without ever touching a mouse.');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Send for review' })).toBeFocused();
  await page.keyboard.press('Enter');
  const panel = page.getByRole('region', { name: 'Peer review' });
  await expect(panel.getByText('0 of 3 reviews done')).toBeVisible();
  await panel.getByRole('radio', { name: 'Yes', exact: true }).focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('Tab');
  await expect(panel.getByText('Add a note')).toBeFocused();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await expect(panel.getByRole('checkbox', { name: /^Show it to the author too/ })).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(panel.getByText('What the answers mean, with examples')).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(panel.getByRole('button', { name: 'Submit review' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(panel.getByText('1 of 3 reviews done')).toBeVisible();
});
