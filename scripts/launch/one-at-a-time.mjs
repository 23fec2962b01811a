// @ts-check
/** What two commands that are started together must not do at once: the second waits, and says so. */
import { createHash } from 'node:crypto';
import { connect, createServer } from 'node:net';
import { existsSync, unlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Refusal } from './refusal.mjs';
import { takeTurn } from './take-turn.mjs';

/** Any number that nothing else here locks. */
const PREPARING = 7_216_401_656;
/** How long an instance waits for another one: longer than migrations and the demo take. */
const PATIENCE_MS = 10 * 60_000;

/**
 * Lets one command at a time into a folder: who is in listens on an address made of it, which the operating system takes back
 * however a process ends. The others hear when that is.
 * @template T
 * @param {{ folder: string, signal: AbortSignal, work: () => Promise<T> }} options
 * @returns {Promise<T>}
 */
export async function oneInFolder({ folder, signal, work }) {
  const address = addressOf(folder);
  let leave = await enter(address);
  if (!leave) console.log('Another command is at work in this folder: waiting for it …');
  while (!leave) {
    signal.throwIfAborted();
    await untilGone(address, signal);
    leave = await enter(address);
  }
  try {
    return await work();
  } finally {
    leave();
  }
}

/**
 * Lets one instance at a time prepare a database.
 * @template T
 * @param {{ url: string, signal: AbortSignal, work: () => Promise<T> }} options
 * @returns {Promise<T>}
 */
export async function oneInDatabase({ url, signal, work }) {
  const { Client } = (await import('pg')).default;
  const client = new Client({ connectionString: url, keepAlive: true, application_name: 'trialogue-start' });
  client.on('error', () => undefined);
  try {
    await client.connect();
  } catch {
    // What is wrong with the database the migrations say, in a sentence.
    return work();
  }
  const leave = () => void client.end().catch(() => undefined);
  signal.addEventListener('abort', leave);
  try {
    await takeTurn(client, {
      key: PREPARING,
      patienceMs: PATIENCE_MS,
      onWait: () => console.log('Another instance is preparing this database: waiting for it …'),
      onTooLong: () =>
        new Refusal(
          `Another instance has been preparing this database for ${PATIENCE_MS / 60_000} minutes: wait for it, or end it, and start again.`,
        ),
    });
    return await work();
  } finally {
    signal.removeEventListener('abort', leave);
    await client.end();
  }
}

/** @param {string} folder */
function addressOf(folder) {
  const name = `trialogue-${createHash('sha256').update(folder).digest('hex').slice(0, 24)}`;
  if (process.platform === 'linux') return `\0${name}`;
  if (process.platform === 'win32') return `\\\\.\\pipe\\${name}`;
  return join(tmpdir(), `${name}.sock`);
}

/** @param {string} address @returns {Promise<(() => void) | undefined>} what lets the next one in, or undefined when somebody is in */
async function enter(address) {
  const server = createServer((socket) => socket.on('error', () => socket.destroy()).resume());
  const entered = await new Promise((resolve, reject) => {
    server.once('error', (/** @type {NodeJS.ErrnoException} */ error) =>
      error.code === 'EADDRINUSE' ? resolve(false) : reject(error),
    );
    server.listen(address, () => resolve(true));
  });
  if (!entered) return undefined;
  server.unref();
  /** @type {Set<import('node:net').Socket>} */
  const waiting = new Set();
  server.on('connection', (socket) => waiting.add(socket.unref()));
  return () => {
    server.close();
    for (const socket of waiting) socket.destroy();
  };
}

/** @param {string} address @param {AbortSignal} signal */
async function untilGone(address, signal) {
  const code = await new Promise((resolve) => {
    const socket = connect({ path: address, signal });
    socket.once('error', (/** @type {NodeJS.ErrnoException} */ error) => resolve(error.code));
    socket.once('close', () => resolve(undefined));
  });
  if (code === undefined) return;
  // Nobody listens at a file that was left behind (macOS alone); elsewhere, somebody is just leaving or coming.
  if (code === 'ECONNREFUSED' && existsSync(address)) unlinkSync(address);
  else await sleep(50);
}
