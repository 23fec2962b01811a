import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commentStates } from '@/lib/comments/schemas';
import { appealableUntil, standingDecision, whyNotDecide, type Decisive } from '../appeals/rules';
import { houseRule } from '../house-rules';
import {
  decisionAt,
  decisionToExplain,
  isQuotedFrom,
  type CommentHistory,
  type DecisionFacts,
  type Terms,
} from './rules';
import { statementView } from './schemas';
import { statementOf } from './statement-of';
import { toTransparencyDatabase } from './transparency-database';

const id = (n: number) => `0198c3a1-7c1e-7d5e-9a51-${String(n).padStart(12, '0')}`;
const decidedAt = new Date('2026-11-24T09:00:00.000Z');
const terms: Terms = {
  now: new Date('2026-11-25T09:00:00.000Z'),
  publication: 'Maverick',
  appealDays: 183,
  resubmissions: 2,
  ruleOf: houseRule,
};

const decision = (version: number, more: Partial<DecisionFacts> = {}): DecisionFacts => ({
  id: id(version),
  version,
  revision: 1,
  maker: 'MODERATOR',
  outcome: 'REJECT',
  rule: 'civility',
  note: 'Please be civil.',
  passage: null,
  decidedAt,
  textRevision: 1,
  textHtml: '<p>Fool.</p>',
  language: 'en',
  held: null,
  reports: 0,
  appeal: null,
  ...more,
});

const history = (
  decisions: DecisionFacts[],
  comment: Partial<CommentHistory['comment']> = {},
): CommentHistory => ({
  commentId: id(99),
  comment: {
    state: 'REJECTED',
    visible: false,
    revision: 1,
    publishedRevision: null,
    resubmissions: 0,
    ...comment,
  },
  decisions: [...decisions].sort((a, b) => b.version - a.version),
});

const databaseTerms = { policyUrl: 'https://clock.example/policy', writtenAt: decidedAt };

const statement = (of: CommentHistory, more: Partial<Terms> = {}) =>
  statementOf(of, decisionToExplain(of)!, { ...terms, ...more });

