import { expect, test } from 'vitest';
import { articlePath } from '@/lib/articles/article-path';
import { pageParams } from './page-params';

test.each(['какой-то', 'ünï', '一-條', 'a-town', '𐐨-100'])(
  'the slug %s survives the way through an address',
  async (slug) => {
    const [, , asNextHandsItOn = ''] = new URL(articlePath(slug), 'https://maverick.example').pathname.split(
      '/',
    );
    expect(asNextHandsItOn).toMatch(/^[\x21-\x7e]+$/);
    expect(await pageParams(Promise.resolve({ slug: asNextHandsItOn }))).toEqual({ slug });
  },
);

test('what cannot be decoded stays as it is, and is decoded once only', async () => {
  expect(await pageParams(Promise.resolve({ slug: '%E0%A4%A', id: '100%2525' }))).toEqual({
    slug: '%E0%A4%A',
    id: '100%25',
  });
});
