import { EventEmitter } from 'node:events';
import {
  Logger,
  run,
  type Runner,
  type RunnerOptions,
  type TaskList,
  type WorkerEvents,
} from 'graphile-worker';
import { Pool } from 'pg';
import { TIME_ZONE } from '@/lib/language/times';
import { systemContext } from '@/lib/platform/context';
import { sqlStatements, transaction } from '@/lib/platform/db';
import { DAY_MS } from '@/lib/platform/durations';
import { DELIVER, pruneEvents } from '@/lib/platform/events';
import { pruneKeys } from '@/lib/platform/idempotency';
import { isWithin } from '@/lib/platform/is-within';
import { BEAT_MS, beat, DEAD_AFTER_SECONDS, signOff } from '@/lib/platform/job-workers';
import { log } from '@/lib/platform/log';
import { pruneLimits } from '@/lib/platform/rate-limits';
import { forgetSessions } from '@/lib/members/forget-sessions';
import { SEND_INVITATION, type InvitationJob } from '@/lib/members/invitations/schemas';
import { SEND_DEVICE_LETTER, type DeviceLetterJob } from '@/lib/members/new-device/schemas';
import { SEND_REMOVAL_LETTER, type RemovalLetterJob } from '@/lib/members/second-factor/schemas';
import { makeExport } from '@/lib/members/export/make-export';
import { MAKE_EXPORT, type ExportJob } from '@/lib/members/export/schemas';
import { freeNamesOfFormer } from '@/lib/members/leaving/close-account';
import { endSilentRoles } from '@/lib/members/outside/end-silent-roles';
import { deleteOrphans } from '@/lib/members/picture/delete-objects';
import { SEND_ADDRESS_LETTER, type AddressLetterJob } from '@/lib/members/address/schemas';
import { SEND_SIGN_IN_LINK, type SignInLinkJob } from '@/lib/members/sign-in-link/schemas';
import { endSubscriptions } from '@/lib/members/stripe/end-subscriptions';
import { followCharge } from '@/lib/members/stripe/follow-charge';
import { followCustomer } from '@/lib/members/stripe/follow-customer';
import { followDueCustomers } from '@/lib/members/stripe/follow-due';
import {
  END_SUBSCRIPTIONS,
  FOLLOW_CHARGE,
  FOLLOW_CUSTOMER,
  type ChargeJob,
  type CustomerJob,
  type EndJob,
} from '@/lib/members/stripe/schemas';
import { SEND_PASSWORD_LETTER, type PasswordLetterJob } from '@/lib/members/password-reset/schemas';
import { forgetImports, runImport } from '@/lib/comments/transfer/at-desk/run-import';
import { IMPORT_COMMENTS, type ImportJob } from '@/lib/comments/transfer/at-desk/schemas';
import { readPosts } from '@/lib/articles/ghost/read-posts';
import { READ_GHOST_POSTS, type ReadPostsJob } from '@/lib/articles/ghost/schemas';
import { claimComments } from '@/lib/comments/transfer/claim-comments';
import { CLAIM_COMMENTS, type ClaimJob } from '@/lib/comments/transfer/schemas';
import { forgetHeldDrafts } from '@/lib/comments/drafts/hold-draft';
import { expireComments, referLateComments, referUnanswered } from '@/lib/comments/end-waiting';
import { currentPace } from '@/lib/comments/pace/current-pace';
import { measurePace } from '@/lib/comments/pace/measure-pace';
import { rescoreAll } from '@/lib/comments/ranking/rescore-all';
import { lookForAlerts } from '@/lib/moderation/alerts/look-for-alerts';
import { sealAudit } from '@/lib/moderation/audit/seal-audit';
import { refitOdds } from '@/lib/peer-review/blind-audits/refit-odds';
import { refitBridging } from '@/lib/peer-review/bridging/refit-bridging';
import { decideFullyReviewed } from '@/lib/peer-review/decision/decide-fully-reviewed';
import { expireLeases } from '@/lib/peer-review/assignment/expire-leases';
import { forgetForecasts, makeForecast } from '@/lib/peer-review/forecast/make-forecast';
import { MAKE_FORECAST, type ForecastKey } from '@/lib/peer-review/forecast/schemas';
import { forgetReplays, makeReplay } from '@/lib/peer-review/lab/make-replay';
import { MAKE_REPLAY, type ReplayKey } from '@/lib/peer-review/lab/schemas';
import { forgetNetworks, lookForPatterns } from '@/lib/peer-review/patterns/look-for-patterns';
import { refitReviewers } from '@/lib/peer-review/reliability/refit-reviewers';
import { countReviewedByAll } from '@/lib/peer-review/thanks/count-reviewed';
import { isCounted, summarisePeerReview } from '@/lib/peer-review/transparency/read-transparency';
import { carryOutHeld } from '@/lib/moderation/held-decisions/carry-out';
import { forgetDrafts } from '@/lib/moderation/held-decisions/forget-drafts';
import { CARRY_OUT, type CarryOutJob } from '@/lib/moderation/held-decisions/schemas';
import { foldDays } from '@/lib/moderation/numbers/fold-days';
import { SEND_DIGEST, SEND_MAIL } from '@/lib/outreach/mail/schemas';
import { sendDeviceLetter } from '@/lib/outreach/mail/send-device-letter';
import { sendRemovalLetter } from '@/lib/outreach/mail/send-removal-letter';
import { sendAddressLetter } from '@/lib/outreach/mail/send-address-letter';
import { sendDigest, type DigestJob } from '@/lib/outreach/mail/send-digest';
import { sendSignInLink } from '@/lib/outreach/mail/send-sign-in-link';
import { sendInvitation } from '@/lib/outreach/mail/send-invitation';
import { sendDueDigests } from '@/lib/outreach/mail/send-due-digests';
import { sendNotice } from '@/lib/outreach/mail/send-notice';
import { sendPasswordLetter } from '@/lib/outreach/mail/send-password-letter';
import { forgetNotices } from '@/lib/outreach/notices/inbox/forget-notices';
import { remindOfReviews } from '@/lib/outreach/notices/sending/remind-of-reviews';
import { forgetDeliveries } from '@/lib/outreach/webhooks/forget-deliveries';
import { DELIVER_WEBHOOKS, type DeliverJob } from '@/lib/outreach/webhooks/schemas';
import { sendDeliveries } from '@/lib/outreach/webhooks/send-deliveries';
import { sumUpDay } from '@/lib/outreach/webhooks/sum-up-day';
import { finishDepartures, finishWhatFormerMembersWrote } from './finish-departures';
import { deliverEvent } from './subscribers';

