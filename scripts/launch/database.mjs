// @ts-check
/** The database of this clone: the one that DATABASE_URL names, else the embedded one. */
import { join } from 'node:path';
import { Refusal } from './refusal.mjs';
import { runNode, tail } from './run-node.mjs';

/** @typedef {{ url: string, closed: Promise<void>, release: () => Promise<void> }} Database */

/**
 * @param {{ root: string, url: string | undefined }} options
 * @returns {Promise<Database>}
 */
export async function openDatabase({ root, url }) {
  if (url) return { url, closed: new Promise(() => undefined), release: async () => undefined };
  const { holdServer } = await import('../embedded-postgres/hold-server.mjs');
  return holdServer({ root, base: join(root, '.data') });
}

/**
 * @param {{ root: string, env: NodeJS.ProcessEnv, signal: AbortSignal }} options
 */
export function migrate(options) {
  return runQuietly({ ...options, name: 'migrate', script: join('scripts', 'migrate.ts') });
}

/**
 * Inserts the demo publication and the first admin; what is there already stays as it is.
 * @param {{ root: string, env: NodeJS.ProcessEnv, signal: AbortSignal }} options
 */
export function seed(options) {
  return runQuietly({ ...options, name: 'seed', script: join('prisma', 'seed', 'index.ts') });
}

/**
 * @param {{ root: string, env: NodeJS.ProcessEnv, signal: AbortSignal, name: string, script: string }} options
 */
async function runQuietly({ root, env, signal, name, script }) {
  const logFile = join(root, '.data', 'logs', `${name}.log`);
  const code = await runNode({ args: ['--import', 'tsx', script], cwd: root, env, signal, logFile });
  signal.throwIfAborted();
  if (code !== 0) throw new Refusal(tail(logFile));
}
