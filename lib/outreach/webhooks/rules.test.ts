import { describe, expect, it } from 'vitest';
import { DAY_MS } from '@/lib/platform/durations';
import { afterTry, MOST_WAITS, tellingOf, told, type Standing } from './rules';
import { typesFor, webhookTypes } from './schemas';

const at = new Date('2026-12-01T06:00:00Z');
const well: Standing = { state: 'ACTIVE', failures: 0, failingSince: null, restUntil: null };
const tried = (more: Partial<Parameters<typeof afterTry>[0]> = {}) =>
  afterTry({ status: 500, retryAfterSeconds: null, waits: 0, isTest: false, standing: well, at, ...more });
const waitAfter = (waits: number) => tried({ waits }).onward.nextAt.getTime() - at.getTime();

describe('a try that failed', () => {
  it('is followed by others, with growing waits, for three days', () => {
    const waits = Array.from({ length: MOST_WAITS }, (_, place) => waitAfter(place));
    expect(waits[0]).toBe(10_000);
    expect(waits).toEqual([...waits].sort((one, other) => one - other));
    const inAll = waits.reduce((sum, wait) => sum + wait, 0) / DAY_MS;
    expect(inAll).toBeGreaterThan(3);
    expect(inAll).toBeLessThan(3.5);
    expect(tried({ waits: MOST_WAITS }).onward.state).toBe('GIVEN_UP');
  });

  it('is followed as late as its answer asks for, within bounds', () => {
    const next = (retryAfterSeconds: number) =>
      tried({ retryAfterSeconds }).onward.nextAt.getTime() - at.getTime();
    expect([next(3), next(90), next(1e9)]).toEqual([10_000, 90_000, 8 * 3_600_000]);
  });

  it.each([
    [0, null],
    [1, null],
    [2, 10],
    [3, 20],
    [40, 600],
  ])('after %i others has its endpoint rest for %s seconds', (failures, seconds) => {
    const failingSince = failures === 0 ? null : at;
    const { restUntil } = tried({ standing: { ...well, failures, failingSince } }).standing;
    expect(restUntil && (restUntil.getTime() - at.getTime()) / 1_000).toBe(seconds);
  });

  it.each([
    [500, 'ACTIVE', 2, { state: 'ACTIVE', stop: null }],
    [500, 'ACTIVE', 3, { state: 'FAILED', stop: 'failures' }],
    [500, 'PAUSED', 3, { state: 'PAUSED', stop: null }],
    [410, 'ACTIVE', 0, { state: 'GONE', stop: 'gone' }],
    [410, 'PAUSED', 0, { state: 'GONE', stop: 'gone' }],
    [null, 'ACTIVE', 3, { state: 'FAILED', stop: 'failures' }],
  ] as const)('with %s, of one that is %s and has failed for %i days: %j', (status, state, days, then) => {
    const failingSince = new Date(at.getTime() - days * DAY_MS);
    const after = tried({ status, standing: { ...well, state, failures: 9, failingSince } });
    expect({ state: after.standing.state, stop: after.stop }).toEqual(then);
  });
});

describe('a try that was taken', () => {
  it('has all that failed before forgotten', () => {
    const failing = { ...well, failures: 7, failingSince: at, restUntil: at };
    for (const status of [200, 204, 299])
      expect(tried({ status, standing: failing })).toMatchObject({
        standing: well,
        onward: { state: 'TAKEN' },
      });
    for (const status of [199, 300, 304, 404]) expect(tried({ status }).onward.state).toBe('WAITING');
  });
});

describe('what is told', () => {
  it('is each type by one event, and every type by some', () => {
    const types = Object.values(told).map(({ type }) => type);
    expect(new Set(types).size).toBe(types.length);
    expect([...types, 'digest.daily'].sort()).toEqual([...webhookTypes].sort());
  });

  it('is to a chat whatever brings a comment before the moderators', () => {
    const chat = { format: 'SLACK', events: typesFor('SLACK') } as const;
    const telling = (type: keyof typeof told, state?: string) =>
      tellingOf({ type, payload: { state } }, chat)?.type;
    expect([
      telling('comment.submit', 'REFERRED'),
      telling('comment.hide', 'REFERRED'),
      telling('comment.refer', 'REFERRED'),
      telling('comment.revise', 'REFERRED'),
      telling('comment.restore', 'REFERRED'),
      telling('comment.submit', 'AWAITING_REVIEWS'),
      telling('report.file'),
      telling('comment.publish', 'PUBLISHED'),
    ]).toEqual([
      ...Array<string>(4).fill('comment.referred'),
      ...[undefined, undefined, 'report.filed', undefined],
    ]);
  });
});
