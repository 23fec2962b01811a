import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalAddress } from '../page-cache/routes';
import { isLegalAddress } from './legal-address';

test.each([
  '/',
  '/articles/a-town',
  '/articles/caf%C3%A9?utm_source=x%2Fy&q=%25',
  '/api/auth/callback/credentials',
  '/search?q=a//b/../c\\u0020'.replace('\\u0020', ''),
  '/_next/static/chunks/%5Bslug%5D.js',
  '/a..b/.well-known/...',
  '/unsubscribe/019a.comments.x-_~',
  '/articles/a-town/',
  "/it's(here)?a='b'!",
])('%s is legal', (url) => expect(isLegalAddress(url)).toBe(true));

test.each([
  undefined,
  '',
  'articles',
  '*',
  'http://trialogue.example/account',
  '//evil.example',
  '/a//b',
  '/account//',
  '/_next/static/../../account',
  '/_next/static/%2e%2e/%2E./account',
  '/_next/static/.%2E/account',
  '/api/..;/account',
  '/api/.;x=1/account',
  '/api/%2e%2e%3Bx/account',
  '/a/./b',
  '/a/..',
  '/assets/%2e%2e%2faccount',
  '/assets/..%5caccount',
  '/assets\\..\\account',
  '/assets/%252e%252e/account',
  '/a%00b',
  '/a%0ab',
  '/a%7Fb',
  '/a%C2%85b',
  '/a b',
  '/a\nb',
  '/a\u0000',
  '/café',
  '/?q=%00',
  '/?q=a\\b',
  '/policy#af',
  '/policy?x#af',
  '/%E0%A4%A',
  '/%FF',
  `/${'a'.repeat(9_000)}`,
])('%j is not', (url) => expect(isLegalAddress(url)).toBe(false));

const piece = fc.constantFrom(
  ...[
    '_next',
    'static',
    'account',
    'api',
    'v1',
    'a-town',
    'é',
    'x.js',
    '.',
    '..',
    '...',
    ';',
    '#',
    '?',
    '=',
    '&',
  ],
  ...[
    '/',
    '/',
    '/',
    '//',
    '\\',
    ' ',
    '\n',
    '\0',
    '%',
    '%2e',
    '%2E',
    '%2f',
    '%5C',
    '%00',
    '%25',
    '%C3%A9',
    '%c2%85',
  ],
);
const address = fc.array(piece, { maxLength: 12 }).map((pieces) => `/${pieces.join('')}`);

test('property: what is legal is what everybody behind reads', () => {
  fc.assert(
    fc.property(address, (url) => {
      if (!isLegalAddress(url)) return;
      const path = url.split('?')[0]!;
      // As a parser of addresses reads it, and as one does that takes escapes off first and then looks for segments.
      expect(new URL(url, 'http://localhost').pathname).toBe(path);
      const bare = decodeURIComponent(path);
      expect(
        decodeURIComponent(
          new URL(bare.replaceAll('?', '%3F').replaceAll('#', '%23'), 'http://localhost').pathname,
        ),
      ).toBe(bare);
      expect(bare.split('/')).toHaveLength(path.split('/').length);
    }),
    { numRuns: 3_000 },
  );
});

test('property: nothing is kept under an address that is not legal', () => {
  const known = fc.constantFrom('/', '/articles/a-town', '/policy', '/api/v1/articles', '/articles/%C3%A9');
  fc.assert(
    fc.property(known, address, (start, rest) => {
      for (const url of [start + rest.slice(1), start + rest, rest]) {
        const kept = canonicalAddress(url);
        if (kept !== undefined && isLegalAddress(url)) expect(isLegalAddress(kept)).toBe(true);
      }
    }),
    { numRuns: 3_000 },
  );
});
