import {
  decodeCursor,
  encodeCursor,
  pageBothWays,
  stepOf,
  type Cursor,
  type Step,
} from '@/lib/platform/cursor';
import { database } from '@/lib/platform/db';
import { notFound } from '@/lib/platform/errors';
import { isId } from '@/lib/platform/ids';
import { currentPolicy } from '@/lib/policy/current-policy';
import { repliesWithTheirs } from './read-replies';
import type { CommentView } from '../schemas';
import { findAncestors, findListed, findReplies, type CommentRow } from './store';
import { toPublicView } from '../views';

/** What a comment's own page shows of the thread around it. */
export type PermalinkView = {
  /** The top of its thread, and nested below it the way down to the comment, with what stands beside and below that. */
  thread: CommentView;
  /** The comment itself, with a page of its replies. */
  comment: CommentView;
  /** Comments on the way down that are left out, right below the top. */
  leftOut: number;
  /** Cursors into the replies to its parent, of which only its neighbours are shown. */
  beside: { earlier: string | null; later: string | null };
  /** Cursors into its own replies. */
  below: { earlier: string | null; later: string | null };
};

/** Replies to its parent that are shown before a comment, and after it. */
const NEIGHBOURS = 2;

/**
 * A comment where it stands: what it answers, up to the top, its neighbours, and a page of its replies. As much is read of a
 * thread of ten thousand as of one of ten: a way up that is longer than the levels that nest is cut short below the top.
 * @param cursor goes on through its replies from where a page ended; `before` goes back from where one began
 * @throws 404 when readers see neither the comment nor its empty place, or it is not under this article
 */
export async function readPermalink({
  articleSlug,
  commentId,
  ...place
}: {
  articleSlug: string;
  commentId: string;
  cursor?: string;
  before?: string;
}): Promise<PermalinkView> {
  const step = stepOf(place, decodeCursor);
  const row = isId(commentId) ? await findListed(database(), commentId) : null;
  if (!row || row.articleSlug !== articleSlug) throw notFound('comment');
  const [above, around, replies] = await Promise.all([
    findAbove(row),
    findAround(row),
    repliesWithTheirs(row.id, step),
  ]);
  const comment = { ...toPublicView(row), replies: replies.items };
  const beside = [...around.earlier, comment, ...around.later];
  return {
    thread: above.reduceRight<CommentView[]>(
      (under, ancestor) => [{ ...toPublicView(ancestor), replies: under }],
      beside,
    )[0] as CommentView,
    comment,
    leftOut: row.depth - above.length,
    beside: around.cursors,
    below: { earlier: replies.previousCursor, later: replies.nextCursor },
  };
}

/** The top of its thread, and the nearest of what the comment answers; as many as nest. */
async function findAbove(row: CommentRow): Promise<CommentRow[]> {
  if (!row.rootId) return [];
  const { threads } = await currentPolicy();
  const nearest = await findAncestors(database(), row.id, Math.max(1, threads.maxDepth - 1));
  if (nearest[0]?.id === row.rootId) return nearest;
  const root = await findListed(database(), row.rootId);
  return root ? [root, ...nearest] : nearest;
}

type Around = {
  earlier: CommentView[];
  later: CommentView[];
  cursors: { earlier: string | null; later: string | null };
};

/** Its neighbours among the replies to its parent. */
async function findAround({ id, parentId, publishedAt: at }: CommentRow): Promise<Around> {
  if (!parentId || !at) return { earlier: [], later: [], cursors: { earlier: null, later: null } };
  const [back, on] = await Promise.all(
    (['back', 'on'] as const).map((way) => findBeside(parentId, { from: { at, id }, way })),
  );
  return {
    earlier: back?.page.map(toPublicView) ?? [],
    later: on?.page.map(toPublicView) ?? [],
    cursors: { earlier: back?.previousCursor ?? null, later: on?.nextCursor ?? null },
  };
}

async function findBeside(parentId: string, step: Step<Cursor>) {
  const rows = await findReplies(database(), { parentId, limit: NEIGHBOURS + 1, step });
  return pageBothWays(
    rows,
    { limit: NEIGHBOURS, step },
    ({ publishedAt: at, id }) => at && encodeCursor({ at, id }),
  );
}
