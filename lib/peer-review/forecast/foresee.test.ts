import { describe, expect, it } from 'vitest';
import { defaultSettings } from '@/lib/policy/rules';
import { assumptions } from '../simulation/assumptions';
import { foresee, planFor, type Plan } from './foresee';
import { assumptionsFrom, ratesFrom, USUAL_MEMBERS, type Counts } from './rates';
import type { Rates } from './schemas';

const { review: policy } = defaultSettings;

const counts: Counts = {
  days: 28,
  activeMembers: 40,
  comments: 224,
  inLine: 200,
  volunteered: 120,
  fit: { prevalence: 0.8123, comments: 150 },
  revised: 9,
  withdrew: 3,
  asked: 6,
  saidNothing: 12,
};

describe('the rates of a site', () => {
  it('are what was counted, a member and day, to two figures', () => {
    expect(ratesFrom(counts)).toEqual({
      members: { value: 40, measured: true },
      commentsAMemberAndDay: { value: 0.2, measured: true },
      volunteered: { value: 0.6, measured: true },
      acceptable: { value: 0.81, measured: true },
      revises: { value: 0.3, measured: true },
      withdraws: { value: 0.1, measured: true },
      silent: { value: 0.67, measured: true },
      assumed: { visits: assumptions.volunteers, spammers: assumptions.spammers },
    });
  });

  it('are assumed one by one where there were fewer than ten cases', () => {
    const few = ratesFrom({ ...counts, fit: { prevalence: 0.5, comments: 9 }, asked: 3, saidNothing: 6 });
    expect(few.acceptable).toEqual({ value: assumptions.acceptable, measured: false });
    expect(few.silent).toEqual({ value: assumptions.silent, measured: false });
    expect(few.revises).toEqual({ value: 0.43, measured: true });
  });

  it('are those of the assumptions for a site of which nothing is known', () => {
    const nothing = { days: 1, activeMembers: null, comments: 0, inLine: 0, volunteered: 0, fit: null };
    const rates = ratesFrom({ ...nothing, revised: 0, withdrew: 0, asked: 0, saidNothing: 0 });
    expect(Object.values(rates).some((rate) => 'measured' in rate && rate.measured)).toBe(false);
    expect(rates.members.value).toBe(USUAL_MEMBERS);
    expect({ ...assumptions, ...assumptionsFrom(rates) }).toEqual(assumptions);
  });

  it('know of volunteers who never came: none is a number', () => {
    expect(ratesFrom({ ...counts, volunteered: 0 }).volunteered).toEqual({ value: 0, measured: true });
  });
});

describe('how much is simulated', () => {
  const planOf = (activeMembers: number, aDay: number) =>
    planFor(ratesFrom({ ...counts, activeMembers, comments: aDay * 28 }));

  it('is thirty days of all members where that can be, many times over', () => {
    expect(planOf(200, 30)).toMatchObject({ members: 200, activity: 0.15, from: 10, days: 30 });
    expect(planOf(200, 30).runs).toBeGreaterThanOrEqual(6);
  });

  it.each([
    [10_000, 1_500],
    [100_000, 30_000],
    [200, 6_000],
    [2, 1_000],
  ])('is bounded for %i members who write %i comments a day', (members, aDay) => {
    const plan = planOf(members, aDay);
    expect(plan.members).toBeLessThanOrEqual(members);
    expect(plan.members).toBeGreaterThanOrEqual(2);
    expect(plan.members * plan.activity).toBeLessThanOrEqual(151);
    expect(plan.runs * (plan.from + plan.days) * plan.members * plan.activity).toBeLessThanOrEqual(14_000);
    expect(plan.runs).toBeGreaterThanOrEqual(6);
  });

  it('has nobody collude in a handful', () => {
    expect(planOf(8, 2).pushes).toBe(0);
  });
});

const small: Plan = { members: 60, activity: 0.2, from: 4, days: 10, runs: 4, pushes: 12, pushDay: 3 };
const rates: Rates = ratesFrom({ ...counts, activeMembers: 60, comments: 336 });
const lower = { ...policy, quorum: { ...policy.quorum, min: 1 } };

describe('a forecast', { timeout: 60_000 }, () => {
  it('comes out the same from the same question', async () => {
    const once = await foresee({ now: policy, tried: lower, rates }, small);
    expect(await foresee({ now: policy, tried: lower, rates }, small)).toEqual(once);
    expect(once).toMatchObject({ members: 60, days: 10, runs: 4, pushes: 12 });
    expect(JSON.parse(JSON.stringify(once))).toEqual(once);
  });

  it('says that fewer who must accept shorten the wait, take fewer reviews, and let more through', async () => {
    const { figures } = await foresee({ now: policy, tried: lower, rates }, small);
    for (const name of ['postedMedian', 'ofComments'] as const) {
      expect(figures[name]!.same).toBe(false);
      expect(figures[name]!.difference.mean).toBeLessThan(0);
      expect(figures[name]!.tried.mean).toBeLessThan(figures[name]!.now.mean);
    }
    expect(figures.wrong!.difference.mean).toBeGreaterThan(0);
    expect(figures.colluders!.difference.mean).toBeGreaterThan(0);
  });

  it('says of a change that changes nothing here that all is the same', async () => {
    const { figures } = await foresee(
      { now: policy, tried: { ...policy, resubmissions: 9 }, rates },
      { ...small, runs: 2, pushes: 3 },
    );
    expect(Object.values(figures).map((figure) => figure?.same)).toEqual(Array(6).fill(true));
    expect(figures.postedMedian!.difference).toEqual({ mean: 0, error: 0 });
    // Nobody got through in three tries: that says little, and says so.
    expect(figures.colluders!.difference.error).toBeGreaterThan(0.1);
  });

  it('goes by the site’s volunteers: where none come, comments wait longer', async () => {
    const few = { ...small, runs: 2, pushes: 0 };
    const wait = async (volunteered: number) =>
      (
        await foresee(
          {
            now: policy,
            tried: policy,
            rates: { ...rates, volunteered: { value: volunteered, measured: true } },
          },
          few,
        )
      ).figures.postedMedian!.now.mean;
    expect(await wait(0)).toBeGreaterThan(1.2 * (await wait(1.2)));
  });

  it('ends early when it is late, with fewer runs, and says with how many', async () => {
    const late = await foresee({ now: policy, tried: lower, rates }, { ...small, runs: 9 }, () => true);
    expect(late).toMatchObject({ runs: 3, pushes: 0, figures: { colluders: null } });
  });
});
