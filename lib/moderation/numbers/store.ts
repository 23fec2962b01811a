import type { Db, SqlTx } from '@/lib/platform/db';
import { HOUR_MS } from '@/lib/platform/durations';
import { firstIdAt } from '@/lib/platform/ids';
import type { DailyCount, Days } from './schemas';

/** A span of time, its end not counted, and the zone that its days are those of. */
export type Span = { from: Date; to: Date; zone: string };

/** An id is made by the clock of an instance, a time by that of the database: they may be apart by so much. */
const IDS_OFF_MS = HOUR_MS;
const shifted = (at: Date, milliseconds: number) => new Date(at.getTime() + milliseconds);

/**
 * What each day of a span adds, counted from what happened. Comments are found by their ids, which grow with time. What was imported was
 * neither sent nor posted here, whenever it was written; what a moderator then decides is a decision, which took from the import on.
 */
export const countDays = (db: SqlTx, { from, to, zone }: Span): Promise<DailyCount[]> =>
  db.$queryRaw`
    with sent as (
      select c.id, c.article_id, (c.created_at at time zone ${zone})::date as day,
        (select d.required from review_duties d where d.comment_id = c.id) as required
      from comments c where c.id >= ${firstIdAt(shifted(from, -IDS_OFF_MS))}::uuid and c.id < ${firstIdAt(shifted(to, IDS_OFF_MS))}::uuid
          and c.created_at >= ${from} and c.created_at < ${to}
          and not exists (select from imported_comments i where i.comment_id = c.id)),
    decided as (
      select d.*, (d.created_at at time zone ${zone})::date as day from decisions d where d.created_at >= ${from} and d.created_at < ${to}),
    counted as (
      select day, 'submitted' as figure, article_id::text as of, count(*) as count, null::int[] as seconds from sent group by day, article_id
      union all
      select day, 'needed', '', sum(required), null from sent where required is not null group by day
      union all
      select (published_at at time zone ${zone})::date as day, 'posted', article_id::text, count(*), null from comments
        where published_at >= ${from} and published_at < ${to}
          and not exists (select from imported_comments i where i.comment_id = comments.id) group by 1, article_id
      union all
      select d.day, 'decided', d.maker::text, count(*), array_agg(greatest(0, extract(epoch from d.created_at -
          greatest(r.created_at, (select m.started_at from imported_comments i join comment_imports m on m.id = i.import_id where i.comment_id = d.comment_id))))::int)
        from decided d join comment_revisions r on r.comment_id = d.comment_id and r.number = d.revision
        where d.outcome in ('PUBLISH', 'REJECT') and d.maker in ('PEERS', 'MODERATOR') group by d.day, d.maker
      union all
      select day, 'rule', rule, count(*), null from decided
        where maker = 'MODERATOR' and outcome in ('REJECT', 'REMOVE') and rule is not null group by day, rule
      union all
      select day, 'moderator', actor_id::text, count(*), null from decided where maker = 'MODERATOR' and actor_id is not null group by day, actor_id
      union all
      select (v.created_at at time zone ${zone})::date, 'reviewed',
          case when (select a.optional from review_assignments a where a.id = v.assignment_id) then 'VOLUNTEER' else 'DUTY' end, count(*), null
        from reviews v where v.created_at >= ${from} and v.created_at < ${to} and v.comment_id is not null group by 1, 3
      union all
      select day, 'act', outcome::text, count(*), null from decided where maker = 'MODERATOR' group by day, outcome
      union all
      select (at at time zone ${zone})::date, 'held', coalesce(reason ->> 'code', ''), count(*), null from audit_entries
        where action in ('comment.submit', 'comment.revise') and to_state = 'REFERRED' and at >= ${from} and at < ${to} group by 1, 3
      union all
      select day, 'held-posted', '', count(*), null from decided d where maker = 'MODERATOR' and outcome = 'PUBLISH'
          and exists (select from audit_entries e where e.subject_id = d.comment_id and e.to_state = 'REFERRED'
            and e.reason ->> 'code' in ('suspect', 'link-held', 'outside-held')
            and (e.action = 'comment.submit' and d.revision = 1
              or e.action = 'comment.revise' and (e.details ->> 'revision')::int = d.revision)) group by day
      union all
      select (created_at at time zone ${zone})::date, 'reported', rule, count(*), null from reports
        where id >= ${firstIdAt(shifted(from, -IDS_OFF_MS))}::uuid and id < ${firstIdAt(shifted(to, IDS_OFF_MS))}::uuid
          and created_at >= ${from} and created_at < ${to} group by 1, rule
      union all
      select (closed_at at time zone ${zone})::date, 'answered', outcome::text, count(*),
          array_agg(greatest(0, extract(epoch from closed_at - created_at))::int) from reports
        where closed_at >= ${from} and closed_at < ${to} and outcome in ('ACTED', 'DISMISSED') group by 1, outcome
      union all
      select (starts_at at time zone ${zone})::date, 'sanction', kind::text, count(*), null from sanctions
        where starts_at >= ${from} and starts_at < ${to} group by 1, kind
      union all
      select (decided_at at time zone ${zone})::date, 'appeal', state::text, count(*),
          array_agg(greatest(0, extract(epoch from decided_at - created_at))::int) from appeals
        where decided_at >= ${from} and decided_at < ${to} and state in ('UPHELD', 'REVERSED') group by 1, state)
    select day::text, figure, of, count::int, seconds from counted`;

