import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { sql, type Db, type SqlTx } from '@/lib/platform/db';
import { DAY_MS, HOUR_MS } from '@/lib/platform/durations';
import type { DemoAccount } from './people';

/** Where `npm run demo:record` writes it. */
export const recordingFile = join(import.meta.dirname, 'demo.json.gz');
/** What the recording has from so long before it was made is of "today" and the night before, and comes to be of when it is brought in. */
const TODAY_MS = 40 * HOUR_MS;
/** What it has from the months before is of these weeks, whenever that is: the newest article appeared so many days before. What is older stays. */
const WEEKS_MS = 180 * DAY_MS;
const NEWEST_DAYS = 3;

type Row = Record<string, unknown>;

/** Where it has the numbers of events, which an installation counts on from those that it has. */
const EVENTS: Record<string, string> = { outbox_events: 'id', notices: 'event_id' };

/** The demo publication as it stood once it had been played through the use cases (`npm run demo:record`). */
export type Recording = {
  at: string;
  /** The tables in an order in which none speaks of a later one, with their rows. */
  tables: [name: string, rows: Row[]][];
  /** The calibration items that it speaks of, which every installation has under ids of its own. */
  items: {
    id: string;
    key: string;
    uses: number;
    passes: number;
    reliable_uses: number;
    reliable_passes: number;
  }[];
  jobs: { task: string; payload: Row; key: string; attempts: number }[];
  /** The last event that its notices name; the next one of the installation comes after it. */
  lastEvent: number;
  accounts: DemoAccount[];
};

/** Tables that are not of the demo: what every installation has, and what is there for a while only. */
const LEFT_OUT = [
  '_prisma_migrations',
  'calibration_items',
  'job_workers',
  'policy_versions',
  'rate_limits',
  // The key of the coin is drawn at each installation, and kept there.
  'review_coin',
  'site_pace',
  // Made of the texts, and of what is on record.
  'search_documents',
  'desk_documents',
  'audit_sealed_entries',
];

const raw = (text: string) => sql([text]);

/** Reads out a database in which the demo has just been played. */
export async function record(db: Db, accounts: DemoAccount[]): Promise<Recording> {
  const found = await db.$queryRaw<{ name: string; speaksOf: string[] }[]>`
    select c.relname as name, array(select distinct f.confrelid::regclass::text from pg_constraint f
        where f.conrelid = c.oid and f.contype = 'f' and f.confrelid <> c.oid) as "speaksOf"
    from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' order by 1`;
  const tables: Recording['tables'] = [];
  for (const name of inOrder(found.filter(({ name }) => !LEFT_OUT.includes(name)))) {
    const [all] = await db.$queryRaw<{ rows: Row[] }[]>(
      sql`select coalesce(json_agg(t), '[]') as rows from ${raw(name)} t`,
    );
    if (all && all.rows.length > 0) tables.push([name, all.rows]);
  }
  const items = await db.$queryRaw<Recording['items']>`
    select id, key, uses, passes, reliable_uses, reliable_passes from calibration_items where uses > 0 order by key`;
  const jobs = await db.$queryRaw<Recording['jobs']>`
    select t.identifier as task, j.payload, j.key, j.max_attempts as attempts
    from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id where j.key like 'mail:%'`;
  const withoutPasswords = accounts.map((account) => ({ ...account, password: '' }));
  const [last] = await db.$queryRaw<{ id: number }[]>`select max(id)::int as id from outbox_events`;
  return {
    at: new Date().toISOString(),
    tables,
    items,
    jobs,
    lastEvent: last?.id ?? 0,
    accounts: withoutPasswords,
  };
}

/** Each after all that it speaks of. */
function inOrder(tables: { name: string; speaksOf: string[] }[]): string[] {
  const done: string[] = [];
  const left = [...tables];
  while (left.length > 0) {
    const next = left.findIndex(({ speaksOf }) =>
      speaksOf.every((name) => done.includes(name) || LEFT_OUT.includes(name)),
    );
    if (next < 0)
      throw new Error(`these tables speak of each other: ${left.map(({ name }) => name).join(', ')}`);
    done.push(...left.splice(next, 1).map(({ name }) => name));
  }
  return done;
}

