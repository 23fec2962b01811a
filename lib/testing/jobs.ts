import { EventEmitter } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { Logger, runOnce, type WorkerEvents } from 'graphile-worker';
import { Pool } from 'pg';
import { env } from '@/lib/platform/env';
import { sayWhatIsLost, tasks } from '@/lib/web/jobs/jobs';

/**
 * Does the jobs that wait, as the site's runner would: what follows from events has happened when it resolves. The worker does not
 * wait until a job that it has done is taken off the list, so we do.
 */
export async function runWaitingJobs(): Promise<void> {
  const silent = new Logger(() => () => undefined);
  const pgPool = new Pool({ connectionString: env().DATABASE_URL, max: 3 });
  for (const told of ['error', 'connect'] as const) pgPool.on(told, () => undefined);
  try {
    const events: WorkerEvents = new EventEmitter();
    sayWhatIsLost(events);
    await runOnce({ pgPool, taskList: tasks, logger: silent, events });
    while ((await pgPool.query(LOCKED)).rowCount! > 0) await pause(5);
  } finally {
    await pgPool.end();
  }
}

const LOCKED = 'select 1 from graphile_worker._private_jobs where locked_at is not null limit 1';
