import { systemContext, type Context } from '@/lib/platform/context';
import { database, transaction } from '@/lib/platform/db';
import { DAY_MS, HOUR_MS } from '@/lib/platform/durations';
import type { Alert } from '@/lib/platform/event-kinds';
import { emit } from '@/lib/platform/events';
import { currentPolicy } from '@/lib/policy/current-policy';
import type { PolicySettings } from '@/lib/policy/schemas';
import { isBurst, usualOf } from './rules';
import {
  beginAlerts,
  countAppealsSince,
  deleteAlertsBefore,
  findRate,
  findReported,
  findWaiting,
} from './store';

/** What has not been so for as long is over: when it is so again, it is told again. */
const OVER_AFTER_MS = HOUR_MS;
/** An alert that is over is of no use by then. */
const KEPT_MS = 30 * DAY_MS;

/** What is so of a kind, and what staff are told of those that begin. */
type Found = {
  kind: Alert['kind'];
  /** Which of its kind they are. */
  subjects: string[];
  /** They never begin anew. */
  once?: boolean;
  alertOf(begun: string[]): Alert;
};

/**
 * The job: looks for what the policy has staff alerted to, and says of each once that it has begun, in the transaction that notes it. What goes on
 * is not said again; appeals that are due, each day. What begins together of a kind is one alert. Returns how many there are.
 */
export async function lookForAlerts({
  context = systemContext,
}: { context?: Context } = {}): Promise<number> {
  const { alerts, appeals } = await currentPolicy();
  const at = context.now();
  const found = await find(alerts, appeals, at);
  const over = new Date(at.getTime() - OVER_AFTER_MS);
  return transaction(async (tx) => {
    let told = 0;
    for (const { kind, subjects, once = false, alertOf } of found) {
      const begun = await beginAlerts(tx, { kind, subjects, at, over: once ? null : over });
      const [first] = begun;
      if (!first) continue;
      told += 1;
      const alert = alertOf(begun.map(({ subject }) => subject));
      const payload = { alert, byLetter: alerts.by === 'letter' };
      await emit(tx, { type: 'alert.raise', subjectId: first.id, payload });
    }
    await deleteAlertsBefore(tx, new Date(at.getTime() - KEPT_MS));
    return told;
  });
}

/** In one order, whoever looks: they wait for one another, and not in a circle. */
async function find(
  { waitingHours, reports, appealHours, burst }: PolicySettings['alerts'],
  { answerDays }: Pick<PolicySettings['appeals'], 'answerDays'>,
  at: Date,
): Promise<Found[]> {
  const db = database();
  const ago = (milliseconds: number) => new Date(at.getTime() - milliseconds);
  const found: Found[] = [];
  const waiting = waitingHours > 0 && (await findWaiting(db, ago(waitingHours * HOUR_MS)));
  const add = (alert: Alert, subject: string, once = false) =>
    found.push({ kind: alert.kind, subjects: [subject], once, alertOf: () => alert });
  if (waiting) {
    const hours = Math.floor((at.getTime() - waiting.oldest.getTime()) / HOUR_MS);
    add({ kind: 'waiting', count: waiting.count, limit: waitingHours, hours }, '');
  }
  const reported = reports > 0 ? await findReported(db, reports) : [];
  if (reported.length > 0) {
    const counts = new Map(reported.map(({ comment, count }) => [comment, count]));
    found.push({
      kind: 'reported',
      subjects: [...counts.keys()],
      alertOf: (begun) => ({
        kind: 'reported',
        comment: begun[0]!,
        count: counts.get(begun[0]!)!,
        comments: begun.length,
        limit: reports,
      }),
    });
  }
  const due =
    appealHours > 0 ? await countAppealsSince(db, ago(answerDays * DAY_MS - appealHours * HOUR_MS)) : 0;
  if (due > 0) add({ kind: 'appeals', count: due, hours: appealHours }, at.toISOString().slice(0, 10), true);
  for (const of of burst.times > 0 ? (['submissions', 'reports'] as const) : []) {
    const rate = await findRate(db, of, at);
    if (isBurst(rate, burst))
      add({ kind: 'burst', of, count: rate.now, usual: Math.round(usualOf(rate) ?? 0) }, of);
  }
  return found;
}
