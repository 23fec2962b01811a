import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultSettings } from '@/lib/policy/rules';
import { runs } from '@/lib/testing/property-runs';
import { decide, isEffective } from '../decision/decide';
import {
  newcomerPrior,
  probabilityFromReviews,
  ratesOf,
  recordOf,
  weightAfter,
  type Outcome,
} from '../reliability/reviewer-rates';
import { replay, type Past, type PastReview, type PastText, type ReviewPolicy } from './replay';

const { review: usual } = defaultSettings;
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

// ── A past that was decided by the rules, told naively: every record is made anew from all that is known by then ─────────

type Act = { reviewer: number; text: number; accepts: boolean; burst: boolean };
const ACTIVE = 7;

const TEXTS = 12;
const act = fc.record({
  reviewer: fc.nat(7),
  text: fc.nat(TEXTS),
  accepts: fc.boolean(),
  burst: fc.constantFrom(false, false, true),
});
const acts = fc.array(act, { minLength: 30, maxLength: 120 });
const policies = fc
  .record({
    min: fc.integer({ min: 1, max: 4 }),
    more: fc.nat(3),
    publishAt: fc.double({ min: 0.6, max: 0.97, noNaN: true }),
    below: fc.double({ min: 0.2, max: 0.55, noNaN: true }),
    accuracy: fc.double({ min: 0.6, max: 0.9, noNaN: true }),
    strength: fc.double({ min: 1, max: 10, noNaN: true }),
  })
  .map(({ min, more, accuracy, publishAt, below, strength }): ReviewPolicy => ({
    ...usual,
    quorum: { min, max: min + more },
    publishAt,
    objection: { ...usual.objection, accepts: min, publishAt, below },
    accuracy,
    reliability: { ...usual.reliability, strength },
  }));

/** Verdicts come an hour apart; text 0 is a calibration item; what peers refer a moderator settles a day later. */
function live(given: Act[], policy: ReviewPolicy): Past {
  const reviews: PastReview[] = [];
  const texts = new Map<
    number,
    PastText & { reviews: PastReview[]; believed: { at: number; of: (review: PastReview) => number }[] }
  >();
  given.forEach(({ reviewer, text, accepts, burst }, n) => {
    const at = (n + 1) * HOUR;
    const reviewerId = `r${reviewer}`;
    const seen = reviews.some((one) => one.reviewerId === reviewerId && one.text === `t${text}`);
    const of = texts.get(text) ?? {
      id: `t${text}`,
      inLineAt: 0,
      end: null,
      settled: [],
      reviews: [],
      believed: [],
    };
    if (text !== 0) texts.set(text, of);
    if (text !== 0 && (seen || of.end)) return;
    const isItem = text === 0;
    const review = {
      reviewerId,
      at,
      accepts,
      burst,
      text: isItem ? null : of.id,
      acceptable: isItem || null,
      voidedAt: null,
    };
    reviews.push(review);
    if (isItem) return;
    of.reviews.push(review);
    const weighed = of.reviews.map((one) => ({
      id: one,
      ...one,
      rates: ratesAt(one.reviewerId, at),
      group: undefined,
    }));
    const { outcome } = decide(weighed, policy, ACTIVE);
    if (outcome === 'continue') return;
    of.end = { at, by: 'peers', outcome: outcome === 'publish' ? 'publish' : 'refer' };
    // By the others: what somebody said does not tell how right it was.
    const others = (left: PastReview) =>
      weighed.filter((one) => one.id !== left && isEffective(one.rates, policy));
    of.believed.push({ at, of: (review) => probabilityFromReviews(others(review), policy.prior) });
    if (outcome === 'publish') return;
    of.settled.push({ at: at + DAY + 1, acceptable: text % 2 === 0 });
    of.believed.push({ at: at + DAY + 1, of: () => (text % 2 === 0 ? 1 : 0) });
  });
  return { reviews, texts: [...texts.values()], groups: new Map(), fits: [], activeMembers: ACTIVE };

  function ratesAt(reviewerId: string, at: number) {
    const outcomes = reviews.flatMap((one): Outcome[] => {
      if (one.reviewerId !== reviewerId) return [];
      const weight = weightAfter((at - one.at) / DAY, policy.reliability.halfLifeDays);
      // Its own text's last verdict is not known to itself: nothing is believed of it before it is decided.
      if (one.text === null) return [{ accepts: one.accepts, acceptable: 1, weight }];
      const of = texts.get(Number(one.text.slice(1)))!;
      const known = of.believed.filter((belief) => belief.at < at).at(-1);
      return known ? [{ accepts: one.accepts, acceptable: known.of(one), weight }] : [];
    });
    return ratesOf(
      recordOf(outcomes),
      newcomerPrior({ accuracy: policy.accuracy, strength: policy.reliability.strength }),
    );
  }
}

const outcomeOf = ({ end }: PastText) =>
  end?.outcome === 'publish' ? 'published' : end?.outcome === 'refer' ? 'referred' : 'open';

describe('a replay under the numbers in force', () => {
  it('decides every text exactly as it was decided, at the moment at which it was', () => {
    fc.assert(
      fc.property(acts, policies, (given, policy) => {
        const past = live(given, policy);
        const fates = replay(past, policy);
        for (const text of past.texts)
          expect(fates.get(text.id)).toMatchObject({ outcome: outcomeOf(text), at: text.end?.at ?? null });
      }),
    );
  });

  it('is the same in whatever order the texts are told', () => {
    fc.assert(
      fc.property(acts, policies, policies, (given, then, now) => {
        const past = live(given, then);
        const turned = { ...past, texts: past.texts.toReversed() };
        for (const [id, fate] of replay(past, now)) expect(replay(turned, now).get(id)).toEqual(fate);
      }),
      { numRuns: runs(30) },
    );
  });
});

