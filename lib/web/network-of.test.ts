import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { networkOf } from './network-of';

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
  ])('%s and %s are in one', (a, b) => {
    expect(same(a, b)).toBe(true);
  });

  it.each([
    ['198.51.100.7', '198.51.101.7'],
    ['2001:db8:12::1', '2001:db8:13::1'],
    ['2001:db8:1::', '2001:db8:10::'],
    ['::1', '1::'],
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
