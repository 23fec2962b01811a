import type { Pool } from 'pg';
import { RateLimiterMemory, RateLimiterRes, type RateLimiterAbstract } from 'rate-limiter-flexible';
import { connectionPool, type Db } from './db';
import { env } from './env';
import { rateLimited } from './errors';
import { log } from './log';
import { placesOf } from './network-of';
import { DatabaseRateLimiter } from './rate-limiter';

/** How often something may be done: `points` times in `seconds`, counted for each subject by itself. */
export type Limit = { name: string; points: number; seconds: number };

/** A pool that was closed takes its limiters along. */
const limitersOf = new WeakMap<Pool, Map<string, DatabaseRateLimiter>>();

/** How much more often than one /64 a whole /48 may do something: it may be one customer's, or a town's. */
const WIDER = 8;

/** Who uses a limit: a member by their id, an account by its key, a network by one of its addresses; or one of them from a network. */
export type Subject = string | { who: string; address: string };

/**
 * Counts one use of `limit` by `subject`, shared by all instances. A network address counts as the network that it is in, whoever
 * calls: of IPv6 as its /64, and with a larger allowance as its /48. `RATE_LIMIT_SCALE` multiplies every limit.
 * @throws 429 with the seconds to wait
 */
export async function countAgainst(limit: Limit, subject: Subject): Promise<void> {
  await consume(limiter, limit, subject);
}

/**
 * The same, counted by this process alone: it costs no query, so whatever keeps the process busy can be counted.
 * @returns how many uses are left, and in how many seconds all are there again
 * @throws 429 with the seconds to wait
 */
export const countHere = (limit: Limit, subject: Subject): Promise<Left> =>
  consume(limiterHere, limit, subject);

type Left = { left: number; seconds: number };

async function consume(
  limiterOf: (limit: Limit) => RateLimiterAbstract,
  limit: Limit,
  subject: Subject,
): Promise<Left> {
  try {
    let left = Infinity;
    let seconds = 0;
    for (const [part, key] of partsOf(limit, subject)) {
      const { remainingPoints, msBeforeNext } = await limiterOf(part).consume(key);
      if (remainingPoints < left) [left, seconds] = [remainingPoints, secondsOf(msBeforeNext)];
    }
    return { left, seconds };
  } catch (error) {
    if (!(error instanceof RateLimiterRes)) throw error;
    // What is turned away from memory counts nothing, and is not said again.
    if (error.consumedPoints > 0) log().info({ limit: limit.name }, 'a limit is reached');
    throw rateLimited(secondsOf(error.msBeforeNext));
  }
}

const secondsOf = (milliseconds: number): number => Math.max(1, Math.ceil(milliseconds / 1000));

/** Takes a use back, as after a sign-in that turned out to be right. */
export async function giveBack(limit: Limit, subject: Subject): Promise<void> {
  for (const [part, key] of partsOf(limit, subject)) {
    await limiter(part).reward(key, 1);
    // It may have been the one too many. Who still is over the limit is found so by the database.
    limiter(part).deleteInMemoryBlockedAll();
  }
}

/** What one use counts against. What is no network address stands for itself alone. */
export function partsOf<Bound extends { name: string; points: number }>(
  limit: Bound,
  subject: Subject,
): [Bound, key: string][] {
  const { who, address } = typeof subject === 'string' ? { who: undefined, address: subject } : subject;
  const keyOf = (place: string) => (who === undefined ? place : `${who}@${place}`);
  const [narrow, wide] = placesOf(address);
  const parts: [Bound, string][] = [[limit, keyOf(narrow)]];
  const wider = { ...limit, name: `${limit.name}-wide`, points: limit.points * WIDER };
  return wide === undefined ? parts : [...parts, [wider, keyOf(wide)]];
}

/** How many uses a limit allows, `RATE_LIMIT_SCALE` being what it is. */
export const allowedUses = (points: number): number =>
  Math.max(1, Math.round(points * env().RATE_LIMIT_SCALE));

function limiter({ name, points, seconds }: Limit): DatabaseRateLimiter {
  const pool = connectionPool();
  const limiters = limitersOf.get(pool) ?? new Map<string, DatabaseRateLimiter>();
  limitersOf.set(pool, limiters);
  const known = limiters.get(name);
  if (known) return known;
  const allowed = allowedUses(points);
  const made = new DatabaseRateLimiter({
    storeClient: pool,
    storeType: 'pool',
    tableName: 'rate_limits',
    tableCreated: true,
    clearExpiredByTimeout: false,
    keyPrefix: name,
    points: allowed,
    duration: seconds,
    // Someone over the limit is turned away from memory, without asking the database again.
    inMemoryBlockOnConsumed: allowed + 1,
  });
  limiters.set(name, made);
  return made;
}

const limitersHere = new Map<string, RateLimiterMemory>();

function limiterHere({ name, points, seconds }: Limit): RateLimiterMemory {
  const known = limitersHere.get(name);
  if (known) return known;
  const made = new RateLimiterMemory({ keyPrefix: name, points: allowedUses(points), duration: seconds });
  limitersHere.set(name, made);
  return made;
}

/** Forgets counts whose time is over. Returns how many. */
export const pruneLimits = (db: Db, now: Date): Promise<number> =>
  db.$executeRaw`delete from rate_limits where expire < ${now.getTime()}::bigint`;
