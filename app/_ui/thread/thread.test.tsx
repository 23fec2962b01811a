import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import type { CommentView } from '@/lib/comments/schemas';
import { inEnglish } from '../testing/in-english';
import { isAmong, Thread, type ThreadSetting } from './thread';

const comment = (id: string, more: Partial<CommentView> = {}): CommentView => ({
  id,
  article: { slug: 'news', title: 'News', language: 'en' },
  parentId: null,
  rootId: null,
  depth: 0,
  author: { id: `author of ${id}`, displayName: `Ann ${id}`, picture: null, badges: [], expertise: [] },
  body: 'Words',
  bodyHtml: '<p>Words</p>',
  language: 'en',
  status: 'PUBLISHED',
  revision: 1,
  createdAt: '2026-11-24T09:00:00Z',
  publishedAt: '2026-11-24T09:00:00Z',
  editedAt: null,
  replyCount: 0,
  reactions: {},
  picked: false,
  ...more,
});
const gone = (id: string, more: Partial<CommentView> = {}) =>
  comment(id, { author: null, body: '', bodyHtml: '', status: 'REMOVED', ...more });

/** Comments that each answer the one before. */
function row(ids: string[], parentId: string | null = null): CommentView {
  const [id = '', ...others] = ids;
  return comment(id, {
    parentId,
    replyCount: others.length > 0 ? 1 : 0,
    replies: others.length > 0 ? [row(others, id)] : [],
  });
}

const rendered = (root: CommentView, setting: Partial<ThreadSetting> = {}) =>
  renderToStaticMarkup(
    inEnglish(
      <Thread
        comments={[root]}
        now="2026-11-24T10:00:00Z"
        permalink={(id) => `/${id}`}
        replyLink={null}
        maxDepth={2}
        rest={({ id }, left) =>
          left > 0 ? { later: { href: `?replies=${id}#more-${id}`, count: left } } : {}
        }
        {...setting}
      />,
    ),
  );

describe('the replies that a thread leaves out', () => {
  it('are offered where there are more than it shows, and come into their list', () => {
    const root = comment('root', { replyCount: 3, replies: [comment('a', { parentId: 'root' })] });
    const html = rendered(root);
    expect(html).toContain('Show 2 more replies');
    expect(html).toMatch(/<more-replies of="root" said="[^"]+"><a href="\?replies=root#more-root">/);
  });

  it('are offered although empty places are shown, which are no replies', () => {
    const root = comment('root', { replyCount: 2, replies: [gone('a'), comment('b', { parentId: 'root' })] });
    expect(rendered(root)).toContain('Show 1 more reply');
  });

  it('are none when all that are left are shown', () => {
    const root = comment('root', { replyCount: 1, replies: [gone('a'), comment('b', { parentId: 'root' })] });
    expect(rendered(root)).not.toContain('Show');
  });

  it('are all of them where none is shown', () => {
    expect(rendered(comment('root', { replyCount: 1 }))).toContain('Show the reply');
    expect(rendered(comment('root', { replyCount: 4 }))).toContain('Show 4 replies');
  });

  it('before and after are offered where a page of them is shown, and no element brings what stands elsewhere', () => {
    const root = comment('root', { replyCount: 9, replies: [comment('a', { parentId: 'root' })] });
    const html = rendered(root, {
      rest: ({ id }) =>
        id === 'root' ? { earlier: '/earlier', later: { href: '/all', count: 9, all: true } } : {},
    });
    expect(html).toContain('Show earlier replies');
    expect(html).toContain('Show all 9 replies');
    expect(html).not.toContain('more-replies');
  });
});

describe('what nests', () => {
  it('does so as deep as policy says; deeper replies go on in one list, and say what they answer', () => {
    const html = rendered(row(['a', 'b', 'c', 'd', 'e']));
    expect(html.match(/<ol/g)).toHaveLength(4);
    expect(html).toMatch(/href="#comment-c">.*?<\/svg>In reply to <bdi>Ann c<\/bdi>/);
    expect(html).toMatch(/href="#comment-d">.*?<\/svg>In reply to <bdi>Ann d<\/bdi>/);
    expect(html).not.toMatch(/<\/svg>In reply to <bdi>Ann b/);
    expect(html).toContain('Up to the comment by Ann b');
  });

  it('is folded up under how many there are', () => {
    expect(rendered(row(['a', 'b', 'c']))).toMatch(/<summary>.*?2 replies.*?to Ann a/);
  });

  it('has a heading for each comment, one level deeper for each that nests, and none is skipped', () => {
    const levels = [...rendered(row(['a', 'b', 'c', 'd', 'e']), { maxDepth: 8 }).matchAll(/<h(\d)/g)];
    expect(levels.map(([, level]) => level)).toEqual(['3', '4', '5', '6', '6']);
    expect(rendered(gone('a', { replies: [comment('b', { parentId: 'a' })] }))).toMatch(
      /<h3[^>]*>This comment was removed/,
    );
  });
});

describe('what was asked for', () => {
  it('is marked, and takes the focus', () => {
    const html = rendered(row(['a', 'b']), { current: 'b' });
    expect(html).toMatch(/<article id="comment-b"[^>]*aria-current="true" tabindex="-1" autofocus=""/);
    expect(html.match(/autofocus/g)).toHaveLength(1);
  });

  it('are the first of more replies: there one lands', () => {
    const html = rendered(row(['a', 'b']), { firstNew: { id: 'b', of: 'a' } });
    expect(html).toMatch(/<li id="more-a"[^>]*tabindex="-1"/);
  });

  it('stands below the top, with what is left out in between', () => {
    const html = rendered(row(['a', 'b']), { leftOut: { count: 41, href: '/x' } });
    expect(html).toContain('<a href="/x">41 comments in between</a>');
    expect(rendered(comment('a', { replyCount: 1, replies: [comment('z', { parentId: 'y' })] }))).toMatch(
      /href="\/y">.*?In reply to an earlier comment/,
    );
  });
});

describe('a comment among others', () => {
  it('is found at any depth', () => {
    const root = row(['root', 'a', 'b']);
    expect(isAmong([root], 'b')).toBe(true);
    expect(isAmong([root], 'c')).toBe(false);
  });
});
