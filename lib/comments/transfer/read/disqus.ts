import type { OutsideComment, Read } from '../schemas';
import { idOf, toId, toLine, toOptional, toTime } from './fields';
import { childOf, readElements, textIn, type Element } from './xml';

/**
 * Comments of an export of Disqus: XML in which every thread stands before the posts in it (https://docs.disqus.com/developers/export/). It does
 * not say when a post was edited, and names authors by their user name where they have one.
 */
export async function* readDisqus(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Read> {
  const threads = new Map<string, OutsideComment['article']>();
  for await (const elements of readElements(bytes, { whole: ['thread', 'post'] }))
    for (const element of elements) {
      const article = element.name === 'thread' ? toArticle(element) : null;
      if (article) threads.set(article.externalId, article);
      if (element.name === 'post') yield toComment(element, threads);
    }
}

function toArticle(thread: Element): OutsideComment['article'] | null {
  const externalId = toId(thread.attributes['dsq:id']);
  if (externalId === null) return null;
  return {
    externalId,
    identifier: toId(textIn(thread, 'id')),
    address: toOptional(textIn(thread, 'link')),
    title: toLine(textIn(thread, 'title')),
    publishedAt: toTime(textIn(thread, 'createdAt')),
  };
}

function toComment(post: Element, threads: ReadonlyMap<string, OutsideComment['article']>): Read {
  const externalId = toId(post.attributes['dsq:id']);
  const article = threads.get(toId(childOf(post, 'thread')?.attributes['dsq:id']) ?? '');
  if (externalId === null || !article) return { leftOut: 'unreadable', externalId };
  const createdAt = toTime(textIn(post, 'createdAt'));
  if (createdAt === null) return { leftOut: 'date-unreadable', externalId };
  const author = childOf(post, 'author');
  const isAnonymous = textIn(author, 'isAnonymous') === 'true';
  return {
    externalId,
    article,
    createdAt,
    parentId: idOf(childOf(post, 'parent')?.attributes['dsq:id']),
    author: {
      externalId: isAnonymous ? null : toId(textIn(author, 'username')),
      name: toLine(textIn(author, 'name')) || toLine(textIn(author, 'username')),
      address: toOptional(textIn(author, 'email'), 320),
    },
    text: { format: 'html', body: childOf(post, 'message')?.text ?? '' },
    editedAt: null,
    state: stateOf(post),
  };
}

function stateOf(post: Element): OutsideComment['state'] {
  if (textIn(post, 'isSpam') === 'true') return 'spam';
  if (textIn(post, 'isDeleted') === 'true') return 'deleted';
  return textIn(post, 'isApproved') === 'false' ? 'pending' : 'published';
}
