/**
 * Verdicts that depend on who wrote (R12), by how improbable they would be if they did not. Pure.
 *
 * One question is put to each reviewer in many ways: given how many texts they accepted in all, and what others said of each of these
 * texts and of its author, are those that they accepted the very ones that certain people wrote? That is exact for few cases: how harsh
 * a reviewer is does not come into it, for it is held fast, and that some texts are better than others is weighed as odds (the
 * conditional distribution of independent trials with a given sum; where all odds are alike it is the hypergeometric one of
 * Fisher's test).
 */
import { connected } from '../reliability/connected';
import type { Steps } from '../reliability/in-turns';
import {
  believed,
  meanOf,
  ofTrials,
  orFewer,
  orMore,
  sumOf,
  withinTotal,
  type Distribution,
  type Tally,
} from './chances';

/** A verdict of one member on a text by another: the newest revision that they were given. */
export type Given = { reviewerId: string; authorId: string; commentId: string; accepts: boolean };

/** What is looked at, and what is known from elsewhere of who belongs together. */
export type Reviews = {
  given: readonly Given[];
  /** Groups who agree too well about others, and members who share a network: none of it is about what they say of each other. */
  agreeing: readonly (readonly string[])[];
  neighbours: readonly (readonly string[])[];
};

/** What was said, of the kind that is meant (accepted or objected to), and what there is to compare it with. */
export type Finding = {
  reviewerIds: string[];
  authorIds: string[];
  said: Tally;
  /** The same reviewers' on everybody else's texts. */
  elsewhere: Tally;
  /** Other people's on the same texts. */
  byOthers: Tally;
  expected: number;
  chance: number;
};

/** All that is believed of what was looked for, each kind with the false alarms that are stated. The least probable first. */
export type Partiality = {
  /** Pairs and groups whose members accept each other. */
  mutual: Finding[];
  /** One who accepts an author. */
  favouring: Finding[];
  /** One who objects to an author. */
  severity: Finding[];
  /** One who objects to authors who belong together. */
  sides: Finding[];
  /** One who says something else of whom they belong together with than of all others. */
  mates: Finding[];
  /** One who objects to nearly everything. */
  harsh: Finding[];
};

/** Texts by one author, or authors, that a reviewer must have judged before anything is said of it. */
const LEAST_OF_AUTHOR = 2;
/** Texts that a reviewer must have judged before anything is said of them all. */
const LEAST_OF_ALL = 4;
/** And of how many of them, the newest, it is said. */
const MOST_OF_ALL = 100;
/** Of a reviewer's verdicts the newest so many are looked at. */
const MOST_OF_REVIEWER = 1_000;
/** What an author is known for counts as so many verdicts on a text; what is known of nobody, as so many on an author. */
const AUTHORS_WEIGHT = 2;
const PRIOR_WEIGHT = 4;
/** Where the answer is no less probable at first sight, nobody looks closer. */
const TELLING = 0.1;

/** Looks through all verdicts, the newest of each reviewer first. Others have their turn after each reviewer. */
export function* findPartiality({ given, agreeing, neighbours }: Reviews): Steps<Partiality> {
  const known = knownOf(given);
  const reviewers = new Map<string, Reviewer>();
  for (const [id, said] of known.ofReviewer) {
    reviewers.set(id, reviewerOf(id, said.slice(0, MOST_OF_REVIEWER), known));
    yield;
  }
  const shares = sharesOf([...reviewers.values()]);
  const [favouring, severity, harsh]: [Tested[], Tested[], Tested[]] = [[], [], []];
  for (const reviewer of reviewers.values()) {
    for (const [authorId, said] of reviewer.byAuthor) {
      if (said.length < LEAST_OF_AUTHOR) continue;
      const about = { reviewers: [reviewer], authors: new Set([authorId]) };
      favouring.push(accepting(about));
      severity.push(objecting(about));
    }
    if (reviewer.said.length >= LEAST_OF_ALL) harsh.push(harshness(reviewer, shares));
    yield;
  }
  const mutual = yield* findMutual(reviewers, known, harsh);
  const sides = yield* findSides(reviewers, known, [
    ...agreeing,
    ...groupsOf(mutual.map(({ reviewerIds }) => reviewerIds)),
  ]);
  const mates = yield* findMates(reviewers, known, [...agreeing, ...neighbours]);
  return {
    mutual,
    favouring: shown(favouring, known),
    severity: shown(severity, known),
    sides,
    mates,
    harsh: shown(harsh, known),
  };
}

