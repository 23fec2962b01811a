import { execFile } from 'node:child_process';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Client } from 'pg';
import { holdServer } from '@/scripts/embedded-postgres/hold-server.mjs';
import { serverHome } from '@/scripts/embedded-postgres/home.mjs';

const run = promisify(execFile);
const root = process.cwd();
const base = join(root, '.data', 'incidents');
/** The user of the site: no superuser, so that limits hold for it. */
const USER = 'incident';

/** A PostgreSQL server that a test may stop, fill and overrun: no other test is on it. */
export type OwnServer = {
  /** A migrated database, for its owner. */
  databaseUrl: string;
  /** Runs statements as the server's superuser. */
  administer(sql: string): Promise<Record<string, unknown>[]>;
  /** Stops the server and all its sessions as they stand, as a machine that hangs; `false` lets them go on. */
  freeze(frozen: boolean): void;
  stop(): Promise<void>;
};

/** Starts it. It is durable, as in production. */
export async function startOwnServer(): Promise<OwnServer> {
  const held = await holdServer({ root, base });
  const admin = new Client({ connectionString: held.url });
  admin.on('error', () => undefined);
  await admin.connect();
  const administer = async (sql: string) => (await admin.query<Record<string, unknown>>(sql)).rows;
  await administer(`drop database if exists ${USER} with (force)`);
  const [known] = await administer(`select 1 from pg_roles where rolname = '${USER}'`);
  if (!known) await administer(`create role ${USER} login createrole`);
  await administer(`alter role ${USER} password '${SECRET}' connection limit -1`);
  await administer(`create database ${USER} owner ${USER}`);
  const url = new URL(held.url);
  Object.assign(url, { username: USER, password: SECRET, pathname: USER });
  await run(process.execPath, ['--import', 'tsx', 'scripts/migrate.ts'], {
    env: { ...process.env, DATABASE_URL: url.href },
  });
  const { dataDirectory } = serverHome({ root, base });
  const postmaster = Number(readFileSync(join(dataDirectory, 'postmaster.pid'), 'utf8').split('\n')[0]);
  return {
    databaseUrl: url.href,
    administer,
    freeze(frozen) {
      const signal = frozen ? 'SIGSTOP' : 'SIGCONT';
      // The parent first, so that it makes no more of them.
      for (const pid of [postmaster, ...childrenOf(postmaster)]) process.kill(pid, signal);
    },
    async stop() {
      await admin.end();
      await held.release();
      rmSync(base, { recursive: true, force: true });
    },
  };
}

/** What no log may hold. */
export const SECRET = 'a-password-of-the-database';

function childrenOf(parent: number): number[] {
  const isChild = (pid: string) => {
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
      return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]) === parent;
    } catch {
      return false;
    }
  };
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && isChild(name))
    .map(Number);
}
