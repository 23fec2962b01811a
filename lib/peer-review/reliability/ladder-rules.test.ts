import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultSettings } from '@/lib/policy/rules';
import {
  ladderOf,
  nextStanding,
  paysDuty,
  shareRight,
  type KnownOutcome,
  type Move,
  type Rung,
} from './ladder-rules';

const ladder = ladderOf(defaultSettings.review);

const START = Date.parse('2026-11-24T09:00:00Z');
const moment = (minute: number) => new Date(START + minute * 60_000);

/**
 * "rrw": right, right, wrong, in the order in which they were given, a minute apart; in capitals on calibration items. A "Y" is right
 * there because it accepts. Nobody else judged the same.
 */
const outcomes = (letters: string, from = 1): KnownOutcome[] =>
  [...letters]
    .map((letter, index) => ({
      right: 'rRY'.includes(letter),
      accepts: letter === 'Y',
      calibration: letter === letter.toUpperCase(),
      at: moment(from + index),
      others: 0,
      othersRight: 0,
    }))
    .reverse();

const rung = (standing: Rung['standing'], since = 0, byModerator = false): Rung => ({
  standing,
  since: moment(since),
  byModerator,
});
const after = (from: Rung, letters: string) => nextStanding(from, outcomes(letters), ladder)?.to ?? null;

describe('R13: from feedback to a warning', () => {
  it.each([
    ['wwW', null],
    ['wwwW', 'WARNED'],
    ['rwww', 'WARNED'],
    ['rrww', null],
    ['rrrww', null],
    ['rrrwwww', 'WARNED'],
  ])('%s: %s', (letters, to) => {
    expect(after(rung('GOOD'), letters)).toBe(to);
  });

  it('looks at the newest only', () => {
    expect(after(rung('GOOD'), `${'w'.repeat(20)}${'r'.repeat(8)}wwww`)).toBeNull();
    expect(after(rung('GOOD'), `${'r'.repeat(20)}${'w'.repeat(7)}`)).toBe('WARNED');
  });
});

describe('R13: every step', () => {
  it.each<[Rung, string, Move]>([
    [
      rung('GOOD'),
      'rwww',
      {
        to: 'WARNED',
        reason: { code: 'right-of-expected', facts: { known: 4, right: 1, expected: 3 } },
        freshStart: false,
      },
    ],
    [
      rung('WARNED', 4),
      'rrwwr',
      {
        to: 'GOOD',
        reason: { code: 'right-of-expected', facts: { known: 5, right: 3, expected: 3.8 } },
        freshStart: false,
      },
    ],
    [
      rung('WARNED', 4),
      'wwwwwww',
      {
        to: 'SUSPENDED',
        reason: {
          code: 'right-of-expected-since-warning',
          facts: { known: 7, right: 0, expected: 5.3, since: 3 },
        },
        freshStart: false,
      },
    ],
    [
      rung('SUSPENDED', 4),
      'wwwwRRR',
      {
        to: 'GOOD',
        reason: { code: 'calibration-passed', facts: { count: 3 } },
        freshStart: true,
      },
    ],
    [
      rung('WARNED', 4),
      'ww',
      { to: 'GOOD', reason: { code: 'no-longer-wrong', facts: {} }, freshStart: true },
    ],
  ])('tells its reason in numbers: %j after %s', (from, letters, move) => {
    expect(nextStanding(from, outcomes(letters), ladder)).toEqual(move);
  });
});

describe('R13: from a warning to no weight', () => {
  it.each([
    ['wwww', 4, null],
    ['wwwwww', 4, null],
    ['wwwwwww', 4, 'SUSPENDED'],
    ['wwwwrrw', 4, 'SUSPENDED'],
    ['rwwwrww', 4, 'SUSPENDED'],
    ['rrwwrww', 4, null],
  ])('%s, warned after %i: %s', (letters, since, to) => {
    expect(after(rung('WARNED', since), letters)).toBe(to);
  });

  it('stays warned between the two borders, and is in good standing again from the upper one', () => {
    expect(after(rung('WARNED', 4), 'rrwwrww')).toBeNull();
    expect(after(rung('WARNED', 4), 'rrwwr')).toBe('GOOD');
  });

  it('takes the warning back with what it rested on, unless a moderator gave it', () => {
    expect(after(rung('WARNED', 4), 'ww')).toBe('GOOD');
    expect(after(rung('WARNED', 4, true), 'ww')).toBeNull();
  });
});

