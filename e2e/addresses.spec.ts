import { importArticle } from '@/lib/articles/import-article';
import { parseArticleFile } from '@/lib/articles/parse-article-file';
import { publishedComment } from './harness/comments';
import { arriveAs, post } from './harness/member';
import { expect, test } from './harness/test';
import { enroll } from './harness/world';

/** The address of an article may be in the letters of its own language. */

async function insertArticle(slug: string): Promise<{ path: string; headline: string }> {
  const headline = `An address in its own letters, ${slug}`;
  const text = `---\nheadline: ${headline}\nslug: ${slug}\nstandfirst: Short.\nbyline: By A. Reporter\ndate: 2026-02-03\n---\n\nText.\n`;
  await importArticle({ article: parseArticleFile(text) });
  return { path: `/articles/${encodeURIComponent(slug)}`, headline };
}

for (const [slug, name] of [
  ['какой-то', 'Mira Reads'],
  ['ünï', 'Mina Reads'],
  ['一條新聞', 'Moira Reads'],
] as const) {
  test(`an article at /articles/${slug} is read, and kept`, async ({ request, world: _world }) => {
    const { path } = await insertArticle(slug);
    const member = await enroll(name);
    const words = `I can read that address aloud (${slug}).`;
    const id = await publishedComment(member.viewer, slug, words);
    for (const address of [path, `${path}/comments/${id}`, `/api/v1${path}`, `/api/v1${path}/comments`]) {
      const answer = await request.get(address);
      expect(answer.status(), address).toBe(200);
      // It comes from the page cache.
      expect(answer.headers()['cache-control'], address).toContain('public');
    }
    expect(await (await request.get(path)).text()).toContain(words);
    expect(await (await request.get(`/api/v1${path}`)).json()).toMatchObject({ slug });
  });
}

test('a comment on such an article leads back to it @plain', async ({ page, site, world: _world }) => {
  const kind = test.info().project.name === 'with script' ? 'Script' : 'Plain';
  const { path, headline } = await insertArticle('мост-через-реку');
  await arriveAs(page, await enroll(`Boris ${kind}`), path);
  await expect(page.getByRole('heading', { name: headline, level: 1 })).toBeVisible();
  await post(page, `I cross it every morning, and I can read its address (${kind}).`);
  await expect(page).toHaveURL(new RegExp(`^${site.url}${path}#`));
  await expect(page.getByRole('region', { name: 'Peer review' })).toBeVisible();
});

test('what a comment’s page says of itself to other pages is there, and is what it says', async ({
  page,
  request,
}) => {
  const { path } = await insertArticle('tags-that-lead');
  const member = await enroll('Tilda Tags');
  const id = await publishedComment(member.viewer, 'tags-that-lead', 'The tide table is wrong by an hour.');
  await page.goto(`${path}/comments/${id}`);
  const head = (selector: string, attribute: string): Promise<string | null> =>
    page.locator(`head ${selector}`).getAttribute(attribute);

  const shown = await request.get((await head('link[type="application/json+oembed"]', 'href'))!);
  expect(shown.headers()['content-type']).toContain('application/json');
  const { html, ...told } = (await shown.json()) as { html: string; author_url: string };
  expect(told).toMatchObject({ type: 'rich', version: '1.0', author_name: 'Tilda Tags' });
  expect(html).toContain('The tide table is wrong by an hour.');
  expect((await request.get(told.author_url)).status()).toBe(200);

  const picture = (await head('meta[property="og:image"]', 'content'))!;
  const [width, height] = [
    await head('meta[property="og:image:width"]', 'content'),
    await head('meta[property="og:image:height"]', 'content'),
  ].map(Number);
  const drawn = await request.get(picture);
  expect(drawn.headers()['content-type']).toBe('image/png');
  await page.goto(picture);
  // A browser shows it, as large as it was said to be.
  expect(
    await page
      .locator('img')
      .evaluate((image: HTMLImageElement) => [image.naturalWidth, image.naturalHeight]),
  ).toEqual([width, height]);
});
