import { describe, expect, it } from 'vitest';
import { simulate, type Figures } from '@/lib/peer-review/simulation/measure';
import { push } from '@/lib/peer-review/simulation/push';
import { seededDice } from '@/lib/platform/dice';
import { defaultSettings } from '@/lib/policy/rules';
import { goalsOf, toText, type Report } from './report';
import { ATTEMPTS, estimate, HOURS } from './targets';

const { review: policy } = defaultSettings;
const figuresOf = (members: number, days: number, seed = 1) =>
  simulate({ policy, members, days, dice: seededDice(seed) });

/** What a busy machine may need for a few seconds of work. */
const PATIENCE = 120_000;

/** Two weeks are few, so the bounds are wide: `npm run review:simulate` has the narrow ones, over more and longer runs. */
describe('the shipped defaults, in a made-up publication', () => {
  it('get comments posted within hours, with few of them for moderators', { timeout: PATIENCE }, async () => {
    const runs = [await figuresOf(200, 14, 1), await figuresOf(200, 14, 2)];
    const mean = (name: keyof Figures) => estimate(runs, name).mean;
    expect(mean('moderators')).toBeLessThan(0.23);
    expect(mean('byTime')).toBeLessThan(0.02);
    expect(mean('wrong')).toBeLessThan(0.025);
    expect(mean('postedMedian')).toBeLessThan(9);
    expect(mean('ofComments')).toBeLessThan(4.6);
    expect(mean('othersHeard')).toBeGreaterThan(0.9);
  });

  it('make 3 colluders among 200 fail in at least 90 of 100 runs', { timeout: PATIENCE }, async () => {
    const succeeded: boolean[] = [];
    for (let n = 0; n < 50; n += 1) {
      const plan = { ...ATTEMPTS[n % ATTEMPTS.length]!, hour: HOURS[n % HOURS.length]! };
      succeeded.push(
        await push({ policy, members: 200, colluders: 3, day: 3, ...plan, dice: seededDice(n + 1) }),
      );
    }
    expect(succeeded.filter(Boolean).length).toBeLessThanOrEqual(5);
  });
});

describe('what the command ends with', () => {
  it('says of each target whether it was reached', async () => {
    const figures = await figuresOf(20, 5);
    const good = { ...figures, moderators: 0.1, postedMedian: 3 };
    const byHour = HOURS.map(() => ({ succeeded: 1, runs: 100 }));
    const report: Report = {
      seed: 1,
      colluders: 3,
      figures: { usual: [good, good] },
      alone: { succeeded: 0, runs: 100 },
      pushes: [{ past: 'sleepers', effort: 'at-once', byHour }],
    };
    const reachedBy = (found: Report, what: string) =>
      goalsOf(found).find(({ says }) => says.includes(what))?.reached;
    expect(reachedBy(report, 'a moderator must read')).toBe(true);
    expect(reachedBy(report, 'hours until posted')).toBe(true);
    expect(reachedBy(report, 'at-once')).toBe(true);
    const bad = { ...good, moderators: 0.3, postedMedian: 9 };
    const through = HOURS.map(() => ({ succeeded: 9, runs: 100 }));
    const missed = {
      ...report,
      figures: { usual: [bad] },
      pushes: [{ ...report.pushes[0]!, byHour: through }],
    };
    expect(reachedBy(missed, 'a moderator must read')).toBe(false);
    expect(reachedBy(missed, 'hours until posted')).toBe(false);
    expect(reachedBy(missed, 'at-once')).toBe(false);
    expect(reachedBy({ ...report, alone: null }, 'at-once')).toBeUndefined();
    expect(toText(report)).toContain('reached  colluders, sleepers, at-once: 1.0±0.6 %, at most 2.5 %');
  });
});
