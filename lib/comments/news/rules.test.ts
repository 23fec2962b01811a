import { expect, test } from 'vitest';
import { postedSince } from './rules';

const then = { newestAt: 1_000, count: 10 };

test.each([
  ['nothing', 10, 0, 0],
  ['two more', 12, 2, 2],
  ['one more, with a time before the newest that was known', 11, 0, 1],
  ['two more, and one taken away', 11, 2, 2],
  ['one taken away', 9, 0, 0],
])('%s', (_, count, later, expected) => expect(postedSince(then, { count }, later)).toBe(expected));
