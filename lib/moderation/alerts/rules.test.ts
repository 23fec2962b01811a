import { describe, expect, it } from 'vitest';
import { isBurst, usualOf } from './rules';

describe('a burst', () => {
  const asked = { times: 4, least: 30 };

  it.each([
    ['far more than usual', 41, [10, 10, 10, 10], true],
    ['just as many times as many', 40, [10, 10, 10, 10], false],
    ['many on a site where many are usual', 400, [300, 280, 350, 310], false],
    ['few at night, when none are usual', 29, [0, 0, 0, 0], false],
    ['enough, when none are usual', 30, [0, 0, 0, 0], true],
    ['far more than in the only week that is known', 50, [12], true],
    ['many in the first week, of which nothing is usual', 500, [], false],
  ])('%s', (_, now, before, expected) => expect(isBurst({ now, before }, asked)).toBe(expected));

  it('is none where nobody asks for it', () => {
    expect(isBurst({ now: 1000, before: [1] }, { times: 0, least: 1 })).toBe(false);
    expect([usualOf({ now: 9, before: [] }), usualOf({ now: 9, before: [2, 4] })]).toEqual([null, 3]);
  });
});
