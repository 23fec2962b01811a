import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultSettings } from '@/lib/policy/rules';
import { ladderOf, nextStanding, type KnownOutcome, type Rung } from '../reliability/ladder-rules';
import type { ReviewerStanding } from '../schemas';
import { nextStep } from './next-step';

const ladder = ladderOf(defaultSettings.review);
const ALONE = { others: 0, othersRight: 0 };
const since = new Date('2026-11-20T09:00:00Z');
const rung = (standing: ReviewerStanding, more: Partial<Rung> = {}): Rung => ({
  standing,
  since,
  byModerator: false,
  ...more,
});
const hour = (count: number) => new Date(since.getTime() + count * 3_600_000);
/** Outcomes before the present standing began, as `.` for right and `x` for wrong, the newest first. */
const before = (marks: string): KnownOutcome[] =>
  [...marks].map((mark, index) => ({
    right: mark === '.',
    accepts: false,
    calibration: false,
    at: hour(-1 - index),
    ...ALONE,
  }));
const onCalibration = (marks: string): KnownOutcome[] =>
  [...marks].map((mark, index) => ({
    right: mark === '.',
    accepts: false,
    calibration: true,
    ...ALONE,
    at: hour(marks.length - index),
  }));

describe('R13: what a reviewer is told would improve their standing', () => {
  it('is nothing for those in good standing', () => {
    expect(nextStep(rung('GOOD'), before('....'), ladder)).toBeNull();
  });

  it('is so many calibration items in a row, less those passed since', () => {
    const suspended = rung('SUSPENDED');
    const grounds = before('xxxx');
    expect(nextStep(suspended, grounds, ladder)).toEqual({ rightInARow: 3, onCalibration: true });
    expect(nextStep(suspended, [...onCalibration('..'), ...grounds], ladder)).toMatchObject({
      rightInARow: 1,
    });
    expect(nextStep(suspended, [...onCalibration('x..'), ...grounds], ladder)).toMatchObject({
      rightInARow: 3,
    });
  });

  it('is what lifts the share of a warned one to the bar', () => {
    // 1 of 4: with one more right it is 0.75 - 1.75/9, with two 0.75 - 1.5/10, which is the bar.
    expect(nextStep(rung('WARNED'), before('xxx.'), ladder)).toEqual({
      rightInARow: 2,
      onCalibration: false,
    });
    // None of 4: 4 of 8 are short of it, 5 of 9 are not; but after three the share is above what suspends.
    expect(nextStep(rung('WARNED'), before('xxxx'), ladder)).toEqual({
      rightInARow: 5,
      onCalibration: false,
    });
  });

  it('does what it says: that many lead up, and one fewer does not', () => {
    const marks = fc.string({ unit: fc.constantFrom('.', 'x'), maxLength: 20 });
    const standing = fc.constantFrom<ReviewerStanding>('WARNED', 'SUSPENDED');
    fc.assert(
      fc.property(standing, marks, fc.boolean(), (of, text, byModerator) => {
        const at = rung(of, { byModerator });
        const outcomes = before(text);
        const way = nextStep(at, outcomes, ladder);
        fc.pre(way !== null && nextStanding(at, outcomes, ladder) === null);
        const after = (count: number) =>
          nextStanding(
            at,
            [
              ...onCalibration('.'.repeat(count)).map((outcome) => ({
                ...outcome,
                calibration: way.onCalibration,
              })),
              ...outcomes,
            ],
            ladder,
          );
        expect(after(way.rightInARow)).toMatchObject({ to: 'GOOD' });
        expect(after(way.rightInARow - 1)).toBeNull();
      }),
    );
  });
});
