import { createTranslator } from 'next-intl';
import { describe, expect, it } from 'vitest';
import { messagesOf } from '@/lib/language/translator';
import { figuresIn } from './figures-in-words';

const figures = (locale: 'en' | 'ar') =>
  figuresIn(createTranslator({ locale, messages: messagesOf(locale), namespace: 'pages.figures' }));
const { durationInWords, shareInWords, meanInWords, alphaInWords } = figures('en');

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
    expect(meanInWords({ comments: 1_240, mean: 4.1789 })).toBe('4.2 (1,240 comments)');
    expect(meanInWords({ comments: 4, mean: null })).toBe('too few to say');
    expect(alphaInWords(0.7434)).toBe('0.74');
    expect(alphaInWords(null)).toBe('too few to say');
  });

  it('have the plurals of each language', () => {
    const arabic = [3_600, 7_200, 10_800, 36_000].map((seconds) => figures('ar').durationInWords(seconds));
    expect(arabic).toEqual(['60\u00a0دقيقة', 'ساعتان', '3\u00a0ساعات', '10\u00a0ساعات']);
  });
});
