// @ts-check
/** PostgreSQL's own `pg_ctl`, which starts a server, waits for it and stops it; and whose the server of a data directory is. */
import { spawn } from 'node:child_process';
import { openSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { findProcess } from '../launch/process-table.mjs';
import { serverEnvironment } from './cluster.mjs';

const PATIENCE_SECONDS = 60;

/**
 * @typedef {object} Server
 * @property {string} native
 * @property {string} dataDirectory
 * @property {import('./account.mjs').Account} [account]
 * @property {string} logFile
 */

/**
 * Starts the server for this process, and waits until it takes connections.
 * @param {Server} server
 * @param {{ port: number, settings: string[] }} options
 * @returns {Promise<number>} its process id
 */
export async function startServer(server, { port, settings }) {
  const network = ['-p', port, '-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories='];
  // A setting that only we read: who keeps it.
  const options = [...network, ...settings, '-c', `trialogue.keeper=${process.pid}`].join(' ');
  const deadline = Date.now() + PATIENCE_SECONDS * 1000;
  while ((await pgCtl(server, 'start', ['-o', options], openSync(server.logFile, 'w', 0o600))) !== 0) {
    const reason = lastFatal(server.logFile);
    // The children of a server that was killed take a moment to notice: until the last is gone, none starts anew.
    if (!reason.includes('still in use') || Date.now() > deadline) throw new Error(reason);
    await sleep(200);
  }
  return readPid(server.dataDirectory) ?? 0;
}

/**
 * Ends the server and waits until it is gone: in order first, at once when that takes too long. Nothing that was committed is lost
 * either way.
 * @param {Server} server
 */
export async function stopServer(server) {
  for (const mode of ['fast', 'immediate'])
    if (!readPid(server.dataDirectory) || (await pgCtl(server, 'stop', ['-m', mode])) === 0) return;
}

/**
 * @param {Server} server
 * @param {'start' | 'stop'} command
 * @param {string[]} args
 * @param {number | 'ignore'} [output]
 * @returns {Promise<number | null>} its exit code
 */
function pgCtl({ native, dataDirectory, account }, command, args, output = 'ignore') {
  const child = spawn(
    join(native, 'bin', 'pg_ctl'),
    [command, '-w', '-t', String(PATIENCE_SECONDS), '-D', dataDirectory, ...args],
    { ...account, cwd: '/', env: serverEnvironment(), stdio: ['ignore', output, output] },
  );
  return new Promise((resolve) => child.once('exit', resolve).once('error', () => resolve(1)));
}

/** @param {string} logFile */
function lastFatal(logFile) {
  const lines = readFileSync(logFile, 'utf8').trim().split('\n');
  const fatal = lines.findLast((line) => line.includes('FATAL')) ?? lines.at(-1) ?? 'it said nothing';
  return fatal.replace(/^.*FATAL:\s*/, '');
}

/** The process id that the server of a directory notes there. @param {string} dataDirectory */
function readPid(dataDirectory) {
  try {
    return Number(readFileSync(join(dataDirectory, 'postmaster.pid'), 'utf8').split('\n')[0]);
  } catch {
    return undefined;
  }
}

/**
 * Makes sure that no server without a keeper uses the directory, and that a note about a process that is gone
 * (or whose id now belongs to something else) stands in nobody's way.
 * @param {Server} server
 * @param {string} keeper the keeper's script, by which its process is known
 * @returns {Promise<'free' | 'kept'>} `kept` when a living keeper has it
 */
export async function claimDataDirectory(server, keeper) {
  const pid = readPid(server.dataDirectory);
  if (pid === undefined) return 'free';
  const command = findProcess(pid)?.command;
  if (!command?.includes(server.dataDirectory)) {
    rmSync(join(server.dataDirectory, 'postmaster.pid'), { force: true });
    return 'free';
  }
  const [, owner = ''] = /trialogue\.keeper=(\d+)/.exec(command) ?? [];
  if (findProcess(Number(owner))?.command.includes(keeper)) return 'kept';
  await stopServer(server);
  return 'free';
}
