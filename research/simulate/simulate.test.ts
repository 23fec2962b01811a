import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultSettings } from '@/lib/policy/rules';
import { seededDice } from '@/lib/testing/dice';
import { Agenda } from './agenda';
import { live } from './authors';
import { estimate, simulate, type Figures } from './measure';
import { passNights } from './night';
import { openWorld, run } from './open-world';
import { push, type Push } from './push';
import { goalsOf, toText, type Report } from './report';
import { ATTEMPTS, HOURS } from './targets';
import { HOUR } from './world';

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

  it.each([
    [1, 60],
    [2, 60],
    [3, 60],
    [5, 60],
    [11, 30],
    [1_000, 2],
  ])('never get stuck with %i members', { timeout: PATIENCE }, async (members, days) => {
    const { comments, deadlocks } = await figuresOf(members, days);
    expect([comments > 0, deadlocks]).toEqual([true, 0]);
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

describe('the simulation', () => {
  it('comes out the same from the same dice, and otherwise from others', async () => {
    const once = await figuresOf(30, 10);
    expect(await figuresOf(30, 10)).toEqual(once);
    expect(await figuresOf(30, 10, 2)).not.toEqual(once);
  });

  it('shows that a rule matters: with fewer who must accept, more is published, and more of it wrongly', async () => {
    const objection = { ...policy.objection, accepts: 1, publishAt: 0.7 };
    const easy = { ...policy, quorum: { min: 1, max: 7 }, publishAt: 0.7, objection };
    const loose = await simulate({ policy: easy, members: 100, days: 15, dice: seededDice(1) });
    const strict = await figuresOf(100, 15);
    expect(loose.publishedByPeers).toBeGreaterThan(strict.publishedByPeers + 0.05);
    expect(loose.wrong).toBeGreaterThan(strict.wrong + 0.02);
  });

  it(
    'lets enough colluders through where nothing stands against them: it could show it if fewer did',
    { timeout: PATIENCE },
    async () => {
      const open = {
        ...policy,
        chance: { ...policy.chance, least: 1, beyondDuty: 1 },
        burst: { ...policy.burst, hours: 0 },
        volunteers: { ...policy.volunteers, afterHours: 0 },
      };
      const plan = { past: 'sleepers', effort: 'queue', day: 6, hour: 2 } satisfies Partial<Push>;
      const tries = Array.from({ length: 6 }, (_, n) =>
        push({ policy: open, members: 40, colluders: 12, ...plan, dice: seededDice(n + 1) }),
      );
      expect((await Promise.all(tries)).filter(Boolean).length).toBeGreaterThan(3);
    },
  );

  it('keeps what the product keeps: nobody reviews their own, or one comment twice, and counters equal what they count', async () => {
    const world = openWorld({ members: 60, colluders: 4, policy, dice: seededDice(3) });
    live(world, { days: 12 });
    passNights(world, 12);
    await run(world);
    expect(world.comments.length).toBeGreaterThan(50);
    for (const { author, reviews, duty, state, leaseCount } of world.comments) {
      const reviewers = reviews.map(({ reviewer }) => reviewer);
      expect(reviewers).not.toContain(author);
      expect(new Set(reviewers).size).toBe(reviewers.length);
      expect(reviews.length).toBeLessThanOrEqual(policy.quorum.max);
      expect(leaseCount).toBe(0);
      if (state !== 'EXPIRED') expect(duty.done + duty.waived).toBe(duty.required);
    }
  });
});

describe('what the command ends with', () => {
  it('says of each target whether it was reached', async () => {
    const figures = await figuresOf(20, 5);
    const good = { ...figures, moderators: 0.1, postedMedian: 3 };
    const byHour = HOURS.map(() => ({ succeeded: 1, runs: 100 }));
    const report: Report = {
      ...{ seed: 1, colluders: 3, figures: { usual: [good, good] } },
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

describe('the agenda', () => {
  it('has everything happen once, in the order of time, and of entry where that is the same', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(20)), (times) => {
        const agenda = new Agenda();
        const happened: { at: number; n: number }[] = [];
        times.forEach((at, n) => agenda.enter(at * HOUR, () => void happened.push({ at, n })));
        for (let next = agenda.next(); next; next = agenda.next()) next.happen();
        const expected = times.map((at, n) => ({ at, n })).sort((a, b) => a.at - b.at || a.n - b.n);
        expect(happened).toEqual(expected);
      }),
    );
  });
});
