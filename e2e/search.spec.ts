import { publishedComment, removeComment } from './harness/comments';
import { expect, inspect, isScripted, kind, test } from './harness/test';
import { enroll } from './harness/world';

test('anybody finds what members have published, and nothing else @plain', async ({ page, site, world }) => {
  test.slow();
  const { slug, title } = world.article;
  const [anna, ben] = [await enroll(`Anna Escapement ${kind()}`), await enroll(`Ben Balance ${kind()}`)];
  const word = `verge${kind().toLowerCase()}`;
  const first = await publishedComment(
    anna.viewer,
    slug,
    `The **${word}** escapement wears out its pivots in winter.`,
  );
  const second = await publishedComment(ben.viewer, slug, `No ${word} kept time, <b>ever</b> & anywhere.`);
  const gone = await publishedComment(ben.viewer, slug, `Another ${word} that nobody reads any more.`);
  await removeComment(gone);

  await test.step('from any page, by a form', async () => {
    await page.goto('/');
    await page.getByRole('navigation', { name: 'Site' }).getByRole('link', { name: 'Search' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Search the comments' })).toBeVisible();
    await expect(page.getByText('Several words: comments that have all of them')).toBeVisible();
    await inspect(page);
    await page.getByRole('searchbox', { name: 'Words to look for' }).fill(word);
    await page.getByRole('button', { name: 'Search' }).click();
    await expect(page.getByRole('heading', { level: 2, name: `2 comments with ${word}` })).toBeVisible();
    await expect(page).toHaveTitle(new RegExp(`^“${word}” · Search`));
    const found = page.getByRole('main').getByRole('article');
    await expect(found).toHaveCount(2);
    await expect(found.filter({ hasText: ben.displayName })).toContainText(
      `No ${word} kept time, <b>ever</b> & anywhere.`,
    );
    await expect(page.locator('mark').first()).toHaveText(word);
    expect(await page.locator('meta[name=robots]').getAttribute('content')).toContain('noindex');
    await inspect(page);
  });

  await test.step('narrower, and in the words of the language', async () => {
    const filters = page.getByText('Narrow it down');
    await filters.click();
    await page.getByRole('textbox', { name: 'Member' }).fill(anna.displayName.toLowerCase());
    await page.getByRole('combobox', { name: 'Article' }).selectOption({ label: title });
    await page.getByRole('searchbox').fill(`${word} pivot -quartz`);
    await page.getByRole('button', { name: 'Search' }).click();
    const found = page.getByRole('main').getByRole('article');
    await expect(found).toHaveCount(1);
    await expect(page.locator('mark')).toHaveText([word, 'pivots']);
    await expect(page.getByText(`by ${anna.displayName}`)).toBeVisible();
    await found.getByRole('link').click();
    await expect(page).toHaveURL(new RegExp(`/articles/${slug}/comments/${first}#comment-${first}$`));
    await page.goBack();
    await page.getByRole('link', { name: 'Clear all' }).click();
    await expect(page.getByRole('searchbox')).toHaveValue(`${word} pivot -quartz`);
  });

  await test.step('or is told why there is nothing', async () => {
    await page.goto(`/search?q=${word}+zyzzyva&from=2026-01-01`);
    await expect(page.getByText('Nothing was found.')).toBeVisible();
    await expect(page.getByRole('link', { name: 'Search everywhere' })).toBeVisible();
    await inspect(page);
    await page.goto(`/search?q=${word}&author=Nobody+Of+This+Name`);
    await expect(page.getByRole('textbox', { name: 'Member' })).toHaveAccessibleDescription(
      /No member has this name/,
    );
    if (isScripted()) await inspect(page);
  });

  await test.step('and so does a program', async () => {
    const answer = await page.request.get(`${site.url}/api/v1/search?q=${word}&limit=1`);
    expect(answer.headers()['cache-control']).toContain('no-store');
    const { items, nextCursor, found } = (await answer.json()) as {
      items: { id: string; excerpt: { text: string; match: boolean }[] }[];
      nextCursor: string;
      found: unknown;
    };
    expect(found).toEqual({ count: 2, complete: true });
    expect(items[0]!.excerpt.some(({ text, match }) => match && text === word)).toBe(true);
    const next = await page.request.get(`${site.url}/api/v1/search?q=${word}&limit=1&cursor=${nextCursor}`);
    const rest = (await next.json()) as { items: { id: string }[]; nextCursor: string | null };
    expect([items[0]!.id, rest.items[0]!.id].sort()).toEqual([first, second].sort());
    expect(rest.nextCursor).toBeNull();
    const wrong = await page.request.get(`${site.url}/api/v1/search?q=&from=today`);
    expect(wrong.status()).toBe(400);
    expect(await wrong.json()).toMatchObject({ field: 'q' });
  });
});
