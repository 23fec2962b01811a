import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { COLOURS, colourOf, initialsOf } from './initials';

const lettersIn = (text: string) => [...new Intl.Segmenter('en').segment(text)].length;

describe('the initials of a name', () => {
  it.each([
    ['Thea Thread', 'TT'],
    ['thea', 'T'],
    ['  Jan   van der Merwe ', 'JM'],
    ['“Quoted” Name', 'QN'],
    ['O’Neill', 'O'],
    ['عائشة محمود', 'ع\u200cم'],
    ['山田 太郎', '山太'],
    ['अनिता देशपांडे', 'अदे'],
    ['Ελένη Παππά', 'ΕΠ'],
    ['ßeta ŉdlovu', 'ßŉ'],
    ['🦉 Night Owl', '🦉O'],
    ['2nd Reader', '2R'],
    ['e\u0301mile zola', 'ÉZ'],
    ['…', ''],
  ])('of %s are %s', (name, initials) => {
    expect(initialsOf(name)).toBe(initials);
  });

  it('are two letters at most, however many marks are piled upon one', () => {
    expect(initialsOf(`a${'\u0301\u0316'.repeat(20)} b`).length).toBeLessThanOrEqual(3);
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (name) => {
        expect(lettersIn(initialsOf(name).replace('\u200c', ''))).toBeLessThanOrEqual(2);
      }),
    );
  });
});

describe('the colour of a name', () => {
  it('is one of those that there are, and the same however the name is encoded', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (name) => {
        const colour = colourOf(name);
        expect(colour).toBeGreaterThanOrEqual(0);
        expect(colour).toBeLessThan(COLOURS);
        expect(colourOf(name.normalize('NFD'))).toBe(colour);
      }),
    );
  });

  it('sets most neighbours apart', () => {
    const names = ['Ada', 'Ben', 'Cleo', 'Dan', 'Eve', 'Finn', 'Gia', 'Hal', 'Ida', 'Jon', 'Kim', 'Leo'];
    expect(new Set(names.map(colourOf)).size).toBeGreaterThan(5);
  });
});