/** Members who are connected by what is given, in groups. */
export function groupsOf(sets: readonly (readonly string[])[]): string[][] {
  const groupOf = connected(
    sets.flatMap(([first, ...others]) => others.map((other) => [first!, other] as const)),
  );
  return [...groupBy(groupOf.keys(), (member) => groupOf.get(member)!).values()];
}

function groupBy<T, K>(all: Iterable<T>, keyOf: (one: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const one of all) {
    const group = groups.get(keyOf(one));
    if (group) group.push(one);
    else groups.set(keyOf(one), [one]);
  }
  return groups;
}

/** A question that was put to some reviewers, and how improbable the answer is. */
type Tested = {
  reviewers: readonly Reviewer[];
  /** Of whose texts it was about; null for all. */
  authors: ReadonlySet<string> | null;
  /** Of what it was about, what was meant: accepting, or objecting. */
  meant: boolean;
  expected: number;
  chance: number;
  least: number;
};

// ── What is known of texts and authors ─────────────────────────────────────────────────────────

type Known = {
  ofReviewer: Map<string, Given[]>;
  ofComment: Map<string, Given[]>;
  ofAuthor: Map<string, Tally>;
  /** By reviewer and author. */
  between: Map<string, Tally>;
  /** Accepted, of all. */
  base: number;
};

function knownOf(given: readonly Given[]): Known {
  const [ofAuthor, between] = [new Map<string, Tally>(), new Map<string, Tally>()];
  for (const { reviewerId, authorId, accepts } of given) {
    count(ofAuthor, authorId, accepts);
    count(between, `${reviewerId} ${authorId}`, accepts);
  }
  const accepted = given.filter(({ accepts }) => accepts).length;
  return {
    ofReviewer: groupBy(given, ({ reviewerId }) => reviewerId),
    ofComment: groupBy(given, ({ commentId }) => commentId),
    ofAuthor,
    between,
    base: (accepted + 1) / (given.length + 2),
  };
}

function count(tallies: Map<string, Tally>, key: string, counts: boolean): void {
  const tally = tallies.get(key) ?? { count: 0, of: 0 };
  tally.count += Number(counts);
  tally.of += 1;
  tallies.set(key, tally);
}

const NONE: Tally = { count: 0, of: 0 };
const tallyOf = (given: readonly Pick<Given, 'accepts'>[]): Tally => ({
  count: given.filter(({ accepts }) => accepts).length,
  of: given.length,
});
const less = (a: Tally, b: Tally): Tally => ({ count: a.count - b.count, of: a.of - b.of });
const objections = ({ count, of }: Tally): Tally => ({ count: of - count, of });

/**
 * The odds that somebody accepts a text, by what all others said of it, and of its author otherwise. `ignoring` are not asked: where
 * it is about them, what they said of each other is no measure.
 */
function oddsOf(
  { reviewerId, authorId, commentId }: Given,
  { ofComment, ofAuthor, between, base }: Known,
  ignoring: readonly string[] = [],
): number {
  const unasked = [...new Set([reviewerId, ...ignoring])];
  const onText = ofComment.get(commentId)!;
  const others = tallyOf(onText.filter((one) => !unasked.includes(one.reviewerId)));
  const otherwise = unasked.reduce(
    (rest, id) => less(rest, between.get(`${id} ${authorId}`) ?? NONE),
    ofAuthor.get(authorId)!,
  );
  const author = less(otherwise, others);
  const usual = (author.count + PRIOR_WEIGHT * base) / (author.of + PRIOR_WEIGHT);
  return (others.count + AUTHORS_WEIGHT * usual) / (others.of - others.count + AUTHORS_WEIGHT * (1 - usual));
}

