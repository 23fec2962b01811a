import { describe, expect, it } from 'vitest';
import { beginnings } from './beginnings';

describe('what is looked for', () => {
  it.each([
    ['jitter', "'jitter':*"],
    ['  The O’Neil "spanner" & !tap\\ ', "'the':* & 'o':* & 'neil':* & 'spanner':* & 'tap':*"],
    ['مشرف', "'مشرف':*"],
    ['Cafe\u0301', "'caf\u00e9':*"],
    ['!?…', undefined],
    [undefined, undefined],
  ])('%j is asked for as beginnings of words', (text, query) => {
    expect(beginnings(text)).toBe(query);
  });

  it('is ten words at most', () => {
    expect(beginnings('w '.repeat(50))!.split(' & ')).toHaveLength(10);
  });
});
