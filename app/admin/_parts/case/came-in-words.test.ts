import { describe, expect, it } from 'vitest';
import type { DecisionView } from '@/lib/moderation/schemas';
import type { Reason } from '@/lib/platform/reasons';
import { locales } from '@/lib/language/locales';
import { cameInWords } from './came-in-words';

type Case = Parameters<typeof cameInWords>[0];

const nobody = { yes: 0, notCivil: 0, misinformation: 0 };
const referred: Case = {
  status: 'REFERRED',
  reason: null,
  verdicts: nobody,
  needed: 3,
  reported: null,
  decisions: [],
  duty: { required: 3, done: 3, waived: 0 },
  visible: false,
  whyNot: null,
  revision: 1,
};
const came = (more: Partial<Case>, locale: 'en' | 'af' | 'ar' = 'en') =>
  cameInWords({ ...referred, ...more }, { locale, threshold: 2 });
const because = (reason: Reason, more: Partial<Case> = {}) => came({ reason, ...more });

/** Their decision, by what each of them found. */
function byPeers(
  outcome: 'REFER' | 'OBJECT',
  verdicts: ('YES' | 'NOT_CIVIL')[],
  counted: { accepts: number; needed: number; probability: number },
): DecisionView {
  const { probability, ...numbers } = counted;
  return {
    maker: 'PEERS',
    outcome,
    actor: null,
    rule: null,
    note: null,
    passage: null,
    revision: 1,
    createdAt: '2026-11-30T10:00:00.000Z',
    inputs: {
      reviews: verdicts.map((verdict) => ({
        reviewerId: '0198c3a1-5b2f-7a40-8c11-5e9d7f3b2a10',
        verdict,
        sensitivity: 0.9,
        specificity: 0.7,
        group: null,
      })),
      prior: 0.7,
      publishAt: 0.9,
      quorum: { min: 3, max: 7 },
      probability,
      policyVersion: 1,
      counted: { ...numbers, effectiveFrom: 0.25, objectBelow: 0.2, activeMembers: 200 },
    },
  };
}
const seven = ['YES', 'YES', 'NOT_CIVIL', 'YES', 'NOT_CIVIL', 'NOT_CIVIL', 'NOT_CIVIL'] as const;
const disagreed = (decision: DecisionView) =>
  because({ code: 'disagreed', facts: {} }, { decisions: [decision] });

