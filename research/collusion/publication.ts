/**
 * A made-up publication as the page of reviewing patterns sees it: who said what of whom. Who is given what is drawn by the coin of
 * the policy among those who review, each as often as they do; oldest first is left out, since it does not know who wrote.
 */
import { chanceOf } from '@/lib/comments/pace/rules';
import type { Given } from '@/lib/peer-review/patterns/partiality';
import type { PolicySettings } from '@/lib/policy/schemas';
import { assumptions } from '@/lib/peer-review/simulation/assumptions';
import { beta, happens, logNormal, normal, type Dice } from '@/lib/peer-review/simulation/chance';
import { judges } from '@/lib/peer-review/simulation/people';

export type Group = {
  /** So many members stick together; the first ones. */
  size: number;
  /** How many times as much as the average member they write and review. */
  activity: number;
  /** They accept each other, and of all others object to everything, or judge as everybody does. Honest ones judge each other so, too. */
  ways: 'object' | 'judge' | 'honest';
};

export type Plan = {
  members: number;
  comments: number;
  group: Group;
  policy: Pick<PolicySettings['review'], 'chance'>;
  dice: Dice;
};

type Member = {
  id: string;
  activity: number;
  sensitivity: number;
  specificity: number;
  /** Share of what they write that is acceptable: authors differ. */
  acceptable: number;
  spammer: boolean;
  mate: boolean;
};

/** Comments in the order in which they were written, each with what was said of it. */
export function* write({ members, comments, group, policy, dice }: Plan): Generator<Given[]> {
  const people = makeMembers(members, group, dice);
  const share = chanceOf(policy, { batchesPerDay: COMMENTS_A_DAY }, { beyond: false });
  const draw = drawer(people, dice);
  for (let n = 0; n < comments; n += 1) {
    const author = draw();
    const text = {
      acceptable: happens(dice, author.acceptable),
      difficulty: assumptions.difficulty * normal(dice),
    };
    const tossed = new Map<Member, boolean>([[author, false]]);
    const reviewers = new Set<Member>();
    const wanted = REVIEWS + Number(happens(dice, ONE_MORE));
    while (reviewers.size < wanted) {
      const reviewer = draw();
      if (!tossed.has(reviewer)) tossed.set(reviewer, happens(dice, share));
      if (tossed.get(reviewer)) reviewers.add(reviewer);
    }
    yield [...reviewers].map((reviewer) => ({
      reviewerId: reviewer.id,
      authorId: author.id,
      commentId: `c${n}`,
      accepts: accepts(reviewer, { author, ...text }, group, dice),
    }));
  }
}

/** What the larger simulation finds: 30 comments a day at 200 members, and 4.2 reviews of each. */
export const COMMENTS_A_DAY = 30;
const REVIEWS = 4;
const ONE_MORE = 0.2;

/** Authors' shares of acceptable texts: a Beta distribution with the usual mean. */
const AUTHORS = { right: 6, wrong: 2 };

function makeMembers(members: number, { size, activity, ways }: Group, dice: Dice): Member[] {
  const median = 1 / Math.exp(assumptions.activitySpread ** 2 / 2);
  return Array.from({ length: members }, (_, n) => {
    const mate = n < size;
    return {
      id: `m${n}`,
      activity: mate ? activity : logNormal(dice, { median, spread: assumptions.activitySpread }),
      sensitivity: beta(dice, assumptions.sensitivity),
      specificity: beta(dice, assumptions.specificity),
      acceptable: beta(dice, AUTHORS),
      spammer: !mate && happens(dice, assumptions.spammers),
      mate: mate && ways !== 'honest',
    };
  });
}

/** Draws members as often as they write, or review. */
function drawer(people: readonly Member[], dice: Dice): () => Member {
  let total = 0;
  const until = people.map(({ activity }) => (total += activity));
  return () => {
    const thrown = dice() * total;
    let [low, high] = [0, people.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (until[middle]! > thrown) high = middle;
      else low = middle + 1;
    }
    return people[low]!;
  };
}

function accepts(
  reviewer: Member,
  { author, ...text }: { author: Member; acceptable: boolean; difficulty: number },
  { ways }: Group,
  dice: Dice,
): boolean {
  if (reviewer.spammer) return true;
  if (reviewer.mate && author.mate) return true;
  if (reviewer.mate && ways === 'object') return false;
  return judges(dice, reviewer, text);
}
