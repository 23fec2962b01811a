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
import { nest } from './nest';
import { PAGE_SIZE, type CommentView } from '../schemas';
import { findFirstBelow, findListed, findReplies, type CommentRow } from './store';
import { toPublicView } from '../views';

type Replies = { items: CommentView[]; nextCursor: string | null; previousCursor: string | null };

/**
 * A page of the direct replies to a comment, or to the empty place of one that was taken away, oldest first.
 * @param cursor goes on from where a page ended; `before` goes back from where one began
 * @throws 404 when readers see neither, 400 for a cursor that is not ours
 */
export async function readReplies({
  commentId,
  limit = PAGE_SIZE,
  ...place
}: {
  commentId: string;
  limit?: number;
  cursor?: string;
  before?: string;
}): Promise<Replies & { articleId: string }> {
  const step = stepOf(place, decodeCursor);
  const comment = isId(commentId) ? await findListed(database(), commentId) : null;
  if (!comment) throw notFound('comment');
  const { page, ...cursors } = await pageOfReplies(commentId, limit, step);
  return { articleId: comment.articleId, items: page.map(toPublicView), ...cursors };
}

/** Replies that a page shows of one comment, when it shows more than the first. */
const REPLIES_SHOWN = 20;
/** Levels that are shown below each of them. */
const LEVELS_BELOW = 2;

/** A page of the replies to a comment, each with the first replies to it and to those. Nothing about it grows with the thread. */
export async function repliesWithTheirs(commentId: string, step: Step<Cursor>): Promise<Replies> {
  const [{ page, ...cursors }, { threads }] = await Promise.all([
    pageOfReplies(commentId, REPLIES_SHOWN, step),
    currentPolicy(),
  ]);
  const below =
    page.length > 0 && threads.firstReplies > 0
      ? await findFirstBelow(database(), {
          ids: page.map(({ id }) => id),
          each: threads.firstReplies,
          levels: LEVELS_BELOW,
        })
      : [];
  return { items: await nest(page, below), ...cursors };
}

async function pageOfReplies(parentId: string, limit: number, step: Step<Cursor>) {
  const rows = await findReplies(database(), { parentId, limit: limit + 1, step });
  return pageBothWays(rows, { limit, step }, placeOfReply);
}

const placeOfReply = ({ publishedAt: at, id }: CommentRow): string | null => at && encodeCursor({ at, id });