/** The newest day that was kept, and that of the first thing on record: whatever is counted came after it. */
export async function findFolded(
  db: Db,
  zone: string,
): Promise<{ last: string | null; first: string | null }> {
  const [row] = await db.$queryRaw<[{ last: string | null; first: string | null }]>`
    select (select day::text from daily_numbers where figure = 'folded' order by day desc limit 1) as last,
      (select (min(at) at time zone ${zone})::date::text from audit_entries) as first`;
  return row;
}

/** Keeps what days that are over add, and that they were counted. Two who do so at once keep it once. */
export async function keepDays(tx: SqlTx, counts: DailyCount[], { from, to }: Days): Promise<void> {
  await tx.$executeRaw`
    insert into daily_numbers (day, figure, of, count, seconds)
    select day::date, figure, of, count, coalesce(seconds, '{}')
      from jsonb_to_recordset(${JSON.stringify(counts)}::jsonb) as x (day text, figure text, of text, count int, seconds int[])
    union all select day::date, 'folded', '', 0, '{}' from generate_series(${from}::date, ${to}::date, interval '1 day') as day
    on conflict do nothing`;
}

/** What was kept of days. A year has hundreds of thousands of times: as text they are read in a fraction of what a list takes pg. */
export async function findKept(db: Db, { from, to }: Days): Promise<DailyCount[]> {
  const rows = await db.$queryRaw<(Omit<DailyCount, 'seconds'> & { seconds: string })[]>`
    select day::text, figure, of, count, array_to_string(seconds, ',') as seconds from daily_numbers
    where day between ${from}::date and ${to}::date and figure <> 'folded'`;
  return rows.map((row) => ({ ...row, seconds: JSON.parse(`[${row.seconds}]`) as number[] }));
}

/** Members who joined and showed that their address is theirs; and how many of them have sent a comment since. */
export async function countNewMembers(
  db: Db,
  { from, to }: Pick<Span, 'from' | 'to'>,
): Promise<{ joined: number; commented: number }> {
  const [row] = await db.$queryRaw<[{ joined: number; commented: number }]>`
    select count(*)::int as joined, count(*) filter (where exists (select from comments c where c.author_id = m.id))::int as commented
    from members m where m.created_at >= ${from} and m.created_at < ${to} and m.verified_at is not null`;
  return row;
}

/** What articles are called. */
export const findArticles = (
  db: Db,
  ids: string[],
): Promise<{ id: string; slug: string; headline: string }[]> =>
  db.$queryRaw`select id, slug, headline from articles where id = any(${ids}::uuid[])`;

/** What members are called. */
export const findNames = (db: Db, ids: string[]): Promise<{ id: string; displayName: string }[]> =>
  db.$queryRaw`select id, display_name as "displayName" from members where id = any(${ids}::uuid[])`;
