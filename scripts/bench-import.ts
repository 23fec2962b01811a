/**
 * `npm run bench:import [-- --comments 1000000]`: makes a file as Disqus exports one, imports it into a database of its own, and says how many
 * comments a second that was, what memory it took, and what of a processor this process, the thread of it that writes, and the database's did. Then it imports it again,
 * which adds nothing.
 */
import { readFileSync } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { importComments } from '@/lib/comments/transfer/import-comments';
import { digestOf } from '@/lib/comments/transfer/read/decode';
import { connectionPool, disconnect } from '@/lib/platform/db';
import { env } from '@/lib/platform/env';
import { createTestDatabase, dropAbandonedDatabases } from '@/lib/platform/testing/database';
import { TEN_YEARS, writeDisqusFile } from './bench/disqus-file';
import { applyMigrations } from './migrations/apply-migrations';

const { values } = parseArgs({
  options: { comments: { type: 'string', default: String(TEN_YEARS.comments) } },
});
const comments = Number(values.comments);
const share = comments / TEN_YEARS.comments;
const size = {
  comments,
  threads: Math.ceil(TEN_YEARS.threads * share),
  authors: Math.ceil(TEN_YEARS.authors * share),
};

const folder = await mkdtemp(join(tmpdir(), 'bench-import-'));
await dropAbandonedDatabases({ url: env().DATABASE_URL });
const database = await createTestDatabase({ url: env().DATABASE_URL });
try {
  await applyMigrations({ databaseUrl: database.url });
  env().DATABASE_URL = database.url;
  const path = join(folder, 'disqus.xml');
  await writeDisqusFile(path, size);
  console.log(
    `${comments} comments, ${Math.round((await stat(path)).size / 1e6)} MB; ${cpus().length} × ${cpus()[0]?.model}`,
  );
  await time('imported', path);
  await time('imported again', path);
} finally {
  await disconnect();
  await database.drop();
  await rm(folder, { recursive: true });
}

async function time(what: string, path: string): Promise<void> {
  const digest = await digestOf(path);
  const begun = performance.now();
  const cpu = process.cpuUsage();
  const ofThread = threadTime();
  let [peak, told] = [0, begun];
  const servers = new Map<number, number>();
  await noteServers(servers);
  const before = sum(servers);
  const watch = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage.rss());
    void noteServers(servers);
  }, 500);
  const report = await importComments({
    source: 'disqus',
    fileName: 'disqus.xml',
    digest,
    records: { file: path },
    onProgress({ read }) {
      if (performance.now() - told < 10_000) return;
      told = performance.now();
      console.log(`  ${read}: ${rate(read, told - begun)} a second, ${megabytes(peak)} MB`);
    },
  });
  clearInterval(watch);
  await noteServers(servers);
  const ofServers = (sum(servers) - before) / report.read;
  const took = performance.now() - begun;
  const { user, system } = process.cpuUsage(cpu);
  const own = (user + system) / report.read;
  const writing = (threadTime() - ofThread) / report.read;
  console.log(
    `${what}: ${rate(report.read, took)} a second, at most ${megabytes(peak)} MB, of a processor ${own.toFixed(0)} µs each by this process, of which ${writing.toFixed(0)} by the thread that writes, and ${ofServers.toFixed(0)} by the database's; load ${loadavg()[0]?.toFixed(1)}`,
  );
  console.log(JSON.stringify(report));
}

/** What the database's processes have had of a processor until now, in microseconds, by their ids; where the system says so. */
async function noteServers(servers: Map<number, number>): Promise<void> {
  const { rows } = await connectionPool().query<{ pid: number }>(
    'select pid from pg_stat_activity where datname = current_database()',
  );
  for (const { pid } of rows) {
    try {
      servers.set(pid, processorTime(`/proc/${pid}/stat`));
    } catch {
      // It has ended, or runs on another machine.
    }
  }
}

/** What this thread has had of a processor, in microseconds: the first of a process has its number. Not a number where the system does not say. */
function threadTime(): number {
  try {
    return processorTime(`/proc/self/task/${process.pid}/stat`);
  } catch {
    return NaN;
  }
}

function processorTime(path: string): number {
  const [, ...fields] = readFileSync(path, 'utf8').split(') ');
  const [user, system] = fields.join(') ').split(' ').slice(11, 13).map(Number);
  return ((user ?? 0) + (system ?? 0)) * 10_000;
}

function sum(servers: Map<number, number>): number {
  return [...servers.values()].reduce((all, one) => all + one, 0);
}

function rate(count: number, milliseconds: number): number {
  return Math.round((count / milliseconds) * 1_000);
}

function megabytes(bytes: number): number {
  return Math.round(bytes / 1_048_576);
}
