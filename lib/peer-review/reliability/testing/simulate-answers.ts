import { shuffle } from '@/lib/peer-review/assignment/rules';
import { seededDice } from '@/lib/platform/dice';
import type { Answers, Truth } from '../dawid-skene';
import type { Rates } from '../reviewer-rates';

/** So many workers who err at these rates. */
export type Crowd = Rates & { workers: number };

export type World = {
  items: number;
  /** Share of the items that are acceptable. */
  prevalence: number;
  /** Answers for an item, each by another worker. */
  perItem: number;
  crowds: Crowd[];
  seed: number;
};

/** Answers as a crowd of known make-up would give them. */
export function simulateAnswers(world: World): Answers & { truth: Truth; rates: Rates[] } {
  const { items, prevalence, perItem, crowds, seed } = world;
  const random = seededDice(seed);
  const rates = crowds.flatMap((crowd) => Array.from({ length: crowd.workers }, () => crowd));
  const truth = Int8Array.from({ length: items }, () => (random() < prevalence ? 1 : 0));
  const everyone = [...rates.keys()];
  const given = [...truth].flatMap((acceptable, item) =>
    shuffle(everyone, random)
      .slice(0, perItem)
      .map((worker) => {
        const { sensitivity, specificity } = rates[worker]!;
        const accepts = random() < (acceptable ? sensitivity : 1 - specificity) ? 1 : 0;
        return { item, worker, accepts };
      }),
  );
  return {
    items,
    workers: rates.length,
    item: Int32Array.from(given, ({ item }) => item),
    worker: Int32Array.from(given, ({ worker }) => worker),
    accepts: Uint8Array.from(given, ({ accepts }) => accepts),
    truth,
    rates,
  };
}

export const GOOD = { sensitivity: 0.85, specificity: 0.85 };
export const MIDDLING = { sensitivity: 0.75, specificity: 0.7 };
/** They throw a coin. */
export const SPAMMERS = { sensitivity: 0.5, specificity: 0.5 };
/** They accept whatever it is. */
export const YES_SAYERS = { sensitivity: 0.98, specificity: 0.02 };
export const ADVERSARIES = { sensitivity: 0.15, specificity: 0.15 };

/** Crowds unlike one another, for what must hold whatever the crowd. */
export const WORLDS: Record<string, World> = {
  'an even crowd': {
    items: 400,
    prevalence: 0.5,
    perItem: 5,
    crowds: [{ workers: 50, ...MIDDLING }],
    seed: 1,
  },
  'half of it spammers': {
    items: 400,
    prevalence: 0.6,
    perItem: 5,
    crowds: [
      { workers: 25, ...GOOD },
      { workers: 25, ...SPAMMERS },
    ],
    seed: 2,
  },
  'a third says yes to everything': {
    items: 400,
    prevalence: 0.5,
    perItem: 5,
    crowds: [
      { workers: 30, ...GOOD },
      { workers: 15, ...YES_SAYERS },
    ],
    seed: 3,
  },
  'a fifth of it adversaries': {
    items: 400,
    prevalence: 0.7,
    perItem: 5,
    crowds: [
      { workers: 32, ...GOOD },
      { workers: 8, ...ADVERSARIES },
    ],
    seed: 4,
  },
  'few acceptable items': {
    items: 400,
    prevalence: 0.15,
    perItem: 5,
    crowds: [
      { workers: 30, ...GOOD },
      { workers: 10, ...SPAMMERS },
    ],
    seed: 5,
  },
  'nearly all items acceptable': {
    items: 400,
    prevalence: 0.9,
    perItem: 5,
    crowds: [
      { workers: 30, ...GOOD },
      { workers: 10, ...SPAMMERS },
    ],
    seed: 6,
  },
  'few answers a worker': {
    items: 200,
    prevalence: 0.6,
    perItem: 3,
    crowds: [
      { workers: 150, ...GOOD },
      { workers: 50, ...SPAMMERS },
    ],
    seed: 7,
  },
};
