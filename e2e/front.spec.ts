import { importArticle } from '@/lib/articles/import-article';
import { parseArticleFile } from '@/lib/articles/parse-article-file';
import { database } from '@/lib/platform/db';
import { setReaction } from '@/lib/comments/reactions/set-reaction';
import { publishedComment, removeComment } from './harness/comments';
import { expect, inspect, kind, test } from './harness/test';
import { enroll } from './harness/world';

async function story(name: string, topics: string[], date: string) {
  const slug = `${name}-${kind().toLowerCase()}`;
  const headline = `A story about the ${name} (${kind()})`;
  const text = `---\nheadline: ${headline}\nslug: ${slug}\nstandfirst: Short.\nbyline: A. Reporter\ndate: ${date}\ntopics: [${topics.join(', ')}]\n---\n\nText.\n`;
  await importArticle({ article: parseArticleFile(text) });
  return { slug, headline };
}

test('a topic leads to its stories, and the end of a discussion to the next one @plain', async ({
  page,
  site,
}) => {
  const topic = `Tides & ${kind()}`;
  const [older, newer] = [
    await story('ebb', [topic], '2025-02-01'),
    await story('flood', ['Ports', topic], '2025-02-03'),
  ];
  await story('moon', ['Ports'], '2025-02-02');
  await page.goto(`/articles/${newer.slug}`);
  await page.getByRole('link', { name: topic, exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(topic);
  await expect(page.getByRole('heading', { level: 2 })).toHaveText([newer.headline, older.headline]);
  await inspect(page);
  const address = `${site.url}/topics/${encodeURIComponent(topic)}`;
  const kept = await page.request.get(`${address}?utm_source=x`);
  expect(kept.headers()['cache-control']).toContain('public');
  expect(await kept.text()).toContain(`<link rel="canonical" href="${address.replaceAll('&', '&amp;')}"`);
  expect((await page.request.get(`${site.url}/topics/Nothing%20${kind()}`)).status()).toBe(404);
  const places = [`/articles/${older.slug}`, `/topics/${encodeURIComponent(topic)}`];
  await expect(async () => {
    const sitemap = await (await page.request.get(`${site.url}/sitemap.xml`)).text();
    for (const path of places) expect(sitemap).toContain(path);
    for (const format of ['rss', 'atom', 'json']) {
      const feed = await page.request.get(`${site.url}/feeds/${format}`);
      expect(feed.headers()['content-type']).toContain(format);
      await expect(page.locator(`link[rel="alternate"][href$="/feeds/${format}"]`)).toHaveCount(1);
    }
    expect((await page.request.get(`${site.url}/feeds/doc`)).status()).toBe(404);
  }).toPass();

  await page.getByRole('link', { name: newer.headline }).click();
  const next = page.getByRole('complementary', { name: 'The next story' });
  await expect(next.getByRole('heading', { level: 3 })).toHaveText(`A story about the moon (${kind()})`);
  await inspect(page);
  await test.step('what appears in between is the next one soon', async () => {
    const between = await story('spring-tide', ['Ports'], '2025-02-02T12:00:00Z');
    await expect(async () => {
      await page.goto(`/articles/${newer.slug}`);
      await expect(next.getByRole('heading', { level: 3 })).toHaveText(between.headline, { timeout: 500 });
    }).toPass();
    await next.getByRole('link', { name: between.headline }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(between.headline);
  });
});

test('the front page says what readers know, and what they discuss most @plain', async ({ page }) => {
  const { slug, headline } = await story('bell', [], new Date().toISOString());
  const author = await enroll(`Bella Rings ${kind()}`);
  const reader = await enroll(`Rhea Reads ${kind()}`);
  const words = `The bell was cast twice, and cracked once (${kind()}).`;
  const id = await publishedComment(author.viewer, slug, words);
  for (const text of ['I have heard it from the ferry', 'It is a third too low'])
    await publishedComment(author.viewer, slug, `${text} (${kind()}).`);
  await setReaction({ viewer: reader.viewer, commentId: id, kind: 'insightful', on: true });
  const known = page.getByRole('region', { name: 'What readers know' });
  const quote = known.getByRole('figure').filter({ hasText: words });
  // The site hears a moment later of what another process did.
  await expect(async () => {
    await page.goto('/');
    await expect(quote).toContainText(author.displayName, { timeout: 500 });
  }).toPass();
  await expect(quote.getByRole('link', { name: headline })).toBeVisible();
  const discussed = page.getByRole('region', { name: 'Most discussed' });
  await expect(discussed.getByRole('listitem').filter({ hasText: headline })).toContainText(
    '3 comments this week',
  );
  await inspect(page);
  await quote.getByRole('link', { name: words }).click();
  await expect(page.locator(`#comment-${id}`)).toBeVisible();

  await test.step('what is taken away is quoted no longer', async () => {
    await removeComment(id);
    await expect(async () => {
      await page.goto('/');
      await expect(page.getByText(words)).toHaveCount(0, { timeout: 500 });
    }).toPass();
    await expect(discussed.getByRole('listitem').filter({ hasText: headline })).toHaveCount(0);
  });
  await database().article.update({ where: { slug }, data: { publishedAt: new Date('2026-01-01') } });
});
