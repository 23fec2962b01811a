import { Logger, runOnce } from 'graphile-worker';
import { env } from '@/lib/platform/env';
import { tasks } from '@/lib/web/jobs';

/** Does the jobs that wait, as the site's runner would: what follows from events has happened when it resolves. */
export async function runWaitingJobs(): Promise<void> {
  const silent = new Logger(() => () => undefined);
  await runOnce({ connectionString: env().DATABASE_URL, taskList: tasks, logger: silent });
}
