// @ts-check
/**
 * Under which account the embedded server runs. PostgreSQL refuses to run as root, so root lends it the
 * account `postgres`; everybody else runs it as themselves.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { Refusal } from '../launch/refusal.mjs';

/** @typedef {{ uid: number, gid: number }} Account */

/**
 * The account to run the server under, or undefined when that is our own.
 * Data that exist already stay with their owner.
 * @param {{ dataDirectory: string }} options
 * @returns {Account | undefined}
 */
export function serverAccount({ dataDirectory }) {
  if (process.getuid?.() !== 0) return undefined;
  if (existsSync(dataDirectory)) {
    const { uid, gid } = statSync(dataDirectory);
    if (uid !== 0) return { uid, gid };
  }
  return findAccount('postgres') ?? createAccount('postgres');
}

/** @param {string} name @returns {Account | undefined} */
function findAccount(name) {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith(`${name}:`));
  if (!line) return undefined;
  const [, , uid, gid] = line.split(':');
  return { uid: Number(uid), gid: Number(gid) };
}

/** @param {string} name @returns {Account} */
function createAccount(name) {
  spawnSync('useradd', [
    '--system',
    '--user-group',
    '--no-create-home',
    '--shell',
    '/usr/sbin/nologin',
    name,
  ]);
  const account = findAccount(name);
  if (!account) {
    throw new Refusal(
      `PostgreSQL does not run as root and the account "${name}" could not be created: start as an ordinary user, or set DATABASE_URL.`,
    );
  }
  return account;
}

/**
 * Whether the account can use what lies at this path: every folder on the way has to let it through.
 * @param {Account} account
 * @param {string} path
 */
export function canReach(account, path) {
  const probe = spawnSync('/bin/sh', ['-c', 'test -r "$0" && test -x "$0"', path], account);
  return probe.status === 0;
}
