import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { leastShare } from './rules';

// A member's word weighs at least 1.
const weight = fc.oneof(fc.constant(0), fc.double({ min: 1, max: 1e5, noNaN: true }));
const words = fc.tuple(weight, weight).map(([valued, objecting]) => ({ valued, all: valued + objecting }));

describe('the least share who value a comment', () => {
  it.each([
    [{ valued: 0, all: 0 }, 0],
    [{ valued: 0, all: 5 }, 0],
    [{ valued: 1, all: 1 }, 0.2065],
    [{ valued: 3, all: 3 }, 0.4385],
    [{ valued: 9, all: 10 }, 0.5958],
    [{ valued: 90, all: 100 }, 0.8256],
  ])('of %j is %f', (said, share) => {
    expect(leastShare(said)).toBeCloseTo(share, 4);
  });

  it('is a share', () => {
    fc.assert(
      fc.property(words, (said) => {
        const share = leastShare(said);
        expect(share).toBeGreaterThanOrEqual(0);
        expect(share).toBeLessThan(1);
        expect(share).toBeLessThanOrEqual(said.all === 0 ? 0 : said.valued / said.all + 1e-9);
      }),
    );
  });

  it('grows with who values it, and falls with who objects', () => {
    fc.assert(
      fc.property(words, fc.double({ min: 0.5, max: 3, noNaN: true }), ({ valued, all }, weight) => {
        const now = leastShare({ valued, all });
        expect(leastShare({ valued: valued + weight, all: all + weight })).toBeGreaterThanOrEqual(
          now - 1e-12,
        );
        expect(leastShare({ valued, all: all + weight })).toBeLessThanOrEqual(now + 1e-12);
      }),
    );
  });

  it('asks for more than one voice', () => {
    expect(leastShare({ valued: 90, all: 100 })).toBeGreaterThan(leastShare({ valued: 1, all: 1 }));
  });
});
