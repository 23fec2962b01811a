import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runs } from '@/lib/testing/property-runs';
import { shortened } from './shortened';

describe('a text that is too long', () => {
  it.each([
    ['one two three', 9, 'one two…'],
    ['one two three', 8, 'one two…'],
    ['one two, three', 10, 'one two…'],
    ['one two', 7, 'one two'],
    ['a Llanfairpwllgwyngyll', 8, 'a Llanf…'],
    ['😀'.repeat(10), 4, '😀😀😀…'],
    ['👨‍👩‍👧👨‍👩‍👧', 9, '👨‍👩‍👧…'],
    ['👨‍👩‍👧 and more', 3, '…'],
    ['我们读了这篇文章', 5, '我们读了…'],
  ])('%s, of %i', (text, most, short) => expect(shortened(text, most)).toBe(short));

  it('is no longer than it may be, begins as it did, and is cut between characters alone', () => {
    const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });
    const piece = fc.constantFrom('я', '👨‍👩‍👧', 'e\u0301', '👍🏽', ' ', ', ', '.', '\n', '🇿🇦', 'क्षि', 'x', 'word');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), fc.integer({ min: 1, max: 80 }), (pieces, most) => {
        const text = pieces.join('');
        const short = shortened(text, most);
        if ([...text].length <= most) {
          expect(short).toBe(text);
          return;
        }
        expect([...short].length).toBeLessThanOrEqual(most);
        const kept = short.slice(0, -1);
        expect(short).toBe(`${kept}…`);
        expect(text.startsWith(kept)).toBe(true);
        const starts = Array.from(segmenter.segment(text), ({ index }) => index);
        expect(starts).toContain(kept.length);
      }),
      { numRuns: runs(300) },
    );
  });

  it('takes no longer the longer it is', () => {
    expect(shortened('я'.repeat(2_000_000), 300)).toHaveLength(300);
  });
});
