import type { OutsideComment, Read } from '../schemas';
import { toId, toLine, toOptional, toTime } from './fields';
import { childOf, readElements, textIn, type Element } from './xml';

const OF_ITEM = ['title', 'link', 'wp:post_id', 'wp:post_date_gmt', 'wp:post_date', 'trialogue:article_id'];

/**
 * Comments of an export of WordPress (WXR, which is RSS with elements of its own): each stands in the item of its post, after what the post is
 * called. Guests have no id there: they are told apart by their address, or by their name.
 */
export async function* readWxr(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Read> {
  let post = new Map<string, string>();
  for await (const elements of readElements(bytes, { whole: [...OF_ITEM, 'wp:comment'], opens: ['item'] }))
    for (const element of elements) {
      if (element.name === 'item') post = new Map();
      else if (element.parent === 'item' && element.name === 'wp:comment') yield toComment(element, post);
      else if (element.parent === 'item') post.set(element.name, element.text.trim());
    }
}

function toArticle(post: ReadonlyMap<string, string>): OutsideComment['article'] | null {
  const externalId = toId(post.get('wp:post_id'));
  if (externalId === null) return null;
  return {
    externalId,
    // As our plugin for WordPress has it (integrations/wordpress): it says so itself, since a filter may change it.
    identifier:
      toId(post.get('trialogue:article_id')) ?? (/^\d+$/.test(externalId) ? `wp-${externalId}` : null),
    address: toOptional(post.get('link')),
    title: toLine(post.get('title')),
    publishedAt: toTime(post.get('wp:post_date_gmt')) ?? toTime(post.get('wp:post_date')),
  };
}

function toComment(comment: Element, post: ReadonlyMap<string, string>): Read {
  const field = (name: string) => textIn(comment, `wp:comment_${name}`);
  const externalId = toId(field('id'));
  const article = toArticle(post);
  if (externalId === null || !article) return { leftOut: 'unreadable', externalId };
  // Notes are what editors say to one another of a post.
  if (/^(?:pingback|trackback|note)$/.test(field('type'))) return { leftOut: 'no-comment', externalId };
  const createdAt = toTime(field('date_gmt')) ?? toTime(field('date'));
  if (createdAt === null) return { leftOut: 'date-unreadable', externalId };
  return {
    externalId,
    article,
    createdAt,
    parentId: noZero(field('parent')),
    author: {
      externalId: noZero(field('user_id')),
      name: toLine(field('author')),
      address: toOptional(field('author_email'), 320),
    },
    text: { format: 'html-lines', body: childOf(comment, 'wp:comment_content')?.text ?? '' },
    editedAt: null,
    state: STATES[field('approved')] ?? 'rejected',
  };
}

/** 0 is nobody, and nothing. */
const noZero = (id: string): string | null => (id === '0' ? null : toId(id));

const STATES: Record<string, OutsideComment['state']> = {
  '1': 'published',
  '0': 'pending',
  spam: 'spam',
  trash: 'deleted',
  'post-trashed': 'deleted',
};
