import { shuffle } from '@/lib/peer-review/assignment/rules';
import { type Answers, fitDawidSkene, UNKNOWN } from '@/lib/peer-review/reliability/dawid-skene';
import { fitOptionsOf } from '@/lib/peer-review/reliability/fit-options';
import { decideInOrder, type Ending, type OnlineSettings } from './decide-in-order';
import type { LabelledAnswers } from './read-answers';

const REVIEWS = [3, 5, 7, 'all'] as const;

/** What a method came to. What is asked of the truth is null where none is known, and what is asked of odds where it has none. */
export type Score = {
  /** Of the items judged whose truth is known, the share whose more probable label is right; a tie is half right. */
  accuracy: number | null;
  /** Share of the items judged that peers would publish; the others come to a moderator. */
  published: number;
  /** Of what peers would publish, how much would be wrong by its own odds, and what is. */
  statedWrong: number | null;
  wrong: number | null;
  /** Mean square of how far the probability was from the truth (Brier 1950). */
  brier: number | null;
  /** How far the odds are from what is so, in ten groups by their height, each by its share of the items. */
  ece: number | null;
  /** Answers for an item, on the average. */
  reviewsUsed: number;
};

export type Result = Score & {
  method: 'majority' | 'site' | 'dawid-skene';
  /** At most so many an item. */
  reviews: (typeof REVIEWS)[number];
};

export type Evaluation = { settings: OnlineSettings; draws: number; dice: (seed: number) => () => number };

/** Every method at every number of reviews: the mean over draws of the answers, in each of which all see the same ones. */
export function evaluate(answers: LabelledAnswers, { settings, draws, dice }: Evaluation): Result[] {
  return REVIEWS.flatMap((reviews) => {
    const drawn = Array.from({ length: draws }, (_, seed) => draw(answers, reviews, dice(seed)));
    return (Object.keys(METHODS) as Result['method'][]).map((method) => {
      // All answers are the same ones in every draw, and only the site minds their order.
      const distinct = reviews === 'all' && method !== 'site' ? drawn.slice(0, 1) : drawn;
      const scores = distinct.map((each) => score(each, METHODS[method](each, settings), HAS_ODDS[method]));
      return { method, reviews, ...meanOf(scores) };
    });
  });
}

type Draw = {
  all: LabelledAnswers;
  /** The numbers of the answers drawn, an item's in the order in which they come. */
  ofItem: number[][];
  /** All items, in the order in which they come. */
  order: number[];
  /** Answers that an item has at most. */
  most: number;
};

function draw(all: LabelledAnswers, reviews: Result['reviews'], random: () => number): Draw {
  const ofItem: number[][] = Array.from({ length: all.items }, () => []);
  all.item.forEach((item, answer) => ofItem[item]!.push(answer));
  const most = reviews === 'all' ? Math.max(...ofItem.map(({ length }) => length)) : reviews;
  return {
    all,
    ofItem: ofItem.map((given) => shuffle(given, random).slice(0, most)),
    order: shuffle([...ofItem.keys()], random),
    most,
  };
}

// ── The methods: each says how the items ended that it judges ────────────────────────────────────

type Endings = Map<number, Ending>;

/** A majority is one, or is not: how probable it is that it is right it does not say. */
const HAS_ODDS: Record<Result['method'], boolean> = { majority: false, site: true, 'dawid-skene': true };

const METHODS: Record<Result['method'], (draw: Draw, settings: OnlineSettings) => Endings> = {
  majority: ({ all, ofItem }) =>
    new Map(
      ofItem.map((given, item) => {
        const lead = given.reduce((sum, answer) => sum + (all.accepts[answer] ? 1 : -1), 0);
        const probability = Math.sign(lead) / 2 + 0.5;
        return [item, { published: lead > 0, probability, reviews: given.length }];
      }),
    ),

  site: ({ all, ofItem, order, most }, { policy, commentsPerDay }) => {
    const known = order.filter((item) => all.truth[item] !== UNKNOWN);
    const calibration = new Set(known.slice(0, Math.floor(known.length * policy.calibrationRate)));
    const decided = order.filter((item) => !calibration.has(item));
    const whole = [...all.item.keys()].filter((answer) => calibration.has(all.item[answer]!));
    const answers = select(all, [...decided.flatMap((item) => ofItem[item]!), ...whole]);
    const replay = { answers, order: Int32Array.from(decided), truth: all.truth };
    const quorum = { ...policy.quorum, max: most };
    const endings = decideInOrder(replay, { policy: { ...policy, quorum }, commentsPerDay });
    return new Map(decided.map((item, n) => [item, endings[n]!]));
  },

  'dawid-skene': ({ all, ofItem }, { policy }) => {
    const { acceptable } = fitDawidSkene(select(all, ofItem.flat()), fitOptionsOf(policy));
    return new Map(
      ofItem.map((given, item) => {
        const probability = acceptable[item]!;
        return [item, { published: probability >= policy.publishAt, probability, reviews: given.length }];
      }),
    );
  },
};

const select = (all: Answers, numbers: number[]): Answers => ({
  items: all.items,
  workers: all.workers,
  item: Int32Array.from(numbers, (n) => all.item[n]!),
  worker: Int32Array.from(numbers, (n) => all.worker[n]!),
  accepts: Uint8Array.from(numbers, (n) => all.accepts[n]!),
});

// ── What they are worth ────────────────────────────────────────────────────────────────────────

function score({ all }: Draw, endings: Endings, hasOdds: boolean): Score {
  const judged = [...endings.values()];
  const known = [...endings].flatMap(([item, ending]) => {
    const truth = all.truth[item]!;
    return truth === UNKNOWN ? [] : { ...ending, truth };
  });
  const published = judged.filter((ending) => ending.published);
  const withOdds = hasOdds ? known : [];
  return {
    accuracy: mean(
      known.map(({ probability: p, truth }) => (p === 0.5 ? 0.5 : Number(p > 0.5 === (truth === 1)))),
    ),
    published: published.length / judged.length,
    statedWrong: hasOdds ? mean(published.map(({ probability }) => 1 - probability)) : null,
    wrong: mean(known.filter((ending) => ending.published).map(({ truth }) => 1 - truth)),
    brier: mean(withOdds.map(({ probability, truth }) => (probability - truth) ** 2)),
    ece: calibrationError(withOdds),
    reviewsUsed: mean(judged.map(({ reviews }) => reviews)) ?? 0,
  };
}

const BINS = 10;

function calibrationError(known: readonly { probability: number; truth: number }[]): number | null {
  if (known.length === 0) return null;
  const off = new Float64Array(BINS);
  for (const { probability, truth } of known)
    off[Math.min(BINS - 1, Math.floor(probability * BINS))]! += probability - truth;
  return off.reduce((sum, each) => sum + Math.abs(each), 0) / known.length;
}

function mean(numbers: readonly number[]): number | null {
  return numbers.length === 0 ? null : numbers.reduce((sum, each) => sum + each, 0) / numbers.length;
}

function meanOf(scores: readonly Score[]): Score {
  const of = (name: keyof Score) => mean(scores.flatMap((each) => each[name] ?? []));
  return {
    accuracy: of('accuracy'),
    published: of('published') ?? 0,
    statedWrong: of('statedWrong'),
    wrong: of('wrong'),
    brier: of('brier'),
    ece: of('ece'),
    reviewsUsed: of('reviewsUsed') ?? 0,
  };
}