describe('what a comment needed, and why it came to the moderators', () => {
  const verdicts = { yes: 1, notCivil: 2, misinformation: 0 };

  it.each<[string, string | null, string]>([
    [
      'undecided after seven',
      disagreed(byPeers('REFER', [...seven], { accepts: 2, needed: 4, probability: 0.5 })),
      'It took 4 who accept it and whose record counts; of the 7 who read it 2 did, so a moderator decides.',
    ],
    [
      'accepted by enough, whose records say too little',
      disagreed(byPeers('REFER', Array(7).fill('YES'), { accepts: 3, needed: 3, probability: 0.85 })),
      'As many accept it as it takes (3 of the 7 who read it), but by their records that is not sure enough, so a moderator decides.',
    ],
    [
      'objected to where the author is not asked',
      disagreed(
        byPeers('OBJECT', ['NOT_CIVIL', 'YES', 'NOT_CIVIL'], { accepts: 1, needed: 4, probability: 0.1 }),
      ),
      '2 of the 3 who read it object, so a moderator decides.',
    ],
    [
      'late',
      because({ code: 'waited', facts: { hours: 24 } }, { verdicts: { ...nobody, yes: 2 } }),
      'It takes 3 who accept it; in 24 hours 2 read it, and 2 accepted it, so a moderator decides.',
    ],
    [
      'late, and read by nobody',
      because({ code: 'waited', facts: { hours: 24 } }),
      'It takes 3 who accept it; in 24 hours nobody read it, so a moderator decides.',
    ],
    [
      'the author asked',
      because({ code: 'author-asked', facts: {} }, { verdicts }),
      '2 of the 3 who read it object, and its author asks a moderator for a second opinion.',
    ],
    [
      'the author was silent',
      because({ code: 'author-silent', facts: { hours: 24 } }, { verdicts }),
      '2 of the 3 who read it object, and its author has not answered within 24 hours, so a moderator decides.',
    ],
    [
      'hidden by reports',
      because({ code: 'hidden', facts: {} }, { reported: { count: 3, first: '', last: '', reasons: [] } }),
      '3 readers have reported it, and 2 are enough: nobody else sees it until a moderator has looked at it.',
    ],
    [
      'held for a link',
      because({ code: 'link-held', facts: { words: 'example.com' } }),
      'It has a link (“example.com”), so a moderator reads it first.',
    ],
    [
      'held for a word',
      because({ code: 'suspect', facts: { words: 'syndicate' } }),
      'It says “syndicate”, so a moderator reads it first.',
    ],
    [
      'held because a check failed',
      because({ code: 'check-failed', facts: {} }),
      'An automatic check could not run, so a moderator reads it first.',
    ],
    [
      'an edit of what was taken down and put back',
      because('I was wrong about this.', { visible: true }),
      'A new text of it was under way when it was taken down and put back: a moderator decides about that one.',
    ],
  ])('%s', (_, said, expected) => expect(said).toBe(expected));

  it('R8: marks what was waived', () => {
    expect(
      because({ code: 'waited', facts: { hours: 72 } }, { duty: { required: 3, done: 1, waived: 2 } }),
    ).toMatch(
      /2 of the 3 reviews that it cost its author were waived, because nothing was left to review\.$/,
    );
  });

  it('says how far one is that is still in line, or with its author', () => {
    expect(
      came({ status: 'IN_REVIEW', needed: 4, verdicts: { yes: 1, notCivil: 1, misinformation: 0 } }),
    ).toBe('It takes 4 who accept it; 2 have read it, and 1 accepts it.');
    expect(came({ status: 'IN_REVIEW' })).toBe('It takes 3 who accept it; nobody has read it yet.');
    expect(came({ status: 'OBJECTED' })).toMatch(/^Its reviewers object to it\. Its author has been asked/);
  });

  it.each([
    [
      'REFERRED',
      'reviewer-sanctioned',
      /so a moderator decides\. It was decided when a verdict on it stopped counting, because its reviewer was sanctioned\.$/,
    ],
    [
      'OBJECTED',
      'reviewer-careless',
      /has been asked.* It was decided when a verdict on it stopped counting, because its reviewer was found careless\.$/,
    ],
    ['PUBLISHED', 'reviewer-sanctioned', /^It was decided when a verdict on it stopped counting/],
  ] as const)(
    'says of one that is %s what led to it, where a reviewer stopped counting',
    (status, cause, words) => {
      const decision = byPeers('REFER', [...seven], { accepts: 2, needed: 4, probability: 0.5 });
      const caused = { ...decision, inputs: { ...decision.inputs, cause } } as DecisionView;
      const reason = status === 'REFERRED' ? ({ code: 'disagreed', facts: {} } as const) : null;
      expect(came({ status, reason, decisions: [caused] })).toMatch(words);
      expect(came({ status, reason, decisions: [caused], revision: 2 }) ?? '').not.toMatch(
        /stopped counting/,
      );
    },
  );

  it('R5: says nothing of verdicts to a moderator whose own it is', () => {
    expect(came({ status: 'IN_REVIEW', whyNot: 'own-comment', verdicts })).toBeNull();
    expect(because({ code: 'waited', facts: { hours: 24 } }, { whyNot: 'own-comment', verdicts })).toBe(
      'It has waited for more than 24 hours, so a moderator decides.',
    );
  });

  it('falls back to the reason where the numbers are not there any more', () => {
    expect(because({ code: 'author-asked', facts: {} })).toMatch(
      /^Its reviewers object to it, and its author asks/,
    );
    expect(because({ code: 'disagreed', facts: {} })).toMatch(/^Its reviewers did not agree to post it/);
  });

  it.each(locales)('is a sentence in %s', (locale) => {
    const late = came({ reason: { code: 'waited', facts: { hours: 24 } }, verdicts }, locale);
    expect(late).toMatch(/24/);
    expect(late).not.toContain('{');
  });
});
