import { expect, test } from 'vitest';
import { clientAddress } from './client-address';

test.each([
  ['no proxy: the header is hearsay', 0, '9.9.9.9', '10.0.0.1'],
  ['one proxy: the last one', 1, '9.9.9.9, 203.0.113.7', '203.0.113.7'],
  ['two proxies: the last but one', 2, '9.9.9.9, 203.0.113.7, 10.0.0.2', '203.0.113.7'],
  ['fewer than there should be: the client may have written them all', 3, '9.9.9.9, 10.0.0.2', '10.0.0.1'],
  ['one of two: it came past the outer proxy', 2, '9.9.9.9', '10.0.0.1'],
  ['no header', 1, undefined, '10.0.0.1'],
  ['nonsense', 1, 'unknown', '10.0.0.1'],
  ['with a port', 1, '203.0.113.7:4711', '203.0.113.7'],
  ['IPv6 with a port', 1, '[2001:DB8::1]:4711', '2001:db8::1'],
])('%s', (_what, hops, forwardedFor, expected) => {
  expect(clientAddress({ peer: '::ffff:10.0.0.1', forwardedFor, hops })).toBe(expected);
});
