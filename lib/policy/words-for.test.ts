import { describe, expect, it } from 'vitest';
import { wordsFor } from './words-for';

const list = ['pox', '[af] bliksem', '[AF]donner*', '[ar] أحمق'];

describe('the words that count in a text', () => {
  it.each([
    ['en', ['pox']],
    ['af', ['pox', 'bliksem', 'donner*']],
    ['af-ZA', ['pox', 'bliksem', 'donner*']],
    ['ar', ['pox', 'أحمق']],
    [null, ['pox', 'bliksem', 'donner*', 'أحمق']],
  ])('in %s', (language, words) => {
    expect(wordsFor(list, language)).toEqual(words);
  });

  it('are the same list each time, for what is made of it is kept by it', () => {
    expect(wordsFor(list, 'af')).toBe(wordsFor(list, 'af-NA'));
    expect(wordsFor(list, 'en')).not.toBe(wordsFor([...list], 'en'));
  });

  it('are the list itself where it has none of one language alone', () => {
    const plain = ['pox', 'donner*'];
    for (const language of ['en', 'af', null]) expect(wordsFor(plain, language)).toBe(plain);
  });
});
