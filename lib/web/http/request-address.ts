import { headers } from 'next/headers';
import { ADDRESS_HEADER } from './internal-headers';

/** Without the serving entry in front (in development), all clients count as one. */
const UNKNOWN = 'unknown';

/** The network address that the request came from, for rate limits. Written by the serving entry, never by a client. */
export async function requestAddress(): Promise<string> {
  return (await headers()).get(ADDRESS_HEADER) ?? UNKNOWN;
}
