// @ts-check
/** The embedded PostgreSQL for whoever needs it: started when nobody has yet, shared while it runs, gone after the last. */
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Refusal } from '../launch/refusal.mjs';
import { createCluster, DATABASE, OWNER } from './cluster.mjs';
import { serverHome } from './home.mjs';
import { findProcess } from '../launch/process-table.mjs';

const KEEPER = fileURLToPath(new URL('./keeper.mjs', import.meta.url));
const PATIENCE_MS = 90_000;

/** What is read and written again and again stays in its memory, of which it takes what it needs: PostgreSQL's own 128 MB are for machines of another time. */
const DURABLE = ['shared_buffers=512MB'];
/** For databases that live as long as a test run: several times faster, and gone if the machine loses power. */
const FLEETING = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'max_connections=200'];

/**
 * @typedef {object} HeldServer
 * @property {string} url connection string of its database, as the owner
 * @property {() => Promise<void>} release lets go; resolves when the server is gone, or is kept by somebody else
 * @property {Promise<void>} closed resolves when we hold it no longer: let go, or it ended by itself
 */

/**
 * Holds the server whose data lie under `base`, starting it when it does not run.
 * @param {{ root: string, base: string, durable?: boolean }} options
 * @returns {Promise<HeldServer>}
 */
export async function holdServer({ root, base, durable = true }) {
  mkdirSync(base, { recursive: true });
  const home = serverHome({ root, base });
  const password = readPassword({ file: join(base, 'postgres-password') });
  createCluster({ ...home, password });
  const noteFile = join(base, 'postgres-keeper.json');
  const plan = {
    ...home,
    portFile: join(base, 'postgres-port'),
    settings: (durable ? DURABLE : FLEETING).flatMap((setting) => ['-c', setting]),
    noteFile,
    logFile: join(base, 'postgres.log'),
  };
  const deadline = Date.now() + PATIENCE_MS;
  while (Date.now() < deadline) {
    const held = await joinKeeper({ noteFile, password });
    if (held) return held;
    // When somebody else's keeper is on its way up or down, ask again in a moment.
    if ((await startKeeper(plan)) === 'kept') await sleep(200);
  }
  throw new Refusal(`The embedded PostgreSQL does not start: its log is ${plan.logFile}.`);
}

/**
 * The password of this clone's server: made up once, readable by its owner alone.
 * @param {{ file: string }} options
 */
function readPassword({ file }) {
  try {
    writeFileSync(file, randomBytes(24).toString('hex'), { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EEXIST') throw error;
  }
  return readFileSync(file, 'utf8').trim();
}

/**
 * @param {{ noteFile: string, password: string }} options
 * @returns {Promise<HeldServer | undefined>} undefined when no keeper answers
 */
async function joinKeeper({ noteFile, password }) {
  const note = readNote(noteFile);
  if (!note) return undefined;
  const socket = connect({ host: '127.0.0.1', port: note.port });
  const closed = /** @type {Promise<void>} */ (
    new Promise((resolve) => socket.once('close', () => resolve()))
  );
  socket.on('error', () => socket.destroy());
  socket.write(`${note.token}\n`);
  const greeting = await Promise.race([
    new Promise((resolve) => socket.once('data', resolve)),
    closed,
    sleep(5_000, undefined, { ref: false }),
  ]);
  if (greeting?.toString() !== 'held\n') {
    socket.destroy();
    return undefined;
  }
  let farewell = '';
  socket.on('data', (text) => (farewell += text.toString()));
  const release = async () => {
    socket.end();
    await closed;
    if (farewell === 'stopped\n') await untilGone(note.pid);
  };
  return {
    url: `postgresql://${OWNER}:${password}@127.0.0.1:${note.databasePort}/${DATABASE}`,
    release,
    closed,
  };
}

/** @param {string} noteFile @returns {{ pid: number, port: number, token: string, databasePort: number } | undefined} */
function readNote(noteFile) {
  try {
    return JSON.parse(readFileSync(noteFile, 'utf8'));
  } catch {
    return undefined;
  }
}

/**
 * @param {import('./keeper.mjs').KeeperPlan} plan
 * @returns {Promise<'ready' | 'kept'>}
 */
async function startKeeper(plan) {
  const child = spawn(process.execPath, [KEEPER, JSON.stringify(plan)], {
    detached: true,
    cwd: '/',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  child.unref();
  const line = await new Promise((resolve) => {
    createInterface({ input: child.stdout }).once('line', resolve);
    child.once('error', (error) => resolve(JSON.stringify({ outcome: 'failed', reason: error.message })));
    child.once('exit', () => resolve(JSON.stringify({ outcome: 'failed', reason: 'its keeper ended' })));
  });
  child.stdout.destroy();
  const { outcome, reason } = JSON.parse(line);
  if (outcome === 'failed') {
    throw new Refusal(`The embedded PostgreSQL does not start (${reason}): its log is ${plan.logFile}.`);
  }
  return outcome;
}

/** @param {number} pid */
async function untilGone(pid) {
  for (let tries = 0; tries < 200 && findProcess(pid); tries += 1) await sleep(10);
}
