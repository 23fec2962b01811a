import { describe, expect, it } from 'vitest';
import { locales, type Locale } from '@/lib/language/locales';
import { beginningOf, topicInWords, type About } from './notice-words';
import { noticeInWords, type Facts, type NoticeContent } from './notices';
import { noticeKinds, topics, type NoticeKind } from './schemas';

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
  'comment.picked': about,
  'comment.objected': {
    ...about,
    edit: false,
    verdicts: { yes: 1, notCivil: 2, misinformation: 0 },
    notes: ['Leave out the last line.'],
    until: '2026-11-25T09:00:00.000Z',
  },
  'comment.referred': { ...about, edit: true, reason: null },
  'comment.hidden': about,
  'comment.restored': { ...about, edit: true },
  'comment.expired': about,
  'comment.rejected': { ...about, edit: false, statement },
  'comment.removed': { ...about, statement: null },
  'member.appeal-decided': { sanction: 'BAN', sanctionId: 'an-id', reversed: false, note: 'It stands.' },
  'appeal.decided': { ...about, reversed: true, note: 'It is sharp, and fair.' },
  'reviews.waiting': { ...about, left: 3, last: false, expiresAt: '2026-12-01T09:00:00.000Z' },
  'comment.reply': { article: about.article },
  'comment.mention': { article: about.article },
  'thread.new': { article: about.article, thread: true, comments: ['an-id', 'another'] },
  'comment.reactions': { ...about, members: 5, kinds: [{ name: 'Insightful', count: 4 }] },
  'calibration.feedback': { ...about, given: 'YES', right: 'NOT_CIVIL', explanation: 'It mocks them.' },
  'expertise.verified': { field: 'Diplomacy' },
  'expertise.withdrawn': {
    field: 'Politics',
    line: 'He is a thief',
    rule: 'personal-attacks',
    reason: 'It calls somebody a thief.',
  },
  'desk.alert': { kind: 'waiting', count: 2, limit: 24, hours: 30 },
  'webhook.stopped': { id: 'id', name: 'Mirror', cause: 'gone' },
  'desk.alert-by-bell': { kind: 'appeals', count: 3, hours: 24 },
  'picture.removed': { rule: 'civility', reason: 'It shows a rude gesture.' },
  'reviewer.warned': { reason: 'Four of ten.' },
  'reviewer.suspended': { reason: null },
  'reviewer.reinstated': { reason: null },
  'calibration.contest-decided': { retired: true, note: 'You are right.' },
  'reviews.thanks': { article: about.article, reviewed: 3, published: 2 },
  'report.closed': { article: about.article, acted: true },
  'report.several-closed': { closed: 12, answer: 'That you disagree breaks no rule.' },
  'member.sanctioned': { sanction: 'BAN', reason: 'Insults.', endsAt: null },
  'member.role': { role: 'MODERATOR', reason: 'You begin on Monday.' },
  'member.author': { change: 'MARKED', article: about.article, reason: 'You wrote it.' },
  'member.membership': { state: 'LAPSED', reason: 'Your subscription ended.' },
  'member.second-step': { change: 'CODE_USED', left: 3 },
  'key.changed': { change: 'ROTATED', name: 'Our newsroom' },
  'member.signed-out': { reason: 'Somebody else seems to be in your account.' },
  'member.leaving': { endsAt: '2026-11-25T09:00:00.000Z' },
  'member.staying': { lastAdmin: true },
  'member.export-ready': { endsAt: '2026-12-01T09:00:00.000Z' },
  'member.unsanctioned': { sanction: 'TIME_OUT', reason: null },
};

const seen = { author: 'Thandi Mokoena', excerpt: 'It was the washer.', count: 2, firstId: 'first-id' };
const shown: About = { commentId: 'an-id', seen };

const words = <Kind extends NoticeKind>(kind: Kind, given: Facts[Kind], how = shown, locale: Locale = 'en') =>
  noticeInWords({ kind, facts: given } as NoticeContent, how, locale);

