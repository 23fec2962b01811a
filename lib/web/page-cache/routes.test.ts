import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalAddress } from './routes';

const ID = '019a0000-0000-7000-8000-000000000001';

describe('canonical addresses', () => {
  test.each([
    ['/', '/'],
    ['/articles/a-town', '/articles/a-town'],
    ['/articles/caf%C3%A9', '/articles/caf%C3%A9'],
    ['/articles/a-town?utm_source=x', '/articles/a-town'],
    ['/articles/a-town?', '/articles/a-town'],
    ['/articles/a-town?page=2&sort=top', '/articles/a-town?sort=top&page=2'],
    ['/articles/a-town?sort=top&page=2&fbclid=1', '/articles/a-town?sort=top&page=2'],
    ['/articles/a-town?sort=banana', '/articles/a-town'],
    ['/articles/a-town?sort=top&sort=newest', '/articles/a-town'],
    [`/articles/a-town/comments/${ID}`, `/articles/a-town/comments/${ID}`],
    ['/api/v1/articles/a-town/comments?limit=1', '/api/v1/articles/a-town/comments?limit=1'],
  ])('%s is kept as %s', (url, address) => expect(canonicalAddress(url)).toBe(address));

  test.each([
    '/account',
    '/admin',
    '/articles/',
    '/articles/A-Town',
    '/articles/a%20town',
    '/articles/%61-town',
    '/articles/a-town/',
    '//articles/a-town',
    '/articles/a-town?_rsc=1x2y',
    '/api/v1/me',
    '/api/v1/articles/a-town/comments?limit=101',
    '/api/v1/articles/a-town/comments?limit=1&limit=2',
    '/api/v1/articles/a-town/comments?unknown=1',
    '/api/auth/session',
  ])('%s is not kept', (url) => expect(canonicalAddress(url)).toBeUndefined());

  test('property: what is canonical stays as it is, so the look-up by raw address is safe', () => {
    const query = fc.array(fc.tuple(fc.constantFrom('sort', 'page', 'cursor', 'thread', 'x'), fc.string()));
    fc.assert(
      fc.property(query, (pairs) => {
        const address = canonicalAddress(`/articles/a-town?${new URLSearchParams(pairs)}`);
        expect(canonicalAddress(address ?? '')).toBe(address);
      }),
    );
  });
});
