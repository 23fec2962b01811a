import { describe, expect, it } from 'vitest';
import { noticeInWords, shortened } from './notice-words';
import { noticeKinds, type Facts, type NoticeKind, type Told } from './schemas';

const about = {
  article: { slug: 'a-clock', title: 'How the harbour clock was mended' },
  excerpt: 'The spring',
};
const statement = {
  decided: 'Your comment was not accepted.',
  scope: 'Nobody sees it.',
  facts: 'It mocks them.',
  passage: 'What a fool',
  source: 'Members reviewed it.',
  redress: 'A court.',
  decidedBy: 'A moderator of Maverick',
  decidedAt: '2026-11-24T09:00:00.000Z',
  rule: { title: 'Be civil', text: 'Disagree as hard as you like.' },
  automatic: 'Nothing automatic was involved.',
  appealUntil: '2027-05-26T09:00:00.000Z',
  resubmissionsLeft: 2,
};

const facts: { [Kind in NoticeKind]: Facts[Kind] } = {
  'comment.posted': { ...about, edit: false },
  'comment.referred': { ...about, edit: true, reason: null },
  'comment.hidden': about,
  'comment.restored': { ...about, edit: true },
  'comment.expired': about,
  'comment.rejected': { ...about, edit: false, statement },
  'comment.removed': { ...about, statement: null },
  'appeal.decided': { ...about, reversed: true, note: 'It is sharp, and fair.' },
  'reviewer.warned': { reason: 'Four of ten.' },
  'reviewer.suspended': { reason: null },
  'reviewer.reinstated': { reason: null },
  'calibration.contest-decided': { retired: true, note: 'You are right.' },
  'reviews.thanks': { article: about.article, reviewed: 3, published: 2 },
  'report.closed': { article: about.article, acted: true },
  'member.sanctioned': { sanction: 'BAN', reason: 'Insults.', endsAt: null },
  'member.unsanctioned': { sanction: 'TIME_OUT', reason: null },
};

const words = <Kind extends NoticeKind>(kind: Kind, given: Facts[Kind], commentId: string | null = 'an-id') =>
  noticeInWords({ kind, facts: given } as Told, commentId);

describe('a notice in words', () => {
  it.each(Object.keys(noticeKinds) as NoticeKind[])('%s says what happened, and leads on', (kind) => {
    const { title, paragraphs, reasons, particulars, action } = words(kind, facts[kind]);
    expect(title.length).toBeGreaterThan(15);
    expect(title.length).toBeLessThan(110);
    expect(action.path).toMatch(/^\/[a-z]/);
    for (const text of [title, ...paragraphs, action.label]) expect(text).toMatch(/^\S.*\S$/);
    expect(paragraphs.length).toBeGreaterThan(0);
    const all = [...reasons, ...particulars].flatMap(({ term, text }) => [term, text]);
    for (const text of [...all, title, ...paragraphs])
      expect(text).not.toMatch(/undefined|null|NaN|\[object/);
  });

  it('says when the last chance to appeal is, and offers no revision where none is left', () => {
    const can = words('comment.rejected', { ...about, edit: false, statement });
    expect(JSON.stringify(can.reasons)).toContain('Appeal until 26 May 2027');
    expect(JSON.stringify(can.reasons)).toContain('Revise it');
    const cannot = words('comment.rejected', {
      ...about,
      edit: false,
      statement: { ...statement, resubmissionsLeft: 0 },
    });
    expect(JSON.stringify(cannot)).not.toContain('Revise');
  });

  it.each([
    [3, 3, 'All of the three comments that you reviewed are now published'],
    [3, 2, 'Two of the three comments that you reviewed are now published'],
    [3, 1, 'One of the three comments that you reviewed is now published'],
    [2, 0, 'All of the two comments that you reviewed are decided: none is published'],
    [1, 1, 'The comment that you reviewed is decided, and published'],
    [1, 0, 'The comment that you reviewed is decided: it is not published'],
  ])('thanks for %i reviews of which %i are published', (reviewed, published, title) => {
    expect(words('reviews.thanks', { ...facts['reviews.thanks'], reviewed, published }).title).toBe(title);
  });

  it('keeps a long headline out of the subject line, and letters whole', () => {
    expect(shortened('one two three', 9)).toBe('one two…');
    expect(shortened('one two', 7)).toBe('one two');
    expect(shortened('😀'.repeat(10), 4)).toBe('😀😀😀😀…');
  });
});
