import { Logger, run, type Runner, type RunnerOptions, type TaskList } from 'graphile-worker';
import { systemContext } from '@/lib/platform/context';
import { transaction } from '@/lib/platform/db';
import { DAY_MS } from '@/lib/platform/durations';
import { DELIVER, pruneEvents } from '@/lib/platform/events';
import { pruneKeys } from '@/lib/platform/idempotency';
import { log } from '@/lib/platform/log';
import { pruneLimits } from '@/lib/platform/rate-limits';
import { forgetSessions } from '@/lib/members/forget-sessions';
import { forgetHeldDrafts } from '@/lib/comments/drafts/forget-held-drafts';
import { expireComments, referLateComments } from '@/lib/comments/end-waiting';
import { rescoreAll } from '@/lib/comments/ranking/rescore-all';
import { refitBridging } from '@/lib/peer-review/bridging/refit-bridging';
import { decideFullyReviewed } from '@/lib/peer-review/decide-fully-reviewed';
import { expireLeases } from '@/lib/peer-review/expire-leases';
import { forgetNetworks } from '@/lib/peer-review/patterns/forget-networks';
import { lookForPatterns } from '@/lib/peer-review/patterns/look-for-patterns';
import { refitReviewers } from '@/lib/peer-review/reliability/refit-reviewers';
import { summarisePeerReview } from '@/lib/peer-review/transparency/summarise-peer-review';
import { SEND_DIGEST, SEND_MAIL } from '@/lib/outreach/mail/schemas';
import { sendDigest, type DigestJob } from '@/lib/outreach/mail/send-digest';
import { sendDueDigests } from '@/lib/outreach/mail/send-due-digests';
import { sendNotice } from '@/lib/outreach/mail/send-notice';
import { remindOfReviews } from '@/lib/outreach/notices/remind-of-reviews';
import { deliverEvent } from './subscribers';

const EVENTS_KEPT_MS = 7 * DAY_MS;

/** What runs by the clock, whichever instance takes it, at most one at a time of each; and what follows from an event. */
const ownTasks = {
  'expire-leases': async () => report('expire-leases', await expireLeases()),
  'decide-fully-reviewed': async () => report('decide-fully-reviewed', await decideFullyReviewed()),
  'refer-late-comments': async () => report('refer-late-comments', await referLateComments()),
  'expire-comments': async () => report('expire-comments', await expireComments()),
  'refit-reviewers': async () => report('refit-reviewers', await refitReviewers()),
  'rescore-comments': async () => report('rescore-comments', await rescoreAll()),
  'refit-bridging': async () => report('refit-bridging', await refitBridging()),
  'summarise-peer-review': async () => void (await summarisePeerReview()),
  [DELIVER]: async (payload) => deliverEvent(BigInt((payload as { eventId: string }).eventId)),
  'look-for-patterns': async () => void (await lookForPatterns()),
  'remind-of-reviews': async () => void (await remindOfReviews()),
  'send-due-digests': async () => void (await sendDueDigests()),
  prune: async () => report('prune', await prune()),
} satisfies TaskList;

/** What waits for somebody else's server. */
const mailTasks = {
  [SEND_MAIL]: async (payload) => sendNotice(payload as { noticeId: string }),
  [SEND_DIGEST]: async (payload) => sendDigest({ job: payload as DigestJob }),
} satisfies TaskList;

export const tasks = { ...ownTasks, ...mailTasks };

const timetable = `
* * * * * expire-leases ?queue=clock&max=3
* * * * * decide-fully-reviewed ?queue=clock&max=3
* * * * * refer-late-comments ?queue=clock&max=3
*/10 * * * * expire-comments ?queue=clock&max=3
*/10 * * * * remind-of-reviews ?queue=clock&max=3
1 * * * * send-due-digests ?queue=clock&max=3
17 * * * * prune ?queue=clock&max=3
23 3 * * * refit-reviewers ?queue=night&max=3
47 * * * * summarise-peer-review ?queue=clock&max=3
13 3 * * * rescore-comments ?queue=night&max=3
37 * * * * refit-bridging ?queue=night&max=3
53 3 * * * look-for-patterns ?queue=night&max=3
`;

/**
 * Takes jobs from the database until it is stopped. The queue belongs to the database's owner, so it works as that. Mail has
 * workers of its own: however slow its server is, nothing else waits for it.
 */
export async function runJobs({ databaseUrl }: { databaseUrl: string }): Promise<{ stop(): Promise<void> }> {
  const runners = await Promise.all([
    start({ connectionString: databaseUrl, taskList: ownTasks, crontab: timetable, maxPoolSize: 4 }),
    start({ connectionString: databaseUrl, taskList: mailTasks, maxPoolSize: 3 }),
  ]);
  return { stop: async () => void (await Promise.all(runners.map((runner) => runner.stop()))) };
}

async function start(options: RunnerOptions): Promise<Runner> {
  const runner = await run({
    concurrency: 2,
    noHandleSignals: true,
    logger: new Logger(() => (level, message) => {
      if (level === 'error' || level === 'warning') log().warn({ from: 'jobs' }, message);
    }),
    ...options,
  });
  runner.promise.catch((error: unknown) => log().error({ err: error }, 'the job runner ended'));
  return runner;
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
  return platform + (await forgetSessions()) + (await forgetHeldDrafts()) + (await forgetNetworks());
}
