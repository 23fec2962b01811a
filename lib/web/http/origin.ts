import { env } from '@/lib/platform/env';
import { typedText } from '@/lib/platform/text/typed-text';

const LOOPBACK = ['localhost', '127.0.0.1', '[::1]'];

/** Whether an `Origin` header, or the origin of an address, is ours. On one's own machine all its names are one. */
export function isOwnOrigin(origin: string, own: string = env().APP_URL): boolean {
  if (origin === own) return true;
  const [theirs, ours] = [parse(origin), new URL(own)];
  if (theirs === null || theirs.origin !== origin) return false;
  const sameDoor = theirs.protocol === ours.protocol && theirs.port === ours.port;
  return sameDoor && LOOPBACK.includes(theirs.hostname) && LOOPBACK.includes(ours.hostname);
}

const LONGEST = 2_000;

/** An address on this site that a form brings along, as it was asked for: `safeCallback` makes a safe one of it. */
export const returnPath = typedText(LONGEST, { units: LONGEST });

/**
 * Where to go afterwards, as a path on this origin, whatever was asked for: an address elsewhere, or one that a browser
 * would take for one (`//host`, `/\host`), becomes `fallback`.
 */
export function safeCallback(asked: unknown, fallback = '/'): string {
  if (typeof asked !== 'string' || asked === '' || asked.length > LONGEST) return fallback;
  const url = parse(asked, env().APP_URL);
  if (!url || !isOwnOrigin(url.origin)) return fallback;
  return url.pathname.startsWith('//') ? fallback : url.pathname + url.search + url.hash;
}

function parse(address: string, base?: string): URL | null {
  try {
    return new URL(address, base);
  } catch {
    return null;
  }
}
