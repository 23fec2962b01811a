import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { inEnglish } from '@/app/_ui/testing/in-english';
import { noMarks, type OwnMarks } from '@/lib/comments/marks/schemas';
import type { CommentView } from '@/lib/comments/schemas';
import { CommentActions } from './comment-actions';
import type { ReaderSetting } from './comment-menu';

const author = { id: 'ann', displayName: 'Ann', picture: null, badges: [], expertise: [] };
const comment = {
  id: 'c',
  article: { slug: 'news', title: 'News', language: 'en' },
  author,
  createdAt: '2026-11-24T09:00:00Z',
  publishedAt: '2026-11-24T09:00:00Z',
  editedAt: null,
  reactions: { insightful: 2, retired: 9 },
} as unknown as CommentView;
const choices = [
  { key: 'insightful', name: 'Insightful', lifts: true },
  { key: 'disagree', name: 'I disagree, respectfully', lifts: false },
];

const foot = (reader: ReaderSetting | null) =>
  renderToStaticMarkup(
    inEnglish(
      <CommentActions
        comment={comment}
        author={author}
        permalink="/c"
        replyLink={null}
        setting={{ choices, reader }}
      />,
    ),
  );
const reader = (more: Partial<ReaderSetting> = {}, marks: Partial<OwnMarks> = {}): ReaderSetting => ({
  id: 'bob',
  marksOf: () => ({ ...noMarks, ...marks }),
  mayReact: true,
  isStaff: false,
  reportLink: () => '/c/report',
  ...more,
});

describe('the foot of a comment', () => {
  it('tells a reader without a session what others made of it, in words, and nothing to press', () => {
    const html = foot(null);
    expect(html).toContain('Insightful <span');
    expect(html).not.toMatch(/<button|<details|disagree|retired|Saved/);
  });

  it('offers a member the reactions, each saying whether it is theirs', () => {
    const html = foot(reader({}, { reactions: ['insightful'] }));
    expect(html).toMatch(/value="take-back c insightful" aria-pressed="true"/);
    expect(html).toMatch(/value="react c disagree" aria-pressed="false"/);
    expect(html).not.toContain('Your disagreement');
  });

  it('says to whoever disagrees that it lowers nothing', () => {
    expect(foot(reader({}, { reactions: ['disagree'] }))).toMatch(/<p [^>]*>Your disagreement is counted/);
  });

  it.each([
    ['the one who wrote it', { id: 'ann' }],
    ['one who may not react', { mayReact: false }],
  ])('gives %s the counts to read', (_, more) => {
    const html = foot(reader(more));
    expect(html).not.toContain('aria-pressed');
    expect(html).toContain('Insightful <span');
  });

  it('lets one who may not react any more take back what they gave', () => {
    const html = foot(reader({ mayReact: false }, { reactions: ['insightful'] }));
    expect(html).toMatch(/value="take-back c insightful" aria-pressed="true"/);
  });

  it('does not offer to mute or report oneself', () => {
    const html = foot(reader({ id: 'ann', reportLink: () => null }));
    expect(html).toContain('Save for later');
    expect(html).not.toMatch(/Mute|Report/);
  });

  it('leads who works at the desk to the case', () => {
    expect(foot(reader({ isStaff: true }))).toContain('href="/admin/comments/c">Open at the desk</a>');
    expect(foot(reader())).not.toContain('/admin');
  });

  it('turns what was done around', () => {
    const html = foot(reader({}, { saved: true, followed: true, muted: true }));
    expect(html).toMatch(/value="forget c"/);
    expect(html).toMatch(/value="unfollow c"/);
    expect(html).toMatch(/value="unmute ann c"/);
    expect(html).toContain('<span data-saved="true">Saved</span>');
  });

  it('of a page for all members says nothing of what one of them did', () => {
    const html = foot(reader({ id: null, marksOf: () => null }));
    expect(html).toMatch(/value="toggle-reaction c insightful" data-drawn/);
    expect(html).toContain('<button form="reader-acts" value="toggle-save c" data-off="Save for later"');
    expect(html).toContain('hidden="">Saved</span>');
    expect(html).not.toMatch(/aria-pressed|Unmute Ann<\/button>/);
  });
});
