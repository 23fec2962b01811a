import { describe, expect, it } from 'vitest';
import { createTranslator } from 'next-intl';
import { messagesOf } from '@/lib/language/translator';
import { inPercent, numbersIn } from './numbers';

const say = (locale: 'en' | 'af' | 'ar') =>
  createTranslator({ locale, messages: messagesOf(locale), namespace: 'pages.numbers' });
const { counted, oneIn, shareInWords } = numbersIn(say('en'));

describe('the numbers of the policy in words', () => {
  it.each([
    [counted('reviews', 1), 'one review'],
    [counted('reviews', 3), 'three reviews'],
    [counted('hours', 24), '24 hours'],
    [counted('times', 1), 'once'],
    [counted('times', 2), 'twice'],
    [counted('times', 3), 'three times'],
    [oneIn(0.1), 'ten'],
    [oneIn(0.3), 'three'],
    [oneIn(0.05), '20'],
    [shareInWords(0.75), 'three out of four'],
    [shareInWords(0.8), 'four out of five'],
    [shareInWords(0.9), 'nine out of ten'],
    [shareInWords(0.68), 'seven out of ten'],
  ])('%s', (words, expected) => expect(words).toBe(expected));

  it('are written as each language writes them', () => {
    expect(numbersIn(say('af')).counted('reviews', 3)).toBe('drie beoordelings');
    const arabic = numbersIn(say('ar'));
    expect([1, 2, 3, 11, 100].map((count) => arabic.counted('reviews', count))).toEqual([
      'مراجعة واحدة',
      'مراجعتين',
      '3 مراجعات',
      '11 مراجعة',
      '100 مراجعة',
    ]);
  });

  it('have no more digits than they need', () => expect([0.9, 0.955].map(inPercent)).toEqual([90, 95.5]));
});
