// @ts-check
/** Reads `postmaster.pid`, PostgreSQL's own note about the server that uses a data directory, and ends servers. */
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { findProcess } from '../launch/process-table.mjs';

const FAST_SHUTDOWN = 'SIGINT';
const IMMEDIATE_SHUTDOWN = 'SIGQUIT';
const PATIENCE_MS = 20_000;

/** @param {string} dataDirectory */
function readNote(dataDirectory) {
  try {
    const lines = readFileSync(join(dataDirectory, 'postmaster.pid'), 'utf8').split('\n');
    return { pid: Number(lines[0]), status: lines[7]?.trim() };
  } catch {
    return undefined;
  }
}

/**
 * Whether the server with this process id says that it takes connections.
 * @param {{ dataDirectory: string, pid: number }} options
 */
export function isReady({ dataDirectory, pid }) {
  const note = readNote(dataDirectory);
  return note?.pid === pid && note.status === 'ready';
}

/**
 * Makes sure that no server without a keeper uses the directory, and that a note about a process that is gone
 * (or whose id now belongs to something else) stands in nobody's way.
 * @param {{ dataDirectory: string, keeper: string }} options the keeper's script, by which its process is known
 * @returns {Promise<'free' | 'kept'>} `kept` when a living keeper has it
 */
export async function claimDataDirectory({ dataDirectory, keeper }) {
  const note = readNote(dataDirectory);
  if (!note) return 'free';
  const server = findProcess(note.pid);
  if (!server || !server.command.includes(dataDirectory)) {
    rmSync(join(dataDirectory, 'postmaster.pid'), { force: true });
    return 'free';
  }
  if (findProcess(server.parent)?.command.includes(keeper)) return 'kept';
  await endServer({ pid: note.pid });
  return 'free';
}

/**
 * Ends a server and waits until it is gone: in order first, at once when that takes too long.
 * Nothing that was committed is lost either way.
 * @param {{ pid: number }} options
 */
export async function endServer({ pid }) {
  for (const signal of [FAST_SHUTDOWN, IMMEDIATE_SHUTDOWN, 'SIGKILL']) {
    if (!send(pid, signal)) return;
    const deadline = Date.now() + PATIENCE_MS;
    while (Date.now() < deadline) {
      if (!findProcess(pid)) return;
      await sleep(25);
    }
  }
}

/** @param {number} pid @param {string} signal whether there was anybody to receive it */
function send(pid, signal) {
  try {
    process.kill(pid, signal);
    return true;
  } catch {
    return false;
  }
}
