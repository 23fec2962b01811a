// @ts-check
/** Serves the site until it is told to stop, or cannot go on. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Refusal } from './refusal.mjs';
import { GRACE_MS, runNode } from './run-node.mjs';

/**
 * @param {import('./prepare.mjs').Prepared & { root: string, signal: AbortSignal, args?: string[] }} options
 * @returns {Promise<number>} the exit code: 0 when it was told to stop
 */
export async function serve({ root, env, database, signal, args = [] }) {
  const end = new AbortController();
  signal.addEventListener('abort', () => end.abort());
  let databaseLost = false;
  void database.closed.then(() => {
    databaseLost = true;
    end.abort();
  });
  const code = await runNode({
    args: ['--import', 'tsx', join('scripts', 'serve.ts'), ...args],
    cwd: root,
    env,
    signal: end.signal,
    graceMs: GRACE_MS + Number(env.SHUTDOWN_GRACE_MS || 0),
    onMessage: (message) =>
      announce({ root, env, port: Number(/** @type {{ port?: unknown }} */ (message).port) }),
  });
  if (signal.aborted) return 0;
  if (databaseLost) throw new Refusal('The embedded PostgreSQL ended: its log is .data/postgres.log.');
  return code || 1;
}

/** @param {{ root: string, env: NodeJS.ProcessEnv, port: number }} options */
function announce({ root, env, port }) {
  console.log(`\nTrialogue is at ${env.APP_URL || `http://localhost:${port}`}`);
  const accounts = join(root, '.data', 'demo-accounts.json');
  if (env.SEED_DEMO === '0' || !existsSync(accounts)) return;
  console.log('\nDemo accounts (kept in .data/demo-accounts.json):');
  /** @type {{ role: string, email: string, password: string }[]} */
  const entries = JSON.parse(readFileSync(accounts, 'utf8'));
  for (const { role, email, password } of entries)
    console.log(`  ${role.padEnd(10)} ${email.padEnd(32)} ${password}`);
  console.log('');
}
