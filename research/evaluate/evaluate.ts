import { type Answers, fitDawidSkene, UNKNOWN } from '@/lib/peer-review/reliability/dawid-skene';
import { decideInOrder, type OnlineSettings } from '@/lib/peer-review/reliability/online';
import { shuffle } from '@/lib/peer-review/assignment/rules';
import type { LabelledAnswers } from './read-answers';

const REVIEWS = [3, 5, 7, 'all'] as const;

export type Result = {
  method: 'majority' | 'online' | 'dawid-skene';
  reviews: (typeof REVIEWS)[number];
  /** Of the items judged whose truth is known, the share whose more probable label is right; a tie is half right. Null if none is. */
  accuracy: number | null;
  /** Share of the items judged that peers would not publish, and leave to a moderator. */
  referred: number;
  /** Answers for an item, on the average. */
  reviewsUsed: number;
};

export type Evaluation = { settings: OnlineSettings; draws: number; dice: (seed: number) => () => number };

/** Every method at every number of reviews: the mean over draws of the answers, in each of which all see the same ones. */
export function evaluate(answers: LabelledAnswers, { settings, draws, dice }: Evaluation): Result[] {
  return REVIEWS.flatMap((reviews) => {
    const drawn = Array.from({ length: draws }, (_, seed) => draw(answers, reviews, dice(seed)));
    return (Object.keys(METHODS) as Result['method'][]).map((method) => {
      // All answers are the same ones in every draw, and only the online method minds their order.
      const distinct = reviews === 'all' && method !== 'online' ? drawn.slice(0, 1) : drawn;
      const scores = distinct.map((each) => score(each, METHODS[method](each, settings), settings));
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
};

function draw(all: LabelledAnswers, reviews: Result['reviews'], random: () => number): Draw {
  const ofItem: number[][] = Array.from({ length: all.items }, () => []);
  all.item.forEach((item, answer) => ofItem[item]!.push(answer));
  const most = reviews === 'all' ? Infinity : reviews;
  return {
    all,
    ofItem: ofItem.map((given) => shuffle(given, random).slice(0, most)),
    order: shuffle([...ofItem.keys()], random),
  };
}

// ── The methods: each gives a probability of being acceptable to the items that it judges ─────────

type Judgement = Map<number, number>;

const METHODS: Record<Result['method'], (draw: Draw, settings: OnlineSettings) => Judgement> = {
  majority: ({ all, ofItem }) =>
    new Map(
      ofItem.map((given, item) => [
        item,
        Math.sign(given.reduce((sum, answer) => sum + (all.accepts[answer] ? 1 : -1), 0)) / 2 + 0.5,
      ]),
    ),

  online: ({ all, ofItem, order }, settings) => {
    const known = order.filter((item) => all.truth[item] !== UNKNOWN);
    const calibration = new Set(known.slice(0, Math.floor(known.length * settings.calibrationRate)));
    const decided = order.filter((item) => !calibration.has(item));
    const whole = [...all.item.keys()].filter((answer) => calibration.has(all.item[answer]!));
    const answers = select(all, [...decided.flatMap((item) => ofItem[item]!), ...whole]);
    const replay = { answers, order: Int32Array.from(decided), truth: all.truth };
    const probabilities = decideInOrder(replay, settings);
    return new Map(decided.map((item, n) => [item, probabilities[n]!]));
  },

  'dawid-skene': ({ all, ofItem }, settings) =>
    new Map(fitDawidSkene(select(all, ofItem.flat()), settings).acceptable.entries()),
};

const select = (all: Answers, numbers: number[]): Answers => ({
  items: all.items,
  workers: all.workers,
  item: Int32Array.from(numbers, (n) => all.item[n]!),
  worker: Int32Array.from(numbers, (n) => all.worker[n]!),
  accepts: Uint8Array.from(numbers, (n) => all.accepts[n]!),
});

// ── What they are worth ────────────────────────────────────────────────────────────────────────

type Score = Pick<Result, 'accuracy' | 'referred' | 'reviewsUsed'>;

function score({ all, ofItem }: Draw, judgement: Judgement, { publishAt }: OnlineSettings): Score {
  const judged = [...judgement];
  const known = judged.filter(([item]) => all.truth[item] !== UNKNOWN);
  const right = known.map(([item, p]) => (p === 0.5 ? 0.5 : p > 0.5 === (all.truth[item] === 1) ? 1 : 0));
  return {
    accuracy: right.length > 0 ? mean(right) : null,
    referred: mean(judged.map(([, p]) => (p < publishAt ? 1 : 0))),
    reviewsUsed: mean(judged.map(([item]) => ofItem[item]!.length)),
  };
}

const mean = (numbers: number[]) => numbers.reduce((sum, each) => sum + each, 0) / numbers.length;

function meanOf(scores: Score[]): Score {
  const accuracies = scores.flatMap(({ accuracy }) => (accuracy === null ? [] : [accuracy]));
  return {
    accuracy: accuracies.length > 0 ? mean(accuracies) : null,
    referred: mean(scores.map(({ referred }) => referred)),
    reviewsUsed: mean(scores.map(({ reviewsUsed }) => reviewsUsed)),
  };
}
