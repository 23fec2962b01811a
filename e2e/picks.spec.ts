import { publishedComment, removeComment } from './harness/comments';
import { arriveAs } from './harness/member';
import { deliverEvents } from './harness/notices';
import { expect, inspect, isScripted, kind, test } from './harness/test';
import { anArticle } from './harness/threads';
import { enroll } from './harness/world';

test('a moderator picks a comment: it is marked, comes first for everybody, and its author is told @plain', async ({
  page,
  stranger,
  world,
}) => {
  test.slow();
  const { slug } = await anArticle(`What the desk picks (${kind()})`);
  const [author, other] = [await enroll(`Pina Picked ${kind()}`), await enroll(`Otto Others ${kind()}`)];
  const words = `Three of the four springs came from one works (${kind()}).`;
  const id = await publishedComment(author.viewer, slug, words);
  await publishedComment(other.viewer, slug, `The clock is right twice a day (${kind()}).`);
  const reply = await publishedComment(other.viewer, slug, `Which works was that? (${kind()})`, id);
  await publishedComment(other.viewer, slug, `The chimes are flat (${kind()}).`);
  const [reader, member] = [await stranger(), await stranger()];
  const first = (of: typeof page) => of.locator('[data-threads] article').first();
  await reader.goto(`/articles/${slug}`);
  await expect(first(reader)).toContainText('The chimes are flat');
  await arriveAs(member, other, `/articles/${slug}`);
  await expect(member.getByRole('link', { name: 'Open at the desk' })).toHaveCount(0);
  // Without script it takes a page of one's own: the one for all members cannot tell who works at the desk.
  await arriveAs(page, world.moderator, `/articles/${slug}${isScripted() ? '' : '?own=1'}`);

  await test.step('from its case, by one button', async () => {
    const menu = page.locator(`#comment-${id} details[data-menu]`);
    await menu.locator('summary').click();
    await menu.getByRole('link', { name: 'Open at the desk' }).click();
    await expect(page).toHaveURL(new RegExp(`/admin/comments/${id}$`));
    await page.getByRole('button', { name: 'Make it an editor’s pick' }).click();
    const back = page.getByRole('button', { name: 'Take the pick back' });
    await expect(back).toBeVisible();
    await expect(
      page.getByRole('status').filter({ hasText: 'This comment is an editor’s pick.' }),
    ).toBeVisible();
    if (isScripted()) await expect(back).toBeFocused();
    await expect(page.getByText(/picked a comment for the top of its discussion/)).toBeVisible();
    await inspect(page);
  });

  await test.step('readers and members find it first, in every order, with its mark', async () => {
    for (const of of [reader, member])
      for (const sort of ['', '?sort=oldest', '?sort=top', '?sort=bridging']) {
        await of.goto(`/articles/${slug}${sort}`);
        await expect(first(of)).toContainText(words);
        await expect(of.locator(`#comment-${id}`).getByText('Editor’s pick', { exact: true })).toBeVisible();
        await expect(of.getByText('Editor’s pick', { exact: true })).toHaveCount(1);
      }
    await inspect(reader);
    await reader.goto(`/articles/${slug}/comments/${reply}`);
    await expect(reader.locator(`#comment-${id}`).getByText('Editor’s pick', { exact: true })).toBeVisible();
  });

  await test.step('its author is told once', async () => {
    await deliverEvents();
    const theirs = await stranger();
    await arriveAs(theirs, author, '/notifications');
    await expect(
      theirs.getByRole('heading', { name: /^Your comment on “.*” is an editor’s pick$/ }),
    ).toHaveCount(1);
  });

  await test.step('a picked reply stays with what it answers', async () => {
    await page.goto(`/admin/comments/${reply}`);
    await page.getByRole('button', { name: 'Make it an editor’s pick' }).click();
    await expect(page.getByRole('button', { name: 'Take the pick back' })).toBeVisible();
    await reader.goto(`/articles/${slug}`);
    await expect(first(reader)).toContainText(words);
    await expect(
      reader.locator(`#comment-${reply}`).getByText('Editor’s pick', { exact: true }),
    ).toBeVisible();
  });

  await test.step('a script can pick, and is told what it may not', async () => {
    // A call is answered with what the session may.
    if (!isScripted()) return;
    const call = (of: typeof page, method: 'PUT' | 'DELETE') =>
      of.evaluate(
        async ([path, how]) => (await fetch(path!, { method: how })).status,
        [`/api/v1/moderation/comments/${reply}/pick`, method],
      );
    expect(await call(member, 'DELETE')).toBe(403);
    expect(await call(page, 'DELETE')).toBe(200);
    expect(await call(page, 'PUT')).toBe(200);
  });

  await test.step('what is taken back, or taken away, is marked no longer', async () => {
    await page.getByRole('button', { name: 'Take the pick back' }).click();
    await expect(page.getByRole('button', { name: 'Make it an editor’s pick' })).toBeVisible();
    await removeComment(id);
    await expect(async () => {
      await reader.goto(`/articles/${slug}`);
      await expect(reader.getByText('Editor’s pick', { exact: true })).toHaveCount(0, { timeout: 500 });
      await expect(first(reader)).toContainText('The chimes are flat', { timeout: 500 });
    }).toPass();
  });
});
