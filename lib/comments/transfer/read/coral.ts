import type { OutsideComment, Read } from '../schemas';
import { idOf, toId, toLine, toOptional, toTime } from './fields';
import { fieldsIn, isFields, readJsonLines, type Fields } from './json-lines';

type Bytes = AsyncIterable<Uint8Array>;

/**
 * Comments of Coral as `mongoexport` writes its collections: one document a line, in MongoDB's extended JSON. Stories and users are in files of
 * their own, which are read first.
 */
export async function* readCoral(
  comments: Bytes,
  { stories, users }: { stories: Bytes; users: Bytes },
): AsyncGenerator<Read> {
  const articles = new Map<string, OutsideComment['article']>();
  for await (const story of readJsonLines(stories)) {
    const article = story && toArticle(story);
    if (article) articles.set(article.externalId, article);
  }
  const authors = new Map<string, OutsideComment['author']>();
  for await (const user of readJsonLines(users)) {
    const externalId = toId(user?.id);
    if (user && externalId !== null)
      authors.set(externalId, {
        externalId,
        name: toLine(user.username),
        address: toOptional(user.email, 320),
      });
  }
  for await (const comment of readJsonLines(comments))
    yield comment ? toComment(comment, articles, authors) : { leftOut: 'unreadable', externalId: null };
}

function toArticle(story: Fields): OutsideComment['article'] | null {
  const externalId = toId(story.id);
  if (externalId === null) return null;
  const { title, publishedAt } = fieldsIn(story, 'metadata');
  return {
    externalId,
    identifier: externalId,
    address: toOptional(story.url),
    title: toLine(title),
    publishedAt: toMoment(publishedAt) ?? toMoment(story.createdAt),
  };
}

function toComment(
  comment: Fields,
  articles: ReadonlyMap<string, OutsideComment['article']>,
  authors: ReadonlyMap<string, OutsideComment['author']>,
): Read {
  const externalId = toId(comment.id);
  const article = articles.get(toId(comment.storyID) ?? '');
  if (externalId === null || !article) return { leftOut: 'unreadable', externalId };
  const createdAt = toMoment(comment.createdAt);
  if (createdAt === null) return { leftOut: 'date-unreadable', externalId };
  const revisions = Array.isArray(comment.revisions) ? comment.revisions.filter(isFields) : [];
  const newest = revisions.at(-1);
  const authorId = toId(comment.authorID);
  return {
    externalId,
    article,
    createdAt,
    parentId: idOf(comment.parentID),
    author: authors.get(authorId ?? '') ?? { externalId: authorId, name: '', address: null },
    text: { format: 'html', body: typeof newest?.body === 'string' ? newest.body : '' },
    editedAt: revisions.length > 1 ? toMoment(newest?.createdAt) : null,
    state: comment.deletedAt ? 'deleted' : (STATES[String(comment.status)] ?? 'pending'),
  };
}

/** What nobody has judged is up. */
const STATES: Record<string, OutsideComment['state']> = {
  NONE: 'published',
  APPROVED: 'published',
  REJECTED: 'rejected',
};

/** A moment in extended JSON: `{"$date": "…"}`, or with milliseconds as a number, or as `{"$numberLong": "…"}`. */
function toMoment(value: unknown): string | null {
  if (!isFields(value)) return toTime(value);
  const { $date } = value;
  return isFields($date) ? toTime(Number($date.$numberLong)) : toTime($date);
}
