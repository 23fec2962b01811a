import { createHmac } from 'node:crypto';
import { isIP } from 'node:net';

/**
 * What a network is known by: a keyed hash of the /24 or, for IPv6, the /48 that an address is in. It says that two requests
 * came from one network, and not from which; without the key nobody can try out addresses. Null for what is no address.
 */
export function networkOf(address: string, key: string): string | null {
  const prefix = prefixOf(address);
  return prefix && createHmac('sha256', key).update(`network of ${prefix}`).digest('base64url').slice(0, 22);
}

/**
 * Who an address may stand for, narrow to wide: an IPv6 client has a /64 of addresses to choose from, and whoever has a /48 has
 * 65,536 such. What is no IPv6 address stands for itself alone.
 */
export function placesOf(address: string): [narrow: string, wide?: string] {
  if (isIP(address) !== 6) return [address];
  return [`${firstGroups(address, 4).join(':')}::/64`, `${firstGroups(address, 3).join(':')}::/48`];
}

function prefixOf(address: string): string | null {
  switch (isIP(address)) {
    case 4:
      return address.split('.').slice(0, 3).join('.');
    case 6:
      return firstGroups(address, 3).join(':');
    default:
      return null;
  }
}

/** The first groups of an IPv6 address, each without leading zeros, whatever of it is written short. */
function firstGroups(address: string, count: number): string[] {
  const [head = '', tail] = address.split('%')[0]!.split('::');
  const groups = (part: string) => (part === '' ? [] : part.split(':'));
  const [left, right] = [groups(head), groups(tail ?? '')];
  // A dotted end stands for two groups.
  const taken = left.length + right.length + (address.includes('.') ? 1 : 0);
  const zeros = tail === undefined ? 0 : 8 - taken;
  const all = [...left, ...Array<string>(zeros).fill('0'), ...right];
  return all.slice(0, count).map((group) => group.toLowerCase().replace(/^0+(?=.)/, ''));
}
