import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { krippendorffAlpha, type Unit } from './krippendorff';

/** What each judge gave, unit after unit; a dot where they gave nothing. */
function unitsOf(...judges: string[]): Unit[] {
  const rows = judges.map((judge) => judge.split(' '));
  const values = [...new Set(rows.flat())].filter((value) => value !== '.').sort();
  return (rows[0] ?? []).map((_, unit) => ({
    counts: values.map((value) => rows.filter((row) => row[unit] === value).length),
  }));
}

describe('Krippendorff’s alpha', () => {
  describe('is what “Computing Krippendorff’s Alpha-Reliability” (2011) computes', () => {
    it('for two observers and two values (A): 0.095', () => {
      const units = unitsOf('0 1 0 0 0 0 0 0 1 0', '1 1 1 0 0 1 0 0 0 0');
      expect(krippendorffAlpha(units)).toBeCloseTo(0.095, 3);
    });

    it('for two observers and nominal values (B): 0.692', () => {
      const units = unitsOf('a a b b d c c c e d d a', 'b a b b b c c c e d d d');
      expect(krippendorffAlpha(units)).toBeCloseTo(0.692, 3);
    });

    it('for four observers, some of whom are missing (C): 0.743', () => {
      const units = unitsOf(
        '1 2 3 3 2 1 4 1 2 . . .',
        '1 2 3 3 2 2 4 1 2 5 . 3',
        '. 3 3 3 2 3 4 2 2 5 1 .',
        '1 2 3 3 2 4 4 1 2 5 1 .',
      );
      expect(krippendorffAlpha(units)).toBeCloseTo(0.743, 3);
    });
  });

  it('is not defined without a pair, nor where only one value was ever given', () => {
    expect(krippendorffAlpha([])).toBeNull();
    expect(krippendorffAlpha(unitsOf('a b c', '. . .'))).toBeNull();
    expect(krippendorffAlpha(unitsOf('a a a', 'a a a'))).toBeNull();
  });

  const unit = fc
    .array(fc.nat({ max: 5 }), { minLength: 3, maxLength: 3 })
    .map((counts) => ({ counts }) satisfies Unit);

  it('property: does not ask who judged: units that are alike may be told once, with how many there are', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(unit, fc.integer({ min: 1, max: 4 })), { maxLength: 20 }), (groups) => {
        const folded = groups.map(([{ counts }, times]) => ({ counts, times }));
        const unfolded = groups.flatMap(([one, times]) => Array.from({ length: times }, () => one));
        const [once, many] = [krippendorffAlpha(folded), krippendorffAlpha(unfolded)];
        if (once === null) expect(many).toBeNull();
        else expect(many).toBeCloseTo(once, 10);
      }),
    );
  });

  it('property: is 1 exactly when no unit was judged differently by two', () => {
    fc.assert(
      fc.property(fc.array(unit, { maxLength: 20 }), (units) => {
        const alpha = krippendorffAlpha(units);
        if (alpha === null) return;
        const unanimous = units.every(({ counts }) => counts.filter((count) => count > 0).length <= 1);
        if (unanimous) expect(alpha).toBeCloseTo(1, 10);
        else expect(alpha).toBeLessThan(1 - 1e-9);
      }),
    );
  });
});
