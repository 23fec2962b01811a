import { expect, test } from 'vitest';
import { cacheControlOf } from './served-files';

const paths = [
  '/_next/static/chunks/0ud-qgolycual.css',
  '/assets/reader.GWCHDYQD.js',
  '/fonts/newsreader-text-latin.2.woff2',
  '/assets/speculation-rules.json',
  '/pictures/kestrels-rest.webp',
  '/favicon.ico',
  '/articles/assets/x.a635a2b95412.js',
];
const files = new Set(paths);
const PRIVATE = 'private, no-store';

test.each([
  [paths[0], 'public, max-age=31536000, immutable'],
  [paths[1], 'public, max-age=31536000, immutable'],
  [paths[2], 'public, max-age=31536000, immutable'],
  [paths[3], 'public, max-age=3600'],
  [paths[4], 'public, max-age=3600'],
  [paths[5], 'public, max-age=3600'],
  [paths[6], PRIVATE],
  ['/account', PRIVATE],
  ['/api/v1/me', PRIVATE],
  ['/_next/static/chunks/made-up.js', PRIVATE],
])('%s is %s', (path = '', expected) => {
  expect(cacheControlOf(path, { status: 200, setsCookie: false, files })).toBe(expected);
  expect(cacheControlOf(path, { status: 404, setsCookie: false, files })).toBe(PRIVATE);
  expect(cacheControlOf(path, { status: 200, setsCookie: true, files })).toBe(PRIVATE);
});
