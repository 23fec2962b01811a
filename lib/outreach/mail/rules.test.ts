import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { topics, type Topic } from '../notices/schemas';
import { digestId, digestReachesBackTo, dueSince, isAlwaysMailed, isGone, mailTiming } from './rules';

describe('when mail about a topic is sent', () => {
  it('is at once, by default, but for what is not about the member’s own words or duty', () => {
    const later: Partial<Record<Topic, string>> = { follows: 'DAILY', reactions: 'WEEKLY', thanks: 'NEVER' };
    for (const topic of topics) expect(mailTiming(topic, undefined)).toBe(later[topic] ?? 'AT_ONCE');
  });

  it('is what the member chose, except of decisions, which are always mailed at once', () => {
    for (const topic of topics) {
      expect(isAlwaysMailed(topic)).toBe(topic === 'decisions');
      expect(mailTiming(topic, 'NEVER')).toBe(topic === 'decisions' ? 'AT_ONCE' : 'NEVER');
    }
  });

  it('is never where the words are gone that it would be about', () => {
    const seen = { author: 'Ada', excerpt: 'Hello', count: 1, firstId: 'a' };
    for (const topic of topics) {
      expect(isGone(topic, seen)).toBe(false);
      expect(isGone(topic, null)).toBe(['conversation', 'follows', 'reactions'].includes(topic));
    }
  });
});

describe('a digest', () => {
  const monday = new Date('2026-11-23T07:00:00Z');

  it('reaches back to the four before it', () => {
    expect(digestReachesBackTo('DAILY', monday)).toEqual(new Date('2026-11-19T07:00:00Z'));
    expect(digestReachesBackTo('WEEKLY', monday)).toEqual(new Date('2026-10-26T07:00:00Z'));
  });

  it('is named by its kind, its day and its member', () => {
    expect(digestId('WEEKLY', monday, 'ada')).toBe('weekly-2026-11-23-ada');
  });
});

const due = (timing: 'DAILY' | 'WEEKLY', now: string) => dueSince(timing, new Date(now)).toISOString();

describe('when a digest was last due', () => {
  it.each([
    ['DAILY', '2026-11-26T06:59:59.999Z', '2026-11-25T07:00:00.000Z'],
    ['DAILY', '2026-11-26T07:00:00Z', '2026-11-26T07:00:00.000Z'],
    ['DAILY', '2027-01-01T00:00:00Z', '2026-12-31T07:00:00.000Z'],
    ['WEEKLY', '2026-11-26T12:00:00Z', '2026-11-23T07:00:00.000Z'],
    ['WEEKLY', '2026-11-23T06:59:00Z', '2026-11-16T07:00:00.000Z'],
    ['WEEKLY', '2026-11-23T07:00:00Z', '2026-11-23T07:00:00.000Z'],
    ['WEEKLY', '2026-11-22T23:00:00Z', '2026-11-16T07:00:00.000Z'],
  ] as const)('%s at %s: %s', (timing, now, expected) => {
    expect(due(timing, now)).toBe(expected);
  });

  it('is never in the future, and no longer ago than its time', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('2000-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }),
        fc.constantFrom('DAILY' as const, 'WEEKLY' as const),
        (now, timing) => {
          const past = now.getTime() - dueSince(timing, now).getTime();
          expect(past).toBeGreaterThanOrEqual(0);
          expect(past).toBeLessThan((timing === 'DAILY' ? 1 : 7) * 86_400_000);
        },
      ),
    );
  });
});
