import { createTranslator } from 'next-intl';
import { describe, expect, it } from 'vitest';
import { messagesOf } from '@/lib/language/translator';
import { lineInWords, roughly } from './line-in-words';

const HOUR = 3600;
const words = (locale: 'en' | 'af' | 'ar') =>
  createTranslator({ locale, messages: messagesOf(locale), namespace: 'review.line' });
const say = (readBy: number, medianWaitSeconds: number | null, of = 3) =>
  lineInWords(words('en'), { readBy, of, medianWaitSeconds });

describe('how a comment stands in line', () => {
  it('says how many have read it, how many it takes, and what most wait', () => {
    expect(say(1, 4.2 * HOUR)).toBe('In line; 1 of 3 has read it; most wait about 4 hours here.');
    expect(say(2, 4.2 * HOUR)).toBe('In line; 2 of 3 have read it; most wait about 4 hours here.');
    expect(say(0, 20 * 60)).toBe('In line; nobody has read it yet; most wait about 20 minutes here.');
  });

  it('says nothing of the wait where too few have waited', () => {
    expect(say(1, null)).toBe('In line; 1 of 3 has read it.');
  });

  it('does not say that as many have read it as it takes and leave it there', () => {
    expect(say(3, null)).toBe('In line; 3 have read it, and it takes more.');
    expect(say(1, null, 1)).toBe('In line; 1 has read it, and it takes more.');
  });

  it('does so in every language', () => {
    const line = { readBy: 1, of: 3, medianWaitSeconds: 2 * HOUR };
    expect(lineInWords(words('af'), line)).toBe(
      'In die ry; 1 van 3 het dit gelees; die meeste wag hier omtrent 2 uur.',
    );
    expect(lineInWords(words('ar'), line)).toContain('ساعتين');
  });

  it.each([
    [0, 'minutes', 5],
    [58, 'minutes', 5],
    [23 * 60, 'minutes', 25],
    [89 * 60, 'minutes', 90],
    [90 * 60, 'hours', 2],
    [1.6 * HOUR, 'hours', 2],
    [35.9 * HOUR, 'hours', 36],
    [36 * HOUR, 'days', 2],
    [70 * HOUR, 'days', 3],
  ])('%d seconds are about so many %s: %d', (seconds, unit, count) =>
    expect(roughly(seconds)).toEqual({ unit, count }),
  );
});
