import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { env } from '@/lib/platform/env';
import { DEVICE_DAYS } from './rules';

/**
 * What a browser keeps after a sign-in, so that others who try passwords at the account do not lock it out: a random id, the day it
 * was made, and our signature for one account, which it does not name (OWASP calls it a device cookie).
 */
export function deviceToken(accountKey: string, now: Date): string {
  const stem = `${randomBytes(12).toString('base64url')}.${dayOf(now)}`;
  return `${stem}.${signatureOf(stem, accountKey)}`;
}

/** The id in a token of ours for this account that has not run out; null for any other text. */
export function deviceIn(token: string | null, accountKey: string, now: Date): string | null {
  const [, stem = '', id = '', day = '', signature = ''] =
    /^(([\w-]{16})\.(\d{1,6}))\.([\w-]{43})$/.exec(token ?? '') ?? [];
  const [given, right] = [Buffer.from(signature), Buffer.from(signatureOf(stem, accountKey))];
  const isOurs = given.length === right.length && timingSafeEqual(given, right);
  return isOurs && dayOf(now) - Number(day) <= DEVICE_DAYS ? id : null;
}

const dayOf = (at: Date): number => Math.floor(at.getTime() / 86_400_000);

// The secret signs other things too: what is signed here can be taken for none of them.
const signatureOf = (stem: string, accountKey: string): string =>
  createHmac('sha256', env().SESSION_SECRET).update(`device\n${accountKey}\n${stem}`).digest('base64url');