describe('a replay under other numbers', () => {
  it('never decides by reviews that there were not, nor by those that came after', () => {
    fc.assert(
      fc.property(acts, policies, policies, (given, then, now) => {
        const past = live(given, then);
        const fates = replay(past, now);
        for (const { id, end } of past.texts) {
          const fate = fates.get(id)!;
          const there = past.reviews.filter(({ text }) => text === id).length;
          expect(fate.reviews).toBeLessThanOrEqual(there);
          if (fate.at !== null) expect(fate.at).toBeLessThanOrEqual(end?.at ?? Infinity);
          if (fate.outcome === 'unknown') expect(fate.reviews).toBeLessThan(now.quorum.max);
        }
      }),
    );
  });

  const verdicts = (...accepts: boolean[]): PastReview[] =>
    accepts.map((accept, n) => ({
      reviewerId: `r${n}`,
      at: (n + 1) * HOUR,
      accepts: accept,
      burst: false,
      text: 't',
      acceptable: null,
      voidedAt: null,
    }));
  const fateUnder = (
    reviews: PastReview[],
    end: PastText['end'],
    policy: Partial<ReviewPolicy> = {},
    fits: Past['fits'] = [],
  ) => {
    const texts = [{ id: 't', inLineAt: 0, end, settled: [] }];
    return replay(
      { reviews, texts, groups: new Map(), fits, activeMembers: null },
      { ...usual, ...policy },
    ).get('t');
  };
  const decidedAt = (n: number, outcome: 'publish' | 'refer') =>
    ({ at: n * HOUR, by: 'peers', outcome }) as const;

  it('takes of comments what the last night before had found of them', () => {
    const end = decidedAt(3, 'publish');
    const few = { prevalence: 0.05, comments: 1_000 };
    const ends = (at: number) => fateUnder(verdicts(true, true, true), end, {}, [{ at, ...few }])?.outcome;
    expect([ends(2 * HOUR), ends(4 * HOUR)]).toEqual(['unknown', 'published']);
    const again = { prevalence: 0.7, comments: 1_000 };
    const since = [
      { at: 0, ...few },
      { at: HOUR, ...again },
    ];
    expect(fateUnder(verdicts(true, true, true), end, {}, since)?.outcome).toBe('published');
  });

  it('says that it does not know where more reviews would have been needed than were given', () => {
    const end = decidedAt(3, 'publish');
    expect(fateUnder(verdicts(true, true, true), end)).toEqual({
      outcome: 'published',
      at: 3 * HOUR,
      reviews: 3,
    });
    expect(fateUnder(verdicts(true, true, true), end, { quorum: { min: 4, max: 6 } })).toEqual({
      outcome: 'unknown',
      at: null,
      reviews: 3,
    });
  });

  it('decides sooner where fewer are needed, and says when', () => {
    const end = decidedAt(3, 'publish');
    const policy = { quorum: { min: 2, max: 3 } };
    expect(fateUnder(verdicts(true, true, true), end, policy)).toEqual({
      outcome: 'published',
      at: 2 * HOUR,
      reviews: 2,
    });
  });

  it('leaves what had waited too long, was taken back, or is in line, as it was', () => {
    const two = verdicts(true, true);
    expect(fateUnder(two, { at: DAY, by: 'time', outcome: 'refer' })).toMatchObject({
      outcome: 'waited',
      at: DAY,
    });
    expect(fateUnder(two, { at: DAY, by: 'other', outcome: null })).toMatchObject({
      outcome: 'left',
      at: null,
    });
    expect(fateUnder(two, null)).toMatchObject({ outcome: 'open', at: null });
  });

  it('takes no notice of a verdict that no longer counted', () => {
    const [first, second, third] = verdicts(true, true, true) as [PastReview, PastReview, PastReview];
    const voided = { ...first, voidedAt: 90 * 60_000 };
    expect(fateUnder([voided, second, third], null)).toMatchObject({ outcome: 'open', reviews: 2 });
  });

  it('counts those as one who are, if these numbers say so', () => {
    const groups = new Map([0, 1].map((n) => [`r${n}`, 'pair']));
    const past = {
      reviews: verdicts(true, true, true),
      texts: [{ id: 't', inLineAt: 0, end: null, settled: [] }],
      groups,
      activeMembers: null,
      fits: [],
    };
    const under = (correlatedCountAsOne: boolean) =>
      replay(past, { ...usual, reliability: { ...usual.reliability, correlatedCountAsOne } }).get('t')
        ?.outcome;
    expect([under(true), under(false)]).toEqual(['open', 'published']);
  });

  it('does not let a moderator teach what they would not have seen', () => {
    // Referred at three, rejected by a moderator; the same reviewers then accept another, together with a stranger.
    const first = verdicts(true, true, false);
    const later = (reviewerId: string, hour: number): PastReview => ({
      ...first[0]!,
      reviewerId,
      text: 'u',
      at: hour * HOUR,
    });
    const texts: PastText[] = [
      { id: 't', inLineAt: 0, end: decidedAt(3, 'refer'), settled: [{ at: 4 * HOUR, acceptable: false }] },
      { id: 'u', inLineAt: 0, end: null, settled: [] },
    ];
    const reviews = [...first, later('r0', 5), later('r1', 6)];
    const under = (publishAt: number) =>
      replay(
        { reviews, texts, groups: new Map(), fits: [], activeMembers: null },
        { ...usual, quorum: { min: 2, max: 3 }, publishAt },
      ).get('u');
    expect(under(0.96)?.outcome).toBe('open');
    expect(under(0.9)?.outcome).toBe('published');
  });
});
