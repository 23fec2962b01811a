import { describe, expect, it } from 'vitest';
import { possibleNames, whomTheyName } from './mention-rules';

const people = ['Thandi', 'Thandi Mokoena', 'Dr. J. O’Brien-Nel', 'عائشة المنصوري', 'Ann', 'Ann a'].map(
  (displayName) => ({ displayName }),
);

const named = (markdown: string) =>
  whomTheyName(possibleNames(markdown), people).map(({ displayName }) => displayName);

describe('whom a comment names', () => {
  it.each([
    ['@Thandi Mokoena, you are right.', ['Thandi Mokoena']],
    ['As @thandi  mokoena said', ['Thandi Mokoena']],
    ['As @THANDI MOKOENA said', ['Thandi Mokoena']],
    ['@Thandi Mokoenas book', ['Thandi']],
    ['(@Thandi) and **@Ann**', ['Thandi', 'Ann']],
    ['@Dr. J. O’Brien-Nel: no.', ['Dr. J. O’Brien-Nel']],
    ['قالت @عائشة المنصوري ذلك', ['عائشة المنصوري']],
    ['@Anna wrote it', []],
    ['@Ann a wrote it, @Ann too', ['Ann a', 'Ann']],
    ['Write to thandi@Thandi.example', []],
    ['@Thandi @Thandi @Thandi', ['Thandi']],
    ['@Thandi\nMokoena', ['Thandi']],
    ['> @Thandi said\n\nI agree with @Ann.', ['Ann']],
    ['\\@Thandi', ['Thandi']],
    ['@ Thandi, @@Thandi, @', []],
    ['Nobody at all', []],
  ])('%j', (markdown, expected) => {
    expect(named(markdown)).toEqual(expected);
  });

  it('is five at the most, and twenty signs are looked at', () => {
    const crowd = Array.from({ length: 30 }, (_, i) => ({
      displayName: `Person ${String.fromCharCode(97 + i)}`,
    }));
    const all = crowd.map(({ displayName }) => `@${displayName}`).join(' ');
    expect(whomTheyName(possibleNames(all), crowd)).toEqual(crowd.slice(0, 5));
    expect(possibleNames('@x '.repeat(1_000))).toHaveLength(20);
  });
});