describe('a notice in words', () => {
  it.each(locales.flatMap((locale) => noticeKinds.map((kind) => [kind, locale] as const)))(
    '%s says what happened, and leads on, in %s',
    (kind, locale) => {
      const { title, paragraphs, reasons, particulars, action } = words(kind, facts[kind], shown, locale);
      expect(title.length).toBeGreaterThan(locale === 'en' ? 15 : 8);
      expect(title.length).toBeLessThan(110);
      expect(action.path).toMatch(/^\/[a-z]/);
      for (const text of [title, ...paragraphs, action.label]) expect(text).toMatch(/^\S.*\S$/);
      expect(paragraphs.length).toBeGreaterThan(0);
      const all = [...reasons, ...particulars].flatMap(({ term, text }) => [term, text]);
      for (const text of [...all, title, ...paragraphs, action.label])
        expect(text).not.toMatch(/undefined|null|NaN|\[object|notices\.|[{}]/);
    },
  );

  it('tells whose answer it is, and where it stands', () => {
    expect(words('comment.reply', facts['comment.reply'])).toMatchObject({
      title: 'Thandi Mokoena answered your comment on “How the harbour clock was mended”',
      action: { label: 'Read it', path: '/articles/a-clock/comments/an-id#comment-an-id' },
    });
    const named = words('comment.mention', facts['comment.mention'], shown, 'af');
    expect(named.title).toBe(
      'Thandi Mokoena noem jou in ’n kommentaar by “How the harbour clock was mended”',
    );
  });

  it('counts what is new, and leads to the first of it', () => {
    expect(words('thread.new', { ...facts['thread.new'], thread: false })).toMatchObject({
      title: '2 new comments on “How the harbour clock was mended”',
      paragraphs: ['You follow this discussion. The newest is by Thandi Mokoena.'],
      action: { path: '/articles/a-clock/comments/first-id#comment-first-id' },
    });
  });

  it.each(['comment.reply', 'comment.mention', 'thread.new'] as const)(
    '%s names nobody once its member may not see it any more',
    (kind) => {
      const left = JSON.stringify(words(kind, facts[kind], { commentId: 'an-id', seen: null }));
      expect(left).toContain('taken back');
      expect(left).not.toMatch(/Thandi|washer|comment-/);
    },
  );

  it('asks for the reviews that a comment waits for, in the end with a warning', () => {
    expect(words('reviews.waiting', facts['reviews.waiting'])).toMatchObject({
      title: 'Your comment on “How the harbour clock was mended” waits for three reviews of yours',
      action: { path: '/review?comment=an-id' },
    });
    const last = words('reviews.waiting', { ...facts['reviews.waiting'], left: 1, last: true });
    expect(last.title).toMatch(/^Last chance: .* waits for one review of yours$/);
    expect(last.paragraphs[1]).toBe(
      'You have until 1 December 2026 at 09:00 UTC. After that it expires; your text is kept.',
    );
  });

  it.each(topics)('the topic %s has a name and an explanation in each language', (topic) => {
    for (const locale of locales)
      for (const text of Object.values(topicInWords(topic, locale))) expect(text).toMatch(/^\S.*\S$/);
  });

  it.each([
    ['af', /Verskil so sterk soos jy wil/],
    ['ar', /\p{Script=Arabic}/u],
  ] as const)('says a statement of reasons, and why a moderator decides, in %s', (locale, own) => {
    const gist = {
      decided: 'removed',
      source: 'held',
      held: { code: 'suspect', facts: { words: 'syndicate' } },
      computed: true,
      passed: null,
      publication: 'Maverick',
    } as const;
    const rule = { key: 'civility', title: 'Be civil', text: 'Disagree as hard as you like.' };
    const removed = { ...about, statement: { ...statement, gist, rule, facts: null, passage: null } };
    const { paragraphs, reasons, particulars } = words('comment.removed', removed, shown, locale);
    const said = [...paragraphs, ...[...reasons, ...particulars].map(({ text }) => text)].join(' ');
    expect(said).toMatch(own);
    expect(said).not.toMatch(/\b(?:the|your|moderator reads|Disagree|court)\b/i);
    const waited = { code: 'waited', facts: { hours: 24 } } as const;
    const referred = words('comment.referred', { ...about, edit: false, reason: waited }, shown, locale);
    expect(referred.paragraphs[0]).not.toMatch(/waited/);
    expect(referred.paragraphs[0]).toContain('24');
  });

  it('goes on saying a statement that was kept as words alone', () => {
    expect(words('comment.removed', { ...about, statement }, shown, 'ar')).toMatchObject({
      paragraphs: ['Your comment was not accepted.'],
      reasons: [{ text: 'Be civil. Disagree as hard as you like.' }, {}, {}, {}],
    });
  });

  it('lists reactions with the comma of the language', () => {
    const kinds = ['Insightful', 'Kind', 'Witty'].map((name) => ({ name, count: 1 }));
    const { paragraphs } = words('comment.reactions', { ...about, members: 2, kinds }, shown, 'ar');
    expect(paragraphs[0]).toContain('،');
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
    [2, 2, 'Both comments that you reviewed are now published'],
    [2, 0, 'Both comments that you reviewed are decided: neither is published'],
    [1, 1, 'The comment that you reviewed is decided, and published'],
    [1, 0, 'The comment that you reviewed is decided: it is not published'],
  ])('thanks for %i reviews of which %i are published', (reviewed, published, title) => {
    expect(words('reviews.thanks', { ...facts['reviews.thanks'], reviewed, published }).title).toBe(title);
  });

  it.each([
    ['> He said so.\n\nI **do** not\nthink _that_.', 'I do not think that.'],
    ['> He said so.', 'He said so.'],
    ['- one\n- two', 'one two'],
  ])('begins a comment in its own plain words: %j', (markdown, words) => {
    expect(beginningOf(markdown)).toBe(words);
  });
});
