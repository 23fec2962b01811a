import { systemContext, type Context } from '@/lib/platform/context';
import { database, transaction } from '@/lib/platform/db';
import { DAY_MS, HOUR_MS } from '@/lib/platform/durations';
import type { Alert } from '@/lib/platform/event-kinds';
import { emit } from '@/lib/platform/events';
import { currentPolicy } from '@/lib/policy/current-policy';
import type { PolicySettings } from '@/lib/policy/schemas';
import { isBurst, usualOf } from './rules';
import {
  beginAlert,
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

/** What staff are alerted to, and which of its kind it is. */
type Found = { alert: Alert; subject: string };

/**
 * The job: looks for what the policy has staff alerted to, and says of each once that it has begun, in the transaction that notes it. What goes on
 * is not said again; appeals that are due, each day. Returns how many have begun.
 */
export async function lookForAlerts({
  context = systemContext,
}: { context?: Context } = {}): Promise<number> {
  const { alerts, appeals } = await currentPolicy();
  const at = context.now();
  const found = await find(alerts, appeals, at);
  const over = new Date(at.getTime() - OVER_AFTER_MS);
  return transaction(async (tx) => {
    let begun = 0;
    for (const { alert, subject } of found) {
      const id = await beginAlert(tx, { kind: alert.kind, subject, at, over });
      if (id === null) continue;
      begun += 1;
      const payload = { alert, byLetter: alerts.by === 'letter' };
      await emit(tx, { type: 'alert.raise', subjectId: id, payload });
    }
    await deleteAlertsBefore(tx, new Date(at.getTime() - KEPT_MS));
    return begun;
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
  if (waiting) {
    const hours = Math.floor((at.getTime() - waiting.oldest.getTime()) / HOUR_MS);
    found.push({ alert: { kind: 'waiting', count: waiting.count, limit: waitingHours, hours }, subject: '' });
  }
  const reported = reports > 0 ? await findReported(db, reports) : [];
  for (const one of reported.toSorted((a, b) => (a.comment < b.comment ? -1 : 1)))
    found.push({ alert: { kind: 'reported', ...one }, subject: one.comment });
  const due =
    appealHours > 0 ? await countAppealsSince(db, ago(answerDays * DAY_MS - appealHours * HOUR_MS)) : 0;
  if (due > 0)
    found.push({
      alert: { kind: 'appeals', count: due, hours: appealHours },
      subject: at.toISOString().slice(0, 10),
    });
  for (const of of burst.times > 0 ? (['submissions', 'reports'] as const) : []) {
    const rate = await findRate(db, of, at);
    if (isBurst(rate, burst))
      found.push({
        alert: { kind: 'burst', of, count: rate.now, usual: Math.round(usualOf(rate) ?? 0) },
        subject: of,
      });
  }
  return found;
}
