import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { measureChange } from './measure-change';

const before = 'The pump was serviced in May, and it has run ever since.';
const words = fc.array(fc.constantFrom('one', 'two', 'three', 'four', 'vyf', 'ses'), {
  minLength: 1,
  maxLength: 60,
});

describe('what a new text changes', () => {
  it.each([
    ['nothing', before, { changedWords: 0, newCharacters: 0 }],
    ['a word', before.replace('May', 'June'), { changedWords: 1, newCharacters: 4 }],
    ['a capital letter', before.replace('The', 'the'), { changedWords: 1, newCharacters: 3 }],
    ['punctuation alone', before.replace(',', ':'), { changedWords: 0, newCharacters: 1 }],
    ['a word more', before.replace('run', 'run well'), { changedWords: 1, newCharacters: 5 }],
    ['a word less', before.replace(' ever', ''), { changedWords: 1, newCharacters: 0 }],
  ])('counts %s', (_, after, counts) => {
    expect(measureChange(before, after)).toMatchObject({ words: 12, characters: before.length, ...counts });
  });

  it('counts all of it where little is left, without looking for long', () => {
    const long = Array.from({ length: 800 }, (_, i) => `a${i}`).join(' ');
    const other = Array.from({ length: 800 }, (_, i) => `b${i}`).join(' ');
    const from = performance.now();
    expect(measureChange(long, other)).toMatchObject({ changedWords: 800 });
    expect(performance.now() - from).toBeLessThan(1_500);
  });

  it.each([
    ['one-letter words', 2_500, ' '],
    ['characters that are words', 5_000, ''],
  ])('counts all of it also where little can be told apart (%s)', (_, count, between) => {
    const letters = between ? ['a', 'b', 'c'] : ['木', '火', '水'];
    const of = (step: number) =>
      Array.from({ length: count }, (_, i) => letters[(i * step * (i + 1)) % 3]).join(between);
    const from = performance.now();
    const { changedWords, words: all } = measureChange(of(1), of(2) + of(5).slice(0, 9));
    expect(changedWords).toBeGreaterThan(all / 5);
    expect(performance.now() - from).toBeLessThan(500);
  });

  it('counts each word that is not the same any longer, of any two texts', () => {
    fc.assert(
      fc.property(words, words, (a, b) => {
        const { changedWords, words: count } = measureChange(a.join(' '), b.join(' '));
        expect(count).toBe(a.length);
        expect(changedWords).toBeGreaterThanOrEqual(Math.abs(a.length - b.length));
        expect(changedWords).toBeLessThanOrEqual(Math.max(a.length, b.length));
        expect(changedWords === 0).toBe(a.join(' ') === b.join(' '));
      }),
    );
  });

  it.each([
    ['a link', `${before} See example.org`, true],
    ['a link in other words', `${before} [it](https://example.org)`, true],
    ['an address in pieces', `${before} example dot com`, true],
    ['no address', `${before} See you.`, false],
  ])('notices %s', (_, after, addsAddress) => {
    expect(measureChange(before, after)).toMatchObject({ addsAddress });
  });

  it('notices that one address became another, and not that one stayed', () => {
    expect(measureChange('See example.org now', 'See example.com now')).toMatchObject({ addsAddress: true });
    expect(measureChange('See example.org now', 'See example.org then')).toMatchObject({
      addsAddress: false,
    });
    expect(measureChange('[a](https://a.org) b', '[a](https://b.org) b')).toMatchObject({
      addsAddress: true,
    });
  });
});
