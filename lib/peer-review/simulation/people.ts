import { recordOf } from '@/lib/peer-review/reliability/reviewer-rates';
import type { Assumptions } from './assumptions';
import { beta, between, happens, logNormal, normal, waitingTime, type Dice } from './chance';
import { DAY, HOUR, toDate, type Comment, type Item, type Person, type World } from './world';

type Made = { assumptions: Assumptions; dice: Dice };

/** Members, of whom the first so many stick together. */
export function makePeople(
  { assumptions, dice }: Made,
  { members, colluders }: { members: number; colluders: number },
): Person[] {
  const { commentsAMemberAndDay, activitySpread, spammers, abandoners } = assumptions;
  const kindOf = (n: number, thrown: number): Person['kind'] => {
    if (n < colluders) return 'colluder';
    if (thrown < spammers) return 'spammer';
    return thrown < spammers + abandoners ? 'abandoner' : 'careful';
  };
  // The mean of a log-normal distribution is above its median by this factor.
  const median = commentsAMemberAndDay / Math.exp(activitySpread ** 2 / 2);
  return Array.from({ length: members }, (_, n) => ({
    id: `m${n}`,
    kind: kindOf(n, dice()),
    activity: logNormal(dice, { median, spread: activitySpread }),
    sensitivity: beta(dice, assumptions.sensitivity),
    specificity: beta(dice, assumptions.specificity),
    record: recordOf([]),
    recordDay: 0,
    rung: { standing: 'GOOD', since: toDate(0), byModerator: false },
    ladderSince: 0,
    reviews: [],
    had: new Set(),
    hadItems: new Map(),
    own: [],
    duties: [],
  }));
}

export const makeItems = (made: Made): Item[] =>
  Array.from({ length: made.assumptions.calibrationItems }, (_, n) => ({
    id: `i${n}`,
    uses: 0,
    passes: 0,
    ...makeText(made, happens(made.dice, made.assumptions.acceptableItems)),
  }));

/** A text of some length and difficulty. */
export const makeText = ({ assumptions, dice }: Made, acceptable: boolean) => ({
  acceptable,
  difficulty: assumptions.difficulty * normal(dice),
  words: Math.max(3, Math.round(logNormal(dice, assumptions.words))),
});

/** Whether somebody accepts a text. Spammers accept everything, and colluders each other. */
export function accepts({ dice }: World, person: Person, text: Comment | Item): boolean {
  if (person.kind === 'spammer') return true;
  if (person.kind === 'colluder' && isPushed(text)) return true;
  return judges(dice, person, text);
}

/** The verdict of somebody who reads: how often they are right at middling difficulty is theirs, and the rest the text's. */
export function judges(
  dice: Dice,
  { sensitivity, specificity }: { sensitivity: number; specificity: number },
  { acceptable, difficulty }: { acceptable: boolean; difficulty: number },
): boolean {
  const skill = acceptable ? sensitivity : specificity;
  const right = happens(dice, 1 / (1 + Math.exp(difficulty - Math.log(skill / (1 - skill)))));
  return right === acceptable;
}

export const isPushed = (text: Comment | Item | null): boolean =>
  text !== null && 'pushed' in text && text.pushed;

/** Minutes from opening a text to its verdict. Spammers answer as soon as they may. */
export const minutesToJudge = ({ dice, assumptions }: World, { kind }: Person): number =>
  kind === 'spammer' ? 0 : logNormal(dice, assumptions.minutesAReview);

/** The moment until which somebody is away. */
export const backAt = ({ dice, assumptions, now }: World): number =>
  now + HOUR * between(dice, 1, assumptions.awayHours);

/** The next moment at which somebody does what they do so many times a day, by day and night; null when that is not before `until`. */
export function nextMoment(
  { dice, assumptions: { night }, now }: World,
  perDay: number,
  { until, isQuiet }: { until: number; isQuiet: (night: number) => boolean },
): number | null {
  // By thinning: moments at the rate of noon, of which the night keeps few.
  const noon = perDay / DAY / meanShare(night);
  for (let at = now + waitingTime(dice, noon); at < until; at += waitingTime(dice, noon)) {
    if (happens(dice, shareOfNoon(at, night, isQuiet))) return at;
  }
  return null;
}

/** Midnight to six is night; from eight to eleven in the evening as much is written as at noon; between them it rises and falls. */
function shareOfNoon(at: number, night: number, isQuiet: (night: number) => boolean): number {
  const hour = (at % DAY) / HOUR;
  if (hour < 6) return isQuiet(Math.floor(at / DAY)) ? 0 : night;
  if (hour < 8) return night + ((1 - night) * (hour - 6)) / 2;
  return hour < 23 ? 1 : 1 - (1 - night) * (hour - 23);
}

const meanShare = (night: number) => (6 * night + 3 * ((1 + night) / 2) + 15) / 24;
