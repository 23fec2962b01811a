import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runs } from '@/lib/testing/property-runs';
import { LEAST_LETTERS } from './limits';
import { isTooShort, saysEnough } from './says-enough';

/** Letters of scripts with and without spaces between words, each one letter to whoever reads it. */
const LETTERS = ['a', 'é', 'e\u0301', 'ж', 'ع', 'ע', 'ก', 'กำ', '水', '話', 'か', 'ガ', '한', 'कि', 'ß'];
const letter = fc.constantFrom(...LETTERS);
const noLetter = fc.constantFrom(
  '👍',
  '👩\u200D👩\u200D👧',
  '❤\uFE0F',
  '🇿🇦',
  '1',
  '!',
  '*',
  '> ',
  ' ',
  '\n',
  '…',
  '»',
  '+',
);
const nothing = fc.array(noLetter, { maxLength: 60 }).map((signs) => signs.join(''));
const host = fc.constantFrom('example.org', 'www.news.co.za', 'http://example.com', 'https://t.me');
const address = fc
  .tuple(host, fc.constantFrom('', '/', '/the-clock/of-the-harbour', '?q=what+do+you+know'))
  .map((parts) => parts.join(''));
const apart = { minLength: LEAST_LETTERS, maxLength: 40 };

describe('a text says enough', () => {
  it('with ten letters in any script, whatever signs stand among them', () => {
    fc.assert(
      fc.property(fc.array(letter, apart), noLetter, (letters, sign) => {
        const text = letters.flatMap((one, at) => (at === 5 ? [one, sign] : [one])).join('');
        expect(saysEnough(text), text).toBe(true);
      }),
      { numRuns: runs(300) },
    );
  });

  it('with two words of letters', () => {
    const word = fc.array(fc.constantFrom('a', 'é', 'ж', 'ع', '한'), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(word, word, nothing, (one, two, signs) => {
        expect(saysEnough(`${one.join('')} ${signs} ${two.join('')}`)).toBe(true);
      }),
      { numRuns: runs(300) },
    );
  });

  it.each([
    'I agree.',
    'Page 12',
    '我同意',
    '説明が足りない',
    'ขอบคุณมาก',
    'نعم صحيح',
    'Well, *no*',
    'e.g. this one',
  ])('as “%s” does', (text) => expect(saysEnough(text)).toBe(true));
});

describe('a text does not', () => {
  it('without a letter, however long it is', () => {
    fc.assert(
      fc.property(nothing, (text) => {
        expect(saysEnough(text)).toBe(false);
      }),
      { numRuns: runs(300) },
    );
  });

  it('by its addresses', () => {
    fc.assert(
      fc.property(fc.array(address, { minLength: 1, maxLength: 6 }), nothing, (links, signs) => {
        expect(saysEnough([...links, signs].join(' '))).toBe(false);
      }),
      { numRuns: runs(300) },
    );
  });

  it('with one word of fewer than ten letters, whatever signs stand around it', () => {
    const short = fc.array(fc.constantFrom('a', 'é', 'e\u0301', 'ж'), {
      minLength: 1,
      maxLength: LEAST_LETTERS - 1,
    });
    const signs = fc.array(fc.constantFrom('👍', '❤\uFE0F', '!', '*', ' ', '…'), { maxLength: 20 });
    fc.assert(
      fc.property(short, signs, signs, (letters, before, after) => {
        expect(saysEnough([...before, ...letters, ...after].join(''))).toBe(false);
      }),
      { numRuns: runs(300) },
    );
  });

  it.each([
    '',
    'ok',
    'Agreed!',
    '同意',
    '👍👍👍',
    '> *no*',
    '100 200',
    'a\u0301\u0302\u0303\u0304\u0305\u0306\u0307\u0308',
  ])('as “%s” does not', (text) => expect(saysEnough(text)).toBe(false));
});

it('what a browser stops is what the server refuses whatever its policy: an address is for the server to judge', () => {
  expect(isTooShort('ok')).toBe(true);
  expect(isTooShort(' \u200B o\u00ADk \u2060')).toBe(true);
  expect(isTooShort('It leaks.')).toBe(false);
  expect(isTooShort('https://example.org')).toBe(false);
  expect(isTooShort('see www.example.org')).toBe(false);
});