describe('a statement of reasons', () => {
  it('has every fact that is owed: what, how far, why, about which words, by whom, when, and what can be done', () => {
    const said = statement(history([decision(3, { passage: 'Fool' })]));
    expect(statementView.safeParse(said).error).toBeUndefined();
    expect(said).toMatchObject({
      outcome: 'REJECT',
      stands: true,
      decided: 'Your comment was not accepted, so it is not posted.',
      rule: { key: 'civility', title: 'Be civil' },
      facts: 'Please be civil.',
      passage: 'Fool',
      textHtml: '<p>Fool.</p>',
      decidedBy: 'A moderator of Maverick',
      decidedAt: '2026-11-24T09:00:00.000Z',
      appeal: { until: '2027-05-26T09:00:00.000Z', possible: true, filed: null },
      resubmission: { allowed: 2, left: 2, possible: true },
      gist: { decided: 'rejected', source: 'found', held: null, computed: false, passed: null },
    });
    expect(said.scope).toContain('for as long as the decision stands');
    expect(said.redress).toMatch(/out-of-court.+court/);
  });

  it('says of a removal, and of an edit, what they leave untouched', () => {
    const removal = history([decision(2, { outcome: 'PUBLISH' }), decision(3, { outcome: 'REMOVE' })], {
      state: 'REMOVED',
      publishedRevision: 1,
    });
    expect(statement(removal)).toMatchObject({
      decided: 'Your comment was taken down.',
      resubmission: { possible: false },
      appeal: { possible: true },
    });
    const edit = history([decision(2, { outcome: 'PUBLISH' }), decision(4, { revision: 2 })], {
      state: 'PUBLISHED',
      visible: true,
      revision: 2,
      publishedRevision: 1,
    });
    expect(statement(edit).scope).toContain('The text that was accepted before is not affected');
  });

  it.each<[string, DecisionFacts[], boolean, RegExp]>([
    ['nothing', [decision(3)], false, /Nothing automatic was involved/],
    [
      'a check of the text',
      [decision(3, { held: 'It names a company.' })],
      true,
      /checks each new text.+“It names a company\.”.+taken by a person/,
    ],
    [
      'a computed probability',
      [decision(2, { outcome: 'REFER', maker: 'PEERS' }), decision(3)],
      true,
      /formula combined the verdicts.+verdict is known.+taken by a person/,
    ],
    [
      'the clock',
      [decision(2, { outcome: 'REFER', maker: 'SYSTEM', note: 'It has waited.' }), decision(3)],
      true,
      /A program passed it.+“It has waited\.”/,
    ],
  ])('says in plain words what was automatic: %s', (_, decisions, involved, words) => {
    const { automatic } = statement(history(decisions));
    expect(automatic.involved).toBe(involved);
    expect(automatic.words).toMatch(words);
  });

  it('does not say that a program set a text aside where moderators read all of an article first', () => {
    const said = statement(history([decision(3, { held: { code: 'article-moderated', facts: {} } })]));
    expect(said.automatic).toMatchObject({
      involved: false,
      words: expect.stringMatching(/Nothing automatic was involved/),
    });
    expect(said.gist).toMatchObject({ source: 'held', held: null });
    const { automated_detection } = toTransparencyDatabase(said, databaseTerms);
    expect(automated_detection).toBe('No');
  });

  it.each([
    ['en', 'EN'],
    ['pt-BR', 'PT'],
    ['nso', ''],
    ['fil-PH', ''],
  ])(
    'tells the transparency database the language where that has a code of two letters: %s',
    (language, code) => {
      const said = statement(history([decision(3, { language, held: 'It names a company.' })]));
      const { content_language, automated_detection } = toTransparencyDatabase(said, databaseTerms);
      expect({ content_language, automated_detection }).toEqual({
        content_language: code,
        automated_detection: 'Yes',
      });
    },
  );

  const referred: Partial<DecisionFacts> = { outcome: 'REFER', maker: 'PEERS' };

  it('does not take an earlier text’s referral for this one’s, nor what peers published for a referral', () => {
    const onNewText = decision(6, { revision: 2, textRevision: 2 });
    for (const before of [[decision(2, referred), decision(3)], [decision(2, referred)]])
      expect(statement(history([...before, onNewText], { revision: 2 })).automatic.involved).toBe(false);
    const published = decision(2, { outcome: 'PUBLISH', maker: 'PEERS' });
    const removed = history([published, decision(3, { outcome: 'REMOVE' })], { state: 'REMOVED' });
    expect(statement(removed).automatic.involved).toBe(false);
  });

  it.each<[string, DecisionFacts[]]>([
    ['reported', [decision(2, referred), decision(3, { reports: 1, held: 'It names a company.' })]],
    ['disputed', [decision(2, referred), decision(3, { held: 'It names a company.' })]],
    ['held', [decision(2, { ...referred, maker: 'SYSTEM' }), decision(3, { held: 'It names a company.' })]],
    ['late', [decision(2, { ...referred, maker: 'SYSTEM' }), decision(3)]],
    ['found', [decision(3)]],
  ])('tells how it came to a moderator: it was %s', (source, decisions) => {
    expect(statement(history(decisions)).gist).toMatchObject({ source, publication: 'Maverick' });
  });

  it('speaks of an edit only where another text was accepted before', () => {
    const published = (version: number) => decision(version, { outcome: 'PUBLISH' });
    const decided = (...decisions: DecisionFacts[]) => statement(history(decisions)).gist.decided;
    expect(decided(published(2), decision(3, { revision: 2 }))).toBe('edit');
    expect(decided(decision(2, referred), decision(3))).toBe('rejected');
    expect(decided(decision(3), published(4))).toBe('rejected');
    expect(decided(published(2), decision(3, { outcome: 'REMOVE' }))).toBe('removed');
  });

  it('can be had of each decision against the author by its version, whatever came after', () => {
    const all = history([decision(2, referred), decision(3), decision(4, { outcome: 'PUBLISH' })]);
    expect([2, 3, 4].map((version) => decisionAt(all, version)?.id ?? null)).toEqual([null, id(3), null]);
  });

  it('gives the decision that stands before one that came after it and was undone', () => {
    const restored = history(
      [
        decision(2, { outcome: 'PUBLISH' }),
        decision(4, { revision: 2, textRevision: 2 }),
        decision(5, { revision: 2, outcome: 'REMOVE' }),
        decision(6, { revision: 2, outcome: 'RESTORE' }),
      ],
      { state: 'PUBLISHED', visible: true, revision: 2, publishedRevision: 1 },
    );
    expect(statement(restored)).toMatchObject({ decisionId: id(4), stands: true });
  });

  it('keeps telling of what was reversed, which stands no longer and can be answered no more', () => {
    const reversed = history([decision(3), decision(4, { outcome: 'PUBLISH' })], {
      state: 'PUBLISHED',
      visible: true,
      publishedRevision: 1,
    });
    expect(statement(reversed)).toMatchObject({
      decisionId: id(3),
      stands: false,
      appeal: { possible: false },
      resubmission: { possible: false },
    });
  });

  it('offers an appeal for so many days and no longer, and resubmitting so many times and no more', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 400 }),
        fc.integer({ min: -5, max: 5 }),
        fc.nat(4),
        (days, over, sent) => {
          const until = appealableUntil(decidedAt, days);
          const now = new Date(until.getTime() + over);
          const said = statement(history([decision(3)], { resubmissions: sent }), { now, appealDays: days });
          expect(said.appeal).toMatchObject({ until: until.toISOString(), possible: over <= 0 });
          expect(said.resubmission.left).toBe(Math.max(0, 2 - sent));
          expect(said.resubmission.possible).toBe(sent < 2);
        },
      ),
    );
  });
});

