import { createHmac, timingSafeEqual } from 'node:crypto';

/** How old what Ghost has signed may be, or how much later than now: it tries again for about a minute. */
const GOOD_FOR_MS = 5 * 60_000;
const FORM = /^sha256=([0-9a-f]{64}), t=(\d{13})$/;

/**
 * When Ghost sent something that it signed with a secret that we share: `X-Ghost-Signature` has the HMAC (SHA-256) of the body and of that moment after it. Null
 * where it did not, or too long ago.
 */
export function readSignature({
  raw,
  header,
  secret,
  now,
}: {
  raw: Uint8Array;
  header: string | null;
  secret: string;
  now: Date;
}): Date | null {
  const [, given = '', sent = ''] = FORM.exec(header ?? '') ?? [];
  const expected = createHmac('sha256', secret).update(raw).update(sent).digest();
  if (given === '' || !timingSafeEqual(Buffer.from(given, 'hex'), expected)) return null;
  return Math.abs(now.getTime() - Number(sent)) <= GOOD_FOR_MS ? new Date(Number(sent)) : null;
}
