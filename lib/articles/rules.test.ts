import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readingMinutes, slugFrom } from './rules';

describe('reading time', () => {
  it.each([
    [0, 1],
    [119, 1],
    [238, 1],
    [357, 2],
    [1_190, 5],
  ])('%i words take %i min', (words, minutes) => {
    expect(readingMinutes(words)).toBe(minutes);
  });
});

describe('the address of an article', () => {
  it.each([
    ['Where 40 % goes', 'where-40-goes'],
    ['Kestrel’s Rest — the town that buys', 'kestrels-rest-the-town-that-buys'],
    ['Café São Tomé', 'cafe-sao-tome'],
    ['  "Quoted!"  ', 'quoted'],
  ])('%s: %s', (headline, slug) => {
    expect(slugFrom(headline)).toBe(slug);
  });

  it('has letters, digits and single hyphens, and at most 120 characters', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (headline) => {
        const slug = slugFrom(headline);
        expect(slug.length).toBeLessThanOrEqual(120);
        expect(slug).toMatch(/^([\p{L}\p{N}]+(-[\p{L}\p{N}]+)*)?$/u);
      }),
    );
  });

  it('is its own address', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        (headline) => void expect(slugFrom(slugFrom(headline))).toBe(slugFrom(headline)),
      ),
    );
  });
});
