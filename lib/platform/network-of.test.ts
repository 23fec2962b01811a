import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { networkNameOf, networkOf, placesOf } from './network-of';

const KEY = 'a key that nobody else has';
const same = (a: string, b: string) => networkOf(a, KEY) === networkOf(b, KEY);

describe('what a network is known by', () => {
  it.each([
    ['198.51.100.7', '198.51.100.250'],
    ['2001:db8:12::1', '2001:db8:12:ffff::2'],
    ['2001:0db8:0012::1', '2001:DB8:12::1'],
    ['::1', '0:0:0:0:0:0:0:1'],
    ['2001:db8::1', '2001:db8:0::2'],
    ['fe80::1%eth0', 'fe80::2'],
    ['64:ff9b::192.0.2.1', '64:ff9b:0:0:0:0:192.0.2.200'],
    ['64:ff9b::c000:201', '192.0.2.9'],
    ['::ffff:192.0.2.1', '192.0.2.9'],
    ['2002:c000:201:5::1', '192.0.2.9'],
  ])('%s and %s are in one', (a, b) => {
    expect(same(a, b)).toBe(true);
  });

  it.each([
    ['198.51.100.7', '198.51.101.7'],
    ['2001:db8:12::1', '2001:db8:13::1'],
    ['2001:db8:1::', '2001:db8:10::'],
    ['::1', '1::'],
    ['64:ff9b::192.0.2.1', '64:ff9b::192.0.3.1'],
  ])('%s and %s are not', (a, b) => {
    expect(same(a, b)).toBe(false);
  });

  it('is nothing for what is no address', () => {
    expect(networkOf('unknown', KEY)).toBeNull();
  });

  it('tells nobody the address, and depends on the key', () => {
    fc.assert(
      fc.property(fc.ipV4(), (address) => {
        const known = networkOf(address, KEY);
        expect(known).toMatch(/^[\w-]{22}$/);
        expect(networkOf(address, 'another key')).not.toBe(known);
      }),
    );
  });

  it('is the same however an address is written', () => {
    fc.assert(
      fc.property(fc.ipV6(), (address) => {
        const whole = new URL(`http://[${address}]/`).hostname.slice(1, -1);
        expect(same(address, whole)).toBe(true);
      }),
    );
  });
});

describe('who an address may stand for', () => {
  it.each([
    ['192.0.2.1', ['192.0.2.1']],
    ['unknown', ['unknown']],
    ['2001:DB8:12:1::7', ['2001:db8:12:1::/64', '2001:db8:12::/48']],
    ['2001:db8::7', ['2001:db8:0:0::/64', '2001:db8:0::/48']],
    ['fe80::1%eth0', ['fe80:0:0:0::/64', 'fe80:0:0::/48']],
    ['::ffff:192.0.2.1', ['192.0.2.1']],
    ['::FFFF:c000:201', ['192.0.2.1']],
    ['0:0:0:0:0:ffff:192.0.2.1%a', ['192.0.2.1']],
    ['64:ff9b::192.0.2.1', ['192.0.2.1']],
    ['2002:c000:0201::1', ['192.0.2.1']],
    ['2002:c000:0201:ffff::1', ['192.0.2.1']],
  ])('%s is %j', (address, places) => expect(placesOf(address)).toEqual(places));

  it('is the same for all of a /64, and in one /48 with it, however they are written', () => {
    const half = fc.tuple(...Array.from({ length: 4 }, () => fc.nat(0xffff)));
    const written = (groups: number[]) => groups.map((group) => group.toString(16)).join(':');
    // What carries an IPv4 address apart.
    const prefix = half.filter((groups) => ![0, 0x64, 0x2002].includes(groups[0] ?? 0));
    fc.assert(
      fc.property(prefix, half, half, (network, one, other) => {
        const [whole, another] = [written([...network, ...one]), written([...network, ...other])];
        const short = new URL(`http://[${another}]/`).hostname.slice(1, -1);
        expect(placesOf(whole)).toEqual(placesOf(short));
        expect(placesOf(whole)[1]).toBe(`${written(network.slice(0, 3))}::/48`);
      }),
    );
  });
});

it.each([
  ['192.0.2.77', '192.0.2.0/24'],
  ['::ffff:192.0.2.77', '192.0.2.0/24'],
  ['2001:db8:7:1::9', '2001:db8:7::/48'],
  ['::1', '0:0:0::/48'],
  ['unknown', null],
])('is shown a person without the address: %s', (address, name) => expect(networkNameOf(address)).toBe(name));
