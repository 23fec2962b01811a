import { expect, kind, test } from './harness/test';
import { commentInReview, referredComment } from './harness/comments';
import { openCase, unfold } from './harness/desk';
import { arriveAs } from './harness/member';
import { endSessions } from './harness/standing';
import { enroll } from './harness/world';

test('a rejected comment comes back with a reason, is revised, and is posted @plain', async ({
  page,
  stranger,
  world,
}) => {
  const author = await enroll(`Rita Revises ${kind()}`);
  const words = `The harbour master is a fool and so was his father (${kind()}).`;
  const better = `The harbour master should have had the spring replaced years ago (${kind()}).`;
  const id = await commentInReview(author.viewer, world.article.slug, words);
  const desk = await stranger();

  await test.step('a moderator rejects it, and must say why', async () => {
    await arriveAs(desk, world.moderator, `/admin/comments/${id}`);
    await expect(desk.getByText(words)).toBeVisible();
    const form = await unfold(desk, 'Reject');
    await desk.getByRole('button', { name: `Reject comment by ${author.displayName}` }).click();
    await expect(desk.getByRole('link', { name: /^House rule must be chosen/ })).toBeVisible();
    await form.getByRole('radio', { name: 'Be civil' }).check();
    await form.getByLabel('Reason').fill('Leave his father out of it.');
    await desk.getByRole('button', { name: `Reject comment by ${author.displayName}` }).click();
    await expect(desk.getByText(/Rejected: the comment by Rita Revises/)).toBeVisible();
  });

  await test.step('its author reads the reason and revises', async () => {
    await arriveAs(page, author, '/my-comments');
    await expect(page.getByText('Leave his father out of it.')).toBeVisible();
    await expect(page.getByRole('link', { name: 'Be civil' })).toBeVisible();
    await page.getByRole('link', { name: /Revise and resubmit/ }).click();
    await page.getByRole('textbox', { name: 'Your comment' }).fill(better);
    await page.getByRole('button', { name: /resubmit/i }).click();
    await expect(page.locator('[aria-current=step]')).toHaveText('In line');
    await expect(page.getByText(/^In line; nobody has read it yet/)).toBeVisible();
  });

  await test.step('the moderator publishes it, and anybody reads it', async () => {
    await desk.goto(`/admin/comments/${id}`);
    await desk.getByRole('button', { name: `Publish comment by ${author.displayName}` }).click();
    await expect(desk.getByText(/Published: the comment by Rita Revises/)).toBeVisible();
    const reader = await stranger();
    await reader.goto(`/articles/${world.article.slug}`);
    await expect(reader.getByText(better)).toBeVisible();
    await expect(reader.getByText(words)).toHaveCount(0);
  });

  await test.step('and every act stands in the audit', async () => {
    await desk.goto('/admin/audit');
    await expect(desk.getByText('Leave his father out of it.').first()).toBeVisible();
  });
});

test('of two moderators the second is shown what the first decided @plain', async ({
  page,
  stranger,
  world,
}) => {
  const author = await enroll(`Cora Contested ${kind()}`);
  const id = await referredComment(
    author.viewer,
    world.article.slug,
    `Some say the clock was never right (${kind()}).`,
  );
  await arriveAs(page, world.admin, `/admin/comments/${id}`);
  const other = await stranger();
  await arriveAs(other, world.moderator, `/admin/comments/${id}`);

  await other.getByRole('button', { name: `Publish comment by ${author.displayName}` }).click();
  await expect(other.getByText(/Published: the comment by Cora Contested/)).toBeVisible();
  const form = await unfold(page, 'Reject');
  await form.getByRole('radio', { name: 'Be civil' }).check();
  await form.getByLabel('Reason').fill('Too vague to be of use.');
  await page.getByRole('button', { name: `Reject comment by ${author.displayName}` }).click();
  await expect(page.getByText(world.moderator.displayName).first()).toBeVisible();
  await expect(page.getByText('Remove…', { exact: true })).toBeVisible();
});

test('a removed comment is gone for readers, and comes back when restored @scriptless', async ({
  page,
  stranger,
  world,
}) => {
  const author = await enroll(`Remy Removed ${kind()}`);
  const words = `It was my grandmother who wound it on Sundays (${kind()}).`;
  const id = await referredComment(author.viewer, world.article.slug, words);
  const reader = await stranger();
  // On a busy machine a page that takes long to make is shown for a moment as it was.
  const readerSees = (count: number) =>
    expect(async () => {
      await reader.goto(`/articles/${world.article.slug}`);
      await expect(reader.getByText(words)).toHaveCount(count, { timeout: 500 });
    }).toPass();
  await arriveAs(page, world.moderator, '/admin');
  await openCase(page, author);
  await page.getByRole('button', { name: `Publish comment by ${author.displayName}` }).click();
  await expect(page.getByText(/Published: the comment by Remy Removed/)).toBeVisible();
  await readerSees(1);

  await page.goto(`/admin/comments/${id}`);
  const form = await unfold(page, 'Remove');
  await form.getByRole('radio', { name: 'Be civil' }).check();
  await form.getByLabel('Reason').fill('Names a private person.');
  await page.getByRole('button', { name: `Remove comment by ${author.displayName}` }).click();
  await expect(page.getByText(/Removed: the comment by Remy Removed/)).toBeVisible();
  await readerSees(0);

  await page.goto(`/admin/comments/${id}`);
  await page.getByRole('button', { name: `Restore comment by ${author.displayName}` }).click();
  await expect(page.getByText(/Restored: the comment by Remy Removed/)).toBeVisible();
  await readerSees(1);
});

test('a decision from the queue that comes too late says who was faster @plain', async ({
  page,
  stranger,
  world,
}) => {
  const author = await enroll(`Quin Queue ${kind()}`);
  const id = await referredComment(
    author.viewer,
    world.article.slug,
    `First come, first served (${kind()}).`,
  );
  await arriveAs(page, world.admin, '/admin');
  await openCase(page, author);
  const other = await stranger();
  await arriveAs(other, world.moderator, `/admin/comments/${id}`);
  const publish = { name: `Publish comment by ${author.displayName}` };
  await other.getByRole('button', publish).click();
  await expect(other.getByText(/Published: the comment by Quin Queue/)).toBeVisible();
  await page.getByRole('button', publish).click();
  await expect(page.getByText('This comment has moved on since you opened it.')).toBeVisible();
  await expect(
    page.getByText(new RegExp(`${world.moderator.displayName} published it`)).first(),
  ).toBeVisible();
});

test('a decision from the queue that fails for another reason says which', async ({ page, world }) => {
  const author = await enroll('Ray Reason');
  const moderator = await enroll('Una Signed-Out', 'MODERATOR');
  await referredComment(author.viewer, world.article.slug, 'Nobody has decided about this one.');
  await arriveAs(page, moderator, '/admin');
  await openCase(page, author);
  const open = page.getByRole('region', { name: `Comment by ${author.displayName}` });
  await endSessions(moderator.viewer);
  await open.getByRole('button', { name: `Publish comment by ${author.displayName}` }).click();
  await expect(
    open.getByText('Your session has ended. Sign in in another tab, then send this again.'),
  ).toBeVisible();
});
