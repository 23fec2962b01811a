import { makeKnown, type KnownArticle } from '@/lib/articles/known/make-known';
import {
  keyed,
  takeInAuthors,
  type KeyedAuthor,
  type NameTerms,
} from '@/lib/members/unclaimed/take-in-authors';
import type { SqlTx } from '@/lib/platform/db';
import { newIdAt } from '@/lib/platform/ids';
import type { PreparedComment } from './prepare-comment';
import { countLeftOut, type Tally } from './report';
import type { ImportReport, Source } from './schemas';
import {
  columnsOf,
  countUp,
  findPlaced,
  insertComments,
  insertUnplaced,
  makePlaces,
  type Columns,
  type Grown,
  type Place,
  type Placed,
} from './store';

/** What an import holds its comments against. */
export type ImportTerms = NameTerms & {
  /** BCP 47: the publication's. */
  language: string;
};

type Target = {
  importId: string;
  source: Source;
  terms: ImportTerms;
  /** What came of the import until now; counted on. */
  tally: Tally;
  at: Date;
};

/** Comments that are written together, with what there is to make of them before they have a place: somebody else may be at work meanwhile. */
export type Batch = { rows: readonly Row[]; columns: Columns };
type Row = { id: string; comment: PreparedComment; author: KeyedAuthor };

export const batchOf = (comments: readonly PreparedComment[]): Batch => ({
  rows: comments.map((comment) => ({
    id: newIdAt(new Date(comment.createdAt)),
    comment,
    author: keyed({ since: comment.createdAt, ...comment.author }),
  })),
  columns: columnsOf(comments),
});

/**
 * Gives comments their place, in one transaction with what counts them: those that were imported before are left as they are, and those that
 * answer something that has not come are kept until it has.
 * @returns the ids of those that are new
 */
export async function placeComments(tx: SqlTx, { rows, columns }: Batch, target: Target): Promise<string[]> {
  const { source, tally, importId, at } = target;
  const { report } = tally;
  const { ready, waiting, above } = await sort(tx, rows, target);
  const kept = await insertUnplaced(tx, importId, waiting);
  for (const { externalId } of waiting)
    if (!kept.has(externalId)) countLeftOut(tally, 'repeated', externalId);
  if (ready.length === 0) return [];

  const articles = new Map<string, PreparedComment['article'] & { since: string }>();
  for (const { comment } of ready) {
    const { article, createdAt } = comment;
    const before = articles.get(article.externalId);
    if (!before || createdAt < before.since)
      articles.set(article.externalId, { ...article, since: createdAt });
  }
  const { language } = target.terms;
  const { known, added } = await makeKnown(tx, { source, articles, language, at });
  report.articles += added;
  const { add, places, grown, uncovered, counts } = plant(above);
  for (const row of ready) {
    const article = known.get(row.comment.article.externalId);
    if (!article || !add(row, article)) countLeftOut(tally, 'parent-elsewhere', row.comment.externalId);
  }
  const authors = Array.from(places.keys(), ({ author }) => author);
  const taken = await takeInAuthors(tx, { source, authors, terms: target.terms });
  report.authors += taken.added;
  for (const [index, place] of [...places.values()].entries()) place.authorId = taken.memberIds[index] ?? '';

  const inOrder = rows.map((row) => places.get(row) ?? null);
  await insertComments(tx, { importId, source, columns, places: inOrder, at });
  await makePlaces(tx, uncovered);
  await countUp(tx, { grown: [...grown.values()], articles: counts });
  for (const { comment } of places.keys()) {
    report.added[ADDED[comment.state]] += 1;
    if (comment.lost) countLeftOut(tally, comment.lost, comment.externalId);
  }
  return Array.from(places.values(), ({ id }) => id);
}

/** What a report counts a state as. */
export const ADDED = {
  PUBLISHED: 'published',
  REFERRED: 'pending',
  REMOVED: 'rejected',
  WITHDRAWN: 'empty',
} as const satisfies Record<PreparedComment['state'], keyof ImportReport['added']>;

/** Tells apart what can be placed, parents before what answers them, and what waits for its parent. */
async function sort(
  tx: SqlTx,
  rows: readonly Row[],
  { source, tally, importId }: Target,
): Promise<{ ready: Row[]; waiting: PreparedComment[]; above: Map<string, Placed> }> {
  const ids = new Set<string>();
  for (const { comment } of rows) ids.add(comment.externalId).add(comment.parentId ?? comment.externalId);
  const above = await findPlaced(tx, source, [...ids]);
  const ready: Row[] = [];
  const waiting: PreparedComment[] = [];
  const seen = new Set<string>();
  const now = new Set<string>();
  for (const row of rows) {
    const { externalId, parentId } = row.comment;
    const before = above.get(externalId);
    if (before && before.importId !== importId) tally.report.known += 1;
    else if (before || seen.has(externalId)) countLeftOut(tally, 'repeated', externalId);
    else if (parentId === null || above.has(parentId) || now.has(parentId)) {
      ready.push(row);
      now.add(externalId);
    } else waiting.push(row.comment);
    seen.add(externalId);
  }
  return { ready, waiting, above };
}

/** Comments with their places below one another, and what they add to those that were there before. */
function plant(above: ReadonlyMap<string, Placed>) {
  const places = new Map<Row, Place>();
  const byExternalId = new Map<string, Place>();
  const byId = new Map<string, Place>();
  const grown = new Map<string, Grown>();
  const counts = new Map<string, number>();
  /** What was not up, and has something below it now that is. */
  const uncovered: string[] = [];

  function grow(id: string, by: 'replies' | 'descendants') {
    const now = byId.get(id);
    if (now) {
      now[by === 'replies' ? 'replyCount' : 'descendantCount'] += 1;
      return;
    }
    const before = grown.get(id) ?? { id, replies: 0, descendants: 0 };
    grown.set(id, { ...before, [by]: before[by] + 1 });
  }

  /** False where what it answers is under another article, or was left out in this very batch. */
  function add(row: Row, { id: articleId, language }: KnownArticle): boolean {
    const { id, comment } = row;
    const { parentId, externalId, state } = comment;
    const shown = state !== 'REFERRED';
    const parent = parentId === null ? null : (byExternalId.get(parentId) ?? above.get(parentId));
    if (parent === undefined || (parent && parent.articleId !== articleId)) return false;
    const written = new Date(comment.createdAt);
    const one: Place = {
      id,
      articleId,
      // Said once it is known whose they all are.
      authorId: '',
      language: comment.language || language,
      parentId: parent && parent.id,
      rootId: parent && (parent.rootId ?? parent.id),
      depth: parent ? parent.depth + 1 : 0,
      since: shown && parent && parent.since > written ? parent.since : written,
      shown,
      replyCount: 0,
      descendantCount: 0,
    };
    places.set(row, one);
    byExternalId.set(externalId, one);
    byId.set(id, one);
    if (parent && shown && !parent.shown) uncovered.push(parent.id);
    if (state !== 'PUBLISHED') return true;
    counts.set(articleId, (counts.get(articleId) ?? 0) + 1);
    if (!parent) return true;
    grow(parent.id, 'replies');
    grow(parent.rootId ?? parent.id, 'descendants');
    return true;
  }

  return { add, places, grown, counts, uncovered };
}
