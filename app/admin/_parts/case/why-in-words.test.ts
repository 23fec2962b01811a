import { describe, expect, it } from 'vitest';
import type { DecisionInputs } from '@/lib/comments/schemas';
import type { DecisionView } from '@/lib/moderation/schemas';
import { statedOdds, whyInWords } from './why-in-words';

const names = new Map([
  ['a', 'Ann'],
  ['b', 'Ben'],
  ['c', 'Cato'],
]);
const review = (reviewerId: string, more: Partial<DecisionInputs['reviews'][number]> = {}) =>
  ({ reviewerId, verdict: 'YES', sensitivity: 0.9, specificity: 0.7, group: null, ...more }) as const;
const inputs: DecisionInputs = {
  reviews: [review('a'), review('b', { sensitivity: 0.75, specificity: 0.75 }), review('c')],
  prior: 0.7,
  publishAt: 0.9,
  referBelow: 0.5,
  quorum: { min: 3, max: 5 },
  probability: 0.9844,
  policyVersion: 4,
};
const plain = (text: string | undefined) => text?.replaceAll('\u00a0', ' ');
const why = (outcome: 'PUBLISH' | 'REFER', more: Partial<DecisionInputs> = {}) =>
  whyInWords({ outcome, inputs: { ...inputs, ...more } }, { names, locale: 'en' })!;
const lines = (more: Partial<DecisionInputs>) => why('REFER', more).reviewers.map(({ words }) => words);

describe('R9: why peers decided as they did', () => {
  it('says how many accept it, how likely that makes it, and where the bar was', () => {
    expect(plain(why('PUBLISH').summary)).toBe(
      '3 of 3 reviewers accept it. By how reliable each of them is, it is 98.4 % likely to be acceptable. Published from 90 %.',
    );
  });

  it('tells an objection from an undecided end, and from too few who weigh something', () => {
    expect(why('REFER', { probability: 0.4375 }).summary).toMatch(/Referred below 50.%\.$/);
    expect(why('REFER', { probability: 0.875 }).summary).toMatch(/Short of the 90.% that it takes/);
    expect(why('REFER', { probability: 0.95 }).summary).toMatch(/Too few of them weigh something/);
  });

  it('says of each reviewer, by name, what they found and what they are worth', () => {
    const { reviewers } = why('PUBLISH');
    expect(reviewers[0]).toEqual({
      id: 'a',
      name: 'Ann',
      words:
        'Accepted it. Finds 9 of 10 acceptable comments acceptable, and notices 7 of 10 that break a rule.',
    });
    expect(reviewers[1]!.words).toBe(
      'Accepted it. Finds 75 of 100 acceptable comments acceptable, and notices 75 of 100 that break a rule.',
    );
  });

  it('says what they objected to', () => {
    const reviews = [review('a', { verdict: 'NOT_CIVIL' }), review('b', { verdict: 'MISINFORMATION' })];
    expect(lines({ reviews })[0]).toMatch(/^Found it not civil\. Finds/);
    expect(lines({ reviews })[1]).toMatch(/^Found mis\/disinformation\. Finds/);
  });

  it('never says that somebody is always right', () => {
    const reviews = [review('a', { sensitivity: 0.9999, specificity: 0.0004 })];
    expect(lines({ reviews })[0]).toContain('99 of 100 acceptable comments acceptable, and notices 1 of 100');
  });

  it('R13: says who weighed nothing, and why', () => {
    const reviews = [review('a', { sensitivity: 0.9, specificity: 0.1 })];
    expect(lines({ reviews })).toEqual([
      'Accepted it. Weighed nothing: finds 9 of 10 acceptable comments acceptable, and notices 1 of 10 that break a rule, which is no better than chance.',
    ]);
  });

  it('R12: says who was counted as one with whom', () => {
    const ring = (id: string) => review(id, { group: 'a' });
    expect(lines({ reviews: [ring('a'), ring('b'), ring('c'), review('d')] })).toEqual([
      expect.stringMatching(/Counted as one with Ben and Cato: they agree far more often/),
      expect.stringMatching(/Counted as one with Ann and Cato/),
      expect.stringMatching(/Counted as one with Ann and Ben/),
      expect.not.stringContaining('Counted as one'),
    ]);
  });

  it('names what was assumed, and the policy that it was taken under', () => {
    expect(plain(why('PUBLISH').assumed)).toBe(
      'Before anybody has read it, 70 % of comments are taken to be acceptable. It takes 3 reviews, and at most 5 are asked for. Policy version 4.',
    );
  });

  it('knows nobody by name who is no longer a member', () => {
    expect(why('REFER', { reviews: [review('x')] }).reviewers[0]!.name).toBe('A former member');
  });

  it('still tells decisions from before reviewers had records', () => {
    const flat = {
      accept: 3,
      object: 0,
      prior: 0.7,
      accuracy: 0.75,
      publishAt: 0.9,
      referBelow: 0.5,
      probability: 0.9844,
    };
    const told = whyInWords({ outcome: 'PUBLISH', inputs: flat }, { names, locale: 'en' })!;
    expect(plain(told.summary)).toBe(
      '3 of 3 reviewers accept it: 98.4 % likely to be acceptable. Published from 90 %.',
    );
    expect(plain(told.assumed)).toBe('Assumed: 70 % of comments are acceptable, and 75 % of verdicts right.');
    expect(told.reviewers).toEqual([]);
  });

  it('says nothing of a decision that was not computed', () => {
    expect(whyInWords({ outcome: 'REJECT', inputs: null }, { names, locale: 'en' })).toBeNull();
  });
});

describe('the odds that a comment’s reviewers gave it', () => {
  const decision = { maker: 'PEERS', outcome: 'REFER', revision: 2, inputs } as DecisionView;
  const odds = ({ published }: { published: boolean }) => ({ low: published ? 0.8 : 0.2, high: 0.9 });

  it('are those on its newest text, with what has come of such ones', () => {
    expect(statedOdds({ decisions: [decision], revision: 2 }, odds)).toEqual({
      probability: 0.9844,
      publishAt: 0.9,
      range: { low: 0.2, high: 0.9 },
    });
    const published = { ...decision, outcome: 'PUBLISH' } as DecisionView;
    expect(statedOdds({ decisions: [published], revision: 2 }, odds)?.range?.low).toBe(0.8);
  });

  it('are not there for a text that nobody has counted reviews of, nor where they are not to be seen', () => {
    expect(statedOdds({ decisions: [decision], revision: 3 }, odds)).toBeNull();
    expect(statedOdds({ decisions: [{ ...decision, inputs: null }], revision: 2 }, odds)).toBeNull();
    expect(
      statedOdds({ decisions: [{ ...decision, inputs: { probability: 0.5 } }], revision: 2 }, odds),
    ).toBeNull();
  });
});
