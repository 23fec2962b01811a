import { createHmac } from 'node:crypto';
import { env } from '@/lib/platform/env';
import { networkOf } from '@/lib/platform/network-of';

/** Where a request comes from. */
export type From = {
  /** The client's network address. */
  address: string;
  /** What its browser says that it is. */
  userAgent: string | null;
};

/** What a network and a browser are known again by for some minutes: keyed hashes. */
export const marksOf = ({ address, userAgent }: From): { network: string | null; browser: string } => ({
  network: networkOf(address),
  browser: createHmac('sha256', env().SESSION_SECRET)
    .update(`browser of ${userAgent ?? ''}`)
    .digest('base64url'),
});

/** Whether a request comes from the network and the kind of browser that another came from. */
export function isFromSame(marks: { network: string | null; browser: string }, from: From): boolean {
  const { network, browser } = marksOf(from);
  return network === marks.network && browser === marks.browser;
}
