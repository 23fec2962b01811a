import type { Prisma } from '@/prisma/generated/client/client';
import type { Db, SqlTx, Tx } from '@/lib/platform/db';
import { firstIdAt } from '@/lib/platform/ids';
import type { Counts } from './rates';
import { MAKE_FORECAST, type Forecast, type ForecastKey, type Question, type Rates } from './schemas';

/** What is counted of the site's past from one moment to another, of a younger site since its first comment. */
export async function countSite(
  db: SqlTx,
  { since, until }: { since: Date; until: Date },
): Promise<Omit<Counts, 'activeMembers'>> {
  const [row] = await db.$queryRaw<[Omit<Counts, 'activeMembers' | 'fit'> & Partial<Fit>]>`
    select least(extract(epoch from ${until}::timestamptz - ${since}::timestamptz), greatest(86400, extract(epoch from ${until}::timestamptz
        - (select created_at from comments order by id limit 1))))::float8 / 86400 as days,
      c.comments, c."inLine", a.revised, a.withdrew, a.asked, a."saidNothing", f.prevalence, f.comments as "fittedTo",
      (select count(*) from review_assignments where assigned_at >= ${since}::timestamptz and optional and duty_id is null
        and state = 'DONE')::int as volunteered
    from (select count(*)::int as comments, count(d.completed_at)::int as "inLine"
        from comments c left join review_duties d on d.comment_id = c.id where c.id >= ${firstIdAt(since)}::uuid) c,
      (select count(*) filter (where action = 'comment.revise')::int as revised,
          (count(*) filter (where action = 'comment.withdraw')
            - (select count(*) from audit_entries where at >= ${since}::timestamptz and action = 'comment.unwithdraw' and to_state = 'OBJECTED'))::int as withdrew,
          count(*) filter (where reason ->> 'code' = 'author-asked')::int as asked,
          count(*) filter (where reason ->> 'code' = 'author-silent')::int as "saidNothing"
        from audit_entries where at >= ${since}::timestamptz and from_state = 'OBJECTED') a
      left join lateral (select prevalence, comments from reliability_fits order by at desc limit 1) f on true`;
  const { prevalence, fittedTo, ...counts } = row;
  return { ...counts, fit: prevalence == null ? null : { prevalence, comments: fittedTo ?? 0 } };
}

type Fit = { prevalence: number | null; fittedTo: number | null };

/** The rates by which others have asked that day; null where nobody has. */
export async function findRatesOf(db: SqlTx, day: string): Promise<Rates | null> {
  const [row] = await db.$queryRaw<{ rates: Rates }[]>`
    select question -> 'rates' as rates from forecasts where day = ${day}::date order by asked_at limit 1`;
  return row?.rates ?? null;
}

/**
 * Has a forecast made, unless it was, or is being: one that failed, or that nobody has made since `givenUp`, is made again. The queue
 * makes one at a time.
 */
export const insertForecast = (
  tx: Pick<Tx, '$executeRaw'>,
  { change, day, question, at, givenUp }: ForecastKey & { question: Question; at: Date; givenUp: Date },
): Promise<number> =>
  tx.$executeRaw`
    with asked as (
      insert into forecasts as f (change, day, question, asked_at)
      values (${change}, ${day}::date, ${JSON.stringify(question)}::jsonb, ${at})
      on conflict (change, day) do update set asked_at = excluded.asked_at, failed_at = null
        where f.failed_at is not null or (f.made_at is null and f.asked_at < ${givenUp}::timestamptz)
      returning change, day)
    select graphile_worker.add_job(${MAKE_FORECAST}, json_build_object('change', change, 'day', day), queue_name => ${MAKE_FORECAST},
      job_key => 'forecast:' || change || day, max_attempts => 3) from asked`;

const whereOf = ({ change, day }: ForecastKey) => ({ change, day: new Date(day) });

/** What is to be foreseen; null where that was done already, or nobody asks any more. */
export async function findQuestion(db: Db, key: ForecastKey): Promise<Question | null> {
  const row = await db.forecast.findFirst({
    where: { ...whereOf(key), madeAt: null, failedAt: null },
    select: { question: true },
  });
  return row && (row.question as Question);
}

/** Keeps what was foreseen. */
export const keepForecast = (db: Db, { at, result, ...key }: ForecastKey & { at: Date; result: Forecast }) =>
  db.forecast.updateMany({
    where: { ...whereOf(key), madeAt: null },
    data: { result: result as unknown as Prisma.InputJsonValue, madeAt: at, failedAt: null },
  });

/** Notes that nothing came of it. */
export const noteFailure = (db: Db, { at, ...key }: ForecastKey & { at: Date }) =>
  db.forecast.updateMany({ where: { ...whereOf(key), madeAt: null }, data: { failedAt: at } });

/** The newest forecast of a change, however it stands with it. */
export async function findForecast(db: Db, change: string) {
  const row = await db.forecast.findFirst({
    where: { change },
    orderBy: { day: 'desc' },
    select: { day: true, question: true, askedAt: true, result: true, madeAt: true, failedAt: true },
  });
  return (
    row && {
      ...row,
      day: row.day.toISOString().slice(0, 10),
      rates: (row.question as Question).rates,
      result: row.result as Forecast | null,
    }
  );
}

/** Deletes what was asked before a moment, and says how much. */
export async function deleteForecasts(db: Db, before: Date): Promise<number> {
  const { count } = await db.forecast.deleteMany({ where: { askedAt: { lt: before } } });
  return count;
}
