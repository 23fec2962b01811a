import { describe, expect, it } from 'vitest';
import { errorForStaff, statesOf } from './rules';
import { parts, type Measured } from './schemas';

const well: Measured = {
  databaseMs: 3,
  connections: { open: 12, most: 100, waiting: 0 },
  workers: 2,
  lag: 0,
  failedJobs: 0,
  failedLetters: 0,
  checksFailed: 0,
  webhooks: { paused: 0, oldest: 5 },
  listener: true,
  streams: 40,
  disk: { free: 50, total: 100 },
  databaseBytes: 1e9,
  unsealed: 30,
};

describe('how the site is', () => {
  it('is good where everything is', () => {
    const states = statesOf(well);
    expect(Object.keys(states)).toEqual([...parts]);
    expect(new Set(Object.values(states))).toEqual(new Set(['good']));
  });

  it.each<[Partial<Measured>, string, string]>([
    [{ databaseMs: null }, 'database', 'bad'],
    [{ databaseMs: 900 }, 'database', 'look'],
    [{ connections: { open: 20, most: 100, waiting: 3 } }, 'connections', 'look'],
    [{ connections: { open: 95, most: 100, waiting: 0 } }, 'connections', 'bad'],
    [{ workers: 0 }, 'workers', 'bad'],
    [{ lag: 61 }, 'lag', 'look'],
    [{ lag: 601 }, 'lag', 'bad'],
    [{ failedJobs: 1 }, 'failedJobs', 'look'],
    [{ failedLetters: 21 }, 'failedLetters', 'bad'],
    [{ checksFailed: 1 }, 'checks', 'look'],
    [{ webhooks: { paused: 1, oldest: 0 } }, 'webhooks', 'look'],
    [{ webhooks: { paused: 0, oldest: 601 } }, 'webhooks', 'look'],
    [{ webhooks: { paused: 0, oldest: 21_601 } }, 'webhooks', 'bad'],
    [{ webhooks: null }, 'webhooks', 'look'],
    [{ listener: false }, 'listener', 'bad'],
    [{ listener: null }, 'listener', 'look'],
    [{ disk: { free: 10, total: 100 } }, 'disk', 'look'],
    [{ disk: { free: 4, total: 100 } }, 'disk', 'bad'],
    [{ unsealed: 3_601 }, 'seals', 'bad'],
  ])('%j: %s is %s, and nothing else', (change, part, state) => {
    const states = statesOf({ ...well, ...change });
    expect(Object.entries(states).filter(([, one]) => one !== 'good')).toEqual([[part, state]]);
  });
});

describe('an error for staff', () => {
  it.each([
    ['connect ECONNREFUSED 127.0.0.1:587', 'connect ECONNREFUSED 127.0.0.1:587'],
    ['550 <ada.l@example.org>: no such mailbox\n  at Stack (/srv/x.ts:1)', '550 <…@…>: no such mailbox'],
    ['smtps://user:secret@mail.example.org failed', '…@… failed'],
    ['GET https://x.example/path?token=abc failed', 'GET https://x.example/path?… failed'],
    ['key sk_live_0123456789abcdefghijkl was refused', 'key … was refused'],
  ])('%s', (error, said) => {
    expect(errorForStaff(error)).toBe(said);
  });

  it('is short, however long it is', () => {
    expect(errorForStaff('a b '.repeat(100_000)).length).toBeLessThanOrEqual(200);
  });
});
