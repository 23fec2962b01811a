/**
 * Serves the site: `node --import tsx scripts/serve.ts`, with `--dev` for development. The database must be there, and,
 * without `--dev`, the build. Tells its parent, when it has one that listens: {type: 'ready', port}.
 */
import { directDatabaseUrl, env } from '@/lib/platform/env';
import { log } from '@/lib/platform/log';

const dev = process.argv.includes('--dev');
// React and Next decide by it when they are loaded, which is below.
Object.assign(process.env, { NODE_ENV: dev ? 'development' : 'production' });

const { createTrialogueServer, PortUnavailable } = await import('@/lib/web/server');
const { runJobs } = await import('@/lib/web/jobs/jobs');
const { checkDatabase } = await import('@/lib/platform/check-database');
const { disconnect } = await import('@/lib/platform/db');
const { explainFailure } = await import('./launch/explain-failure');

const CACHE_BYTES = 64 * 1024 * 1024;

try {
  await serve();
} catch (error) {
  const sentence = error instanceof PortUnavailable ? error.message : explainFailure(error);
  process.stderr.write(`${sentence ?? String((error as Error).stack ?? error)}\n`);
  process.exit(1);
}

async function serve(): Promise<void> {
  const { PORT, APP_URL, TRUSTED_PROXY_HOPS, RATE_LIMIT_SCALE, STALE_PAGE_MS, JOBS, SHUTDOWN_GRACE_MS } =
    env();
  if (dev) await (await import('./build-reader')).buildReader();
  const server = await createTrialogueServer({
    dev,
    dir: process.cwd(),
    port: PORT,
    appUrl: APP_URL,
    databaseUrl: directDatabaseUrl(),
    trustedProxyHops: TRUSTED_PROXY_HOPS,
    cacheBytes: CACHE_BYTES,
    stalePageMs: STALE_PAGE_MS,
    limits: RATE_LIMIT_SCALE,
    log: log(),
  });
  // So that the first request, and the first job, know the database's clock; one that is away is met again.
  await checkDatabase().catch(() => undefined);
  const jobs = JOBS === '1' ? await runJobs({ databaseUrl: directDatabaseUrl() }) : undefined;
  endWith(async () => {
    await Promise.all([server.close({ graceMs: dev ? 0 : SHUTDOWN_GRACE_MS }), jobs?.stop()]);
    await disconnect();
  });
  const port = await server.listen();
  log().info({ port, url: APP_URL }, 'serving');
  process.send?.({ type: 'ready', port });
}

/** The first signal lets requests and jobs finish; a second one does not. */
function endWith(close: () => Promise<void>): void {
  let ending = false;
  const end = async () => {
    if (ending) process.exit(1);
    ending = true;
    await close();
    process.exit(0);
  };
  process.on('SIGTERM', () => void end());
  process.on('SIGINT', () => void end());
  // A parent that is gone without a word takes us along.
  process.on('disconnect', () => void end());
}
