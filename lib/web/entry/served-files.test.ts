import { expect, test } from 'vitest';
import { cacheControlOf } from './served-files';

test.each([
  ['/_next/static/chunks/0ud-qgolycual.css', 200, 'public, max-age=31536000, immutable'],
  ['/assets/reader.a635a2b95412.js', 200, 'public, max-age=31536000, immutable'],
  ['/fonts/newsreader-text-latin.1.woff2', 200, 'public, max-age=31536000, immutable'],
  ['/assets/speculation-rules.json', 200, 'public, max-age=3600'],
  ['/pictures/kestrels-rest.webp', 200, 'public, max-age=3600'],
  ['/favicon.ico', 200, 'public, max-age=3600'],
  ['/assets/reader.a635a2b95412.js', 404, 'private, no-store'],
  ['/account', 200, 'private, no-store'],
  ['/api/v1/me', 200, 'private, no-store'],
  ['/articles/assets/x.a635a2b95412.js', 200, 'private, no-store'],
])('%s, answered with %i, is %s', (path, status, expected) =>
  expect(cacheControlOf(path, status)).toBe(expected),
);
