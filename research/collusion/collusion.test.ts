import { describe, expect, it } from 'vitest';
import { defaultSettings } from '@/lib/policy/rules';
import { seededDice } from '@/lib/platform/dice';
import { lookForGroup, lookForMonth, type GroupFound } from './look';
import type { Group } from './publication';
import { planned, toText } from './report';

const { review: policy } = defaultSettings;
const RUNS = 8;

/** What a busy machine may need for a few seconds of work. */
const PATIENCE = 120_000;

/** Of some publications in which such a group was planted, those of which something holds after 300 comments. */
function count(group: Group, holds: (found: GroupFound) => boolean): number {
  const runs = Array.from({ length: RUNS }, (_, n) =>
    lookForGroup({ members: 200, policy, group, after: [300], dice: seededDice(n + 1) }),
  );
  return runs.filter(([found]) => holds(found!)).length;
}

/** Eight publications are few, so the bounds are wide: `npm run review:collusion` has the narrow ones. */
describe('who accept each other and object to all others, of 200', () => {
  it.each([2, 3, 5])('%i are shown within 300 comments', { timeout: PATIENCE }, (size) => {
    const busy = { size, activity: 10, ways: 'object' } as const;
    expect(count(busy, ({ shown }) => shown)).toBe(RUNS);
    expect(count(busy, ({ together }) => together)).toBeGreaterThanOrEqual(size === 2 ? 5 : RUNS - 1);
    expect(count({ ...busy, activity: 3 }, ({ shown }) => shown)).toBeGreaterThanOrEqual(RUNS - 1);
  });

  it('and hardly anybody else is', { timeout: PATIENCE }, () => {
    const five = { size: 5, activity: 3, ways: 'object' } as const;
    expect(count(five, ({ others }) => others > 0)).toBeLessThanOrEqual(2);
  });
});

describe('who does nothing', () => {
  it('is not shown in a month of nights', { timeout: PATIENCE }, () => {
    const months = [1, 2, 3].map((seed) => lookForMonth({ members: 200, policy, dice: seededDice(seed) }));
    const flagged = months.flatMap(({ groups }) => groups.map((group) => group.flagged));
    expect(flagged.reduce((sum, each) => sum + each, 0)).toBeLessThanOrEqual(1);
    expect(months.reduce((sum, { members }) => sum + members, 0)).toBeLessThanOrEqual(4);
  });

  it('nor are groups of friends who judge each other as they judge all others', { timeout: PATIENCE }, () => {
    const friends = { size: 5, activity: 10, ways: 'honest' } as const;
    expect(count(friends, ({ met }) => met)).toBe(RUNS);
    expect(count(friends, ({ together }) => together)).toBeLessThanOrEqual(1);
  });
});

it('prints what was found, beside what could be', () => {
  const { groups, jobs } = planned({ runs: 2, months: 1, seed: 1, policy });
  expect(jobs).toHaveLength(groups.length * 2 + 1);
  const found = { met: true, shown: true, together: false, all: false, others: 0 };
  const text = toText({
    seed: 1,
    after: [300],
    found: [{ group: groups[0]!, runs: [[found], [{ ...found, shown: false, others: 1 }]] }],
    months: [
      {
        groups: [
          { size: 2, of: 100, flagged: 1 },
          { size: 3, of: 66, flagged: 0 },
          { size: 5, of: 40, flagged: 0 },
        ],
        members: 2,
        lastNight: false,
        anyNight: true,
      },
    ],
  });
  expect(text).toMatch(/2 who object to all others, 1 times as active +300 +100\.0±\d+\.\d % +50\.0±/);
  expect(text).toMatch(/groups of 2, two named together +10\.00±\d/);
});
