import { RateLimiterPostgres } from 'rate-limiter-flexible';
import { connectionPool } from './db';

type Counted = { rows: { points: number; expire: number }[] };
/** What the library calls to count, which its types do not tell. */
type Store = { _upsert(key: string, points: number, milliseconds: number, anew?: boolean): Promise<Counted> };

/**
 * The library's limiter over PostgreSQL, by the database's clock: it would send its own process's with every count, so that one
 * whose clock is wrong would end everybody's waiting.
 */
export class DatabaseRateLimiter extends RateLimiterPostgres implements Store {
  /** Counts, and says how many there are and when they are forgotten: by our clock, for the library takes it from that again. */
  async _upsert(key: string, points: number, milliseconds: number, anew = false): Promise<Counted> {
    const { rows } = await connectionPool().query<{ points: number; left: number }>({
      name: 'count-against-limit',
      text: COUNT,
      values: [key, points, Math.round(milliseconds), anew],
    });
    return { rows: rows.map(({ points, left }) => ({ points, expire: Date.now() + left })) };
  }
}

const COUNT = `
  insert into rate_limits as r (key, points, expire)
  select $1, $2::int, now_ms + $3::bigint from (select (extract(epoch from clock_timestamp()) * 1000)::bigint as now_ms) clock
  on conflict (key) do update set
    points = case when $4 or r.expire <= excluded.expire - $3::bigint then excluded.points else r.points + excluded.points end,
    expire = case when $4 or r.expire <= excluded.expire - $3::bigint then excluded.expire else r.expire end
  returning points, (expire - extract(epoch from clock_timestamp()) * 1000)::float8 as left`;
