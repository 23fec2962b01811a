import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { disconnect } from '@/lib/platform/db';
import { createTestDatabase, type TestDatabase } from '@/lib/platform/testing/database';

/** A running site: the production build, on a database of its own. */
export type Site = {
  url: string;
  databaseUrl: string;
  stop(): Promise<void>;
  /** Sends a signal without waiting for what comes of it. */
  kill(signal: NodeJS.Signals): void;
  /** The code that it ends with; null when a signal ended it. */
  ended: Promise<number | null>;
};

const SECRET = 'a secret that only the browser tests sign with';

/** The variables with which a use case called by a test works on the same database as the site. */
export function workOnDatabase(url: string): void {
  Object.assign(process.env, {
    DATABASE_URL: url,
    SESSION_SECRET: SECRET,
    LOG_LEVEL: 'silent',
    RATE_LIMIT_SCALE: '1000',
  });
}

/** An empty migrated database of its own. */
export const freshDatabase = (): Promise<TestDatabase> =>
  createTestDatabase({ url: required('TEST_DATABASE_URL'), template: required('TEST_TEMPLATE') });

/**
 * Starts an instance on a database. Several may share one, as they do in production.
 * @param directUrl leads past a pooler, where `databaseUrl` leads to one
 * @param limits what limits are multiplied by: so much by default that no test meets one by accident
 * @param clockOff by how many milliseconds its clock is wrong
 * @param onOutput hears what it writes to both of its outputs, which otherwise goes where ours goes
 */
export async function startSite({
  databaseUrl,
  directUrl = '',
  limits = 1000,
  graceMs = 0,
  jobs = false,
  clockOff = 0,
  onOutput,
  port: given,
  settings = {},
}: {
  databaseUrl: string;
  directUrl?: string;
  limits?: number;
  graceMs?: number;
  jobs?: boolean;
  clockOff?: number;
  onOutput?: (text: string) => void;
  /** Of an instance that takes the place of another. */
  port?: number;
  /** Further variables of its environment. */
  settings?: Record<string, string>;
}): Promise<Site> {
  const port = given ?? (await freePort());
  const url = `http://localhost:${port}`;
  const env = {
    ...process.env,
    DATABASE_URL: databaseUrl,
    DATABASE_DIRECT_URL: directUrl,
    PORT: String(port),
    APP_URL: url,
    SESSION_SECRET: SECRET,
    JOBS: jobs ? '1' : '0',
    LOG_LEVEL: 'error',
    RATE_LIMIT_SCALE: String(limits),
    // What a test has changed it then looks for at once.
    STALE_PAGE_MS: '0',
    DATABASE_POOL_SIZE: '8',
    SHUTDOWN_GRACE_MS: String(graceMs),
    CLOCK_OFF_MS: String(clockOff),
    ...settings,
  };
  const server = fork('scripts/serve.ts', {
    execArgv: [...(clockOff ? ['--import', './e2e/harness/clock-off.mjs'] : []), '--import', 'tsx'],
    env,
    stdio: onOutput ? ['ignore', 'pipe', 'pipe', 'ipc'] : ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  for (const output of [server.stdout, server.stderr])
    if (onOutput) output?.on('data', (text) => onOutput(String(text)));
  await ready(server);
  return {
    url,
    databaseUrl,
    stop: () => stop(server),
    kill: (signal) => server.kill(signal),
    ended: once(server, 'exit').then(([code]) => code as number | null),
  };
}

/** Starts an instance on a database of its own, which this process works on as well, for as long as `work` takes. */
export async function withSite(
  options: Omit<Parameters<typeof startSite>[0], 'databaseUrl'>,
  work: (site: Site) => Promise<void>,
): Promise<void> {
  const database = await freshDatabase();
  workOnDatabase(database.url);
  const site = await startSite({ databaseUrl: database.url, ...options });
  await work(site);
  await site.stop();
  await disconnect();
  await database.drop();
}

async function ready(server: ChildProcess): Promise<void> {
  const ended = once(server, 'exit').then(([code]) => {
    throw new Error(`the site ended with code ${code} before it was ready`);
  });
  await Promise.race([once(server, 'message'), ended]);
}

async function stop(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null) return;
  const ended = once(server, 'exit');
  server.kill('SIGTERM');
  await ended;
}

export function freePort(): Promise<number> {
  const probe = createServer();
  return new Promise((resolve) => {
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}

function required(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: run the browser tests with npm test`);
  return value;
}