const EVENTS_KEPT_MS = 7 * DAY_MS;

/** What follows from an event, or from a decision that nobody has taken back: somebody waits for it. */
const eventTasks = {
  [CARRY_OUT]: async (payload) => carryOutHeld(payload as CarryOutJob),
  [DELIVER]: async (payload) => deliverEvent(BigInt((payload as { eventId: string }).eventId)),
} satisfies TaskList;

/** What runs by the clock. */
const clockTasks = {
  'expire-leases': async () => report('expire-leases', await expireLeases()),
  'decide-fully-reviewed': async () => report('decide-fully-reviewed', await decideFullyReviewed()),
  'refer-late-comments': async () => report('refer-late-comments', await referLateComments()),
  'refer-unanswered': async () => report('refer-unanswered', await referUnanswered()),
  'seal-audit': async () => report('seal-audit', await sealAudit()),
  'look-for-alerts': async () => report('look-for-alerts', await lookForAlerts()),
  'measure-pace': async () => measurePace(),
  'expire-comments': async () => report('expire-comments', await expireComments()),
  'finish-departures': async () => report('finish-departures', await finishDepartures()),
  'follow-due-customers': async () => report('follow-due-customers', await followDueCustomers()),
  'remind-of-reviews': async () => void (await remindOfReviews()),
  'send-due-digests': async () => void (await sendDueDigests()),
  'sum-up-day': async () => report('sum-up-day', await sumUpDay()),
  prune: async () => report('prune', await prune()),
  'end-silent-roles': async () => report('end-silent-roles', await endSilentRoles()),
  'refit-bridging': async () => report('refit-bridging', await refitBridging()),
  'summarise-peer-review': async () => void (await summarisePeerReview()),
  'rescore-comments': async () => report('rescore-comments', await rescoreAll()),
  'refit-reviewers': async () => report('refit-reviewers', await refitReviewers()),
  'count-reviewed': async () => report('count-reviewed', await countReviewedByAll()),
  'refit-odds': async () => report('refit-odds', await refitOdds()),
  'look-for-patterns': async () => void (await lookForPatterns()),
  'fold-days': async () => report('fold-days', await foldDays({ zone: TIME_ZONE })),
  'delete-orphaned-pictures': async () => report('delete-orphaned-pictures', await deleteOrphans()),
} satisfies TaskList;

