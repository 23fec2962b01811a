import { makeKnown, type KnownArticle } from '@/lib/articles/known/make-known';
import { takeInAuthors, type NameTerms } from '@/lib/members/unclaimed/take-in-authors';
import type { SqlTx } from '@/lib/platform/db';
import { newIdAt } from '@/lib/platform/ids';
import type { PreparedComment } from './prepare-comment';
import { countLeftOut, type Tally } from './report';
import type { ImportReport, Source } from './schemas';
import {
  countUp,
  findPlaced,
  insertComments,
  insertUnplaced,
  makePlaces,
  type Grown,
  type NewComment,
  type Placed,
} from './store';

/** What an import holds its comments against. */
export type ImportTerms = NameTerms & {
  /** BCP 47: the publication's. */
  language: string;
};

type Place = {
  importId: string;
  source: Source;
  terms: ImportTerms;
  /** What came of the import until now; counted on. */
  tally: Tally;
  at: Date;
};

/**
 * Gives comments their place, in one transaction with what counts them: those that were imported before are left as they are, and those that
 * answer something that has not come are kept until it has.
 */
export async function placeComments(
  tx: SqlTx,
  comments: readonly PreparedComment[],
  place: Place,
): Promise<void> {
  const { source, tally, importId } = place;
  const { report } = tally;
  const { ready, waiting, above } = await sort(tx, comments, place);
  const kept = await insertUnplaced(tx, importId, waiting);
  for (const { externalId } of waiting)
    if (!kept.has(externalId)) countLeftOut(tally, 'repeated', externalId);
  if (ready.length === 0) return;

  const articles = new Map<string, PreparedComment['article'] & { since: string }>();
  for (const { article, createdAt } of ready) {
    const before = articles.get(article.externalId);
    if (!before || createdAt < before.since)
      articles.set(article.externalId, { ...article, since: createdAt });
  }
  const { known, added } = await makeKnown(tx, {
    source,
    articles,
    language: place.terms.language,
    at: place.at,
  });
  report.articles += added;
  const tree = plant(above);
  for (const comment of ready) {
    const article = known.get(comment.article.externalId);
    if (!article || !tree.add(comment, article)) countLeftOut(tally, 'parent-elsewhere', comment.externalId);
  }
  const authors = tree.comments.map(({ author, createdAt }) => ({ ...author, since: createdAt }));
  const taken = await takeInAuthors(tx, { source, authors, terms: place.terms });
  report.authors += taken.added;
  for (const [index, comment] of tree.comments.entries()) comment.authorId = taken.memberIds[index] ?? '';

  const { grown, places, counts } = tree;
  await insertComments(tx, { importId, source, comments: tree.comments, at: place.at });
  await makePlaces(tx, places);
  await countUp(tx, { grown: [...grown.values()], articles: counts });
  for (const { state, lost, externalId } of tree.comments) {
    report.added[ADDED[state]] += 1;
    if (lost) countLeftOut(tally, lost, externalId);
  }
}

/** What a report counts a state as. */
export const ADDED = {
  PUBLISHED: 'published',
  REFERRED: 'pending',
  REMOVED: 'rejected',
  WITHDRAWN: 'empty',
} as const satisfies Record<PreparedComment['state'], keyof ImportReport['added']>;

/** Tells apart what can be placed, parents before what answers them, and what waits for its parent. */
async function sort(tx: SqlTx, comments: readonly PreparedComment[], { source, tally, importId }: Place) {
  const ids = new Set(comments.flatMap(({ externalId, parentId }) => [externalId, parentId ?? externalId]));
  const above = await findPlaced(tx, source, [...ids]);
  const ready: PreparedComment[] = [];
  const waiting: PreparedComment[] = [];
  const seen = new Set<string>();
  const now = new Set<string>();
  for (const comment of comments) {
    const { externalId, parentId } = comment;
    const before = above.get(externalId);
    if (before && before.importId !== importId) tally.report.known += 1;
    else if (before || seen.has(externalId)) countLeftOut(tally, 'repeated', externalId);
    else if (parentId === null || above.has(parentId) || now.has(parentId)) {
      ready.push(comment);
      now.add(externalId);
    } else waiting.push(comment);
    seen.add(externalId);
  }
  return { ready, waiting, above };
}

/** Comments with their places below one another, and what they add to those that were there before. */
function plant(above: ReadonlyMap<string, Placed>) {
  const comments: NewComment[] = [];
  const byExternalId = new Map<string, NewComment>();
  const byId = new Map<string, NewComment>();
  const grown = new Map<string, Grown>();
  const counts = new Map<string, number>();
  const places: string[] = [];

  function grow(id: string, by: 'replies' | 'descendants') {
    const now = byId.get(id);
    if (now) {
      now[by === 'replies' ? 'replyCount' : 'descendantCount'] += 1;
      return;
    }
    const before = grown.get(id) ?? { id, replies: 0, descendants: 0 };
    grown.set(id, { ...before, [by]: before[by] + 1 });
  }

  /** False where what it answers is under another article, or was left out in this very step. */
  function add(comment: PreparedComment, { id: articleId, language }: KnownArticle): boolean {
    const parent = comment.parentId === null ? null : parentOf(comment.parentId);
    if (parent === undefined || (parent && parent.articleId !== articleId)) return false;
    const written = new Date(comment.createdAt);
    const since = parent && parent.since > written ? parent.since : written;
    const one: NewComment = {
      ...comment,
      language: comment.language || language,
      id: newIdAt(written),
      ...{ articleId, parent },
      // Said once it is known whose they all are.
      authorId: '',
      publishedAt: comment.state === 'REFERRED' ? null : since,
      ...{ replyCount: 0, descendantCount: 0 },
    };
    comments.push(one);
    byExternalId.set(comment.externalId, one);
    byId.set(one.id, one);
    if (parent && one.publishedAt && !parent.shown) places.push(parent.id);
    if (comment.state !== 'PUBLISHED') return true;
    counts.set(articleId, (counts.get(articleId) ?? 0) + 1);
    if (!parent) return true;
    grow(parent.id, 'replies');
    grow(parent.rootId ?? parent.id, 'descendants');
    return true;
  }

  function parentOf(externalId: string): NewComment['parent'] | undefined {
    const one = byExternalId.get(externalId);
    if (!one) return above.get(externalId);
    const { id, articleId, parent, publishedAt, createdAt } = one;
    const rootId = parent && (parent.rootId ?? parent.id);
    const depth = parent ? parent.depth + 1 : 0;
    return {
      id,
      articleId,
      rootId,
      depth,
      since: publishedAt ?? new Date(createdAt),
      shown: publishedAt !== null,
    };
  }

  return { add, comments, grown, counts, places };
}
