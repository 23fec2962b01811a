import { createHmac, timingSafeEqual } from 'node:crypto';
import { env } from '@/lib/platform/env';
import { isId } from '@/lib/platform/ids';
import { topics, type Topic } from '../notices/schemas';

/** Whose mail about what. */
export type Subscription = { memberId: string; topic: Topic };

/**
 * What lets whoever has a letter end mail like it, without signing in. It says whose and about what, and is signed; it does
 * not run out, for neither does the letter, and it can do nothing else.
 */
export const unsubscribeToken = ({ memberId, topic }: Subscription): string =>
  `${memberId}.${topic}.${signatureOf(memberId, topic)}`;

/** What a token of ours is for; null for any other text. */
export function readUnsubscribeToken(token: string): Subscription | null {
  const [memberId = '', named = '', signature = '', ...rest] = token.split('.');
  const topic = topics.find((one) => one === named);
  if (!topic || rest.length > 0 || !isId(memberId)) return null;
  const [given, right] = [Buffer.from(signature), Buffer.from(signatureOf(memberId, topic))];
  return given.length === right.length && timingSafeEqual(given, right) ? { memberId, topic } : null;
}

function signatureOf(memberId: string, topic: Topic): string {
  // The secret signs other things too: what is signed here can be taken for none of them.
  const signed = `unsubscribe\n${memberId}\n${topic}`;
  return createHmac('sha256', env().SESSION_SECRET).update(signed).digest('base64url');
}
