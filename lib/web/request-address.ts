import { headers } from 'next/headers';
import { env } from '@/lib/platform/env';
import { ADDRESS_HEADER } from './internal-headers';
import { networkOf } from '@/lib/platform/network-of';

/** Without the serving entry in front (in development), all clients count as one. */
const UNKNOWN = 'unknown';

/** The network address that the request came from, for rate limits. Written by the serving entry, never by a client. */
export async function requestAddress(): Promise<string> {
  return (await headers()).get(ADDRESS_HEADER) ?? UNKNOWN;
}

/** What the network that an address is in is known by, so that reviews from one network can be told (R12); null where none is known. */
export const networkKnownBy = (address: string): string | null => networkOf(address, env().SESSION_SECRET);
