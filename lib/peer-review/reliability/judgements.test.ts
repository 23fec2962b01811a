import { describe, expect, it } from 'vitest';
import { judgementsOf, type DecisionFact } from './judgements';

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
