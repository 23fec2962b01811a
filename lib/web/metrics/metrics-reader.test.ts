import { describe, expect, it } from 'vitest';
import { PROXIED_HEADER } from '../http/internal-headers';
import { isLoopback, mayReadMetrics } from './metrics-reader';

const token = 'a token of thirty-two characters'.replaceAll(' ', '-');
const ask = (headers: Record<string, string> = {}, asked: object = {}) =>
  mayReadMetrics({
    headers: new Headers(headers),
    address: '127.0.0.1',
    token: undefined,
    hops: 0,
    ...asked,
  });

describe('the metrics', () => {
  it('are read with the token, from wherever', () => {
    const authorization = `Bearer ${token}`;
    expect(ask({ authorization }, { token, address: '203.0.113.9', hops: 1 })).toBe(true);
    expect(ask({ authorization, [PROXIED_HEADER]: '1' }, { token })).toBe(true);
  });

  it.each(['', 'Bearer ', `Bearer ${token}x`, `Bearer ${token.slice(1)}`, token, `Basic ${token}`])(
    'are not read with %j where there is a token, not even from this machine',
    (authorization) => expect(ask(authorization ? { authorization } : {}, { token })).toBe(false),
  );

  it('are read from this machine where there is none, and nothing proxies', () => {
    expect(ask()).toBe(true);
    expect(ask({}, { address: '203.0.113.9' })).toBe(false);
    expect(ask({}, { hops: 1 })).toBe(false);
    expect(ask({ [PROXIED_HEADER]: '1' })).toBe(false);
    expect(ask({ authorization: 'Bearer undefined' }, { address: '203.0.113.9' })).toBe(false);
  });
});

describe('isLoopback', () => {
  it.each(['127.0.0.1', '127.8.9.1', '::1'])('knows %s for this machine', (address) => {
    expect(isLoopback(address)).toBe(true);
  });

  it.each(['10.0.0.1', '128.0.0.1', '127.0.0.1.example', '::2', 'unknown', ''])(
    'takes %j for another',
    (address) => {
      expect(isLoopback(address)).toBe(false);
    },
  );
});