/** The recording as it would have been made at `now`, naming the calibration items by the ids that they have here. */
export async function readRecording(now: number, ownIds: Map<string, string>): Promise<Recording> {
  const text = (await promisify(gunzip)(await readFile(recordingFile))).toString();
  const { at, items, tables } = JSON.parse(text) as Recording;
  const own = new Map(items.map(({ id, key }) => [id, ownIds.get(key) ?? id]));
  const moved = movedBy({ recorded: Date.parse(at), newest: newestArticle(tables), now });
  return JSON.parse(
    text
      .replaceAll(/"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|\+00:00)"/g, (quoted) => {
        const time = Date.parse(quoted.slice(1, -1));
        return JSON.stringify(new Date(time + moved(time)));
      })
      .replaceAll(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, (id) => own.get(id) ?? id),
  ) as Recording;
}

/** How much later a time of the recording is to be: what is of today by the minute, what is of these weeks by days, so that mornings stay mornings. */
export function movedBy(at: { recorded: number; newest: number; now: number }): (time: number) => number {
  const days = (Math.floor(at.now / DAY_MS) - Math.floor(at.newest / DAY_MS) - NEWEST_DAYS) * DAY_MS;
  return (time) => {
    if (time >= at.recorded - TODAY_MS) return at.now - at.recorded;
    return time >= at.newest - WEEKS_MS ? days : 0;
  };
}

function newestArticle(tables: Recording['tables']): number {
  const articles = tables.find(([name]) => name === 'articles')?.[1] ?? [];
  return Math.max(...articles.map(({ published_at: at }) => Date.parse(String(at))));
}

/** Brings the recording into a database that has its calibration items and nothing of the demo, with a password for each account. */
export async function bringIn(
  tx: SqlTx,
  { tables, items, jobs, lastEvent, accounts }: Recording,
  hashes: string[],
): Promise<void> {
  const [{ before } = { before: 0 }] = await tx.$queryRaw<{ before: number }[]>`
    select nextval(pg_get_serial_sequence('outbox_events', 'id'))::int as before`;
  for (const [name, recorded] of tables) {
    const event = EVENTS[name];
    const number = (row: Row) => event && row[event] !== null && { [event]: before + Number(row[event]) };
    const rows = recorded.map((row) => ({ ...row, ...number(row) }));
    const columns = raw(
      Object.keys(rows[0] ?? {})
        .map((column) => `"${column}"`)
        .join(', '),
    );
    await tx.$executeRaw(sql`insert into ${raw(name)} (${columns})
      select ${columns} from json_populate_recordset(null::${raw(name)}, ${JSON.stringify(rows)}::json)`);
  }
  // The trigger that sees to what is searched came before the texts.
  await tx.$executeRaw`insert into search_documents (comment_id, article_id, author_id, published_at, document)
    select c.id, c.article_id, c.author_id, c.published_at, search_text(r.language, r.body)
    from comments c join comment_revisions r on r.comment_id = c.id and r.number = c.published_revision where c.visible`;
  await tx.$executeRaw`update calibration_items c set uses = c.uses + x.uses, passes = c.passes + x.passes,
      reliable_uses = c.reliable_uses + x.reliable_uses, reliable_passes = c.reliable_passes + x.reliable_passes
    from json_to_recordset(${JSON.stringify(items)}::json)
      as x (key text, uses int, passes int, reliable_uses int, reliable_passes int) where x.key = c.key`;
  await tx.$executeRaw`select graphile_worker.add_job(task, payload, job_key => key, max_attempts => attempts)
    from json_to_recordset(${JSON.stringify(jobs)}::json) as x (task text, payload json, key text, attempts int)`;
  await tx.$executeRaw`select count(nextval(pg_get_serial_sequence('outbox_events', 'id'))) from generate_series(1, ${lastEvent})`;
  await tx.$executeRaw`update members m set password_hash = x.hash
    from unnest(${accounts.map(({ email }) => email)}::text[], ${hashes}::text[]) as x (email, hash) where m.email = x.email`;
}
