import { describe, expect, it } from 'vitest';
import type { Lifecycle } from '@/lib/comments/rules';
import { houseRule, houseRules } from './house-rules';
import { actionsFor, dissentOf, momentsOf, slugOf, whyNotImpartial } from './rules';
import { decisionInput, REASON_MAX } from './schemas';

type Shown = Pick<Lifecycle, 'state' | 'visible' | 'revision' | 'publishedRevision'>;
const comment: Shown = { state: 'REFERRED', visible: false, revision: 1, publishedRevision: null };
const up = { visible: true, publishedRevision: 1 };

describe('what the desk can do with a comment', () => {
  it.each<[string, Partial<Shown>, string[]]>([
    ['that was referred', {}, ['PUBLISH', 'REJECT']],
    ['in review', { state: 'IN_REVIEW' }, ['PUBLISH', 'REJECT']],
    ['that waits for its author', { state: 'AWAITING_REVIEWS' }, []],
    ['that is up', { state: 'PUBLISHED', ...up }, ['REMOVE']],
    ['that is up, its edit turned down', { state: 'PUBLISHED', ...up, revision: 2 }, ['PUBLISH', 'REMOVE']],
    ['that reports have hidden', { ...up, visible: false }, ['REMOVE', 'RESTORE']],
    [
      'that is up, its edit in review',
      { state: 'IN_REVIEW', ...up, revision: 2 },
      ['PUBLISH', 'REJECT', 'REMOVE'],
    ],
    ['that is up, its edit referred', { ...up, revision: 2 }, ['PUBLISH', 'REJECT', 'REMOVE']],
    ['that was rejected', { state: 'REJECTED' }, ['PUBLISH']],
    ['that was removed', { state: 'REMOVED' }, ['RESTORE']],
    ['that was withdrawn', { state: 'WITHDRAWN' }, []],
    ['that expired', { state: 'EXPIRED' }, []],
  ])('one %s', (_, more, actions) => {
    expect(actionsFor({ ...comment, ...more })).toEqual(actions);
  });
});

describe('who may not decide about a comment', () => {
  const others = { othersMayDecide: true };
  const alone = { othersMayDecide: false };
  it.each([
    ['who wrote it', 'author', { reviewed: false, ...others }, 'own-comment'],
    ['who wrote it, whatever else', 'author', { reviewed: true, ...others }, 'own-comment'],
    ['who wrote it, also where nobody else can', 'author', { reviewed: false, ...alone }, 'own-comment'],
    ['who reviewed it as a peer', 'other', { reviewed: true, ...others }, 'own-review'],
    ['not who reviewed it where nobody else can', 'other', { reviewed: true, ...alone }, null],
    ['nobody else', 'other', { reviewed: false, ...others }, null],
    ['nobody else, also who is alone', 'other', { reviewed: false, ...alone }, null],
  ])('is %s', (_, moderator, part, why) => {
    expect(whyNotImpartial({ authorId: 'author', ...part }, moderator)).toBe(why);
  });

  it('is who reads it as a peer just now, also where nobody else can: they may pass it on', () => {
    for (const reviewed of [true, false]) {
      const part = { authorId: 'author', reviewed, reviewing: true, othersMayDecide: false };
      expect(whyNotImpartial(part, 'other')).toBe('own-review');
    }
  });
});

describe('what publishing goes against', () => {
  const said = (yes: number, notCivil: number, misinformation: number) => ({ yes, notCivil, misinformation });
  const byPeers = (probability: number, revision = 2) =>
    ({ maker: 'PEERS', revision, inputs: { probability } }) as const;
  it.each([
    ['nothing, where nobody has said anything', said(0, 0, 0), [], null],
    ['nothing, where some object and others accept', said(1, 2, 0), [byPeers(0.2)], null],
    ['all who reviewed it', said(0, 1, 1), [], { accepts: 0, objects: 2, probability: null }],
    ['all, with the odds', said(0, 2, 0), [byPeers(0.4)], { accepts: 0, objects: 2, probability: 0.4 }],
    ['the odds', said(2, 2, 0), [byPeers(0.19)], { accepts: 2, objects: 2, probability: 0.19 }],
    ['the odds as stated last', said(2, 1, 0), [byPeers(0.5), byPeers(0.1)], null],
    ['nothing that was said of another text', said(2, 1, 0), [byPeers(0.1, 1)], null],
  ])('is %s', (_, verdicts, decisions, dissent) => {
    expect(dissentOf({ verdicts, revision: 2, decisions })).toEqual(dissent);
  });
});

describe('a decision, as it comes in', () => {
  const parse = (more: object) => decisionInput.safeParse({ action: 'PUBLISH', version: 1, ...more });

  it('names an action, a version, and a rule that there is', () => {
    expect(parse({}).success).toBe(true);
    expect(parse({ rule: 'civility', note: 'n'.repeat(REASON_MAX) }).success).toBe(true);
    for (const wrong of [
      { action: 'DELETE' },
      { version: 0 },
      { version: '1' },
      { rule: 'taste' },
      { note: 'n'.repeat(REASON_MAX + 1) },
      { more: 1 },
    ]) {
      expect(parse(wrong).success).toBe(false);
    }
  });
});

describe('the house rules', () => {
  it('have keys that tell them apart, and are found by them', () => {
    const keys = houseRules.map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
    for (const key of keys) expect(houseRule(key)).toMatchObject({ key });
    expect(houseRule('taste')).toBeUndefined();
  });
});

describe('what is looked for at the desk', () => {
  it.each([
    ['the-pass', 'the-pass'],
    ['https://maverick.example/articles/the-pass?sort=new#comments', 'the-pass'],
    ['/articles/The-Pass/comments/1', 'the-pass'],
  ])('%s names an article', (given, slug) => {
    expect(slugOf(given)).toBe(slug);
  });

  it('is so old', () => {
    const now = new Date('2026-12-02T12:00:00Z');
    expect(momentsOf(undefined, now)).toEqual({});
    expect(momentsOf('under-hour', now)).toEqual({ after: new Date('2026-12-02T11:00:00Z') });
    expect(momentsOf('over-week', now)).toEqual({ before: new Date('2026-11-25T12:00:00Z') });
  });
});
