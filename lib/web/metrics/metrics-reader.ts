import { createHash, timingSafeEqual } from 'node:crypto';
import { PROXIED_HEADER } from '../http/internal-headers';

type Asked = {
  headers: Pick<Headers, 'get' | 'has'>;
  /** The client's network address. */
  address: string;
  /** METRICS_TOKEN. */
  token: string | undefined;
  /** TRUSTED_PROXY_HOPS. */
  hops: number;
};

/**
 * Whether somebody may read the metrics: whoever has the token, or, where there is none, this machine itself. An address says so
 * only where nothing proxies: through a proxy on this machine everybody comes from it.
 */
export function mayReadMetrics({ headers, address, token, hops }: Asked): boolean {
  if (token !== undefined) return isSame(headers.get('authorization') ?? '', `Bearer ${token}`);
  return hops === 0 && !headers.has(PROXIED_HEADER) && isLoopback(address);
}

/** Without telling, by the time that it takes, how much of it is right. */
const isSame = (given: string, right: string): boolean => timingSafeEqual(digest(given), digest(right));

const digest = (text: string) => createHash('sha256').update(text).digest();

/** Whether an address can only be this machine's own. */
export const isLoopback = (address: string): boolean =>
  address === '::1' || /^127(?:\.\d{1,3}){3}$/.test(address);
