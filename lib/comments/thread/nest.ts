import { database } from '@/lib/platform/db';
import type { CommentView } from '../schemas';
import { findGoingOn, type CommentRow } from './store';
import { toPublicView } from '../views';

/**
 * Comments as readers see them, each with those of `below` that answer it, in their order, and whether more stand after those:
 * replies, or empty places above what readers see. `below` has the first of the replies to each, oldest first.
 */
export async function nest(tops: CommentRow[], below: CommentRow[]): Promise<CommentView[]> {
  const repliesTo = new Map<string | null, CommentRow[]>();
  for (const row of below) {
    const others = repliesTo.get(row.parentId);
    if (others) others.push(row);
    else repliesTo.set(row.parentId, [row]);
  }
  const repliesOf = ({ id }: CommentRow) => repliesTo.get(id) ?? [];
  const goingOn = await findUnfinished(tops, below, repliesOf);
  const withReplies = (row: CommentRow): CommentView => ({
    ...toPublicView(row),
    replies: repliesOf(row).map(withReplies),
    moreReplies: goingOn.has(row.id),
  });
  return tops.map(withReplies);
}

/** The counts say it of nearly all. Only where a thread has more than is shown does the database look for uncounted places. */
async function findUnfinished(
  tops: CommentRow[],
  below: CommentRow[],
  repliesOf: (row: CommentRow) => CommentRow[],
): Promise<Set<string>> {
  const seen = new Map<string | null, number>();
  for (const { rootId, visible } of below) if (visible) seen.set(rootId, (seen.get(rootId) ?? 0) + 1);
  const whole = new Set(
    tops
      .filter(({ id, rootId, descendantCount }) => !rootId && descendantCount <= (seen.get(id) ?? 0))
      .map(({ id }) => id),
  );
  const open = [...tops, ...below].filter(({ id, rootId }) => !whole.has(rootId ?? id));
  const counted = open.filter(
    (row) => row.replyCount > repliesOf(row).filter(({ visible }) => visible).length,
  );
  const uncounted = open.filter((row) => !counted.includes(row));
  const goingOn = uncounted.length > 0 ? await findGoingOn(database(), uncounted.map(endOf)) : [];
  return new Set([...counted.map(({ id }) => id), ...goingOn]);

  function endOf(row: CommentRow) {
    const last = repliesOf(row).at(-1);
    return { id: row.id, last: last?.publishedAt ? { at: last.publishedAt, id: last.id } : null };
  }
}
