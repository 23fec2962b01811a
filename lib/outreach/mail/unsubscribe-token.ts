import { createHmac, timingSafeEqual } from 'node:crypto';
import { env } from '@/lib/platform/env';
import { isId } from '@/lib/platform/ids';
import { topics, type Topic } from '../notices/schemas';
import { digestTimings, type DigestTiming } from './schemas';

/** Whose mail, and which: about a topic, or all that comes in a digest. */
export type Subscription = { memberId: string; to: Topic | DigestTiming };

/** What can be ended. A topic is in small letters and a timing in capitals: neither can be taken for the other. */
const endable = [...topics, ...digestTimings];

/**
 * What lets whoever has a letter end mail like it, without signing in. It says whose and which, and is signed; it does
 * not run out, for neither does the letter, and it can do nothing else.
 */
export const unsubscribeToken = ({ memberId, to }: Subscription): string =>
  `${memberId}.${to}.${signatureOf(memberId, to)}`;

/** What a token of ours is for; null for any other text. */
export function readUnsubscribeToken(token: string): Subscription | null {
  const [memberId = '', named = '', signature = '', ...rest] = token.split('.');
  const to = endable.find((one) => one === named);
  if (!to || rest.length > 0 || !isId(memberId)) return null;
  const [given, right] = [Buffer.from(signature), Buffer.from(signatureOf(memberId, to))];
  return given.length === right.length && timingSafeEqual(given, right) ? { memberId, to } : null;
}

function signatureOf(memberId: string, to: string): string {
  // The secret signs other things too: what is signed here can be taken for none of them.
  const signed = `unsubscribe\n${memberId}\n${to}`;
  return createHmac('sha256', env().SESSION_SECRET).update(signed).digest('base64url');
}