describe('the decision that a comment stands under', () => {
  const decisions: fc.Arbitrary<Decisive[]> = fc
    .array(
      fc.record({
        outcome: fc.constantFrom('PUBLISH', 'REJECT', 'REMOVE'),
        revision: fc.integer({ min: 1, max: 3 }),
      }),
      { maxLength: 6 },
    )
    .map((list) => list.map((d, i) => ({ ...d, id: id(i), version: i + 1 }) as Decisive).reverse());

  it('is one against it, about its newest text, and none once it was taken back or published since', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...commentStates),
        fc.integer({ min: 1, max: 3 }),
        decisions,
        (state, revision, all) => {
          const found = standingDecision({ state, revision }, all);
          if (state === 'WITHDRAWN') expect(found).toBeNull();
          if (!found) return;
          expect(found.outcome).toBe(state === 'REMOVED' ? 'REMOVE' : 'REJECT');
          const later = all.filter((d) => d.version > found.version);
          if (found.outcome === 'REMOVE') expect(later.some((d) => d.outcome === 'REMOVE')).toBe(false);
          else {
            expect(found.revision).toBe(revision);
            expect(later.some((d) => d.outcome === 'PUBLISH' && d.revision === revision)).toBe(false);
          }
        },
      ),
    );
  });

  it('is told why to who may not judge it again: that they wrote it comes first, then that they decided', () => {
    const part = { authorId: 'a', actorId: 'a', reviewed: true, othersMayDecide: true };
    expect(whyNotDecide(part, 'a')).toBe('own-comment');
    expect(whyNotDecide({ ...part, authorId: 'c' }, 'a')).toBe('own-decision');
    expect(whyNotDecide({ ...part, authorId: 'c' }, 'b')).toBe('own-review');
  });

  it('is judged again by neither its maker nor the author, nor by who reviewed it while others can', () => {
    const moderators = fc.constantFrom('a', 'b', 'c');
    const parts = fc.record({
      authorId: fc.constant('c'),
      actorId: fc.constantFrom('a', 'b', null),
      reviewed: fc.boolean(),
      othersMayDecide: fc.boolean(),
    });
    fc.assert(
      fc.property(moderators, parts, (moderator, part) => {
        const { actorId, reviewed, othersMayDecide } = part;
        const mayDecide = moderator !== 'c' && moderator !== actorId && !(reviewed && othersMayDecide);
        expect(whyNotDecide(part, moderator) === null).toBe(mayDecide);
      }),
    );
  });
});

describe('a passage', () => {
  const text = {
    body: 'He said *never*,\nand then:\n\n> “5 < 6 & so on”\n\n- one\n- two',
    bodyHtml:
      '<p>He said <em>never</em>,<br>\nand then:</p>\n<blockquote><p>“5 &lt; 6 &amp; so on”</p></blockquote>\n<ul><li>one</li><li>two</li></ul>',
  };

  it.each([
    'said *never*',
    'said never, and',
    'then: “5 < 6 & so',
    'one two',
    '  He   said ',
    '“5 < 6 & so on”',
  ])('is found as typed or as shown: %s', (passage) => expect(isQuotedFrom(passage, text)).toBe(true));

  it.each(['', '  ', 'he said', 'said nothing', '<em>', 'onetwo'])('is not found otherwise: %j', (passage) =>
    expect(isQuotedFrom(passage, text)).toBe(false),
  );

  it('reads signs as they are shown', () => {
    const bodyHtml = '<p>a &amp; b &lt; c &gt; &quot;d&quot; &#39;e&#39;&nbsp;f</p>';
    expect(isQuotedFrom(`a & b < c > "d" 'e' f`, { body: '', bodyHtml })).toBe(true);
  });

  it('reads on from block to block, as the page does', () => {
    const bodyHtml = '<h2>Title</h2>text<br>and more<p dir="auto">at the end</p>';
    expect(isQuotedFrom('Title text and more at the end', { body: '', bodyHtml })).toBe(true);
  });
});
