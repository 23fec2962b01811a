/**
 * Which reviewers agree more than two would who judge independently (R12). Pure, like rules.ts.
 *
 * Only contested items say something: those that somebody accepted and somebody objected to. How probable it is that two of their
 * reviewers agree, given that it was contested, follows from the rates of all who reviewed it: of three who are split, only one
 * pair can agree. An item's truth counts where it is known, and otherwise both are weighed by the share of acceptable items.
 */
import { UNKNOWN, type Answers, type Truth } from './dawid-skene';
import { atOnce, inTurns, type Steps } from './in-turns';
import { betaBelow, type Rates } from './reviewer-rates';

/** Two workers, the lower number first, on the contested items that both have answered. */
export type PairAgreement = {
  first: number;
  second: number;
  shared: number;
  agreed: number;
  /** Agreements to be expected of two who judge independently. */
  expected: number;
  /** Probability of so many agreements or more by chance. */
  chance: number;
  correlated: boolean;
};

/** Fewer common items say nothing. */
const LEAST_SHARED = 8;
/** The chance, over all pairs that are looked at together, that one of them is taken for correlated and is not (Bonferroni). */
const FALSE_ALARM = 0.01;

type Crowd = {
  answers: Answers;
  truth: Truth;
  /** Of each worker. */
  rates: readonly Rates[];
  /** Share of acceptable items. */
  prevalence: number;
};

/** All pairs who share enough contested items to say something, in no particular order. */
export const pairAgreements = (crowd: Crowd): PairAgreement[] => atOnce(compare(crowd));

/** The same for very many answers: others have their turn after every few items. */
export const pairAgreementsInTurns = (crowd: Crowd): Promise<PairAgreement[]> => inTurns(compare(crowd));

/** Contested items that are looked at in one step. */
const STEP = 1_000;

function* compare(crowd: Crowd): Steps<PairAgreement[]> {
  const contested = contestedItems(crowd.answers);
  yield;
  const tested = yield* sharingEnough(contested, crowd.answers);
  for (const [place, answered] of contested.entries()) {
    countAgreement(tested, answered, crowd);
    if (place % STEP === 0) yield;
  }
  const pairs = [...tested.values()];
  return pairs.map((pair) => {
    const chance = chanceOf(pair);
    return { ...pair, chance, correlated: chance < FALSE_ALARM / pairs.length };
  });
}

/** Of each contested item with enough answers for one pair to agree, the places of its answers. */
function contestedItems({ items, item, accepts }: Answers): number[][] {
  const places: number[][] = Array.from({ length: items }, () => []);
  item.forEach((i, place) => places[i]!.push(place));
  return places.filter((answered) => {
    const accepting = answered.filter((place) => accepts[place]).length;
    return answered.length > 2 && accepting > 0 && accepting < answered.length;
  });
}

type Counts = Omit<PairAgreement, 'chance' | 'correlated'>;

/** First only how often two meet: most do too rarely to keep more of them. */
function* sharingEnough(
  contested: readonly number[][],
  { worker, workers }: Answers,
): Steps<Map<number, Counts>> {
  const met = new Map<number, number>();
  for (const [place, answered] of contested.entries()) {
    for (const [a, b] of pairsOf(answered)) {
      const key = keyOf(worker[a]!, worker[b]!, workers);
      met.set(key, (met.get(key) ?? 0) + 1);
    }
    if (place % STEP === 0) yield;
  }
  const enough = new Map<number, Counts>();
  for (const [key, shared] of met) {
    if (shared < LEAST_SHARED) continue;
    const [first, second] = [Math.floor(key / workers), key % workers];
    enough.set(key, { first, second, shared, agreed: 0, expected: 0 });
  }
  return enough;
}

const keyOf = (a: number, b: number, workers: number) => Math.min(a, b) * workers + Math.max(a, b);

function* pairsOf(places: readonly number[]): Generator<[number, number]> {
  for (let a = 0; a < places.length; a += 1)
    for (let b = a + 1; b < places.length; b += 1) yield [places[a]!, places[b]!];
}

function countAgreement(tested: Map<number, Counts>, answered: readonly number[], crowd: Crowd): void {
  const { worker, workers, accepts, item } = crowd.answers;
  for (const [a, b] of pairsOf(answered)) {
    const pair = tested.get(keyOf(worker[a]!, worker[b]!, workers));
    if (!pair) continue;
    const others = answered.filter((place) => place !== a && place !== b).map((place) => worker[place]!);
    pair.agreed += Number(accepts[a] === accepts[b]);
    pair.expected += agreementWhenContested({ pair: [worker[a]!, worker[b]!], others }, item[a]!, crowd);
  }
}

/** The probability that two agree on an item, given that not all of its reviewers do. */
function agreementWhenContested(
  { pair: [a, b], others }: { pair: [number, number]; others: readonly number[] },
  item: number,
  { truth, rates, prevalence }: Crowd,
): number {
  const known = truth[item] ?? UNKNOWN;
  const acceptable = known === UNKNOWN ? prevalence : known;
  let [agreeing, contested] = [0, 0];
  for (const isGood of [true, false]) {
    const weight = isGood ? acceptable : 1 - acceptable;
    const accepting = (w: number) => (isGood ? rates[w]!.sensitivity : 1 - rates[w]!.specificity);
    const [both, neither] = [accepting(a) * accepting(b), (1 - accepting(a)) * (1 - accepting(b))];
    const all = others.reduce((product, w) => product * accepting(w), 1);
    const none = others.reduce((product, w) => product * (1 - accepting(w)), 1);
    agreeing += weight * (both * (1 - all) + neither * (1 - none));
    contested += weight * (1 - both * all - neither * none);
  }
  return agreeing / contested;
}

/**
 * The upper tail of a binomial distribution, with the mean of what was expected at each item. Unequal probabilities make the true
 * tail smaller (Hoeffding, Annals of Mathematical Statistics 27, 1956), so nobody is suspected for it.
 */
const chanceOf = ({ shared, agreed, expected }: Counts): number =>
  agreed === 0 ? 1 : betaBelow(expected / shared, { right: agreed, wrong: shared - agreed + 1 });
