import { describe, expect, it } from 'vitest';
import { alphaInWords, durationInWords, number, shareInWords } from './figures';

describe('the figures of the transparency page', () => {
  it.each([
    [undefined, 'too few to say'],
    [0, '0\u00a0seconds'],
    [1, '1\u00a0second'],
    [89, '89\u00a0seconds'],
    [90, '2\u00a0minutes'],
    [5_399, '90\u00a0minutes'],
    [5_400, '1.5\u00a0hours'],
    [36_000, '10\u00a0hours'],
    [172_800, '2\u00a0days'],
  ])('%s seconds are %s', (seconds, words) => expect(durationInWords(seconds)).toBe(words));

  it('say what they rest on, and nothing where that is too little', () => {
    expect(shareInWords({ cases: 1_240, share: 0.1234 })).toBe('12.3\u00a0% of 1,240');
    expect(shareInWords({ cases: 4, share: null })).toBe('too few to say');
    expect(alphaInWords(0.7434)).toBe('0.74');
    expect(alphaInWords(null)).toBe('too few to say');
    expect(number(12_480)).toBe('12,480');
  });
});
