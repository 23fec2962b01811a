import { describe, expect, it } from 'vitest';
import { seededDice } from '@/lib/platform/dice';
import { believedFor, judgementsOf, type DecisionFact } from './judgements';
import { addOutcome, probabilityFromReviews, recordOf } from './reviewer-rates';

type Act = [
  outcome: DecisionFact['outcome'],
  maker: DecisionFact['maker'],
  revision: number,
  probability?: number,
];

/** One decision after the other, each on the version that the one before led to. */
const after = (...acts: Act[]) =>
  judgementsOf(
    acts.map(([outcome, maker, revision, probability = null], index) => ({
      outcome,
      maker,
      revision,
      probability,
      version: index + 2,
      at: new Date(0),
    })),
  );

describe('R9: what a text is believed to be', () => {
  it('is what its peers made it, for the verdicts that they decided by', () => {
    expect(after(['PUBLISH', 'PEERS', 1, 0.98]).get(1)).toEqual({ believed: 0.98, settled: false, upTo: 2 });
    expect(after(['REFER', 'PEERS', 1, 0.4]).get(1)).toEqual({ believed: 0.4, settled: false, upTo: 2 });
  });

  it('is known once a moderator has decided, also for verdicts that came while it was referred', () => {
    expect(after(['REFER', 'PEERS', 1, 0.4], ['REJECT', 'MODERATOR', 1]).get(1)).toEqual({
      believed: 0,
      settled: true,
      upTo: 3,
    });
    expect(after(['REFER', 'SYSTEM', 1], ['PUBLISH', 'MODERATOR', 1]).get(1)).toEqual({
      believed: 1,
      settled: true,
      upTo: 3,
    });
    // Or while its author was asked first.
    expect(after(['OBJECT', 'PEERS', 1, 0.1], ['REJECT', 'MODERATOR', 1]).get(1)).toMatchObject({ upTo: 3 });
  });

  it('names the moderator who said so last, for it is no measure of what they said as a peer', () => {
    const said = (actorId: string | null, version: number, maker: DecisionFact['maker'] = 'MODERATOR') => ({
      ...({ outcome: 'REJECT', revision: 1, probability: 0.4, at: new Date(0) } as const),
      actorId,
      version,
      maker,
    });
    expect(judgementsOf([said('a', 2), said('b', 3)]).get(1)).toMatchObject({ settled: true, byId: 'b' });
    expect(judgementsOf([said(null, 2)]).get(1)).not.toHaveProperty('byId');
    expect(judgementsOf([said('a', 2, 'PEERS')]).get(1)).not.toHaveProperty('byId');
  });

  it('is what the last moderator says, for verdicts from before the first could be known', () => {
    const reversed = after(
      ['REFER', 'PEERS', 1, 0.4],
      ['REJECT', 'MODERATOR', 1],
      ['PUBLISH', 'MODERATOR', 1],
    );
    expect(reversed.get(1)).toEqual({ believed: 1, settled: true, upTo: 3 });
    const removed = after(['PUBLISH', 'PEERS', 1, 0.95], ['REMOVE', 'MODERATOR', 1]);
    expect(removed.get(1)).toEqual({ believed: 0, settled: true, upTo: 2 });
  });

  it('is for each text its own: what is taken away, or given back, is the one that readers saw', () => {
    const edited = after(
      ['PUBLISH', 'PEERS', 1, 0.95],
      ['REFER', 'PEERS', 2, 0.3],
      ['REMOVE', 'MODERATOR', 2],
      ['RESTORE', 'MODERATOR', 2],
    );
    expect(edited.get(1)).toMatchObject({ believed: 1, settled: true });
    expect(edited.get(2)).toMatchObject({ believed: 0.3, settled: false });
  });

  it('is nothing where nobody but a clock has decided', () => {
    expect(after(['REFER', 'SYSTEM', 1]).size).toBe(0);
    expect(after(['REFER', 'SYSTEM', 1, 0.4]).size).toBe(0);
    expect(after().size).toBe(0);
  });

  it('is nothing either where peers had no say, a moderator only passed it on, or no reader saw the text', () => {
    expect(after(['REFER', 'PEERS', 1]).size).toBe(0);
    expect(after(['REFER', 'MODERATOR', 1]).size).toBe(0);
    expect(after(['REMOVE', 'MODERATOR', 1]).size).toBe(0);
  });

  it('is not turned by what peers make of a text that a moderator has settled', () => {
    const again = after(['PUBLISH', 'MODERATOR', 1], ['PUBLISH', 'PEERS', 1, 0.91]);
    expect(again.get(1)).toMatchObject({ believed: 1, settled: true });
  });
});

