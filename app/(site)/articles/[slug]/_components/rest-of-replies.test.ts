import { describe, expect, it } from 'vitest';
import type { CommentView } from '@/lib/comments/schemas';
import { restOfReplies } from './rest-of-replies';

const comment = (more: Partial<CommentView> = {}) =>
  ({ id: 'c', article: { slug: 'news', title: 'News', language: 'en' }, ...more }) as CommentView;
const rest = restOfReplies({ path: '/a', query: { sort: 'top', reply: 'x' }, opened: null });

describe('the replies that a page leaves out', () => {
  it('are on the same page, by their number', () => {
    expect(rest(comment(), 3)).toEqual({
      later: { href: '/a?sort=top&replies=c#more-c', count: 3 },
    });
    expect(rest(comment({ moreReplies: false }), 0)).toEqual({});
  });

  it('are offered without a number where they are empty places, which are not counted', () => {
    expect(rest(comment({ moreReplies: true }), 0)).toEqual({
      later: { href: '/a?sort=top&replies=c#more-c', count: null },
    });
  });

  it('go on at the comment’s own page beyond those that were asked for', () => {
    const expanded = { items: [], firstNew: null, nextCursor: 'on' };
    const opened = restOfReplies({ path: '/a', query: {}, opened: { id: 'c', expanded } });
    expect(opened(comment({ moreReplies: true }), 0)).toEqual({
      later: { href: '/articles/news/comments/c?cursor=on#more-c', count: null },
    });
  });
});
