import { createHmac } from 'node:crypto';
import { isIP } from 'node:net';
import { env } from './env';

/**
 * What a network is known by: a keyed hash of the /24 or, for IPv6, the /48 that an address is in. It says that two requests
 * came from one network, and not from which; without the key, the installation's secret, nobody can try out addresses. Null for what is no address.
 */
export function networkOf(address: string, key: string = env().SESSION_SECRET): string | null {
  const prefix = prefixOf(plainAddress(address));
  return prefix && createHmac('sha256', key).update(`network of ${prefix}`).digest('base64url').slice(0, 22);
}

/** The network that an address is in, as a person is shown it: the /24 or, of IPv6, the /48. Null for what is no address. */
export function networkNameOf(address: string): string | null {
  const plain = plainAddress(address);
  const prefix = prefixOf(plain);
  if (prefix === null) return null;
  return isIP(plain) === 4 ? `${prefix}.0/24` : `${prefix}::/48`;
}

/**
 * Who an address may stand for, narrow to wide: an IPv6 client has a /64 of addresses to choose from, and whoever has a /48 has
 * 65,536 such. What is no IPv6 address stands for itself alone.
 */
export function placesOf(address: string): [narrow: string, wide?: string] {
  const plain = plainAddress(address);
  if (isIP(plain) !== 6) return [plain];
  return [`${firstGroups(plain, 4)}::/64`, `${firstGroups(plain, 3)}::/48`];
}

/**
 * An address as it is counted. IPv6 addresses that carry one of IPv4 stand for that one, be it mapped (RFC 4291), translated
 * (64:ff9b::/96, RFC 6052) or the host of a 6to4 network (2002::/16, RFC 3056): otherwise everybody behind a translator would be
 * one, or one client with many spellings many. Whatever else is written is left as it is.
 */
export function plainAddress(address: string): string {
  if (isIP(address) !== 6) return address;
  // The zone names an interface of this machine, and is anybody's to make up.
  const bare = address.split('%')[0]!;
  const groups = groupsOf(bare);
  const start = groups.slice(0, 6).join(':');
  if (start === '0:0:0:0:0:ffff' || start === '64:ff9b:0:0:0:0') return inIPv4(groups[6]!, groups[7]!);
  return groups[0] === '2002' ? inIPv4(groups[1]!, groups[2]!) : bare.toLowerCase();
}

function prefixOf(plain: string): string | null {
  switch (isIP(plain)) {
    case 4:
      return plain.split('.').slice(0, 3).join('.');
    case 6:
      return firstGroups(plain, 3);
    default:
      return null;
  }
}

const firstGroups = (address: string, count: number): string => groupsOf(address).slice(0, count).join(':');

/** The eight groups of an IPv6 address, each without leading zeros, whatever of it is written short. */
function groupsOf(address: string): string[] {
  const [head = [], tail] = address.split('::').map((part) => part.split(':').flatMap(inGroups));
  const zeros = tail ? Array<string>(8 - head.length - tail.length).fill('0') : [];
  return [...head, ...zeros, ...(tail ?? [])].map((group) => group.toLowerCase().replace(/^0+(?=.)/, ''));
}

/** What stands between two colons, as groups: a dotted end is two. */
function inGroups(part: string): string[] {
  if (!part.includes('.')) return part === '' ? [] : [part];
  const [a = 0, b = 0, c = 0, d = 0] = part.split('.').map(Number);
  return [(a * 256 + b).toString(16), (c * 256 + d).toString(16)];
}

function inIPv4(high: string, low: string): string {
  const [a, b] = [parseInt(high, 16), parseInt(low, 16)];
  return [a >> 8, a & 255, b >> 8, b & 255].join('.');
}