describe('R13: the way back', () => {
  const suspended = rung('SUSPENDED', 7);
  it.each([
    ['wwwwwww', null],
    ['wwwwwwwRR', null],
    ['wwwwwwwRRR', 'GOOD'],
    ['wwwwwwwRYY', 'GOOD'],
    // Who accepts everything gets there as well, and has shown nothing by it.
    ['wwwwwwwYYY', null],
    ['wwwwwwwYYYYY', null],
    ['wwwwwwwYYYYR', 'GOOD'],
    ['wwwwwwwRWYYY', null],
    // The first of these was given when the suspension was.
    ['wwwwwwRRR', null],
    ['wwwwwwwRRWRR', null],
    ['wwwwwwwRRWRRR', 'GOOD'],
    // What is found right meanwhile on comments reviewed before says nothing about calibration.
    ['wwwwwwwrrRR', null],
  ])('%s: %s', (letters, to) => {
    expect(after(suspended, letters)).toBe(to);
  });

  it('is a fresh start', () => {
    expect(nextStanding(suspended, outcomes('wwwwwwwRRR'), ladder)).toMatchObject({ freshStart: true });
  });

  it('is also that what it rested on was taken back, but not for who was suspended by a moderator', () => {
    expect(after(suspended, 'www')).toBe('GOOD');
    expect(after(suspended, 'wwrrr')).toBe('GOOD');
    expect(after(suspended, 'wwrr')).toBe('GOOD');
    expect(after(rung('SUSPENDED', 7, true), 'www')).toBeNull();
    expect(after(rung('SUSPENDED', 7, true), 'RRR')).toBeNull();
    expect(after(rung('SUSPENDED', 0, true), 'RRR')).toBe('GOOD');
  });
});

describe('R13: the ladder, whatever the verdicts', () => {
  const verdicts = fc
    .array(fc.constantFrom('r', 'w', 'R', 'W'), { maxLength: 40 })
    .map((all) => all.join(''));

  /** Walks as the site does: a step may follow from each outcome. */
  function walk(letters: string) {
    let at: Rung = rung('GOOD');
    let ladderSince = moment(0);
    const path: Rung['standing'][] = ['GOOD'];
    for (let n = 1; n <= letters.length; n += 1) {
      const known = outcomes(letters.slice(0, n)).filter((outcome) => outcome.at > ladderSince);
      const move = nextStanding(at, known, ladder);
      if (!move) continue;
      at = { standing: move.to, since: moment(n), byModerator: false };
      if (move.freshStart) ladderSince = moment(n);
      path.push(move.to);
      const left = known.filter((outcome) => outcome.at > ladderSince);
      expect(nextStanding(at, left, ladder)).toBeNull();
    }
    return path;
  }

  it('has no step that is left out, and none that follows at once from another', () => {
    fc.assert(
      fc.property(verdicts, (letters) => {
        const path = walk(letters);
        for (let n = 1; n < path.length; n += 1) {
          expect(path[n]).not.toBe(path[n - 1]);
          if (path[n] === 'SUSPENDED') expect(path[n - 1]).toBe('WARNED');
        }
      }),
    );
  });

  it('leaves whoever is mostly right in good standing', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(3), { maxLength: 12 }), (gaps) => {
        // Never more than one wrong among three.
        const letters = gaps.map((gap) => `${'r'.repeat(gap + 2)}w`).join('');
        expect(walk(letters)).toEqual(['GOOD']);
      }),
    );
  });

  it('brings whoever is careless to the end of it, and back by calibration', () => {
    expect(walk('wwwwwww')).toEqual(['GOOD', 'WARNED', 'SUSPENDED']);
    expect(walk('wwwwwwwWRRR')).toEqual(['GOOD', 'WARNED', 'SUSPENDED', 'GOOD']);
  });

  it('is never harder on somebody for a verdict that was right', () => {
    const rank = { SUSPENDED: 0, WARNED: 1, GOOD: 2 };
    fc.assert(
      fc.property(
        verdicts,
        fc.nat(),
        fc.constantFrom<Rung['standing']>('GOOD', 'WARNED', 'SUSPENDED'),
        (all, which, standing) => {
          fc.pre(all.length > 0);
          const index = which % all.length;
          const better = [...all].map((letter, n) =>
            n === index ? (letter === letter.toUpperCase() ? 'R' : 'r') : letter,
          );
          const at = rung(standing, 5);
          const end = (letters: string) => rank[nextStanding(at, outcomes(letters), ladder)?.to ?? standing];
          expect(end(better.join(''))).toBeGreaterThanOrEqual(end(all));
        },
      ),
    );
  });

  it('says no share while there are too few to say', () => {
    expect(shareRight(outcomes('rww'), ladder)).toEqual({ known: 3, right: 1, expected: 2.25, share: null });
    expect(shareRight(outcomes('rwwr'), ladder)).toEqual({ known: 4, right: 2, expected: 3, share: 0.625 });
    expect(shareRight([], { ...ladder, window: 1, least: 1 })).toMatchObject({ share: null });
  });
});

