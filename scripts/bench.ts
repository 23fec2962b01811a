/**
 * `npm run bench [-- --seconds 3] [--only TEXT]`: measures the built site, and in turns with it what it is held against,
 * on threads of 50, 1,000 and 10,000 comments in a database of its own. One server process, 16 connections.
 * Prints the table, and keeps it in docs/benchmarks.md when nothing was left out.
 */
import { randomUUID } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { createAdmin } from '@/lib/members/create-admin';
import type { Viewer } from '@/lib/members/viewer';
import { decideComment } from '@/lib/moderation/decide-comment';
import { connectionPool, disconnect } from '@/lib/platform/db';
import { env } from '@/lib/platform/env';
import { createTestDatabase } from '@/lib/platform/testing/database';
import { compare, type Comparison, type Row } from './bench/compare';
import { layThreads, type Thread } from './bench/lay-threads';
import { readingRows } from './bench/reading-rows';
import { serveSite, serveYardstick } from './bench/servers';
import { toTable } from './bench/table';
import { applyMigrations } from './migrations/apply-migrations';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const SIZES = [50, 1_000, 10_000];
const ROUNDS = 3;

const { values } = parseArgs({
  options: { seconds: { type: 'string', default: '3' }, only: { type: 'string' } },
});
const cleanUp: (() => Promise<void>)[] = [];

try {
  await bench();
} finally {
  for (const undo of cleanUp.reverse()) await undo();
}

async function bench(): Promise<void> {
  const databaseUrl = await ownDatabase();
  const threads = await layThreads(connectionPool(), SIZES);
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
  const rows: Row[] = await readingRows({ site, yardstick, threads, publishOne });
  await report(await measureAll(rows.filter(({ name }) => name.includes(values.only ?? ''))));
}

/** The bench leaves no trace in the database that is configured. */
async function ownDatabase(): Promise<string> {
  const database = await createTestDatabase({ url: env().DATABASE_URL });
  cleanUp.push(database.drop, disconnect);
  await applyMigrations({ databaseUrl: database.url });
  env().DATABASE_URL = database.url;
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
    email,
    displayName,
    role: 'ADMIN',
    membership,
    insider: true,
    sanction: null,
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

async function report(comparisons: Comparison[]): Promise<void> {
  const table = toTable(comparisons);
  process.stdout.write(`\n${table}\n`);
  if (values.only) return;
  const processors = cpus();
  const machine = `${processors.length} × ${processors[0]?.model.trim() ?? 'unknown processor'}, Node ${process.version}`;
  const text = `# Benchmarks\n\n\`npm run bench\`, ${machine}: one server process, 16 connections, the measuring program on the same machine.\n\n${table}\n`;
  await mkdir(join(ROOT, 'docs'), { recursive: true });
  await writeFile(join(ROOT, 'docs/benchmarks.md'), text);
}
