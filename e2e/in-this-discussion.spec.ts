import { setPick } from '@/lib/comments/picks/set-pick';
import { publishedComment, removeComment } from './harness/comments';
import { arriveAs } from './harness/member';
import { expect, inspect, isScripted, kind, test } from './harness/test';
import { anArticle } from './harness/threads';
import { enroll } from './harness/world';

test('beside a discussion stands the way to what stands out in it @scriptless', async ({
  page,
  stranger,
  world: _,
}) => {
  test.slow();
  const { slug } = await anArticle(`What stands out (${kind()})`);
  const [writer, desk] = [
    await enroll(`Wim Wonders ${kind()}`),
    await enroll(`Dora Desk ${kind()}`, 'MODERATOR'),
  ];
  const first = await publishedComment(writer.viewer, slug, `It began with a spring (${kind()}).`);
  for (const n of ['one', 'two', 'three', 'four', 'five', 'six'])
    await publishedComment(writer.viewer, slug, `A word in between, number ${n} (${kind()}).`);
  const beside = page.getByRole('navigation', { name: 'In this discussion' });
  await page.setViewportSize({ width: 1280, height: 800 });

  await test.step('nothing where nothing does', async () => {
    await page.goto(`/articles/${slug}`);
    await expect(page.getByText('number six')).toBeVisible();
    await expect(beside).toHaveCount(0);
  });

  const reply = await publishedComment(desk.viewer, slug, `The desk has asked the works (${kind()}).`, first);
  await setPick({ viewer: desk.viewer, commentId: first, on: true });

  await test.step('picks and the newsroom’s answers, each a jump', async () => {
    await expect(async () => {
      await page.goto(`/articles/${slug}?sort=newest`);
      await expect(beside).toBeVisible({ timeout: 500 });
    }).toPass();
    await expect(beside.getByRole('heading', { level: 4 })).toHaveText([
      'Editor’s picks',
      'From the newsroom',
    ]);
    await inspect(page);
    await page.setViewportSize({ width: 1280, height: 800 });
    const way = beside.getByRole('link', { name: 'The desk has asked the works' });
    await way.focus();
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(new RegExp(`#comment-${reply}$`));
    await expect(page.locator(`#comment-${reply}`)).toBeFocused();
    await expect(beside, 'it stays in sight').toBeInViewport();
  });

  await test.step('where there is no room for it, it is not there', async () => {
    await page.setViewportSize({ width: 1100, height: 800 });
    await expect(beside).toBeHidden();
    await page.setViewportSize({ width: 1280, height: 800 });
  });

  await test.step('nor of somebody whom a member has muted', async () => {
    const reader = await stranger();
    await reader.setViewportSize({ width: 1280, height: 800 });
    const muting = await enroll(`Mia Mutes ${kind()}`);
    const theirs = reader.getByRole('navigation', { name: 'In this discussion' });
    await arriveAs(reader, muting, `/articles/${slug}/comments/${reply}`);
    await reader.locator(`#comment-${reply} summary`, { hasText: 'More' }).click();
    await reader.getByRole('button', { name: `Mute ${desk.displayName}` }).click();
    await expect(reader.getByText('someone you muted').first()).toBeVisible();
    if (isScripted()) await expect(reader.getByRole('button', { name: 'Undo', exact: true })).toBeVisible();
    await reader.goto(`/articles/${slug}${isScripted() ? '' : '?own=1'}`);
    await expect(theirs.getByRole('link', { name: 'It began with a spring' })).toBeVisible();
    await expect(theirs.getByRole('link', { name: 'The desk has asked the works' })).toBeHidden();
  });

  await test.step('nor once it is taken away', async () => {
    await removeComment(reply);
    await expect(async () => {
      await page.goto(`/articles/${slug}?sort=newest`);
      await expect(beside.getByRole('link')).toHaveCount(1, { timeout: 500 });
    }).toPass();
  });
});
