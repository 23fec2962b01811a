import { Logger, run, type Runner, type TaskList } from 'graphile-worker';
import { systemContext } from '@/lib/platform/context';
import { transaction } from '@/lib/platform/db';
import { DELIVER, pruneEvents } from '@/lib/platform/events';
import { pruneKeys } from '@/lib/platform/idempotency';
import { log } from '@/lib/platform/log';
import { pruneLimits } from '@/lib/platform/rate-limits';
import { forgetSessions } from '@/lib/members/forget-sessions';
import { forgetHeldDrafts } from '@/lib/comments/drafts/forget-held-drafts';
import { expireComments, referLateComments } from '@/lib/comments/end-waiting';
import { expireLeases } from '@/lib/peer-review/expire-leases';
import { deliverEvent } from './subscribers';

const EVENTS_KEPT_MS = 7 * 24 * 3_600_000;

/** What runs by the clock, whichever instance takes it, at most one at a time of each; and what follows from an event. */
export const tasks = {
  'expire-leases': async () => report('expire-leases', await expireLeases()),
  'refer-late-comments': async () => report('refer-late-comments', await referLateComments()),
  'expire-comments': async () => report('expire-comments', await expireComments()),
  [DELIVER]: async (payload) => deliverEvent(BigInt((payload as { eventId: string }).eventId)),
  prune: async () => report('prune', await prune()),
} satisfies TaskList;

const timetable = `
* * * * * expire-leases ?queue=clock&max=3
* * * * * refer-late-comments ?queue=clock&max=3
*/10 * * * * expire-comments ?queue=clock&max=3
17 * * * * prune ?queue=clock&max=3
`;

/** Takes jobs from the database until it is stopped. The queue belongs to the database's owner, so it works as that. */
export async function runJobs({ databaseUrl }: { databaseUrl: string }): Promise<{ stop(): Promise<void> }> {
  const runner: Runner = await run({
    connectionString: databaseUrl,
    concurrency: 2,
    maxPoolSize: 4,
    noHandleSignals: true,
    taskList: tasks,
    crontab: timetable,
    logger: new Logger(() => (level, message) => {
      if (level === 'error' || level === 'warning') log().warn({ from: 'jobs' }, message);
    }),
  });
  runner.promise.catch((error: unknown) => log().error({ err: error }, 'the job runner ended'));
  return { stop: () => runner.stop() };
}

function report(task: string, count: number): void {
  if (count > 0) log().info({ task, count }, 'job done');
}

/** Forgets what is kept for a while only. */
async function prune(): Promise<number> {
  const now = systemContext.now();
  const platform = await transaction(async (tx) => {
    const events = await pruneEvents(tx, new Date(now.getTime() - EVENTS_KEPT_MS));
    return events + (await pruneKeys(tx, now)) + (await pruneLimits(tx, now));
  });
  return platform + (await forgetSessions()) + (await forgetHeldDrafts());
}
