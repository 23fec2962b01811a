import { systemContext, type Context } from '@/lib/platform/context';
import { database, transaction, type Db } from '@/lib/platform/db';
import { DAY_MS } from '@/lib/platform/durations';
import { currentPolicy } from '@/lib/policy/current-policy';
import { inTurns } from '../reliability/in-turns';
import { believed } from './chances';
import { findPartiality, groupsOf, type Partiality } from './partiality';
import { BURST_MS, chanceOfFollowing } from './bursts';
import {
  findCorrelatedPairs,
  findFollowings,
  findGiven,
  findNeighbours,
  forgetNetworks as forget,
  keepFound,
  type Found,
} from './store';

/** How far back is looked for what is said of whom, and who agrees with whom. */
export const LOOK_BACK_MS = 180 * DAY_MS;
/** From which network a review came is kept for so long at the most: the policy may say for less. */
export const NETWORKS_KEPT_MS = 30 * DAY_MS;

/** Of half a year the newest verdicts that are looked at, so that a night needs no more than some seconds of a processor. */
const MOST_GIVEN = 100_000;
/** More pairs who agree too well than anybody looks at. */
export const PAIRS = 200;
/** Networks that are looked at, the latest first; and who more than so many share is no home and no office. */
const NETWORKS = 200;
const MOST_NEIGHBOURS = 20;

/** Patterns of each kind that are shown, the least probable first. */
export const MOST = 20;
/** What makes up the groups who accept each other. */
const MOST_MUTUAL = 200;

/**
 * Looks through half a year of reviews for verdicts that depend on who wrote, and for bursts from one network, and keeps what it finds
 * for the desk to look at until the next night. Who agree too well the night before has found (reliability/refit-reviewers.ts).
 */
export async function lookForPatterns({
  context = systemContext,
}: { context?: Context } = {}): Promise<Found> {
  const at = context.now();
  // What is found stays for a day: no mark of a network is to stay for longer than that of its reviews.
  const fromNetworks = new Date(at.getTime() - NETWORKS_KEPT_MS + DAY_MS);
  const [partiality, bursts] = await Promise.all([
    lookForPartiality(database(), { since: new Date(at.getTime() - LOOK_BACK_MS), fromNetworks }),
    findBursts(database(), fromNetworks),
  ]);
  const found = { at, partiality, bursts };
  await transaction((tx) => keepFound(tx, found));
  return found;
}

async function lookForPartiality(
  db: Db,
  { since, fromNetworks }: { since: Date; fromNetworks: Date },
): Promise<Partiality> {
  const [given, pairs, neighbours] = await Promise.all([
    findGiven(db, { since, limit: MOST_GIVEN }),
    findCorrelatedPairs(db, PAIRS),
    findNeighbours(db, { since: fromNetworks, most: MOST_NEIGHBOURS, limit: NETWORKS }),
  ]);
  const agreeing = groupsOf(pairs.map(({ firstId, secondId }) => [firstId, secondId]));
  const { mutual, ...found } = await inTurns(findPartiality({ given, agreeing, neighbours }));
  const few = Object.entries(found).map(([kind, findings]) => [kind, findings.slice(0, MOST)]);
  return { mutual: mutual.slice(0, MOST_MUTUAL), ...(Object.fromEntries(few) as typeof found) };
}

async function findBursts(db: Db, since: Date): Promise<Found['bursts']> {
  const followings = await findFollowings(db, { since, within: BURST_MS });
  return believed(
    followings.map((following) => ({ ...following, chance: chanceOfFollowing(following) })),
  ).slice(0, MOST);
}

/** Forgets from which networks reviews came, when the policy says. Returns of how many. */
export async function forgetNetworks({
  context = systemContext,
}: { context?: Context } = {}): Promise<number> {
  const { retention } = await currentPolicy();
  return forget(database(), new Date(context.now().getTime() - retention.networkDays * DAY_MS));
}