// ── A reviewer ─────────────────────────────────────────────────────────────────────────────────

/** A verdict with the odds that somebody gives it, and the probability with which this reviewer does, being as harsh as they are. */
type Said = Given & { odds: number; probability: number };

type Reviewer = {
  id: string;
  said: Said[];
  byAuthor: Map<string, Said[]>;
  accepted: number;
  /** Of how many they would accept, if each came with its probability alone. */
  chances: Distribution;
};

function reviewerOf(id: string, given: readonly Given[], known: Known): Reviewer {
  return withOdds(
    id,
    given.map((one) => ({ ...one, odds: oddsOf(one, known) })),
  );
}

function withOdds(id: string, weighed: readonly (Given & { odds: number })[]): Reviewer {
  const accepted = tallyOf(weighed).count;
  const lenience = lenienceFor(
    weighed.map(({ odds }) => odds),
    accepted,
  );
  const said = weighed.map((one) => ({
    ...one,
    probability: (lenience * one.odds) / (1 + lenience * one.odds),
  }));
  return {
    id,
    said,
    byAuthor: groupBy(said, ({ authorId }) => authorId),
    accepted,
    chances: ofTrials(said.map(({ probability }) => probability)),
  };
}

/** The same reviewer, where what these say of any text is no measure for others. */
const unswayed = ({ id, said }: Reviewer, ignoring: readonly string[], known: Known): Reviewer =>
  withOdds(
    id,
    said.map((one) => ({ ...one, odds: oddsOf(one, known, ignoring) })),
  );

const HALVINGS = 60;

/** The factor to all odds under which so many are to be expected. It cancels out of what is asked, and keeps the numbers away from zero. */
function lenienceFor(odds: readonly number[], accepted: number): number {
  const wanted = Math.min(Math.max(accepted, 0.5), odds.length - 0.5);
  let [low, high] = [-30, 30];
  for (let i = 0; i < HALVINGS; i += 1) {
    const middle = (low + high) / 2;
    const expected = odds.reduce((sum, each) => sum + 1 / (1 + Math.exp(-middle) / each), 0);
    if (expected < wanted) low = middle;
    else high = middle;
  }
  return Math.exp((low + high) / 2);
}

// ── What some say of what some write ───────────────────────────────────────────────────────────

type About = { reviewers: readonly Reviewer[]; authors: ReadonlySet<string> };

/** What these reviewers said of these authors' texts. */
const saidOf = ({ reviewers, authors }: About): Said[] =>
  reviewers.flatMap(({ byAuthor }) => [...authors].flatMap((authorId) => byAuthor.get(authorId) ?? []));

/** Of how many of these authors' texts the reviewers accept, given how many each of them accepts in all. */
function acceptedOf({ reviewers, authors }: About): Distribution {
  let sum: Distribution = Float64Array.of(1);
  for (const { said, chances, accepted } of reviewers) {
    const probabilities = (isMeant: boolean) =>
      said.flatMap(({ authorId, probability }) => (authors.has(authorId) === isMeant ? probability : []));
    const meant = probabilities(true);
    if (meant.length === 0) continue;
    sum = sumOf(sum, withinTotal(chances, { meant, rest: probabilities(false), total: accepted }));
  }
  return sum;
}

/** How improbable it is that so many were accepted, or more. */
function accepting(about: About): Tested {
  const [chances, { count }] = [acceptedOf(about), tallyOf(saidOf(about))];
  const most = chances.findLastIndex((chance) => chance > 0);
  const [chance, least] = [orMore(chances, count), orMore(chances, most)];
  return { ...about, meant: true, expected: meanOf(chances), chance, least };
}

