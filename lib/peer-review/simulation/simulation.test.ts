import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededDice } from '@/lib/platform/dice';
import { defaultSettings } from '@/lib/policy/rules';
import { Agenda } from './agenda';
import { live } from './authors';
import { simulate } from './measure';
import { passNights } from './night';
import { openWorld, run } from './open-world';
import { push, type Push } from './push';
import { HOUR } from './world';

const { review: policy } = defaultSettings;
const figuresOf = (members: number, days: number, seed = 1) =>
  simulate({ policy, members, days, dice: seededDice(seed) });

/** What a busy machine may need for a few seconds of work. */
const PATIENCE = 120_000;

describe('the simulation', () => {
  it.each([
    [1, 60],
    [2, 60],
    [3, 60],
    [5, 60],
    [11, 30],
    [1_000, 2],
  ])('never gets stuck with %i members', { timeout: PATIENCE }, async (members, days) => {
    const { comments, deadlocks } = await figuresOf(members, days);
    expect([comments > 0, deadlocks]).toEqual([true, 0]);
  });

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