const TIMES: Record<keyof typeof clockTasks, string> = {
  'expire-leases': '* * * * *',
  'decide-fully-reviewed': '* * * * *',
  'refer-late-comments': '* * * * *',
  'refer-unanswered': '* * * * *',
  'seal-audit': '* * * * *',
  'look-for-alerts': '*/5 * * * *',
  'measure-pace': '*/10 * * * *',
  'expire-comments': '*/10 * * * *',
  'finish-departures': '*/5 * * * *',
  'follow-due-customers': '*/10 * * * *',
  'remind-of-reviews': '*/10 * * * *',
  'send-due-digests': '1 * * * *',
  'sum-up-day': '2 * * * *',
  prune: '17 * * * *',
  'end-silent-roles': '27 * * * *',
  'refit-bridging': '37 * * * *',
  'summarise-peer-review': '47 * * * *',
  'rescore-comments': '13 3 * * *',
  'refit-reviewers': '23 3 * * *',
  'count-reviewed': '43 3 * * *',
  'refit-odds': '3 4 1 * *',
  'look-for-patterns': '53 3 * * *',
  'fold-days': '7 * * * *',
  'delete-orphaned-pictures': '33 4 * * *',
};

/** Each has a queue of its own: whichever instance takes it, it runs once at a time, and waits for no other. */
export const timetable = Object.entries(TIMES)
  .map(([task, times]) => `${times} ${task} ?queue=${task}&max=3`)
  .join('\n');

/** What waits for somebody else's server. */
const mailTasks = {
  [SEND_MAIL]: async (payload) => sendNotice(payload as { noticeId: string }),
  [SEND_PASSWORD_LETTER]: async (payload) => sendPasswordLetter({ job: payload as PasswordLetterJob }),
  [SEND_INVITATION]: async (payload) => sendInvitation({ job: payload as InvitationJob }),
  [SEND_DEVICE_LETTER]: async (payload) => sendDeviceLetter({ job: payload as DeviceLetterJob }),
  [SEND_REMOVAL_LETTER]: async (payload) => sendRemovalLetter({ job: payload as RemovalLetterJob }),
  [SEND_SIGN_IN_LINK]: async (payload) => sendSignInLink({ job: payload as SignInLinkJob }),
  [SEND_ADDRESS_LETTER]: async (payload) => sendAddressLetter({ job: payload as AddressLetterJob }),
  [SEND_DIGEST]: async (payload) => sendDigest({ job: payload as DigestJob }),
} satisfies TaskList;

/** What waits for servers that anybody may have named. */
const webhookTasks = {
  [DELIVER_WEBHOOKS]: async (payload) => sendDeliveries({ job: payload as DeliverJob }),
} satisfies TaskList;

/** What asks Stripe. */
const paymentTasks = {
  [FOLLOW_CUSTOMER]: async (payload) => followCustomer(payload as CustomerJob),
  [FOLLOW_CHARGE]: async (payload) => followCharge({ job: payload as ChargeJob }),
  [END_SUBSCRIPTIONS]: async (payload) => endSubscriptions({ job: payload as EndJob }),
} satisfies TaskList;

/** What takes seconds of a processor, in a thread, and somebody waits for it with a page open. */
const labTasks = {
  [MAKE_REPLAY]: async (payload) => void (await makeReplay({ key: payload as ReplayKey })),
} satisfies TaskList;

/** What takes a minute in a thread, and is looked after at the desk. */
const importTasks = {
  [IMPORT_COMMENTS]: async (payload) => runImport({ job: payload as ImportJob }),
} satisfies TaskList;

/** What takes a minute, and nobody waits for it with a page open. */
const longTasks = {
  [MAKE_FORECAST]: async (payload) => void (await makeForecast({ key: payload as ForecastKey })),
  [READ_GHOST_POSTS]: async (payload) => readPosts({ job: payload as ReadPostsJob }),
  [CLAIM_COMMENTS]: async (payload) => claimComments({ job: payload as ClaimJob }),
  [MAKE_EXPORT]: async (payload) => makeExport({ job: payload as ExportJob }),
} satisfies TaskList;

export const tasks = {
  ...eventTasks,
  ...clockTasks,
  ...mailTasks,
  ...webhookTasks,
  ...paymentTasks,
  ...labTasks,
  ...importTasks,
  ...longTasks,
};

/**
 * Eight lanes: however long one takes, nothing in another waits for it. What runs by the clock has a place for each of its tasks;
 * it is woken when there is something to do, and looks by itself less often.
 */
export const LANES: Pick<RunnerOptions, 'taskList' | 'concurrency' | 'crontab' | 'pollInterval'>[] = [
  { taskList: eventTasks, concurrency: 2 },
  {
    taskList: clockTasks,
    concurrency: Object.keys(clockTasks).length,
    crontab: timetable,
    pollInterval: 5_000,
  },
  { taskList: mailTasks, concurrency: 2 },
  // As many endpoints are sent to at once, each by one job: one that takes its time holds up no other while there are fewer of its kind.
  { taskList: webhookTasks, concurrency: 8 },
  { taskList: paymentTasks, concurrency: 2 },
  { taskList: labTasks, concurrency: 1 },
  { taskList: importTasks, concurrency: 1 },
  { taskList: longTasks, concurrency: 1 },
];

