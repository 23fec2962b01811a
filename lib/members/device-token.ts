import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { env } from '@/lib/platform/env';
import { accountKey } from './account-key';
import { DEVICE_DAYS } from './rules';

/** The address of the account, and the member whose sign-in succeeded in the browser. */
type Holder = { emailFolded: string; memberId: string };

/**
 * What a browser keeps after a sign-in, so that others who try passwords at the account do not lock it out: a random id, the day it
 * was made, and our signature for one address and its member, whom it does not name (OWASP calls it a device cookie).
 */
export function deviceToken(holder: Holder, now: Date, id: string = newDeviceId()): string {
  const stem = `${id}.${dayOf(now)}`;
  return `${stem}.${signatureOf(stem, holder)}`;
}

export const newDeviceId = (): string => randomBytes(12).toString('base64url');

/** The id in a token of ours for this account and member that has not run out; null for any other text. */
export function deviceIn(token: string, holder: Holder, now: Date): string | null {
  const [, stem = '', id = '', day = '', signature = ''] =
    /^(([\w-]{16})\.(\d{1,6}))\.([\w-]{43})$/.exec(token) ?? [];
  const [given, right] = [Buffer.from(signature), Buffer.from(signatureOf(stem, holder))];
  const isOurs = given.length === right.length && timingSafeEqual(given, right);
  return isOurs && dayOf(now) - Number(day) <= DEVICE_DAYS ? id : null;
}

const dayOf = (at: Date): number => Math.floor(at.getTime() / 86_400_000);

// The secret signs other things too: what is signed here can be taken for none of them.
function signatureOf(stem: string, { emailFolded, memberId }: Holder): string {
  const signed = ['device', accountKey(emailFolded), memberId, stem].join('\n');
  return createHmac('sha256', env().SESSION_SECRET).update(signed).digest('base64url');
}
