import { beforeAll, describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { defaultSettings } from '@/lib/policy/rules';
import { seededDice } from '@/lib/testing/dice';
import { Agenda } from './agenda';
import { live } from './authors';
import { goalsOf } from './goals';
import { pool, simulate, type Figures } from './measure';
import { passNights } from './night';
import { openWorld, run } from './open-world';
import { PASTS, push } from './push';
import { toText, type Report } from './report';
import { HOUR } from './world';

const { review: policy } = defaultSettings;
const figuresOf = (members: number, days: number, seed = 1) =>
  simulate({ policy, members, days, dice: seededDice(seed) });

/** What a busy machine may need for a few seconds of work. */
const PATIENCE = 60_000;

describe('the shipped defaults, in a made-up publication', () => {
  it('keep the median comment under 3 reviews of waiting', { timeout: PATIENCE }, async () => {
    const { reviewsOfWaiting } = pool([await figuresOf(200, 14, 1), await figuresOf(200, 14, 2)]);
    expect(reviewsOfWaiting.median).toBeLessThan(3);
  });

  it.each([
    [1, 60],
    [2, 60],
    [3, 60],
    [10, 30],
    [1_000, 2],
  ])('never get stuck with %i members', { timeout: PATIENCE }, async (members, days) => {
    const { comments, deadlocks } = await figuresOf(members, days);
    expect([comments > 0, deadlocks]).toEqual([true, 0]);
  });

  it('make 3 colluders among 200 fail in at least 95 of 100 runs', { timeout: PATIENCE }, async () => {
    const plan = { policy, members: 200, colluders: 3, effort: 'as-usual', day: 3 } as const;
    const succeeded: boolean[] = [];
    for (let n = 0; n < 100; n += 1)
      succeeded.push(await push({ ...plan, past: PASTS[n % PASTS.length]!, dice: seededDice(n + 1) }));
    expect(succeeded.filter(Boolean).length).toBeLessThanOrEqual(5);
  });
});

describe('the simulation', () => {
  it('comes out the same from the same dice, and otherwise from others', async () => {
    const once = await figuresOf(30, 10);
    expect(await figuresOf(30, 10)).toEqual(once);
    expect(await figuresOf(30, 10, 2)).not.toEqual(once);
  });

  it('shows that a rule matters: with fewer reviews needed, more is published, and more of it wrongly', async () => {
    const easy = { ...policy, quorum: { min: 1, max: 1 }, publishAt: 0.8 };
    const loose = await simulate({ policy: easy, members: 100, days: 15, dice: seededDice(1) });
    const strict = await figuresOf(100, 15);
    expect(loose.publishedByPeers).toBeGreaterThan(strict.publishedByPeers! + 0.2);
    expect(loose.badPublished).toBeGreaterThan(strict.badPublished! + 0.05);
  });

  it('lets enough colluders through who come at the right time: it could show it if fewer did', async () => {
    const plan = {
      policy,
      members: 50,
      colluders: 10,
      past: 'sleepers',
      effort: 'well-timed',
      day: 6,
    } as const;
    const succeeded = await Promise.all(
      Array.from({ length: 10 }, (_, n) => push({ ...plan, dice: seededDice(n + 1) })),
    );
    expect(succeeded.filter(Boolean).length).toBeGreaterThan(5);
  });

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
  const pushed = (succeeded: number) =>
    PASTS.map((past) => ({ past, effort: 'as-usual' as const, colluders: 3, runs: 100, succeeded }));
  let figures: Figures;
  let run: Omit<Report, 'goals' | 'pushes'>;
  beforeAll(async () => {
    figures = await figuresOf(20, 5);
    run = { members: 20, days: 5, runs: 1, seed: 1, figures, sizes: [{ members: 20, figures }] };
  });
  const reachedWith = (found: Omit<Report, 'goals'>) => goalsOf(found).map(({ reached }) => reached);

  it('says of each goal whether it was reached', () => {
    expect(reachedWith({ ...run, pushes: pushed(5) })).toEqual([true, true, true]);
    expect(reachedWith({ ...run, pushes: pushed(6) })).toEqual([true, true, false]);
    expect(reachedWith({ ...run, pushes: [] })).toEqual([true, true, null]);
    const slow = { ...figures, deadlocks: 1, reviewsOfWaiting: { median: 3, p90: 4 } };
    const sizes = [{ members: 20, figures: slow }];
    expect(reachedWith({ ...run, figures: slow, sizes, pushes: [] })).toEqual([false, false, null]);
  });

  it('is one line a goal', () => {
    const found = { ...run, pushes: pushed(6) };
    const lines = toText({ ...found, goals: goalsOf(found) })
      .trimEnd()
      .split('\n')
      .slice(-3);
    expect(lines.map((line) => line.split(':')[0])).toEqual(['reached', 'reached', 'missed']);
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
