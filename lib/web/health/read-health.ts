import { statfs } from 'node:fs/promises';
import { authorize } from '@/lib/members/permissions';
import type { Viewer } from '@/lib/members/viewer';
import { readWaitingSeals } from '@/lib/moderation/audit/read-last-seal';
import { checkDatabase } from '@/lib/platform/check-database';
import { systemContext, type Context } from '@/lib/platform/context';
import { connectionPool, database } from '@/lib/platform/db';
import { DAY_MS } from '@/lib/platform/durations';
import { env } from '@/lib/platform/env';
import { ageOfOldestDueJob } from '@/lib/platform/job-workers';
import { serverStats } from '../page-cache/exposed-stats';
import { errorForStaff, isOfLetters, statesOf } from './rules';
import type { Measured, Part, State } from './schemas';
import { findFailedJobs, findPulse } from './store';

/** Jobs that were given up which are named. */
const NAMED = 25;

export type Health = {
  at: string;
  measured: Measured;
  states: Record<Part, State>;
  failed: { id: string; task: string; attempts: number; since: string; error: string | null }[];
  /** Failed jobs beyond those that are named. */
  more: number;
};

/**
 * How the site is, as this instance sees it. A part that cannot be measured says so, and keeps none of the others from being read.
 * @throws 401, 403
 */
export async function readHealth({
  viewer,
  context = systemContext,
}: {
  viewer: Viewer | null;
  context?: Context;
}): Promise<Health> {
  authorize(viewer, 'health.read');
  const now = context.now();
  const db = database();
  const [databaseMs, pulse, lag, failed, unsealed, disk] = await Promise.all([
    measured(timed(checkDatabase)),
    measured(findPulse(db, { since: new Date(now.getTime() - DAY_MS) })),
    measured(ageOfOldestDueJob(db)),
    measured(findFailedJobs(db, NAMED)),
    measured(readWaitingSeals({ now })),
    measured(spaceOn(env().FILES_FOLDER)),
  ]);
  const stats = serverStats();
  const count = (isWanted: (task: string) => boolean): number | null =>
    failed && failed.counts.reduce((sum, one) => sum + (isWanted(one.task) ? one.count : 0), 0);
  const all: Measured = {
    databaseMs,
    connections: pulse && {
      open: pulse.connections,
      most: pulse.mostConnections,
      waiting: connectionPool().waitingCount,
    },
    workers: pulse && pulse.workers,
    lag,
    failedJobs: count((task) => !isOfLetters(task)),
    failedLetters: count(isOfLetters),
    checksFailed: pulse && pulse.checksFailed,
    webhooks: pulse && { paused: pulse.paused, oldest: pulse.oldestDelivery },
    listener: stats?.hears ?? null,
    streams: stats?.streams ?? null,
    disk,
    databaseBytes: pulse && pulse.databaseBytes,
    unsealed,
  };
  const jobs = failed?.jobs ?? [];
  return {
    at: now.toISOString(),
    measured: all,
    states: statesOf(all),
    failed: jobs.map(({ since, error, ...job }) => ({
      ...job,
      since: since.toISOString(),
      error: error === null ? null : errorForStaff(error),
    })),
    more: (count(() => true) ?? 0) - jobs.length,
  };
}

/** What it comes to, or null where it cannot be had. */
const measured = <T>(reading: Promise<T>): Promise<T | null> => reading.catch(() => null);

async function timed(work: () => Promise<void>): Promise<number> {
  const begun = performance.now();
  await work();
  return Math.round(performance.now() - begun);
}

/** Bytes that are free for us, and that there are, where this folder is. */
async function spaceOn(folder: string): Promise<{ free: number; total: number }> {
  const { bavail, blocks, bsize } = await statfs(folder).catch(() => statfs('.'));
  return { free: bavail * bsize, total: blocks * bsize };
}
