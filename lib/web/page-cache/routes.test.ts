import { readdirSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { encodeCursor, encodeScoreCursor } from '@/lib/platform/cursor';
import { operations } from '../api/table';
import { CACHEABLE_ROUTES, canonicalAddress } from './routes';

const ID = '019a0000-0000-7000-8000-000000000001';
const CURSOR = encodeCursor({ at: new Date('2026-11-24T09:00:00.123Z'), id: ID });
const SCORE = encodeScoreCursor({ score: 0.1 + 0.2, id: ID });

describe('canonical addresses', () => {
  test.each([
    ['/', '/'],
    ['/articles/a-town', '/articles/a-town'],
    ['/articles/caf%C3%A9', '/articles/caf%C3%A9'],
    ['/embed/a-town?sort=top&lang=af&utm_source=x', '/embed/a-town?lang=af&sort=top'],
    ['/embed/a-town?lang=xx', '/embed/a-town'],
    [`/embed/a-town/comments/${ID}?sort=top`, `/embed/a-town/comments/${ID}`],
    ['/embed/a-town/fragment?lang=ar', '/embed/a-town/fragment?lang=ar'],
    [
      '/api/v1/embed/counts?articles=a%2Cb&origin=https%3A%2F%2Fhost.example',
      '/api/v1/embed/counts?articles=a%2Cb&origin=https%3A%2F%2Fhost.example',
    ],
    ['/articles/a-town?utm_source=x', '/articles/a-town'],
    ['/articles/a-town?', '/articles/a-town'],
    ['/articles/a-town?_rsc=1x2y', '/articles/a-town'],
    [`/articles/a-town?cursor=${CURSOR}&sort=oldest`, `/articles/a-town?sort=oldest&cursor=${CURSOR}`],
    [
      `/articles/a-town?sort=oldest&cursor=${CURSOR}&fbclid=1`,
      `/articles/a-town?sort=oldest&cursor=${CURSOR}`,
    ],
    ['/articles/a-town?sort=newest', '/articles/a-town?sort=newest'],
    ['/articles/a-town?sort=banana', '/articles/a-town'],
    [`/articles/a-town?cursor=${SCORE}&sort=top`, `/articles/a-town?sort=top&cursor=${SCORE}`],
    [`/articles/a-town?before=${SCORE}&sort=bridging`, `/articles/a-town?sort=bridging&before=${SCORE}`],
    [`/articles/a-town?replies=${ID}&experienced=1`, `/articles/a-town?experienced=1&replies=${ID}`],
    ['/articles/a-town?experienced=yes&replies=1', '/articles/a-town'],
    [`/articles/a-town/comments/${ID}?before=${CURSOR}`, `/articles/a-town/comments/${ID}?before=${CURSOR}`],
    [`/articles/a-town/comments/${ID}?cursor=${SCORE}&reply=${ID}`, `/articles/a-town/comments/${ID}`],
    ['/articles/a-town?sort=oldest&sort=newest', '/articles/a-town'],
    ['/articles/a-town?cursor=made-up', '/articles/a-town'],
    [`/articles/a-town?cursor=${CURSOR}xx`, '/articles/a-town'],
    [`/articles/a-town?page=2&thread=${ID}`, '/articles/a-town'],
    [`/members/${ID}?cursor=${CURSOR}&sort=top`, `/members/${ID}?cursor=${CURSOR}`],
    [`/api/v1/members/${ID}/comments?limit=5`, `/api/v1/members/${ID}/comments?limit=5`],
    ['/topics/Water?utm_source=x', '/topics/Water'],
    [`/topics/Trade%20%26%20ports?cursor=${CURSOR}&page=2`, `/topics/Trade%20%26%20ports?cursor=${CURSOR}`],
    [
      `/topics/${encodeURIComponent('Étude: “%”'.replace('%', '?'))}`,
      `/topics/${encodeURIComponent('Étude: “?”')}`,
    ],
    ['/transparency?utm_source=x', '/transparency'],
    ['/how-peer-review-works', '/how-peer-review-works'],
    ['/privacy?utm_source=x', '/privacy'],
    ['/sitemap.xml?utm_source=x', '/sitemap.xml'],
    ['/feeds/atom?utm_source=x', '/feeds/atom'],
    ['/articles/a-town/feeds/json', '/articles/a-town/feeds/json'],
    [`/?topic=world&page=2&cursor=${CURSOR}`, '/'],
    [`/articles/a-town/comments/${ID}`, `/articles/a-town/comments/${ID}`],
    [`/articles/a-town/comments/${ID}?sort=oldest`, `/articles/a-town/comments/${ID}`],
    [`/articles/${encodeURIComponent('какой-то')}`, `/articles/${encodeURIComponent('какой-то')}`],
    ['/api/v1/articles/a-town/comments?limit=1', '/api/v1/articles/a-town/comments?limit=1'],
  ])('%s is kept as %s', (url, address) => expect(canonicalAddress(url)).toBe(address));

  test.each([
    '/account',
    '/admin',
    '/articles/',
    '/embed',
    '/embed?article=a-town',
    `/embed/a-town/comments/${ID}/report`,
    '/embed/a-town/onwards?to=/review',
    '/api/v1/embed/counts?articles=a&origin=null',
    '/articles/A-Town',
    '/feeds/xml',
    '/articles/a%20town',
    '/articles/%61-town',
    '/articles/a-town/',
    '/topics/',
    '/topics/%57ater',
    '/topics/Water/',
    '//articles/a-town',
    '/members/somebody',
    '/how-it-works',
    '/feed.xml',
    '/sitemapXxml',
    '/api/v1/me',
    '/api/v1/transparency?since=2026',
    '/api/v1/articles/a-town/comments?sort=best',
    '/api/v1/articles/a-town/comments?experienced=0',
    `/api/v1/comments/${ID}/replies?cursor=${SCORE}`,
    '/api/v1/articles/a-town/comments?cursor=made-up',
    `/api/v1/articles?cursor=${CURSOR}`,
    '/api/v1/articles/a-town/comments?limit=101',
    '/api/v1/articles/a-town/comments?limit=1&limit=2',
    '/api/v1/articles/a-town/comments?unknown=1',
    '/api/auth/session',
  ])('%s is not kept', (url) => expect(canonicalAddress(url)).toBeUndefined());

  test('property: what is canonical stays as it is, so the look-up by raw address is safe', () => {
    const query = fc.array(
      fc.tuple(
        fc.constantFrom('sort', 'experienced', 'cursor', 'before', 'replies', 'x'),
        fc.oneof(fc.string(), fc.constantFrom('oldest', 'top', '1', ID, CURSOR, SCORE)),
      ),
    );
    fc.assert(
      fc.property(query, (pairs) => {
        const address = canonicalAddress(`/articles/a-town?${new URLSearchParams(pairs)}`);
        expect(canonicalAddress(address ?? '')).toBe(address);
      }),
    );
  });

  test('the longest slug there is has one too', () => {
    const address = `/articles/${encodeURIComponent('𐐨'.repeat(120))}`;
    expect(canonicalAddress(address)).toBe(address);
  });

  test('only pages and calls that are there are kept', () => {
    const pages = readdirSync('app', { recursive: true, encoding: 'utf8' })
      .filter((file) => /(?:^|\/)(?:page\.tsx|(?:feeds\/.*|fragment\/)route\.ts)$/.test(file))
      .map((file) => `/${file.replace(/(?:\([a-z]+\)\/)|(?:\/?(?:page\.tsx|route\.ts)$)/g, '')}`)
      .map((path) =>
        path
          .replace('[slug]', 'a-town')
          .replace('[id]', ID)
          .replace('[name]', 'Article')
          .replace('[topic]', 'Water')
          .replace('[format]', 'rss'),
      );
    const calls = Object.values(operations)
      .flatMap((chapter) => Object.values(chapter))
      .filter(({ method, stream }) => method === 'GET' && !stream)
      .map(({ path }) => `/api/v1${path.replace('{slug}', 'a-town').replace('{id}', ID)}`);
    const there = [...pages, '/sitemap.xml', ...calls];
    for (const { path } of CACHEABLE_ROUTES)
      expect(
        there.some((address) => path.test(address)),
        String(path),
      ).toBe(true);
  });
});
