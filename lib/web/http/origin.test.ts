import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { runs } from '@/lib/testing/property-runs';
import { isOwnOrigin, safeCallback } from './origin';

const site = vi.hoisted(() => ({ APP_URL: 'https://maverick.example' }));
vi.mock('@/lib/platform/env', () => ({ env: () => site }));

function on(appUrl: string): void {
  site.APP_URL = appUrl;
}

describe('our own origin', () => {
  it('is APP_URL, to the letter', () => {
    on('https://maverick.example');
    expect(isOwnOrigin('https://maverick.example')).toBe(true);
    for (const other of [
      'http://maverick.example',
      'https://maverick.example:8443',
      'https://a.maverick.example',
      'null',
      '',
      'https://maverick.example/',
    ])
      expect(isOwnOrigin(other)).toBe(false);
  });

  it('has three names on one’s own machine', () => {
    on('http://localhost:3000');
    expect(isOwnOrigin('http://127.0.0.1:3000')).toBe(true);
    expect(isOwnOrigin('http://[::1]:3000')).toBe(true);
    expect(isOwnOrigin('http://127.0.0.1:3001')).toBe(false);
    expect(isOwnOrigin('http://localhost.evil.example:3000')).toBe(false);
  });
});

describe('where to go afterwards', () => {
  it.each([
    ['/articles/a?sort=oldest#comments', '/articles/a?sort=oldest#comments'],
    ['https://maverick.example/account', '/account'],
    [undefined, '/'],
    ['', '/'],
    [['/a', '/b'], '/'],
    ['https://evil.example/', '/'],
    ['//evil.example', '/'],
    ['/\\evil.example', '/'],
    ['\\\\evil.example', '/'],
    ['/\t/evil.example', '/'],
    ['https://maverick.example//evil.example', '/'],
    ['/.//evil.example', '/'],
    ['https://maverick.example@evil.example', '/'],
    ['javascript:alert(1)', '/'],
    ['data:text/html,x', '/'],
  ])('takes %j to %s', (asked, path) => {
    on('https://maverick.example');
    expect(safeCallback(asked)).toBe(path);
  });

  it('never leaves the origin', () => {
    on('https://maverick.example');
    const part = fc.constantFrom(
      '/',
      '\\',
      '//',
      '.',
      '..',
      ':',
      '@',
      '?',
      '#',
      'evil.example',
      'https:',
      '\t',
      '%2f',
      'a',
    );
    fc.assert(
      fc.property(fc.array(part), (parts) => {
        const path = safeCallback(parts.join(''));
        expect(new URL(path, 'https://maverick.example/here').origin).toBe('https://maverick.example');
        expect(path).toMatch(/^\/(?![/\\])/);
      }),
      { numRuns: runs(200) },
    );
  });
});
