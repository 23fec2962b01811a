import { describe, expect, it } from 'vitest';
import { weightOf } from './rules';

describe('what a report weighs', () => {
  it.each([
    ['of whom nothing is known', { answered: 0, upheld: 0 }, 1 / 2],
    ['who was right once', { answered: 1, upheld: 1 }, 2 / 3],
    ['who was wrong once', { answered: 1, upheld: 0 }, 1 / 3],
    ['who is right nine times in ten', { answered: 100, upheld: 90 }, 91 / 102],
    ['who never was right', { answered: 100, upheld: 0 }, 1 / 102],
  ])('%s', (_, record, weight) => {
    expect(weightOf(record)).toBeCloseTo(weight, 10);
  });
});
