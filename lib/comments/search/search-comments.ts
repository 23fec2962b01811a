import { decodeScoreCursor, encodeScoreCursor, pageOf } from '@/lib/platform/cursor';
import { database } from '@/lib/platform/db';
import { DAY_MS } from '@/lib/platform/durations';
import { invalid } from '@/lib/platform/errors';
import { countAgainst } from '@/lib/platform/rate-limits';
import type { Viewer } from '@/lib/members/viewer';
import { authorOf } from '../views';
import { MOST_FOUND, SEARCHES_PER_ADDRESS, SEARCHES_PER_MEMBER } from './limits';
import { excerptOf, wordsOf } from './rules';
import type { FoundComment, SearchQuery, SearchView } from './schemas';
import { findMatches, markMatches, findNamedArticle, findNamedMember, type FoundRow } from './store';

/**
 * A page of the comments that readers see and that have the words, the best match first. Words are met in the forms of the language
 * that a comment is written in.
 * @throws 400 for a filter that names nothing, and for a cursor that is not ours; 429
 */
export async function searchComments({
  viewer,
  address,
  query: { q: words, article: slug, author: named, from, to, limit, cursor },
}: {
  viewer: Viewer | null;
  /** The client's network address. */
  address: string;
  query: SearchQuery;
}): Promise<SearchView> {
  const after = decodeScoreCursor(cursor);
  if (viewer) await countAgainst(SEARCHES_PER_MEMBER, viewer.id);
  else await countAgainst(SEARCHES_PER_ADDRESS, address);
  const [article, author] = await Promise.all([
    slug === undefined ? null : findNamedArticle(database(), slug),
    named === undefined ? null : findNamedMember(database(), named),
  ]);
  if (slug !== undefined && !article) throw invalid('unknown-article', { field: 'article' });
  if (named !== undefined && !author) throw invalid('unknown-author', { field: 'author' });
  const wanted = {
    words,
    articleId: article?.id,
    authorId: author?.id,
    from: from === undefined ? undefined : new Date(from),
    before: to === undefined ? undefined : new Date(Date.parse(to) + DAY_MS),
  };
  const rows = await findMatches(database(), wanted, { limit: limit + 1, after });
  const { page, nextCursor } = pageOf(rows, limit, ({ rank: score, id }) => encodeScoreCursor({ score, id }));
  const count = rows[0]?.count ?? 0;
  return {
    items: await withExcerpts(page, words),
    nextCursor,
    found: { count: Math.min(count, MOST_FOUND), complete: count <= MOST_FOUND },
    article: article && { slug: article.slug, title: article.headline },
    author,
  };
}

async function withExcerpts(rows: readonly FoundRow[], words: string): Promise<FoundComment[]> {
  if (rows.length === 0) return [];
  const texts = rows.map(({ bodyHtml, language }) => ({ text: wordsOf(bodyHtml), language }));
  const marked = await markMatches(database(), words, texts);
  return rows.map((row, place) => ({
    id: row.id,
    article: { slug: row.articleSlug, title: row.articleTitle, language: row.articleLanguage },
    author: authorOf(row),
    publishedAt: row.publishedAt.toISOString(),
    language: row.language,
    excerpt: excerptOf(marked[place]!),
  }));
}
