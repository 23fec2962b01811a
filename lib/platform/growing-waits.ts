import { DAY_MS, doubledWait } from './durations';
import { sqlStatements } from './db';
import { rateLimited } from './errors';
import { allowedUses, partsOf, type Subject } from './rate-limits';

/**
 * How tries slow down: `points` are free, and each one after that waits twice as long as the one before, from `firstSeconds` to
 * `mostSeconds` since the last. After a day without a try they are forgotten.
 */
export type Pace = { name: string; points: number; firstSeconds: number; mostSeconds: number };

type Tried = { points: number; elapsed: number };

/**
 * Counts a try of `subject`, shared by all instances and by the database's clock. Who comes too early is told when to come again, and is not
 * counted, so that nobody waits longer for being impatient. `RATE_LIMIT_SCALE` multiplies what is free.
 * @throws 429 with the seconds to wait
 */
export async function countTry(pace: Pace, subject: Subject): Promise<void> {
  for (const [part, place] of partsOf(pace, subject)) {
    const { name, firstSeconds, mostSeconds } = part;
    const key = `${name}:${place}`;
    const free = allowedUses(part.points);
    const db = sqlStatements();
    // A row is forgotten a day after the last try: so it says when that was. Of two that come at once the second waits for the first's row.
    const counted = await db.$executeRaw`
      insert into rate_limits as r (key, points, expire)
      select ${key}, 1, now_ms + ${DAY_MS}::bigint
        from (select (extract(epoch from clock_timestamp()) * 1000)::bigint as now_ms) clock
      on conflict (key) do update set expire = excluded.expire,
        points = case when r.expire <= excluded.expire - ${DAY_MS}::bigint then 1 else r.points + 1 end
      where r.expire <= excluded.expire - ${DAY_MS}::bigint or r.points < ${free}::int
        or excluded.expire - r.expire >= 1000 * least(${mostSeconds}::int, ${firstSeconds}::int * 2.0 ^ least(r.points - ${free}::int, 30))`;
    if (counted > 0) continue;
    const [tried] = await db.$queryRaw<Tried[]>`
      select points, (extract(epoch from clock_timestamp()) * 1000 - expire + ${DAY_MS}::bigint)::float8 as elapsed
      from rate_limits where key = ${key}`;
    throw rateLimited(tried ? secondsLeft(part, free, tried) : 1);
  }
}

const waitAfter = (pace: Pace, free: number, points: number): number =>
  doubledWait(pace, Math.max(0, points - free));

function secondsLeft(pace: Pace, free: number, { points, elapsed }: Tried): number {
  const wait = waitAfter(pace, free, points);
  // Halves of a millisecond are rounded up: a try may seem to be of later than now.
  return Math.max(1, Math.ceil(wait - Math.max(0, elapsed) / 1000));
}

/** How a subject stands: the tries that count, of each place that it is counted at, and the seconds that the next one waits from the last on. */
export type Standing = { tries: number[]; waitSeconds: number };

/** How `subject` stands, however much of the wait is over. */
export async function readStanding(pace: Pace, subject: Subject): Promise<Standing> {
  const parts = await Promise.all(
    partsOf(pace, subject).map(async ([part, place]) => {
      const [row] = await sqlStatements().$queryRaw<{ points: number }[]>`select points from rate_limits
        where key = ${`${part.name}:${place}`} and expire > (extract(epoch from clock_timestamp()) * 1000)::bigint`;
      const points = row?.points ?? 0;
      const free = allowedUses(part.points);
      return { points, wait: points < free ? 0 : waitAfter(part, free, points) };
    }),
  );
  return {
    tries: parts.map(({ points }) => points),
    waitSeconds: Math.max(...parts.map(({ wait }) => wait)),
  };
}

/**
 * Counts a try of somebody who has paid for not waiting: those after it that nobody pays for wait as if they had. Of what was paid when there
 * were so many `tries`, one is let in: false where there are more by now, for the price has grown with them.
 */
export async function countPaidTry(pace: Pace, subject: Subject, tries: number[]): Promise<boolean> {
  for (const [at, [{ name }, place]] of partsOf(pace, subject).entries()) {
    const counted = await sqlStatements().$executeRaw`
      insert into rate_limits as r (key, points, expire)
      select ${`${name}:${place}`}, 1, (extract(epoch from clock_timestamp()) * 1000)::bigint + ${DAY_MS}::bigint
      on conflict (key) do update set expire = excluded.expire,
        points = case when r.expire <= excluded.expire - ${DAY_MS}::bigint then 1 else r.points + 1 end
      where r.points <= ${tries[at] ?? 0}::int or r.expire <= excluded.expire - ${DAY_MS}::bigint`;
    if (counted === 0) return false;
  }
  return true;
}

/** Takes a try back, as after a sign-in that turned out to be right: the next waits no longer than this one did. */
export async function takeTryBack(pace: Pace, subject: Subject): Promise<void> {
  for (const [{ name }, place] of partsOf(pace, subject))
    await sqlStatements().$executeRaw`
      update rate_limits set points = greatest(points - 1, 0) where key = ${`${name}:${place}`}`;
}
