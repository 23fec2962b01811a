import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chown, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';

/** A pooler in front of a database, with one session of the server for each transaction under way. */
export type Pooler = { url: string; stop(): Promise<void> };

const PATHS = `${process.env.PATH}:/usr/sbin:/usr/local/sbin`;
/** It will not run as root. Debian's account that owns nothing. */
const NOBODY = 65_534;

/** Why there is no PgBouncer to test with, or null. */
export function pgbouncerIsMissing(): string | null {
  const { error } = spawnSync('pgbouncer', ['--version'], { env: { ...process.env, PATH: PATHS } });
  return error ? 'PgBouncer is not installed: what works behind a pooler is not tested.' : null;
}

/**
 * Starts a PgBouncer in transaction mode before a database. With few sessions, transactions of different clients meet in the same.
 * @param prepared how many named statements it carries from session to session; 0, as before version 1.21, none
 */
export async function startPgbouncer({
  databaseUrl,
  sessions = 2,
  prepared = 0,
}: {
  databaseUrl: string;
  sessions?: number;
  prepared?: number;
}): Promise<Pooler> {
  const far = new URL(databaseUrl);
  const folder = await mkdtemp(join(tmpdir(), 'pgbouncer-'));
  const port = await freePort();
  const file = join(folder, 'pgbouncer.ini');
  const login = `user=${far.username} password='${decodeURIComponent(far.password)}'`;
  await writeFile(
    file,
    `[databases]
* = host=${far.hostname} port=${far.port || 5432} ${login}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${port}
unix_socket_dir =
auth_type = any
pool_mode = transaction
default_pool_size = ${sessions}
max_client_conn = 200
max_prepared_statements = ${prepared}
`,
  );
  const asRoot = process.getuid?.() === 0;
  const account = asRoot ? { uid: NOBODY, gid: NOBODY } : {};
  if (asRoot) for (const path of [folder, file]) await chown(path, NOBODY, NOBODY);
  const child = spawn('pgbouncer', [file], {
    ...account,
    env: { ...process.env, PATH: PATHS },
    stdio: 'pipe',
  });
  let said = '';
  child.stdout.resume();
  child.stderr.on('data', (text) => (said += String(text)));
  const ended = once(child, 'exit');
  const url = new URL(databaseUrl);
  url.hostname = '127.0.0.1';
  url.port = String(port);
  await answers(
    url.href,
    () => child.exitCode !== null,
    () => said,
  );
  return {
    url: url.href,
    async stop() {
      child.kill('SIGKILL');
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function answers(url: string, hasEnded: () => boolean, said: () => string): Promise<void> {
  for (let tries = 0; tries < 100 && !hasEnded(); tries += 1) {
    const client = new Client(url);
    client.on('error', () => undefined);
    const isThere = await client.connect().then(
      () => true,
      () => false,
    );
    await client.end().catch(() => undefined);
    if (isThere) return;
    await sleep(50);
  }
  throw new Error(`PgBouncer did not start:\n${said()}`);
}

function freePort(): Promise<number> {
  const probe = createServer();
  return new Promise((resolve) => {
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}