/** A connection for each lane to listen on, and some to take and finish jobs: none is held while a job runs. */
const CONNECTIONS = 13;

/** Milliseconds that jobs under way have to finish when we are to stop. Then they are given back. */
const FINISHING_MS = 8_000;

/**
 * Takes jobs from the database until it is stopped. The queue belongs to the database's owner, so it works as that.
 * @param options.deadAfterSeconds how long another may be silent before what it has locked is freed; shorter in tests alone
 */
export async function runJobs({
  databaseUrl,
  deadAfterSeconds = DEAD_AFTER_SECONDS,
}: {
  databaseUrl: string;
  deadAfterSeconds?: number;
}): Promise<{ stop(): Promise<void> }> {
  const pool = openPool(databaseUrl);
  const ids: string[] = [];
  const events: WorkerEvents = new EventEmitter();
  events.on('pool:create', ({ workerPool }) => ids.push(workerPool.id));
  sayWhatIsLost(events);
  const lanes = await Promise.all(LANES.map((lane) => start({ ...lane, pgPool: pool, events })));
  const sayAlive = async () => {
    try {
      const dead = await beat(pool, ids, deadAfterSeconds);
      if (dead.length > 0) log().warn({ from: 'jobs', dead }, 'what dead workers had begun is begun again');
    } catch (error) {
      log().warn({ from: 'jobs', err: error }, 'could not say that we live: others may do our jobs again');
    }
  };
  await sayAlive();
  countWhatIsUncounted(lanes[0]!).catch((error: unknown) =>
    log().warn({ from: 'jobs', err: error }, 'what is not counted yet waits for its hour'),
  );
  const beating = setInterval(() => void sayAlive(), Math.min(BEAT_MS, (deadAfterSeconds * 1000) / 4));
  return {
    async stop() {
      clearInterval(beating);
      const stopping = Promise.allSettled(lanes.map((lane) => lane.stop()));
      const finished = await isWithin(FINISHING_MS, stopping);
      if (!finished) log().warn({ from: 'jobs' }, 'jobs that take longer are given back');
      try {
        await signOff(pool, ids);
        await isWithin(1_000, pool.end());
      } catch (error) {
        log().warn(
          { from: 'jobs', err: error },
          'could not sign off: what was under way waits until that is seen',
        );
      }
    },
  };
}

/**
 * What readers wait for is counted now, where it never was, or by a version that counted less: not at the next hour first. So is how many take part: a site that
 * begins has few, and needs fewer to accept a comment.
 */
async function countWhatIsUncounted(lane: Runner): Promise<void> {
  const count = (task: keyof typeof clockTasks) =>
    lane.addJob(task, {}, { queueName: task, jobKey: task, maxAttempts: 3 });
  if ((await currentPace(sqlStatements())).activeMembers === null) await count('measure-pace');
  if (!(await isCounted())) await count('summarise-peer-review');
}

/** Of what is about somebody's money, it is said loudly that it is not tried again. */
export function sayWhatIsLost(events: WorkerEvents): void {
  events.on('job:failed', ({ job: { id, task_identifier: task, payload }, error }) => {
    if (task in paymentTasks) log().error({ id, task, payload, err: error }, 'a job is given up');
  });
}

function openPool(connectionString: string): Pool {
  const pool = new Pool({ connectionString, max: CONNECTIONS, connectionTimeoutMillis: 10_000 });
  // A connection that breaks is replaced; without a listener it would end the process.
  const note = (error: Error) => log().warn({ from: 'jobs', err: error }, 'a connection broke');
  pool.on('error', note);
  pool.on('connect', (client) => client.on('error', note));
  return pool;
}

async function start(options: RunnerOptions): Promise<Runner> {
  const runner = await run({
    noHandleSignals: true,
    // Behind a pooler, without an address past it, the next transaction's session may not know a statement of the one before.
    noPreparedStatements: true,
    // Its one warning is that there are more places than connections, which is as we want it.
    logger: new Logger(() => (level, message) => {
      if (level === 'error') log().warn({ from: 'jobs' }, message);
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
  return (
    platform +
    (await forgetSessions()) +
    (await forgetHeldDrafts()) +
    (await forgetDrafts()) +
    (await forgetNetworks()) +
    (await forgetNotices()) +
    (await forgetDeliveries()) +
    (await forgetForecasts()) +
    (await forgetReplays()) +
    (await forgetImports()) +
    (await freeNamesOfFormer()) +
    (await finishWhatFormerMembersWrote())
  );
}
