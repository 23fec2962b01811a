import { systemContext, type Context } from '@/lib/platform/context';
import { database, transaction, type Db } from '@/lib/platform/db';
import { DAY_MS } from '@/lib/platform/durations';
import {
  baseRate,
  BURST_MS,
  chanceOfFollowing,
  chanceOfObjections,
  expectedRate,
  isBurst,
  isTargeted,
  TARGETING_LEAST,
} from './rules';
import { findEncounters, findFollowings, keepFound, type Found, forgetNetworks as forget } from './store';

/** How far back is looked for who objects to whom, and who agrees with whom. */
export const LOOK_BACK_MS = 180 * DAY_MS;
/** From which network a review came is kept for so long. */
export const NETWORKS_KEPT_MS = 30 * DAY_MS;

/** Patterns of each kind that are shown, the least probable first. */
export const MOST = 20;

/**
 * Looks through half a year of reviews for who objects to one author, and for bursts from one network, and keeps what it finds
 * for the desk to look at until the next night. Who agree too well the night before has found (reliability/refit-reviewers.ts).
 */
export async function lookForPatterns({
  context = systemContext,
}: { context?: Context } = {}): Promise<Found> {
  const at = context.now();
  const [targeting, bursts] = await Promise.all([
    findTargeting(database(), new Date(at.getTime() - LOOK_BACK_MS)),
    // What is found stays for a day: no mark of a network is to stay for longer than that of its reviews.
    findBursts(database(), new Date(at.getTime() - NETWORKS_KEPT_MS + DAY_MS)),
  ]);
  const found = { at, targeting, bursts };
  await transaction((tx) => keepFound(tx, found));
  return found;
}

async function findTargeting(db: Db, since: Date): Promise<Found['targeting']> {
  const { encounters, all } = await findEncounters(db, { since, least: TARGETING_LEAST });
  const base = baseRate(all);
  return encounters
    .filter((encounter) => isTargeted(encounter, { base, looked: encounters.length }))
    .map((encounter) => ({
      ...encounter,
      expected: encounter.objections.of * expectedRate(encounter, base),
      chance: chanceOfObjections(encounter, base),
    }))
    .sort((a, b) => a.chance - b.chance)
    .slice(0, MOST);
}

async function findBursts(db: Db, since: Date): Promise<Found['bursts']> {
  const followings = await findFollowings(db, { since, within: BURST_MS });
  return followings
    .filter((following) => isBurst(following, followings.length))
    .map((following) => ({ ...following, chance: chanceOfFollowing(following) }))
    .sort((a, b) => a.chance - b.chance)
    .slice(0, MOST);
}

/** Forgets from which networks reviews came, once that is of no more use. Returns of how many. */
export const forgetNetworks = ({ context = systemContext }: { context?: Context } = {}): Promise<number> =>
  forget(database(), new Date(context.now().getTime() - NETWORKS_KEPT_MS));
