import { isIP } from 'node:net';
import { plainAddress } from '@/lib/platform/network-of';

type Options = {
  /** The other end of the connection. */
  peer: string | undefined;
  /** The X-Forwarded-For header. */
  forwardedFor: string | string[] | undefined;
  /** How many proxies of ours stand in front: TRUSTED_PROXY_HOPS. */
  hops: number;
};

/**
 * The client's address. Each proxy of ours appends the address it was called from to X-Forwarded-For, so with `hops` of
 * them the client is the one `hops` from the end; all before it is hearsay. A chain that is shorter did not come through
 * all of them, so all of it may be hearsay: then the other end of the connection counts, as it does without proxies.
 */
export function clientAddress({ peer, forwardedFor, hops }: Options): string {
  const own = addressIn(peer ?? '') ?? 'unknown';
  if (hops === 0 || forwardedFor === undefined) return own;
  const chain = String(forwardedFor).split(',');
  return addressIn((chain[chain.length - hops] ?? '').trim()) ?? own;
}

/** Without a port or brackets, an IPv4 address in its own form. Undefined when it is no address. */
function addressIn(text: string): string | undefined {
  const bare = /^\[(.+)\](?::\d+)?$/.exec(text)?.[1] ?? /^([\d.]+):\d+$/.exec(text)?.[1] ?? text;
  return isIP(bare) === 0 ? undefined : plainAddress(bare);
}
