import { expect, it } from 'vitest';
import { withQuery } from './with-query';

it('adds the parameters that have a value, in front of the end of an address', () => {
  expect(withQuery('/search', { q: 'tea & cake', by: '', cursor: undefined })).toBe('/search?q=tea+%26+cake');
  expect(withQuery('/search?q=tea', { cursor: 'c' })).toBe('/search?q=tea&cursor=c');
  expect(withQuery('/members/1#comments', { cursor: 'c' })).toBe('/members/1?cursor=c#comments');
  expect(withQuery('/members/1#comments', { cursor: null, all: false })).toBe('/members/1#comments');
});