/** How improbable it is that so many were objected to, or more. */
function objecting(about: About): Tested {
  const [chances, { count, of }] = [acceptedOf(about), tallyOf(saidOf(about))];
  const fewest = chances.findIndex((chance) => chance > 0);
  const [chance, least] = [orFewer(chances, count), orFewer(chances, fewest)];
  return { ...about, meant: false, expected: of - meanOf(chances), chance, least };
}

/** Those that are believed, with what there is to compare them with. */
const shown = (tests: readonly Tested[], known: Known): Finding[] =>
  believed(tests).map((test) => compared(test, known));

function compared({ reviewers, authors, meant, expected, chance }: Tested, { ofComment }: Known): Finding {
  const ids = reviewers.map(({ id }) => id);
  const all = reviewers.flatMap(({ said }) => said);
  const said = authors ? all.filter(({ authorId }) => authors.has(authorId)) : all;
  const texts = [...new Set(said.map(({ commentId }) => commentId))];
  const others = texts.flatMap((id) =>
    ofComment.get(id)!.filter(({ reviewerId }) => !ids.includes(reviewerId)),
  );
  const tally = (given: readonly Given[]) => (meant ? tallyOf(given) : objections(tallyOf(given)));
  return {
    reviewerIds: ids,
    authorIds: [...(authors ?? [])],
    expected,
    chance,
    said: tally(said),
    elsewhere: less(tally(all), tally(said)),
    byOthers: tally(others),
  };
}

// ── Who accept each other ──────────────────────────────────────────────────────────────────────

/**
 * Pairs who have judged each other; and, of those who object to nearly everything, everybody who met. Who they are follows from how many
 * they accepted, and not from whom, so that the question whom is still open. What they say of any text is no measure of it.
 */
function* findMutual(
  reviewers: ReadonlyMap<string, Reviewer>,
  known: Known,
  harsh: readonly Tested[],
): Steps<Finding[]> {
  const asked = new Map<string, Tested>();
  const ask = (ids: readonly string[]) => {
    const key = ids.toSorted().join();
    if (asked.has(key)) return;
    const about = { reviewers: ids.map((id) => reviewers.get(id)!), authors: new Set(ids) };
    const first = accepting(about);
    if (first.chance > TELLING) asked.set(key, first);
    else
      asked.set(
        key,
        accepting({ ...about, reviewers: about.reviewers.map((one) => unswayed(one, ids, known)) }),
      );
  };
  for (const { id, byAuthor } of reviewers.values()) {
    for (const other of byAuthor.keys()) {
      if (id > other || !reviewers.get(other)?.byAuthor.has(id)) continue;
      ask([id, other]);
      yield;
    }
  }
  const suspects = new Set(believed(harsh).flatMap(({ reviewers: all }) => all.map(({ id }) => id)));
  const met = [...suspects].flatMap((id) =>
    [...reviewers.get(id)!.byAuthor.keys()].flatMap((other) => (suspects.has(other) ? [[id, other]] : [])),
  );
  for (const circle of groupsOf(met)) {
    ask(circle);
    yield;
  }
  return shown([...asked.values()], known);
}

// ── Sides, and mates ───────────────────────────────────────────────────────────────────────────

/** Whoever is of a side is not asked, and what they say of any text is no measure for others: it is what makes them a side. */
function* findSides(
  reviewers: ReadonlyMap<string, Reviewer>,
  known: Known,
  sides: readonly (readonly string[])[],
): Steps<Finding[]> {
  const tests: Tested[] = [];
  for (const side of sides) {
    const authors = new Set(side);
    for (const reviewer of reviewers.values()) {
      if (authors.has(reviewer.id)) continue;
      if (saidOf({ reviewers: [reviewer], authors }).length < LEAST_OF_AUTHOR) continue;
      tests.push(objecting({ reviewers: [unswayed(reviewer, side, known)], authors }));
      yield;
    }
  }
  return shown(tests, known);
}

