/**
 * `npm run bench [-- --seconds 3] [--only TEXT]`: measures the built site, and in turns with it what it is held against,
 * on threads of 50, 1,000 and 10,000 comments in a database of its own. One server process, 16 connections.
 * What is written is measured through the use cases, sixteen at once, in this process and on its pool.
 * Prints the table, and keeps it in docs/benchmarks.md when nothing was left out.
 */
import { randomUUID } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { createAdmin } from '@/lib/members/create-admin';
import type { Viewer } from '@/lib/members/viewer';
import { decideComment } from '@/lib/moderation/decide-comment';
import { connectionPool, disconnect } from '@/lib/platform/db';
import { env } from '@/lib/platform/env';
import { createTestDatabase, dropAbandonedDatabases } from '@/lib/platform/testing/database';
import { budgetsAsTable, weigh, type Budget } from './bench/budgets';
import { compare, type Comparison, type Row } from './bench/compare';
import { deskRows } from './bench/desk-rows';
import { inTurn, insertSessions, insertWriters } from './bench/insert-members';
import { insertReviews } from './bench/insert-reviews';
import { insertThreads, type Thread } from './bench/insert-threads';
import { liveRows } from './bench/live-rows';
import { patternRows } from './bench/pattern-rows';
import { readingRows } from './bench/reading-rows';
import { serveSite, serveYardstick } from './bench/servers';
import { signedInRows } from './bench/signed-in-rows';
import { goalsInWords, toTable } from './bench/table';
import { writingRows } from './bench/writing-rows';
import { applyMigrations } from './migrations/apply-migrations';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const SIZES = [50, 1_000, 10_000];
const ROUNDS = 3;
/** Members who come back again and again, as those do who are on the site. They have nothing under way. */
const READERS = 500;

const { values } = parseArgs({
  options: { seconds: { type: 'string', default: '1.5' }, only: { type: 'string' } },
});
const cleanUp: (() => Promise<void>)[] = [];

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.once(signal, () => void tidyUp().finally(() => process.exit(1)));
}
try {
  await bench();
} finally {
  await tidyUp();
}

/** Ends the servers and drops the database, whatever has happened. */
async function tidyUp(): Promise<void> {
  for (let undo = cleanUp.pop(); undo; undo = cleanUp.pop()) await undo();
}

async function bench(): Promise<void> {
  const databaseUrl = await ownDatabase();
  const threads = await insertThreads(connectionPool(), SIZES);
  const writers = await insertWriters();
  const work = await insertReviews(threads[0], writers);
  const admin = await anAdmin();
  const site = await serveSite({ root: ROOT, databaseUrl });
  cleanUp.push(site.close);
  const yardstick = await serveYardstick({ root: ROOT });
  cleanUp.push(yardstick.close);

  const publishOne = async (thread: Thread) => {
    const comment = thread.waiting.pop();
    if (!comment) throw new Error('No comment is left to publish.');
    const { id: commentId, version } = comment;
    await decideComment({ viewer: admin, commentId, version, action: 'PUBLISH' });
  };
  const cookies = await insertSessions([...writers, admin]);
  const nextCookie = inTurn(writers.slice(-READERS).map(({ id }) => cookies.get(id) ?? ''));
  const [small] = threads;
  const rows: Row[] = [
    ...(await readingRows({ site, yardstick, threads, publishOne })),
    ...(await signedInRows({ site, yardstick, threads, nextCookie, work, cookies })),
    ...(small ? liveRows({ site, thread: small, publishOne, nextCookie }) : []),
    ...(await writingRows({ threads, nextWriter: inTurn(writers), work })),
    ...(small ? patternRows({ thread: small, moderator: admin }) : []),
    ...deskRows({ site, yardstick, admin, cookie: cookies.get(admin.id) ?? '' }),
  ];
  const comparisons = await measureAll(rows.filter(({ name }) => name.includes(values.only ?? '')));
  const slug = small?.slug ?? '';
  const serveAnother = () => serveSite({ root: ROOT, databaseUrl });
  await report(comparisons, await weigh({ site, slug, cookie: nextCookie(), serveAnother }));
}

/** The bench leaves no trace in the database that is configured. */
async function ownDatabase(): Promise<string> {
  await dropAbandonedDatabases({ url: env().DATABASE_URL });
  const database = await createTestDatabase({ url: env().DATABASE_URL });
  cleanUp.push(database.drop, disconnect);
  await applyMigrations({ databaseUrl: database.url });
  env().DATABASE_URL = database.url;
  // Each limit is still counted, as it is in production; it only never bites.
  env().RATE_LIMIT_SCALE = 1_000_000;
  return database.url;
}

async function anAdmin(): Promise<Viewer> {
  const email = 'bench-admin@example.org';
  const displayName = 'Bench Admin';
  const { memberId } = await createAdmin({ email, displayName, password: randomUUID() });
  const membership = { state: 'ACTIVE', source: 'STAFF' } as const;
  return {
    id: memberId,
    sessionId: '',
    frame: null,
    email,
    displayName,
    role: 'ADMIN',
    verified: true,
    language: null,
    membership,
    insider: true,
    sanction: null,
    provedLately: true,
    owesSecondStep: false,
  };
}

async function measureAll(rows: Row[]): Promise<Comparison[]> {
  const comparisons: Comparison[] = [];
  for (const row of rows) {
    const comparison = await compare(row, { seconds: Number(values.seconds), rounds: ROUNDS });
    comparisons.push(comparison);
    process.stderr.write(`${comparison.ratio.toFixed(2).padStart(8)}  ${row.name}\n`);
  }
  return comparisons;
}

async function report(comparisons: Comparison[], budgets: Budget[]): Promise<void> {
  const table = `${toTable(comparisons)}\n\n${budgetsAsTable(budgets)}`;
  process.stdout.write(`\n${table}\n\n${goalsInWords(comparisons)}\n`);
  if (values.only) return;
  const text = `# Benchmarks\n\n${circumstances()}\n\n${table}\n\n${goalsInWords(comparisons)}\n`;
  await mkdir(join(ROOT, 'docs'), { recursive: true });
  await writeFile(join(ROOT, 'docs/benchmarks.md'), text);
}

function circumstances(): string {
  const processors = cpus();
  const machine = `${processors.length} × ${processors[0]?.model.trim() ?? 'unknown processor'}, Node ${process.version}`;
  const load = loadavg()[0]?.toFixed(1);
  const day = new Date().toISOString().slice(0, 10);
  return `\`npm run bench\` on ${day}, ${machine}, load average ${load} at its end: one server process, 16 connections, PostgreSQL and the measuring program on the same machine. Each figure is the run in the middle of ${ROUNDS} of ${values.seconds} seconds, taken in turns with what it is held against.`;
}
