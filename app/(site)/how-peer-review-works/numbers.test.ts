import { describe, expect, it } from 'vitest';
import { asPercentage, counted, oneIn, shareInWords, times } from './numbers';

describe('the numbers of the policy in words', () => {
  it.each([
    [counted(1, 'review'), 'one review'],
    [counted(3, 'review'), 'three reviews'],
    [counted(24, 'hour'), '24 hours'],
    [times(1), 'once'],
    [times(2), 'twice'],
    [times(3), 'three times'],
    [asPercentage(0.9), '90\u00a0%'],
    [asPercentage(0.955), '95.5\u00a0%'],
    [oneIn(0.1), 'ten'],
    [oneIn(0.3), 'three'],
    [oneIn(0.05), '20'],
    [shareInWords(0.75), 'three out of four'],
    [shareInWords(0.8), 'four out of five'],
    [shareInWords(0.9), 'nine out of ten'],
    [shareInWords(0.68), 'seven out of ten'],
  ])('%s', (words, expected) => expect(words).toBe(expected));
});
