import { describe, expect, it } from 'vitest';
import { isLoopback } from './own-machine';

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