describe('R13: what is measured is measured fairly', () => {
  /** The same verdicts, where of ten others so many judged each text rightly. */
  const whereOthers = (letters: string, othersRight: number) =>
    outcomes(letters).map((outcome) => ({ ...outcome, others: 10, othersRight }));
  const leads = (known: KnownOutcome[]) => nextStanding(rung('GOOD'), known, ladder)?.to ?? null;

  it('hard cases count for what they are: half of them right is what others get, half of easy ones is not', () => {
    expect(leads(whereOthers('rwrwrwrwrwrw', 4))).toBeNull();
    expect(leads(whereOthers('rwrwrwrwrwrw', 9))).toBe('WARNED');
  });

  it('who gets a third right where others get two thirds is found by as many verdicts as before', () => {
    expect(leads(whereOthers('rwwrwwrwwrww', 7))).toBe('WARNED');
  });

  it('expects of a text what its other reviewers and two newcomers make of it', () => {
    const { expected, share } = shareRight(whereOthers('rrrr', 3), ladder);
    expect(expected).toBeCloseTo((4 * (3 + 2 * 0.75)) / 12, 12);
    expect(share).toBeCloseTo(0.75 + (4 - 1.5) / 8, 12);
  });

  it('is never harder on somebody for a text that more of the others misjudged', () => {
    const known = fc.array(
      fc.record({ right: fc.boolean(), others: fc.nat(9), missed: fc.nat(9), more: fc.nat(9) }),
      { minLength: 4, maxLength: 15 },
    );
    fc.assert(
      fc.property(known, (all) => {
        const shareWith = (missed: (one: (typeof all)[number]) => number) =>
          shareRight(
            all.map((one) => ({
              right: one.right,
              accepts: true,
              calibration: false,
              at: moment(0),
              others: one.others,
              othersRight: Math.max(0, one.others - missed(one)),
            })),
            ladder,
          ).share!;
        const easier = shareWith(({ missed }) => missed);
        expect(shareWith(({ missed, more }) => missed + more)).toBeGreaterThanOrEqual(easier - 1e-12);
      }),
    );
  });
});

describe('R13: what a suspended reviewer owes', () => {
  it('is paid by calibration that is passed', () => {
    expect(paysDuty({ standing: 'SUSPENDED', missed: true })).toBe(false);
    expect(paysDuty({ standing: 'SUSPENDED', missed: false })).toBe(true);
    expect(paysDuty({ standing: 'WARNED', missed: true })).toBe(true);
  });
});
