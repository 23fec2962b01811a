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
