/** What a replay under the numbers in force and one under others say beside each other. Pure, like rules.ts. */
import { HOUR_MS } from '@/lib/platform/durations';
import type { PolicySettings } from '@/lib/policy/schemas';
import type { Fate, PastText } from './replay';
import type { LabChange, LabFigures } from './schemas';

type Fates = ReadonlyMap<string, Fate>;

/** The texts that the comparison is about, under one set of numbers. */
export function figuresOf(texts: readonly PastText[], fates: Fates): LabFigures {
  const all = texts.map(({ id }) => fates.get(id)!);
  const of = (...outcomes: Fate['outcome'][]) => all.filter(({ outcome }) => outcomes.includes(outcome));
  const decided = of('published', 'referred');
  const hours = texts.flatMap(({ id, inLineAt }) => {
    const { at } = fates.get(id)!;
    return at === null ? [] : (at - inLineAt) / HOUR_MS;
  });
  return {
    published: of('published').length,
    referred: of('referred').length,
    waited: of('waited').length,
    unknown: of('unknown').length,
    other: of('left', 'open').length,
    hours: spreadOf(hours),
    reviewsSpent: sum(all.map(({ reviews }) => reviews)),
    reviewsADecision:
      decided.length === 0 ? null : sum(decided.map(({ reviews }) => reviews)) / decided.length,
    publishedAndRejected: texts.filter(
      ({ id, settled }) => fates.get(id)!.outcome === 'published' && settled.at(-1)?.acceptable === false,
    ).length,
  };
}

/** Null where there is nothing to take it of. */
function spreadOf(numbers: readonly number[]): LabFigures['hours'] {
  const sorted = numbers.toSorted((a, b) => a - b);
  const [median, p90] = [0.5, 0.9].map((share) => sorted[Math.ceil(share * sorted.length) - 1]);
  return median === undefined || p90 === undefined ? null : { median, p90 };
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);

/** The texts that end otherwise, by how: the newest first. */
export function changesBetween(
  texts: readonly PastText[],
  { now, tried }: { now: Fates; tried: Fates },
): { published: string[]; referred: string[]; unknown: string[] } {
  const ending = (outcome: Fate['outcome']) =>
    texts
      .filter(({ id }) => tried.get(id)!.outcome === outcome && now.get(id)!.outcome !== outcome)
      .toSorted((a, b) => b.inLineAt - a.inLineAt)
      .map(({ id }) => id);
  return { published: ending('published'), referred: ending('referred'), unknown: ending('unknown') };
}

/** What a moderator or the peers had made of a text in fact. */
export function inFact({ end, settled }: PastText): LabChange['inFact'] {
  const last = settled.at(-1);
  if (last) return last.acceptable ? 'accepted by a moderator' : 'not accepted by a moderator';
  if (end?.outcome === 'publish') return 'published by peers';
  return end?.outcome === 'refer' ? 'waiting for a moderator' : 'not decided';
}

/** Of the texts that peers decided, those that the replay under the numbers in force decides alike. */
export function countAlike(texts: readonly PastText[], now: Fates): { decided: number; alike: number } {
  const decided = texts.filter(({ end }) => end?.by === 'peers');
  const alike = decided.filter(
    ({ id, end }) => now.get(id)!.outcome === (end!.outcome === 'publish' ? 'published' : 'referred'),
  );
  return { decided: decided.length, alike: alike.length };
}

type ItemPolicy = Pick<PolicySettings['review'], 'calibrationRate' | 'calibration' | 'required'>;

/** So many reviews that members who were new, or no longer new, gave in the period. */
export type Given = { newcomers: number; others: number; onItems: number };

/**
 * How many of so many reviews are on calibration items under other numbers: what there were in fact, and what chance adds or takes
 * away when it hides fewer or more. Those that filled places because comments were too few stay.
 */
export function itemsUnder(given: Given, { now, tried }: Record<'now' | 'tried', ItemPolicy>): number {
  const all = given.newcomers + given.others;
  const shifted = given.onItems + expectedHidden(given, tried) - expectedHidden(given, now);
  return Math.min(all, Math.max(0, shifted));
}

/** The mean of what `hasPractice` of rules.ts gives over all dice; who accepts everything is not looked at. */
export function expectedHidden(
  { newcomers, others }: Pick<Given, 'newcomers' | 'others'>,
  { calibrationRate, calibration, required }: ItemPolicy,
): number {
  if (calibrationRate === 0) return 0;
  const { amongFirst, firstReviews } = calibration;
  // A batch has one item at the most.
  const later = Math.min(calibrationRate, 1 / required);
  const first = Math.min(amongFirst, Math.ceil(firstReviews / required)) / firstReviews;
  return newcomers * (calibrationRate < amongFirst / firstReviews ? first : later) + others * later;
}
