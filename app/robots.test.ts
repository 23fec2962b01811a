import { expect, it } from 'vitest';
import robots from './robots';

process.env.DATABASE_URL ??= 'postgresql://nobody@localhost/nothing';

it('keeps search engines from nothing that is to be found', () => {
  const { rules, sitemap } = robots();
  const { disallow } = rules as { disallow: string[] };
  expect(sitemap).toMatch(/^http.*\/sitemap\.xml$/);
  const found = ['/', '/policy', '/how-peer-review-works', '/transparency', '/privacy', '/docs/api'];
  for (const path of [
    ...found,
    '/articles/a',
    '/articles/a/comments/1',
    '/topics/a',
    '/members/1',
    '/feeds/rss',
    '/embed/a/fragment',
  ])
    expect(
      disallow.filter((start) => path.startsWith(start)),
      path,
    ).toEqual([]);
  for (const path of [
    '/admin',
    '/admin/members',
    '/api/v1/comments',
    '/account/security',
    '/sign-in',
    '/search',
  ])
    expect(
      disallow.some((start) => path.startsWith(start)),
      path,
    ).toBe(true);
});
