import type { Locator, Page } from '@playwright/test';
import { removeComment } from './harness/comments';
import { arriveAs } from './harness/member';
import { expect, inspect, isScripted, kind, test } from './harness/test';
import { anArticle, insertComments, insertRow, type InsertedComment } from './harness/threads';
import { enroll } from './harness/world';

const place = (page: Page, { id }: InsertedComment): Locator => page.locator(`#comment-${id}`);
const numbered = (words: string, from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, i) => `${words} ${from + i}.`);

test('a thread is read in its place: more of it, less of it, and what answers what @scriptless', async ({
  page,
  world: _,
}) => {
  const { id: articleId, slug } = await anArticle(`How a thread is read (${kind()})`);
  const author = await enroll(`Thea Thread ${kind()}`);
  const under = { articleId, authorId: author.viewer.id };
  const [other, root] = await insertComments(under, [
    'Another beginning.',
    'The beginning of a long thread.',
  ]);
  const first = await insertComments(under, numbered('Reply', 1, 3), root);
  const [deep] = await insertComments(under, ['The ladder was lent by me.'], other);
  const row = await insertRow(under, numbered('Step', 1, 5), deep!);
  const more = await insertComments(under, numbered('Reply', 4, 30), root);
  await page.goto(`/articles/${slug}`);

  await test.step('the first replies are there, under how many there are', async () => {
    for (const reply of first) await expect(place(page, reply)).toBeVisible();
    await expect(place(page, more[0]!)).toHaveCount(0);
    await expect(
      page.getByRole('heading', { level: 3, name: `Comment by ${author.displayName}` }),
    ).toHaveCount(2);
    await expect(page.getByRole('heading', { level: 4, name: `Reply by ${author.displayName}` })).toHaveCount(
      4,
    );
    await inspect(page);
  });

  await test.step('more come to where the reader is, and the first of them has the focus', async () => {
    const link = page.getByRole('link', { name: `Show 27 more replies to ${author.displayName}` });
    await link.focus();
    await page.keyboard.press('Enter');
    await expect(place(page, more[0]!)).toBeVisible();
    await expect(place(page, first[2]!)).toBeVisible();
    await expect(place(page, more[19]!)).toBeVisible();
    await expect(place(page, more[20]!)).toHaveCount(0);
    if (isScripted()) {
      await expect(page).toHaveURL(new RegExp(`/articles/${slug}$`));
      await expect(page.locator('li:focus').locator('article').first()).toHaveAttribute(
        'id',
        `comment-${more[0]!.id}`,
      );
      await expect(page.getByRole('status').filter({ hasText: 'More replies are shown.' })).toHaveCount(1);
    } else {
      await expect(page).toHaveURL(new RegExp(`replies=${root!.id}#more-${root!.id}$`));
    }
  });

  await test.step('and those after them', async () => {
    await page
      .getByRole('link', { name: /^Show (7 )?more repl/ })
      .last()
      .click();
    await expect(place(page, more[26]!)).toBeVisible();
    if (isScripted()) await expect(place(page, more[0]!)).toBeVisible();
    else {
      await page.getByRole('link', { name: 'Show earlier replies' }).click();
      await expect(place(page, more[19]!)).toBeVisible();
      await expect(place(page, more[20]!)).toHaveCount(0);
    }
  });

  await test.step('a branch is folded up and unfolded by its line', async () => {
    await page.goto(`/articles/${slug}`);
    const line = page.getByText(/^30 replies/);
    await line.click();
    await expect(place(page, first[0]!)).toBeHidden();
    await line.press('Enter');
    await expect(place(page, first[0]!)).toBeVisible();
  });

  await test.step('what is too deep to nest says what it answers, and leads there', async () => {
    await page.goto(`/articles/${slug}/comments/${row[3]!.id}`);
    const flat = place(page, row[4]!);
    await expect(flat).toBeVisible();
    await flat.getByRole('link', { name: `In reply to ${author.displayName}` }).click();
    await expect(page).toHaveURL(new RegExp(`#comment-${row[3]!.id}$`));
    await expect(place(page, row[3]!)).toBeFocused();
    await inspect(page);
  });

  await test.step('what was taken away keeps its place, and what answered it can be read', async () => {
    for (const step of [deep!, row[1]!]) await removeComment(step.id);
    await page.goto(`/articles/${slug}/comments/${row[2]!.id}#comment-${row[2]!.id}`);
    await expect(page.getByRole('heading', { name: 'This comment was removed.' }).first()).toBeVisible();
    await expect(page.getByText(deep!.body)).toHaveCount(0);
    await expect(place(page, row[2]!)).toContainText(row[2]!.body);
    await inspect(page);
  });
});

