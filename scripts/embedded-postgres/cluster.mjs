// @ts-check
/** Creates the data directory: once, and whole or not at all. */
import { spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Refusal } from '../launch/refusal.mjs';

export const DATABASE = 'trialogue';
export const OWNER = 'trialogue';

const HOST_RULES =
  '# Written by Trialogue: this machine only, and only with the password.\nhost all all 127.0.0.1/32 scram-sha-256\n';

/**
 * @param {{ dataDirectory: string, native: string, account?: import('./account.mjs').Account, password: string }} options
 */
export function createCluster({ dataDirectory, native, account, password }) {
  if (existsSync(join(dataDirectory, 'PG_VERSION'))) return;
  const draft = `${dataDirectory}.${process.pid}.new`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(dirname(draft), { recursive: true });
  mkdirSync(draft, { mode: 0o700 });
  if (account) chownSync(draft, account.uid, account.gid);
  try {
    initialize({ draft, native, account });
    // Nothing listens yet, so there is no moment in which the server is open without a password.
    writeFileSync(join(draft, 'pg_hba.conf'), HOST_RULES);
    createOwner({ draft, native, account, password });
    renameSync(draft, dataDirectory);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    // Two first starts at once: the other one's directory is as good as ours.
    if (!existsSync(join(dataDirectory, 'PG_VERSION'))) throw error;
  }
}

/** @param {{ draft: string, native: string, account?: import('./account.mjs').Account }} options */
function initialize({ draft, native, account }) {
  const choices = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
  run(join(native, 'bin', 'initdb'), ['-D', draft, '-U', OWNER, '-A', 'trust', ...choices], { account });
}

/** @param {{ draft: string, native: string, account?: import('./account.mjs').Account, password: string }} options */
function createOwner({ draft, native, account, password }) {
  const input = `ALTER ROLE ${OWNER} PASSWORD '${password}'\nCREATE DATABASE ${DATABASE}\n`;
  run(join(native, 'bin', 'postgres'), ['--single', '-c', 'exit_on_error=on', '-D', draft, 'postgres'], {
    account,
    input,
  });
}

/** @param {string} command @param {string[]} args @param {{ account?: import('./account.mjs').Account, input?: string }} options */
function run(command, args, { account, input }) {
  const result = spawnSync(command, args, {
    ...account,
    input,
    cwd: '/',
    env: serverEnvironment(),
    encoding: 'utf8',
  });
  if (result.status === 0) return;
  const reason = result.error?.message ?? result.stderr.trim().split('\n').at(-1);
  throw new Refusal(
    `The embedded PostgreSQL could not be set up in its folder (${reason}): make room there, or set DATABASE_URL to use a server of your own.`,
  );
}

/** The server is told nothing of our environment: a stray PGDATA or LC_ALL must not change what it does. */
export function serverEnvironment() {
  const variables = { PATH: process.env.PATH ?? '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' };
  return /** @type {NodeJS.ProcessEnv} */ (/** @type {unknown} */ (variables));
}
