import { describe, expect, it } from 'vitest';
import { translator } from '@/lib/language/translator';
import { chanceInWords, expectedInWords } from './chance-in-words';

const t = translator('en', 'records.patterns');

describe('a chance in words', () => {
  it.each([
    [0.2, 'not unlikely'],
    [0.05, '1 in 20'],
    [0.000_024_6, '1 in 40,000'],
    [9.7e-7, '1 in 1,000,000'],
    [1e-15, 'less than 1 in a million million'],
    [0, 'less than 1 in a million million'],
  ])('%s', (chance, words) => {
    expect(chanceInWords(chance, t)).toBe(words);
  });
});

describe('what was to be expected', () => {
  it.each([
    [0.03, 'next to none were'],
    [1.02, '1 was'],
    [8.24, '8.2 were'],
  ])('%s', (expected, words) => {
    expect(expectedInWords(expected, t)).toBe(words);
  });
});