test('a permalink lands on a comment deep in a thread of ten thousand @scriptless', async ({
  page,
  world: _,
}) => {
  const { id: articleId, slug } = await anArticle(`A thread of ten thousand (${kind()})`);
  const author = await enroll(`Tess Thousand ${kind()}`);
  const under = { articleId, authorId: author.viewer.id };
  const [root] = await insertComments(under, ['It began with a clock.']);
  const row = await insertRow(under, numbered('Deeper', 1, 8), root!);
  const wide = await insertComments(under, numbered('Word', 1, 9_991), row[7]!);
  const middle = wide[5_000]!;

  await test.step('in one request, marked, with the focus, its neighbours and what it answers', async () => {
    const answer = await page.goto(`/articles/${slug}/comments/${middle.id}`);
    expect((await answer!.body()).length).toBeLessThan(150_000);
    await expect(place(page, middle)).toHaveAttribute('aria-current', 'true');
    await expect(place(page, middle)).toBeFocused();
    await expect(place(page, middle)).toBeInViewport();
    for (const near of [wide[4_998]!, wide[5_002]!, row[7]!, root!])
      await expect(place(page, near)).toBeVisible();
    await expect(place(page, wide[4_997]!)).toHaveCount(0);
    await expect(page.getByRole('link', { name: '5 comments in between' })).toBeVisible();
    await inspect(page);
  });

  await test.step('from there one goes back and on among its neighbours', async () => {
    await page.getByRole('link', { name: 'Show earlier replies' }).click();
    await expect(place(page, wide[4_997]!)).toBeVisible();
    await expect(place(page, wide[4_978]!)).toBeVisible();
    await page.getByRole('link', { name: /^Show more replies/ }).click();
    await expect(place(page, wide[5_017]!)).toBeVisible();
  });
});

test('pages of a thread go on and back, in every order @plain', async ({ page, world: _ }) => {
  const { id: articleId, slug } = await anArticle(`Pages of a thread (${kind()})`);
  const author = await enroll(`Paula Page ${kind()}`);
  const inserted = await insertComments(
    { articleId, authorId: author.viewer.id },
    numbered('Beginning', 1, 120),
  );
  await arriveAs(page, author, `/articles/${slug}`);
  const expected = {
    Newest: ['Older comments', 'Newer comments', [119, 70], [69, 20]],
    Oldest: ['Newer comments', 'Older comments', [0, 49], [50, 99]],
    Best: ['Next comments', 'Previous comments', [98, 49], [48, 20]],
  } as const;
  for (const [order, [on, back, [top, end], [second, last]]] of Object.entries(expected)) {
    await page
      .getByRole('navigation', { name: 'Order of comments' })
      .getByRole('link', { name: order })
      .click();
    await expect(place(page, inserted[top]!)).toBeVisible();
    await expect(place(page, inserted[end]!)).toBeVisible();
    await page.getByRole('link', { name: on }).click();
    await expect(place(page, inserted[second]!)).toBeVisible();
    await expect(place(page, inserted[last]!)).toBeVisible();
    await expect(place(page, inserted[top]!)).toHaveCount(0);
    await page.getByRole('link', { name: back }).click();
    await expect(place(page, inserted[top]!)).toBeVisible();
    await expect(place(page, inserted[second]!)).toHaveCount(0);
  }
});
