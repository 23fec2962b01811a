import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dueSince } from './rules';

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
