import { RateLimiterRes } from 'rate-limiter-flexible';
import { connectionPool, type Db } from './db';
import { env } from './env';
import { rateLimited } from './errors';
import { DatabaseRateLimiter } from './rate-limiter';

/** How often something may be done: `points` times in `seconds`, counted for each subject by itself. */
export type Limit = { name: string; points: number; seconds: number };

const limiters = new Map<string, DatabaseRateLimiter>();

/**
 * Counts one use of `limit` by `subject` (a member's id, an address), shared by all instances.
 * `RATE_LIMIT_SCALE` multiplies every limit.
 * @throws 429 with the seconds to wait
 */
export async function countAgainst(limit: Limit, subject: string): Promise<void> {
  try {
    await limiter(limit).consume(subject);
  } catch (error) {
    if (error instanceof RateLimiterRes) throw rateLimited(Math.max(1, Math.ceil(error.msBeforeNext / 1000)));
    throw error;
  }
}

/**
 * Takes uses back, as after a sign-in that turned out to be right. With 0 it does the same work and changes nothing, for
 * answers that must not differ in time.
 */
export async function giveBack(limit: Limit, subject: string, uses = 1): Promise<void> {
  await limiter(limit).reward(subject, uses);
  // It may have been the one too many. Who still is over the limit is found so by the database.
  limiter(limit).deleteInMemoryBlockedAll();
}

/** How many uses a limit allows, `RATE_LIMIT_SCALE` being what it is. */
export const allowedUses = (points: number): number =>
  Math.max(1, Math.round(points * env().RATE_LIMIT_SCALE));

function limiter({ name, points, seconds }: Limit): DatabaseRateLimiter {
  const known = limiters.get(name);
  if (known) return known;
  const allowed = allowedUses(points);
  const made = new DatabaseRateLimiter({
    storeClient: connectionPool(),
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

/** Forgets counts whose time is over. Returns how many. */
export const pruneLimits = (db: Db, now: Date): Promise<number> =>
  db.$executeRaw`delete from rate_limits where expire < ${now.getTime()}::bigint`;
