import { systemContext, type Context } from '@/lib/platform/context';
import { database, transaction, type Tx } from '@/lib/platform/db';
import { DAY_MS } from '@/lib/platform/durations';
import { emit } from '@/lib/platform/events';
import { newId } from '@/lib/platform/ids';
import { currentPolicy } from '@/lib/policy/current-policy';
import type { PolicySettings } from '@/lib/policy/schemas';
import { judgeInTurns, type Interval, type Opinion } from './judge';
import type { KeptInterval } from './schemas';
import { ENOUGH_JUDGED, rankOf } from './rules';
import {
  findConcerned,
  findOpinions,
  findRanked,
  insertBridgingFit,
  lockFree,
  setJudgements,
  type Ranked,
} from './store';

// What one fit looks at, so that it needs no more than a hundred megabytes and some seconds of a processor.
const MOST_COMMENTS = 20_000;
const MOST_OPINIONS = 200_000;
/** Comments that are read at once. */
const PAGE = 500;
/** Comments that one transaction takes: a member who reacts waits for it no longer than for another reaction. */
const STEP = 100;
/** A score that moves by less stays as it is. */
const TOLERANCE = 1e-6;
const FITS_KEPT_MS = 90 * DAY_MS;

/**
 * Judges anew which comments are valued across viewpoints, by all that members make of the newest ones, and sets the order that
 * follows. Members go on reading and reacting meanwhile. The pages of an article are made anew only where their order changed.
 * Returns in how many articles it did.
 */
export async function refitBridging(context: Context = systemContext): Promise<number> {
  const at = context.now();
  const { reactions, ranking } = await currentPolicy();
  const { opinions, comments } = await readOpinions(reactions);
  const { scores, intervals, agreement, raters, ratings, rounds } = await judgeInTurns(
    opinions,
    ranking.bridging,
  );
  let reordered = 0;
  for (const articleId of await findConcerned(database(), [...scores.keys()]))
    if (await setOrder(articleId, scores)) reordered += 1;
  const fit = {
    id: newId(),
    at,
    raters,
    comments,
    ratings,
    iterations: rounds,
    judged: scores.size,
    agreement,
    intervals: firstOf(intervals),
  };
  await transaction((tx) => insertBridgingFit(tx, fit, new Date(at.getTime() - FITS_KEPT_MS)));
  return reordered;
}

/** Comments whose intervals are kept. */
const SHOWN = 20;

/** Those with the highest lower bounds. */
const firstOf = (intervals: ReadonlyMap<string, Interval>): KeptInterval[] =>
  Array.from(intervals, ([commentId, interval]) => ({ commentId, ...interval }))
    .sort((a, b) => b.lower - a.lower || (a.commentId < b.commentId ? -1 : 1))
    .slice(0, SHOWN);

async function readOpinions(
  reactions: PolicySettings['reactions'],
): Promise<{ opinions: Opinion[]; comments: number }> {
  const kinds = {
    lifting: reactions.filter(({ lifts }) => lifts).map(({ key }) => key),
    other: reactions.filter(({ lifts }) => !lifts).map(({ key }) => key),
  };
  const opinions: Opinion[] = [];
  let comments = 0;
  for (let after: string | null = null; comments < MOST_COMMENTS && opinions.length < MOST_OPINIONS;) {
    const page: Awaited<ReturnType<typeof findOpinions>> = await findOpinions(database(), {
      ...kinds,
      after,
      limit: PAGE,
    });
    for (const opinion of page.opinions) opinions.push(opinion);
    comments += page.comments.length;
    after = page.comments.at(-1) ?? null;
    if (page.comments.length < PAGE) break;
  }
  return { opinions, comments };
}

/** Whether the order of the thread's top changed. */
async function setOrder(articleId: string, scores: ReadonlyMap<string, number>): Promise<boolean> {
  const before = await findRanked(database(), articleId, [...scores.keys()]);
  const roots = before.filter(({ isRoot, visible }) => isRoot && visible);
  const enough = roots.filter(({ id }) => scores.has(id)).length >= ENOUGH_JUDGED;
  const after = before.map(({ id, topScore, ...rest }): Ranked => {
    const score = scores.get(id) ?? null;
    return { ...rest, id, topScore, score, rank: rankOf({ score, topScore, enough }) };
  });
  const changes = after.filter((now, place) => isMoved(before[place]!, now));
  const reordered = orderOf(before) !== orderOf(after);
  const tell = (tx: Tx) =>
    emit(tx, { type: 'ranking.bridging', subjectId: articleId, tags: [`article:${articleId}`] });
  const taken: Ranked[] = [];
  for (let start = 0; start < changes.length; start += STEP) {
    const step = changes.slice(start, start + STEP);
    const isLast = start + STEP >= changes.length;
    const left = await transaction(async (tx) => {
      const free = new Set(
        await lockFree(
          tx,
          step.map(({ id }) => id),
        ),
      );
      await setJudgements(
        tx,
        step.filter(({ id }) => free.has(id)),
      );
      const left = step.filter(({ id }) => !free.has(id));
      if (reordered && isLast && taken.length + left.length === 0) await tell(tx);
      return left;
    });
    taken.push(...left);
  }
  // Whoever publishes a reply locks it before what it answers: to wait for either while holding others could close a ring.
  for (const one of taken)
    await transaction(async (tx) => {
      await setJudgements(tx, [one]);
      if (reordered && one === taken.at(-1)) await tell(tx);
    });
  return reordered;
}

const isMoved = (before: Ranked, now: Ranked) =>
  (before.score === null) !== (now.score === null) ||
  Math.abs((before.score ?? 0) - (now.score ?? 0)) > TOLERANCE ||
  // From one kind of order to the other; what goes by "top" already follows it by itself.
  before.rank > 1 !== now.rank > 1;

const orderOf = (comments: readonly Ranked[]): string =>
  comments
    .filter(({ isRoot }) => isRoot)
    .sort((a, b) => b.rank - a.rank || (a.id < b.id ? 1 : -1))
    .map(({ id }) => id)
    .join();
