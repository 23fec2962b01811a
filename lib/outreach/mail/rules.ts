import { DAY_MS } from '@/lib/platform/durations';
import type { Seen, Topic } from '../notices/schemas';
import type { DigestTiming, MailTiming } from './schemas';

/**
 * When mail about a topic is sent to whoever has not said otherwise. What does not concern their own words waits in the page, or
 * for a letter that has all of it.
 */
const byDefault: Record<Topic, MailTiming> = {
  decisions: 'AT_ONCE',
  comments: 'AT_ONCE',
  duty: 'AT_ONCE',
  conversation: 'AT_ONCE',
  follows: 'DAILY',
  reactions: 'WEEKLY',
  reviews: 'AT_ONCE',
  thanks: 'NEVER',
  reports: 'AT_ONCE',
  account: 'AT_ONCE',
  desk: 'AT_ONCE',
};

/**
 * Mail about it cannot be turned off: a decision against somebody's words comes with the reason and the way to appeal that
 * Article 17 of the Digital Services Act owes them, and the time to appeal runs from it.
 */
export const isAlwaysMailed = (topic: Topic): boolean => topic === 'decisions';

/** When mail about a topic is due, given what the member chose. */
export const mailTiming = (topic: Topic, chosen: MailTiming | undefined): MailTiming =>
  isAlwaysMailed(topic) ? 'AT_ONCE' : (chosen ?? byDefault[topic]);

/** Whether a notice tells of what its member may not see any more: it was taken back or down, or is by somebody they have muted. */
export const isGone = (topic: Topic, seen: Seen | null): boolean =>
  seen === null && ['conversation', 'follows', 'reactions'].includes(topic);

/** Digests go out at this hour, in UTC; those of a week on Mondays. */
const HOUR = 7;
const MONDAY = 1;
const DAYS: Record<DigestTiming, number> = { DAILY: 1, WEEKLY: 7 };

/** The newest moment at which a digest was due: everything before it belongs to it, and to none that is due later. */
export function dueSince(timing: DigestTiming, now: Date): Date {
  const due = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate(), HOUR));
  if (due > now) due.setUTCDate(due.getUTCDate() - 1);
  if (timing === 'WEEKLY') due.setUTCDate(due.getUTCDate() - ((due.getUTCDay() - MONDAY + 7) % 7));
  return due;
}

/**
 * How far back a digest looks: the time of four, so that what an outage held up still comes, and what somebody has left unread
 * for ages before they asked for digests does not.
 */
export const digestReachesBackTo = (timing: DigestTiming, due: Date): Date =>
  new Date(due.getTime() - 4 * DAYS[timing] * DAY_MS);

/** What names a digest for good: it is in its Message-ID, by which mail systems know a second copy for the first. */
export const digestId = (timing: DigestTiming, due: Date, memberId: string): string =>
  `${timing.toLowerCase()}-${due.toISOString().slice(0, 10)}-${memberId}`;
