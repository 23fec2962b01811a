// @ts-check
/** Runs Node programs as children that never outlive us. */
import { spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

const FOLLOW_PARENT = fileURLToPath(new URL('./follow-parent.mjs', import.meta.url));
export const GRACE_MS = 15_000;

/**
 * @typedef {object} NodeRun
 * @property {string[]} args of node
 * @property {string} cwd
 * @property {NodeJS.ProcessEnv} env
 * @property {AbortSignal} signal ends the child and all that it started: in order first, by force when `graceMs` have passed
 * @property {number} [graceMs] 15 seconds by default
 * @property {string} [logFile] takes its output; without one it goes where ours goes
 * @property {(message: unknown) => void} [onMessage] hears what it tells its parent
 */

/**
 * @param {NodeRun} options
 * @returns {Promise<number>} its exit code
 */
export async function runNode({ args, cwd, env, signal, graceMs = GRACE_MS, logFile, onMessage }) {
  signal.throwIfAborted();
  const output = logFile ? openLog(logFile) : 'inherit';
  // A group of its own: Ctrl-C reaches it through us, once, and everything in it can be ended together.
  const child = spawn(process.execPath, ['--import', FOLLOW_PARENT, ...args], {
    cwd,
    env: { ...env, TRIALOGUE_PARENT: String(process.pid) },
    stdio: ['ignore', output, output, onMessage ? 'ipc' : 'ignore'],
    detached: true,
  });
  if (typeof output === 'number') closeSync(output);
  if (onMessage) child.on('message', onMessage);
  /** @param {NodeJS.Signals} name */
  const send = (name) => child.pid && killGroup(child.pid, name);
  const onAbort = () => {
    send('SIGTERM');
    setTimeout(() => send('SIGKILL'), graceMs).unref();
  };
  // We may be told to end at once.
  const onExit = () => send('SIGKILL');
  process.once('exit', onExit);
  signal.addEventListener('abort', onAbort);
  try {
    return await new Promise((resolve, reject) => {
      child.once('error', reject);
      child.once('exit', (code, name) => resolve(code ?? (name ? 1 : 0)));
    });
  } finally {
    signal.removeEventListener('abort', onAbort);
    process.off('exit', onExit);
    // What it left behind, if anything.
    send('SIGKILL');
  }
}

/** @param {string} logFile */
function openLog(logFile) {
  mkdirSync(dirname(logFile), { recursive: true });
  return openSync(logFile, 'w', 0o600);
}

/** @param {number} leader @param {NodeJS.Signals} name */
function killGroup(leader, name) {
  try {
    process.kill(-leader, name);
  } catch {
    // All of it has ended.
  }
}

/**
 * The end of what a child wrote: as much as explains a failure.
 * @param {string} logFile
 */
export function tail(logFile) {
  return readFileSync(logFile, 'utf8').trimEnd().split('\n').slice(-40).join('\n');
}
