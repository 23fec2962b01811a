import { spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serverAccount } from '@/scripts/embedded-postgres/account.mjs';
import { freePort } from './site';

/** PostgreSQL as an operator has it: servers and tools of the versions that are installed, oldest first. */

const DEBIAN = '/usr/lib/postgresql';

/** Folders with the programs of a version, servers and `pg_dump` alike. */
export const installed: string[] = (existsSync(DEBIAN) ? readdirSync(DEBIAN) : [])
  .sort((a, b) => Number(a) - Number(b))
  .map((version) => join(DEBIAN, version, 'bin'))
  .filter((bin) =>
    ['initdb', 'pg_ctl', 'pg_dump', 'pg_restore', 'psql'].every((name) => existsSync(join(bin, name))),
  );

export type Cluster = { url: string; stop(): void };

/** A cluster that nothing was ever made in, and in it an empty database. */
export async function startCluster(bin: string): Promise<Cluster> {
  const data = mkdtempSync(join(tmpdir(), 'trialogue-cluster-'));
  const account = serverAccount({ dataDirectory: data });
  if (account) chownSync(data, account.uid, account.gid);
  const run = (program: string, ...args: string[]) => {
    const { status, stderr } = spawnSync(join(bin, program), args, {
      ...account,
      cwd: '/',
      encoding: 'utf8',
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    if (status !== 0) throw new Error(`${program}: ${stderr}`);
  };
  run('initdb', '-D', data, '-U', 'owner', '-A', 'trust', '--encoding=UTF8', '--locale=C', '--no-sync');
  const port = await freePort();
  const settings = `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off`;
  run('pg_ctl', '-D', data, '-w', '-l', join(data, 'log'), '-o', settings, 'start');
  return {
    url: `postgresql://owner@127.0.0.1:${port}/postgres`,
    stop() {
      run('pg_ctl', '-D', data, '-m', 'immediate', 'stop');
      rmSync(data, { recursive: true, force: true });
    },
  };
}
