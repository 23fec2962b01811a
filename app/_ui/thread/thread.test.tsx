import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import type { CommentView } from '@/lib/comments/schemas';
import { isAmong, Thread } from './thread';

const comment = (id: string, more: Partial<CommentView> = {}): CommentView => ({
  id,
  article: { slug: 'news', title: 'News' },
  parentId: null,
  author: { id: `author of ${id}`, displayName: 'Ann', badges: [], expertise: [] },
  body: 'Words',
  bodyHtml: '<p>Words</p>',
  status: 'PUBLISHED',
  revision: 1,
  createdAt: '2026-11-24T09:00:00Z',
  publishedAt: '2026-11-24T09:00:00Z',
  editedAt: null,
  replyCount: 0,
  reactions: {},
  ...more,
});
const gone = (id: string) => comment(id, { author: null, body: '', bodyHtml: '', status: 'REMOVED' });
const rendered = (root: CommentView, whole?: boolean) =>
  renderToStaticMarkup(
    <Thread
      comments={[root]}
      now="2026-11-24T10:00:00Z"
      permalink={(id) => `/${id}`}
      replyLink={null}
      whole={whole}
    />,
  );

describe('the replies that a thread leaves out', () => {
  it('are offered where there are more than it shows', () => {
    const root = comment('root', { replyCount: 3, replies: [comment('a'), comment('b')] });
    expect(rendered(root)).toContain('Show all 3 replies');
  });

  it('are offered although empty places are shown, which are no replies', () => {
    const root = comment('root', { replyCount: 2, replies: [gone('a'), comment('b')] });
    expect(rendered(root)).toContain('Show all 2 replies');
  });

  it('are none when all that are left are shown', () => {
    const root = comment('root', { replyCount: 1, replies: [gone('a'), comment('b')] });
    expect(rendered(root)).not.toMatch(/Show|not shown/);
  });

  it('are no link to the page that one is on', () => {
    const root = comment('root', { replyCount: 3, replies: [comment('a')] });
    expect(rendered(root, true)).toContain('2 more replies are not shown.');
    expect(rendered(root, true)).not.toContain('Show all');
  });
});

describe('a comment among others', () => {
  it('is found at any depth', () => {
    const root = comment('root', { replies: [comment('a', { replies: [comment('b')] })] });
    expect(isAmong([root], 'b')).toBe(true);
    expect(isAmong([root], 'c')).toBe(false);
  });
});