describe('R9: what a text is believed to be for the record of one of its reviewers', () => {
  const by = (reviewerId: string, accepts: boolean, more = {}) => ({
    reviewerId,
    verdict: accepts ? ('YES' as const) : ('NOT_CIVIL' as const),
    sensitivity: 0.75,
    specificity: 0.75,
    group: null,
    ...more,
  });
  /** By a decision of peers on such inputs; older ones say less of what was counted. */
  const byDecision = (inputs: object | null, probability = 0.9) =>
    judgementsOf([
      {
        outcome: 'PUBLISH',
        maker: 'PEERS',
        version: 2,
        revision: 1,
        at: new Date(0),
        probability,
        inputs,
      } as DecisionFact,
    ]).get(1)!;
  const counted = { accepts: 3, needed: 3, effectiveFrom: 0.25, objectBelow: 0.2, activeMembers: null };
  const about = (...reviews: ReturnType<typeof by>[]) => {
    const evidence = reviews.map(({ verdict, sensitivity, specificity, group }) => ({
      accepts: verdict === 'YES',
      rates: { sensitivity, specificity },
      group: group ?? undefined,
    }));
    const probability = probabilityFromReviews(evidence, 0.7);
    return byDecision({ reviews, prior: 0.7, counted }, probability);
  };

  it('is what the others made it, whatever they said themselves', () => {
    const others = [by('b', true), by('c', true)];
    const without = 1 / (1 + 0.3 / 0.7 / 9);
    for (const accepts of [true, false])
      expect(believedFor('a', about(by('a', accepts), ...others))).toBeCloseTo(without, 12);
  });

  it('is without those who are counted as one with them', () => {
    const twin = { group: 'twins' };
    const better = { sensitivity: 0.9, specificity: 0.9 };
    const judgement = about(by('a', true, twin), by('b', true, twin), by('c', true, better));
    expect(believedFor('a', judgement)).toBeCloseTo(21 / 22, 12);
  });

  it('weighs those of the others who object against those who accept', () => {
    expect(believedFor('a', about(by('a', true), by('b', false), by('c', true)))).toBeCloseTo(0.7, 12);
  });

  it('counts all who are better than chance, in decisions from before it was asked by how much', () => {
    const [coin, reviews] = [{ sensitivity: 0.6, specificity: 0.6 }, [by('a', true)]];
    reviews.push(by('b', true, coin));
    const old = byDecision({ reviews, prior: 0.7 });
    expect(believedFor('a', old)).toBeCloseTo(7 / 9, 12);
  });

  it('is without those whose verdicts took no part', () => {
    const coin = { sensitivity: 0.6, specificity: 0.6 };
    expect(believedFor('a', about(by('a', true), by('b', true, coin)))).toBeCloseTo(0.7, 12);
  });

  it('is the whole for who took no part, and for decisions that do not say whose verdicts they were made of', () => {
    const judgement = about(by('a', true), by('b', true));
    expect(believedFor('late', judgement)).toBe(judgement.believed);
    const old = byDecision(null);
    expect(believedFor('a', old)).toBe(0.9);
  });

  it('is what a moderator said', () => {
    const settled = judgementsOf([
      { outcome: 'REJECT', maker: 'MODERATOR', version: 2, revision: 1, at: new Date(0), probability: null },
    ]).get(1)!;
    expect(believedFor('a', settled)).toBe(0);
  });

  it('does not let who throws a coin confirm themselves: their record comes to chance, as with the whole it did not', () => {
    const dice = seededDice(7);
    const right = (share: number, acceptable: boolean) => dice() < share === acceptable;
    let [learnt, naive] = [recordOf([]), recordOf([])];
    for (let text = 0; text < 4_000; text += 1) {
      const acceptable = dice() < 0.7;
      const accepts = dice() < 0.5;
      const judgement = about(
        by('coin', accepts),
        by('b', right(0.85, acceptable)),
        by('c', right(0.85, acceptable)),
      );
      learnt = addOutcome(learnt, { accepts, acceptable: believedFor('coin', judgement), weight: 1 });
      naive = addOutcome(naive, { accepts, acceptable: judgement.believed, weight: 1 });
    }
    const aboveChance = ({ onAcceptable: a, onUnacceptable: u }: typeof learnt) =>
      a.right / (a.right + a.wrong) + u.right / (u.right + u.wrong) - 1;
    expect(Math.abs(aboveChance(learnt))).toBeLessThan(0.05);
    expect(aboveChance(naive)).toBeGreaterThan(0.2);
  });
});
