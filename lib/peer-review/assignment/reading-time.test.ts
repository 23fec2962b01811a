import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countWords } from '@/lib/platform/text/normalise';
import { wordsToRead } from './reading-time';
import { readingFloorMs } from './rules';

const perMinute = (text: string) =>
  Math.round(60_000 / (readingFloorMs(wordsToRead(text), true) / count(text)));
const count = (text: string) => text.trim().split(/\s+/).length;
const many = (word: string, times = 350) => `${word} `.repeat(times);

describe('R6: the floor is one of words and of how they are written', () => {
  it.each([
    ['English', 'word', 700],
    ['German, whose words are longer, no slower than English', 'Verantwortung', 700],
    ['Russian', 'слово', 700],
    ['Hebrew, from right to left', 'מילה', 574],
    ['Arabic, from right to left', 'كلمة', 424],
    ['Persian and Urdu, in the same script', 'واژه', 424],
  ])('%s: %s', (_, word, speed) => {
    expect(perMinute(many(word))).toBe(speed);
  });

  const charactersPerMinute = (text: string) =>
    Math.round((60_000 * [...text].length) / readingFloorMs(wordsToRead(text), true));

  it.each([
    ['Chinese', '我们认为这个计划是错误的', 783],
    ['Japanese, where characters of two kinds stand together', 'この計画は間違っていると思います', 1_096],
    ['Thai', 'เราคดวาแผนนผดพลาด', 3_031],
  ])('counts the characters where words have no spaces between them: %s', (_, text, speed) => {
    const long = text.repeat(40);
    expect(Math.abs(charactersPerMinute(long) - speed)).toBeLessThanOrEqual(1);
  });

  it('adds up what stands in two scripts', () => {
    const [latin, arabic, chinese] = ['two words', 'كلمة كلمة', '我们'];
    const sum = wordsToRead(latin) + wordsToRead(arabic) + wordsToRead(chinese);
    expect(wordsToRead(`${latin}, ${arabic} (${chinese})`)).toBeCloseTo(sum, 9);
  });

  it('asks of a text in Latin letters its words', () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[a-z]{1,9}$/), { maxLength: 40 }), (words) => {
        const text = words.join(' ');
        expect(wordsToRead(text)).toBe(countWords(text));
      }),
    );
  });

  it('grows with the text', () => {
    const words = fc.constantFrom('word', 'كلمة', 'מילה', '我们', 'ไทย', '—');
    fc.assert(
      fc.property(fc.array(words), words, (texts, more) => {
        expect(wordsToRead([...texts, more].join(' '))).toBeGreaterThanOrEqual(wordsToRead(texts.join(' ')));
      }),
    );
  });
});
