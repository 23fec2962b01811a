import { describe, expect, it } from 'vitest';
import type { AuthorView, CommentView } from '@/lib/comments/schemas';
import { describeDiscussion } from './describe-discussion';

const place = { origin: 'https://talk.example.org', publication: 'The Harbour' };
const article = {
  slug: 'the-weir',
  title: 'The weir',
  standfirst: '',
  byline: '',
  language: 'en',
  publishedAt: '2026-02-03T06:00:00.000Z',
};
const thandi: AuthorView = { id: 'm1', displayName: 'Thandi', picture: null, badges: [], expertise: [] };
const comment = (id: string, more: Partial<CommentView> = {}): CommentView => ({
  id,
  article,
  parentId: null,
  rootId: null,
  depth: 0,
  author: thandi,
  language: 'af',
  status: 'PUBLISHED',
  body: `It *leaks*, ${id}.`,
  bodyHtml: '',
  revision: 1,
  editedAt: null,
  replyCount: 0,
  reactions: {},
  picked: false,
  createdAt: '2026-02-04T06:00:00.000Z',
  publishedAt: '2026-02-05T06:00:00.000Z',
  ...more,
});
const read = (comments: CommentView[], more: Partial<typeof article> = {}) =>
  JSON.parse(
    describeDiscussion({ article: { ...article, ...more }, count: comments.length, comments }, place),
  ) as {
    comment: object[];
    author: object;
  };

describe('what search engines are told of a discussion', () => {
  it('is what readers see, with its replies below it', () => {
    const told = read([comment('a', { replies: [comment('b', { editedAt: '2026-02-06T06:00:00.000Z' })] })]);
    expect(told).toMatchObject({
      '@type': 'DiscussionForumPosting',
      '@id': 'https://talk.example.org/articles/the-weir#comments',
      headline: 'The weir',
      text: 'The weir',
      author: { '@type': 'Organization', name: 'The Harbour' },
      commentCount: 1,
      comment: [
        {
          '@type': 'Comment',
          url: 'https://talk.example.org/articles/the-weir/comments/a#comment-a',
          text: 'It leaks, a.',
          datePublished: '2026-02-05T06:00:00.000Z',
          author: { '@type': 'Person', name: 'Thandi', url: 'https://talk.example.org/members/m1' },
          comment: [{ text: 'It leaks, b.', dateModified: '2026-02-06T06:00:00.000Z' }],
        },
      ],
    });
    expect(read([], { byline: 'A. Reporter' }).author).toEqual({ '@type': 'Person', name: 'A. Reporter' });
  });

  it('is nothing of what was taken away but the place of what answers it', () => {
    const gone = { author: null, body: '', status: 'REMOVED' } as const;
    const told = read([comment('a', { ...gone, replies: [comment('b')] }), comment('c', gone)]);
    expect(told.comment).toEqual([
      {
        '@type': 'Comment',
        '@id': 'https://talk.example.org/articles/the-weir/comments/a#comment-a',
        url: 'https://talk.example.org/articles/the-weir/comments/a#comment-a',
        datePublished: '2026-02-05T06:00:00.000Z',
        comment: [expect.objectContaining({ text: 'It leaks, b.' })],
        creativeWorkStatus: 'Deleted',
      },
    ]);
  });

  it('names no page of who has left', () => {
    const left = comment('a', { author: { ...thandi, badges: ['former'] } });
    expect(read([left]).comment).toEqual([
      expect.objectContaining({ author: { '@type': 'Person', name: 'Thandi' } }),
    ]);
  });

  it('can end no script, whatever somebody has written', () => {
    const text = '</script><script>alert(1)</script><!--';
    const written = describeDiscussion(
      {
        article,
        count: 1,
        comments: [comment('a', { body: text, author: { ...thandi, displayName: '</script>' } })],
      },
      place,
    );
    expect(written).not.toContain('<');
    expect(JSON.stringify(JSON.parse(written))).toContain('alert(1)');
  });
});
