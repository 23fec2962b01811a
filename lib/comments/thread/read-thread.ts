import {
  decodeCursor,
  decodeScoreCursor,
  encodeCursor,
  encodeScoreCursor,
  pageBothWays,
  stepOf,
} from '@/lib/platform/cursor';
import { database } from '@/lib/platform/db';
import { readArticle } from '@/lib/articles/read-article';
import { foldField } from '@/lib/members/expertise/rules';
import { currentPolicy } from '@/lib/policy/current-policy';
import type { ArticleView } from '@/lib/articles/schemas';
import { nest } from './nest';
import { PAGE_SIZE, type ThreadSort, type ThreadView } from '../schemas';
import {
  findFirstDescendants,
  findPickedRoots,
  findRoots,
  type CommentRow,
  isSpokenByExperienced,
} from './store';

/**
 * A page of an article's comments: the top level, each with the first of its replies, nested. The same for every reader.
 * What is picked comes first on the first page, whatever the order, beside the `limit`; and nowhere else.
 * It asks the database for as many rows as it shows, however long the thread is.
 * @param sort the article's own order, or else the publication's, when it is not said
 * @param cursor goes on from where a page ended; `before` goes back from where one began
 * @param experienced only threads in which somebody speaks, at the top or in a reply that readers see, who has stated experience
 *   in one of the article's topics: where the newest 1,000 such comments stand. To find them costs as much as those members have
 *   written in all, and no more
 * @throws 404 for an unknown article, 400 for a cursor that is not ours or is of another order
 */
export async function readThread({
  articleSlug,
  sort,
  limit = PAGE_SIZE,
  experienced = false,
  ...place
}: {
  articleSlug: string;
  sort?: ThreadSort;
  limit?: number;
  cursor?: string;
  before?: string;
  experienced?: boolean;
}): Promise<ThreadView> {
  const [article, { threads }] = await Promise.all([readArticle({ slug: articleSlug }), currentPolicy()]);
  const order = sort ?? article.defaultSort ?? threads.defaultSort;
  const step = isByTime(order) ? stepOf(place, decodeCursor) : stepOf(place, decodeScoreCursor);
  const fields = experienced ? article.topics.map(foldField) : undefined;
  const [roots, picked] = await Promise.all([
    findRoots(database(), { articleId: article.id, sort: order, limit: limit + 1, step, fields }),
    // They stand on the first page; one that goes on from a place is none.
    step?.way === 'on' ? [] : findPickedRoots(database(), article.id, fields),
  ]);
  const { page: inOrder, ...cursors } = pageBothWays(roots, { limit, step }, placeIn(order));
  const page = cursors.previousCursor === null ? [...picked, ...inOrder] : inOrder;
  const answered = page.filter((root) => root.descendantCount > 0).map((root) => root.id);
  const replies =
    answered.length > 0 && threads.firstReplies > 0
      ? await findFirstDescendants(database(), answered, threads.firstReplies)
      : [];
  return { items: await nest(page, replies), ...cursors, sort: order, count: article.commentCount };
}

const isByTime = (sort: ThreadSort): boolean => sort === 'newest' || sort === 'oldest';

const placeIn =
  (sort: ThreadSort) =>
  ({ id, publishedAt, topScore, bridgingRank }: CommentRow): string | null => {
    if (isByTime(sort)) return publishedAt && encodeCursor({ at: publishedAt, id });
    return encodeScoreCursor({ score: sort === 'top' ? topScore : bridgingRank, id });
  };

/** Whether somebody with stated experience in a topic of the article has published a comment under it. */
export function hasExperiencedVoices({ id, topics }: Pick<ArticleView, 'id' | 'topics'>): Promise<boolean> {
  return topics.length > 0
    ? isSpokenByExperienced(database(), id, topics.map(foldField))
    : Promise.resolve(false);
}
