import { DAY_MS, doubledWait } from '@/lib/platform/durations';
import type { EventKind } from '@/lib/platform/event-kinds';
import type { WebhookFormat, WebhookState, WebhookType } from './schemas';

/**
 * The events that endpoints can be told of, by the types that they go by. Of a comment: whether its newest text is told, as the desk sees it, or what
 * readers see, which is an empty place where it was taken away.
 */
export const told: Partial<Record<EventKind, { type: WebhookType; to?: 'readers' | 'desk' }>> = {
  'comment.submit': { type: 'comment.submitted', to: 'desk' },
  'comment.line-up': { type: 'comment.reviews_completed', to: 'desk' },
  'comment.object': { type: 'comment.objected', to: 'desk' },
  'comment.refer': { type: 'comment.referred', to: 'desk' },
  'comment.revise': { type: 'comment.edited', to: 'desk' },
  'comment.reject': { type: 'comment.rejected', to: 'desk' },
  'comment.expire': { type: 'comment.expired', to: 'desk' },
  'comment.publish': { type: 'comment.published', to: 'readers' },
  'comment.correct': { type: 'comment.corrected', to: 'readers' },
  'comment.remove': { type: 'comment.removed', to: 'readers' },
  'comment.hide': { type: 'comment.hidden', to: 'readers' },
  'comment.restore': { type: 'comment.restored', to: 'readers' },
  'comment.withdraw': { type: 'comment.withdrawn', to: 'readers' },
  'comment.unwithdraw': { type: 'comment.withdrawal_undone', to: 'readers' },
  'comment.pick': { type: 'comment.picked', to: 'readers' },
  'comment.unpick': { type: 'comment.unpicked', to: 'readers' },
  'report.file': { type: 'report.filed', to: 'desk' },
  'report.close': { type: 'report.closed', to: 'readers' },
  'appeal.file': { type: 'appeal.filed', to: 'desk' },
  'appeal.decide': { type: 'appeal.decided', to: 'desk' },
  'article.import': { type: 'article.created' },
  'article.update': { type: 'article.updated' },
  'article.set-discussion': { type: 'article.discussion_changed' },
};

/** What may bring a comment before the moderators. */
const REFERRING: readonly EventKind[] = ['comment.submit', 'comment.refer', 'comment.revise', 'comment.hide'];

/**
 * What an event is to an endpoint, if it is to be told of it. A chat is told of whatever brought a comment before the moderators, and by its one name; where a comment is
 * taken from readers, of the text that is in question.
 */
export function tellingOf(
  { type: kind, payload }: { type: EventKind; payload: object },
  { format, events }: { format: WebhookFormat; events: readonly string[] },
): { type: WebhookType; to?: 'readers' | 'desk' } | null {
  const usual = told[kind];
  if (!usual) return null;
  const isReferred = REFERRING.includes(kind) && 'state' in payload && payload.state === 'REFERRED';
  const telling =
    format !== 'STANDARD' && isReferred ? ({ type: 'comment.referred', to: 'desk' } as const) : usual;
  return events.includes(telling.type) ? telling : null;
}

/** Waits after tries that failed: from ten seconds to eight hours, for three days and some hours. */
const PACE = { firstSeconds: 10, mostSeconds: 8 * 60 * 60 };
export const MOST_WAITS = 20;
/** Failures in a row after which an endpoint is given a rest, and how these grow, so that what waits for it does not keep us busy. */
const FAILURES_BEFORE_REST = 3;
const REST = { firstSeconds: 10, mostSeconds: 10 * 60 };
/** An endpoint that takes nothing for as long is paused. */
const PATIENCE_MS = 3 * DAY_MS;

/** How an endpoint has done lately. */
export type Standing = {
  state: WebhookState;
  failures: number;
  failingSince: Date | null;
  restUntil: Date | null;
};

/** Where a delivery is after a try. */
export type Onward = { state: 'WAITING' | 'TAKEN' | 'GIVEN_UP'; waits: number; nextAt: Date };

type Tried = {
  /** What was answered; null where nothing was. */
  status: number | null;
  /** How long the answer asks us to wait. */
  retryAfterSeconds: number | null;
  waits: number;
  /** A test is tried once, and is no reason to think badly of an endpoint. */
  isTest: boolean;
  standing: Standing;
  at: Date;
};

/** What follows from a try: for what was delivered, and for the endpoint; `stop` where that is sent nothing any more. */
export function afterTry({ status, retryAfterSeconds, waits, isTest, standing, at }: Tried): {
  onward: Onward;
  standing: Standing;
  stop: 'failures' | 'gone' | null;
} {
  if (status !== null && status >= 200 && status <= 299)
    return {
      onward: { state: 'TAKEN', waits, nextAt: at },
      standing:
        standing.failures === 0
          ? standing
          : { ...standing, failures: 0, failingSince: null, restUntil: null },
      stop: null,
    };
  const givenUp = { state: 'GIVEN_UP', waits, nextAt: at } as const;
  if (isTest) return { onward: givenUp, standing, stop: null };
  const failures = standing.failures + 1;
  const failingSince = standing.failingSince ?? at;
  const rest = failures < FAILURES_BEFORE_REST ? 0 : doubledWait(REST, failures - FAILURES_BEFORE_REST);
  const failing = { ...standing, failures, failingSince, restUntil: rest ? later(at, rest) : null };
  if (status === 410)
    return { onward: givenUp, standing: { ...failing, state: 'GONE' }, stop: stopsNow(standing, 'gone') };
  const wait = Math.max(doubledWait(PACE, waits), Math.min(retryAfterSeconds ?? 0, PACE.mostSeconds));
  const onward: Onward =
    waits === MOST_WAITS ? givenUp : { state: 'WAITING', waits: waits + 1, nextAt: later(at, wait) };
  const stop = at.getTime() - failingSince.getTime() >= PATIENCE_MS ? stopsNow(standing, 'failures') : null;
  return { onward, standing: stop ? { ...failing, state: 'FAILED' } : failing, stop };
}

/** One that an administrator has paused meanwhile is not paused once more; one that is gone is so even then. */
const stopsNow = ({ state }: Standing, cause: 'failures' | 'gone') =>
  state === 'ACTIVE' || (cause === 'gone' && state !== 'GONE') ? cause : null;

const later = (at: Date, seconds: number): Date => new Date(at.getTime() + seconds * 1_000);
