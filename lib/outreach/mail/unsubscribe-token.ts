import { createHmac, timingSafeEqual } from 'node:crypto';
import { systemContext } from '@/lib/platform/context';
import { env } from '@/lib/platform/env';
import { isId } from '@/lib/platform/ids';
import { DAY_MS } from '@/lib/platform/durations';
import { topics, type Topic } from '../notices/schemas';
import { digestTimings, type DigestTiming } from './schemas';

/** Whose mail, and which: about a topic, or all that comes in a digest. */
export type Subscription = { memberId: string; to: Topic | DigestTiming };

/** What can be ended. A topic is in small letters and a timing in capitals: neither can be taken for the other. */
const endable = [...topics, ...digestTimings];

/** Days for which the link of a letter works. Laws ask for 30 and more; nobody looks for one in a letter of last year. */
const LIFETIME_DAYS = 365;

/** What a token of ours is for. It can end a subscription once: that has `endings` behind it when the letter is written. */
export type Unsubscription = Subscription & { endings: number; isOver: boolean };

/**
 * What lets whoever has a letter end mail like it, without signing in. It says whose and which, how often that was ended before,
 * and since which day the letter is there, and is signed; it can do nothing else.
 */
export function unsubscribeToken({
  memberId,
  to,
  endings = 0,
  at = systemContext.now(),
}: Subscription & { endings?: number; at?: Date }): string {
  const stem = [memberId, to, endings, dayOf(at)].join('.');
  return `${stem}.${signatureOf(stem)}`;
}

/** What a token of ours is for; null for any other text. */
export function readUnsubscribeToken(token: string, now: Date): Unsubscription | null {
  const [, stem = '', memberId = '', named = '', endings = '', day = '', signature = ''] =
    /^(([\w-]{36})\.([A-Za-z]{1,20})\.(\d{1,9})\.(\d{1,6}))\.([\w-]{43})$/.exec(token) ?? [];
  const to = endable.find((one) => one === named);
  if (!to || !isId(memberId)) return null;
  const [given, right] = [Buffer.from(signature), Buffer.from(signatureOf(stem))];
  if (given.length !== right.length || !timingSafeEqual(given, right)) return null;
  return { memberId, to, endings: Number(endings), isOver: dayOf(now) - Number(day) > LIFETIME_DAYS };
}

const dayOf = (at: Date): number => Math.floor(at.getTime() / DAY_MS);

function signatureOf(stem: string): string {
  // The secret signs other things too: what is signed here can be taken for none of them.
  return createHmac('sha256', env().SESSION_SECRET).update(`unsubscribe\n${stem}`).digest('base64url');
}
