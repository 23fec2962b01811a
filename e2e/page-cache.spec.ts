import { expect, test } from './harness/test';
import { publishedComment, referredComment, waitingComment } from './harness/comments';
import { arriveAs } from './harness/member';
import { startSite } from './harness/site';
import { enroll } from './harness/world';

test('what is published or removed on one instance is so on the other within a second', async ({
  site,
  world,
  request,
  page,
}) => {
  const second = await startSite({ databaseUrl: site.databaseUrl });
  try {
    const author = await enroll('Tess Twice');
    const words = 'There were two clocks, my uncle always said.';
    const id = await referredComment(author.viewer, world.article.slug, words);
    const paths = [`/articles/${world.article.slug}`, `/api/v1/articles/${world.article.slug}/comments`];
    const seenOn = async (origin: string) => {
      const pages = await Promise.all(paths.map(async (path) => (await request.get(origin + path)).text()));
      return pages.map((text) => text.includes(words));
    };
    expect(await seenOn(site.url)).toEqual([false, false]);
    expect(await seenOn(second.url)).toEqual([false, false]);

    await arriveAs(page, world.moderator, '/admin');
    const decide = async (action: string, version: number) => {
      const response = await page.request.post(`/api/v1/moderation/comments/${id}/decisions`, {
        data: { action, version },
        headers: { origin: site.url },
      });
      expect(response.status()).toBe(200);
      return ((await response.json()) as { version: number }).version;
    };
    const current = (await (await page.request.get(`/api/v1/moderation/comments/${id}`)).json()) as {
      version: number;
    };

    const published = await decide('PUBLISH', current.version);
    expect(await seenOn(site.url)).toEqual([true, true]);
    await expect.poll(() => seenOn(second.url), { intervals: [50], timeout: 1_000 }).toEqual([true, true]);

    const removed = await decide('REMOVE', published);
    expect(await seenOn(site.url)).toEqual([false, false]);
    await expect.poll(() => seenOn(second.url), { intervals: [50], timeout: 1_000 }).toEqual([false, false]);
    expect(removed).toBeGreaterThan(published);
  } finally {
    await second.stop();
  }
});

test('nothing that is pending or private reaches anybody else', async ({ world, request, stranger }) => {
  const author = await enroll('Petra Pending');
  const other = await enroll('Nosy Norman');
  const secret = 'This sentence waits for its reviews and is nobody’s business.';
  const id = await waitingComment(author.viewer, world.article.slug, secret);
  await publishedComment(author.viewer, world.article.slug, 'This one may be read by anybody.');

  const addresses = [
    '/',
    `/articles/${world.article.slug}`,
    `/articles/${world.article.slug}/comments/${id}`,
    `/api/v1/articles/${world.article.slug}`,
    `/api/v1/articles/${world.article.slug}/comments?limit=100`,
    `/api/v1/comments/${id}`,
    `/api/v1/comments/${id}/replies`,
    '/api/v1/articles',
  ];
  const asked: Record<string, string>[] = [{}, { RSC: '1' }];
  const reader = await stranger();
  await arriveAs(reader, other, '/');
  for (const path of addresses) {
    for (const [who, client] of [
      ['nobody', request],
      ['another member', reader.request],
    ] as const) {
      for (const headers of asked) {
        const text = await (await client.get(path, { headers })).text();
        expect(text, `${path} for ${who}`).not.toContain('nobody’s business');
        expect(text, `${path} for ${who}`).not.toContain(author.email);
      }
    }
  }
});

test('a page for members holds nothing of any of them, and a reader is handed neither it nor what is theirs', async ({
  world,
  request,
  page,
}) => {
  const member = await enroll('Mara Member');
  const path = `/articles/${world.article.slug}`;
  await arriveAs(page, member, path);
  await expect(page.locator('[data-own-name]')).toHaveText(member.displayName);
  const shared = await page.request.get(path);
  expect(shared.headers()['cache-control']).toBe('private, max-age=0, must-revalidate');
  expect(await shared.text()).toContain('Send for review');
  expect(await shared.text()).not.toMatch(new RegExp(`${member.displayName}|${member.viewer.id}|__next_f`));
  const own = await page.request.get(`${path}?own=1`);
  expect(own.headers()['cache-control']).toContain('no-store');
  expect(await own.text()).toContain(member.displayName);
  const anonymous = await request.get(path);
  expect(anonymous.headers()['cache-control']).toBe('public, max-age=0, must-revalidate');
  const text = await anonymous.text();
  expect(text).not.toContain('Send for review');
  expect(text).not.toContain('__next_f');
  expect(anonymous.headers()['content-security-policy']).toContain("script-src 'self';");
});