/** Who their mates are is known from elsewhere; whether they accept more of them than of all others is asked of each by themselves. */
function* findMates(
  reviewers: ReadonlyMap<string, Reviewer>,
  known: Known,
  groups: readonly (readonly string[])[],
): Steps<Finding[]> {
  const matesOf = new Map<string, Set<string>>();
  for (const group of groups)
    for (const id of group) matesOf.set(id, new Set([...(matesOf.get(id) ?? []), ...group]));
  const tests: Tested[] = [];
  for (const [id, mates] of matesOf) {
    mates.delete(id);
    const reviewer = reviewers.get(id);
    if (!reviewer || saidOf({ reviewers: [reviewer], authors: mates }).length === 0) continue;
    tests.push(accepting({ reviewers: [unswayed(reviewer, [...mates], known)], authors: mates }));
    yield;
  }
  return shown(tests, known);
}

// ── Who is harsh to all ────────────────────────────────────────────────────────────────────────

/** Log-odds by which members accept more easily than others do: the points at which that is looked at. */
const LENIENCES = Array.from({ length: 49 }, (_, i) => (i - 24) / 4);
/** How far members may differ in that: the standard deviations that are tried. Within so much of the likeliest one, others are likely too. */
const SPREADS = Array.from({ length: 9 }, (_, i) => 0.4 + i / 5);
const LIKELY_TOO = 1.35;
/** One member in so many may be anything; they are not to make everybody look as if they differed as much. */
const ANYTHING = { share: 0.05, spread: 4 };

/** Of members who differ so far, the share that is near each point. */
function sharesAt(spread: number): number[] {
  const weights = LENIENCES.map((lenience) => Math.exp(-((lenience / spread) ** 2) / 2));
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => weight / all);
}

/**
 * How many members are as lenient as each point says: as far spread as the likeliest spread that their verdicts show, or rather
 * the largest one that is likely too, so that where little is known nobody is strange.
 */
function sharesOf(reviewers: readonly Reviewer[]): number[] {
  const likelihoods = reviewers.map(({ said }) =>
    LENIENCES.map((lenience) =>
      said.slice(0, MOST_OF_ALL).reduce((product, { odds, accepts }) => {
        const accepting = odds / (odds + Math.exp(-lenience));
        return product * (accepts ? accepting : 1 - accepting);
      }, 1),
    ),
  );
  const strangers = sharesAt(ANYTHING.spread);
  const spreads = SPREADS.map((spread) => {
    const usual = sharesAt(spread).map(
      (share, i) => (1 - ANYTHING.share) * share + ANYTHING.share * strangers[i]!,
    );
    const likely = likelihoods.reduce(
      (sum, each) => sum + Math.log(each.reduce((all, likelihood, i) => all + likelihood * usual[i]!, 0)),
      0,
    );
    return { spread, likely };
  });
  const most = Math.max(...spreads.map(({ likely }) => likely));
  return sharesAt(spreads.findLast(({ likely }) => likely >= most - LIKELY_TOO)!.spread);
}

/** How improbable so many objections or more are of a member who is as harsh as members are. */
function harshness(reviewer: Reviewer, shares: readonly number[]): Tested {
  const newest = reviewer.said.slice(0, MOST_OF_ALL);
  const objected = objections(tallyOf(newest)).count;
  let [expected, chance, least] = [0, 0, 0];
  LENIENCES.forEach((lenience, i) => {
    const chances = ofTrials(newest.map(({ odds }) => 1 / (1 + Math.exp(lenience) * odds)));
    expected += shares[i]! * meanOf(chances);
    chance += shares[i]! * orMore(chances, objected);
    least += shares[i]! * orMore(chances, newest.length);
  });
  return { reviewers: [{ ...reviewer, said: newest }], authors: null, meant: false, expected, chance, least };
}
