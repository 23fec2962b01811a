import type { OutsideComment, Read } from '../schemas';
import { toId, toLine, toOptional, toTime } from './fields';
import { fieldsIn, isFields, readJsonLines, type Fields } from './json-lines';

/**
 * Posts of topics of Discourse as its API answers `/t/ID.json`, one topic a line. The first post of a topic stands for the article that it is about,
 * and leads to it where Discourse made it for one.
 */
export async function* readDiscourse(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Read> {
  for await (const topic of readJsonLines(bytes)) {
    const { posts } = topic ? fieldsIn(topic, 'post_stream') : {};
    const all = Array.isArray(posts) ? posts.filter(isFields) : [];
    const article = topic && toArticle(topic, all[0]);
    if (!article || all.length === 0) {
      yield { leftOut: 'unreadable', externalId: toId(topic?.id) };
      continue;
    }
    const ids = new Map(all.map((post) => [post.post_number, toId(post.id)]));
    for (const post of all) if (post.post_number !== 1) yield toComment(post, article, ids);
  }
}

function toArticle(topic: Fields, first: Fields | undefined): OutsideComment['article'] | null {
  const externalId = toId(topic.id);
  if (externalId === null) return null;
  const words = typeof first?.cooked === 'string' ? first.cooked.slice(-20_000) : '';
  const small = words.slice(words.lastIndexOf('<small'));
  return {
    externalId,
    identifier: null,
    address: toOptional(/<a\s[^>]{0,500}?href=["'](https?:\/\/[^"'\s]{1,1900})["']/.exec(small)?.[1]),
    title: toLine(topic.title),
    publishedAt: toTime(topic.created_at),
  };
}

function toComment(
  post: Fields,
  article: OutsideComment['article'],
  ids: ReadonlyMap<unknown, string | null>,
): Read {
  const externalId = toId(post.id);
  if (externalId === null) return { leftOut: 'unreadable', externalId };
  // What the program noted: that a topic was closed, or moved.
  if (post.post_type !== undefined && post.post_type !== 1) return { leftOut: 'no-comment', externalId };
  const createdAt = toTime(post.created_at);
  if (createdAt === null) return { leftOut: 'date-unreadable', externalId };
  const above = post.reply_to_post_number;
  const isTop = above === null || above === undefined || above === 1;
  const isGone = Boolean(post.deleted_at) || post.user_deleted === true;
  return {
    externalId,
    article,
    createdAt,
    parentId: isTop ? null : (ids.get(above) ?? `post ${String(above)} of topic ${article.externalId}`),
    author: {
      externalId: toId(post.user_id) ?? toId(post.username),
      name: toLine(post.name) || toLine(post.username),
      address: null,
    },
    text: { format: 'html', body: typeof post.cooked === 'string' ? post.cooked : '' },
    editedAt: Number(post.version) > 1 ? toTime(post.updated_at) : null,
    state: isGone ? 'deleted' : post.hidden === true ? 'rejected' : 'published',
  };
}
