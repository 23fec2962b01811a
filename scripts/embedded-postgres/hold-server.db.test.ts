import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll, expect, test } from 'vitest';
import { findProcess } from '../launch/process-table.mjs';
import { holdServer } from './hold-server.mjs';

/** The embedded server as `npm start` holds it, durable, and with data of its own: whatever is killed, what was said to be kept is kept. */

const root = join(import.meta.dirname, '..', '..');
const base = mkdtempSync(join(tmpdir(), 'trialogue-hold-'));
// As root, the server runs as another user, who has to get there.
chmodSync(base, 0o755);
const children: ChildProcess[] = [];

afterAll(() => {
  for (const child of children) child.kill('SIGKILL');
  rmSync(base, { recursive: true, force: true });
});

const HOLDER = `
  const { holdServer } = await import('./scripts/embedded-postgres/hold-server.mjs');
  const { url } = await holdServer({ root: process.cwd(), base: process.argv[1] });
  console.log(url);
  setInterval(() => undefined, 60_000);`;

/** A process that holds the server, as `npm start` does, until it is killed. */
async function startHolder(): Promise<{ url: string; child: ChildProcess }> {
  const child = spawn(process.execPath, ['--input-type=module', '--eval', HOLDER, base], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  return { url: line.toString().trim(), child };
}

async function kill(child: ChildProcess): Promise<void> {
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
}

async function query<Row extends object>(url: string, sql: string): Promise<Row[]> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
  // It is expected to break when its server is killed.
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end().catch(() => undefined);
  }
}

const notes = (url: string) => query<{ text: string }>(url, 'select text from notes order by text');
const serverOf = async (url: string) =>
  Number(
    (
      await query<{ pid: string }>(url, `select split_part(pg_read_file('postmaster.pid'), E'\\n', 1) as pid`)
    )[0]?.pid,
  );
const keeper = () =>
  (JSON.parse(readFileSync(join(base, 'postgres-keeper.json'), 'utf8')) as { pid: number }).pid;

test('a server whose only holder is killed ends, and comes back with all that was acknowledged', async () => {
  const { url, child } = await startHolder();
  await query(url, `create table notes (text text); insert into notes values ('before')`);
  const server = await serverOf(url);
  await kill(child);
  await expect.poll(() => findProcess(server), { timeout: 20_000 }).toBeUndefined();
  await expect(notes(url)).rejects.toThrow();

  const again = await holdServer({ root, base });
  expect(await notes(again.url)).toEqual([{ text: 'before' }]);
  await again.release();
});

test('a server that somebody else holds too outlives a holder that is killed', async () => {
  const [one, other] = [await startHolder(), await startHolder()];
  const server = await serverOf(one.url);
  await kill(one.child);
  await query(other.url, `insert into notes values ('between')`);
  expect(await serverOf(other.url)).toBe(server);
  await kill(other.child);
  await expect.poll(() => findProcess(server), { timeout: 20_000 }).toBeUndefined();
});

test('a server that was left behind when its keeper was killed is ended, and its data are taken over', async () => {
  const { url, child } = await startHolder();
  const server = await serverOf(url);
  await query(url, `insert into notes values ('late')`);
  process.kill(keeper(), 'SIGKILL');
  await kill(child);
  expect(findProcess(server)).toBeDefined();

  const again = await holdServer({ root, base });
  expect(await serverOf(again.url)).not.toBe(server);
  expect(await notes(again.url)).toEqual([{ text: 'before' }, { text: 'between' }, { text: 'late' }]);
  await again.release();
});
