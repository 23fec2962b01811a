import { decodeCursor, encodeCursor } from '@/lib/platform/cursor';
import { database } from '@/lib/platform/db';
import type { CommentState } from '@/lib/comments/schemas';
import { authorize, may } from '@/lib/members/permissions';
import type { Viewer } from '@/lib/members/viewer';
import { actionsFor } from './rules';
import type { QueueCounts, QueueItem, QueueName, QueueView } from './schemas';
import { countStates, findQueue, type QueueRow } from './store';

/** The states that a queue shows. Reports come later, so nothing is reported yet. */
const statesOf: Record<QueueName, CommentState[]> = {
  referred: ['REFERRED'],
  'in-review': ['IN_REVIEW'],
  reported: [],
  published: ['PUBLISHED'],
  rejected: ['REJECTED', 'REMOVED'],
};

/** What waits for somebody is read from the oldest, what is decided from the newest. */
const waits = (states: CommentState[]) =>
  states.some((s) => ['REFERRED', 'IN_REVIEW', 'AWAITING_REVIEWS'].includes(s));

/**
 * A page of one of the desk's queues.
 * @throws 401, 403 when the viewer is not of the desk
 */
export const listQueue = ({
  queue,
  ...rest
}: {
  viewer: Viewer | null;
  queue: QueueName;
  limit?: number;
  cursor?: string;
}) => listByState({ ...rest, states: statesOf[queue] });

/**
 * A page of the comments in some states.
 * @throws 401, 403 when the viewer is not of the desk
 */
export async function listByState({
  viewer,
  states,
  limit = 25,
  cursor,
}: {
  viewer: Viewer | null;
  states: CommentState[];
  limit?: number;
  cursor?: string;
}): Promise<QueueView> {
  const moderator = authorize(viewer, 'desk.read');
  const after = decodeCursor(cursor);
  if (states.length === 0) return { items: [], nextCursor: null };
  const rows = await findQueue(database(), { states, oldestFirst: waits(states), limit: limit + 1, after });
  const page = rows.slice(0, limit);
  const last = rows.length > limit ? page.at(-1) : undefined;
  return {
    items: page.map((row) => toQueueItem(row, moderator)),
    nextCursor: last ? encodeCursor({ at: last.stateChangedAt, id: last.id }) : null,
  };
}

/**
 * How many comments each queue holds.
 * @throws 401, 403
 */
export async function countQueues({ viewer }: { viewer: Viewer | null }): Promise<QueueCounts> {
  authorize(viewer, 'desk.read');
  const counts = await countStates(database());
  const sum = (queue: QueueName) => statesOf[queue].reduce((total, state) => total + (counts[state] ?? 0), 0);
  return {
    referred: sum('referred'),
    'in-review': sum('in-review'),
    reported: sum('reported'),
    published: sum('published'),
    rejected: sum('rejected'),
  };
}

/** A row as the desk shows it, with what this viewer may do: nobody decides about a comment of their own. */
export function toQueueItem(row: QueueRow, viewer: Viewer): QueueItem {
  const { id, body, bodyHtml, state, version, revision, reason, verdicts } = row;
  const mayDecide = may(viewer, 'desk.decide') && row.authorId !== viewer.id;
  return {
    id,
    article: { slug: row.articleSlug, title: row.articleTitle },
    author: { id: row.authorId, displayName: row.authorName },
    body,
    bodyHtml,
    status: state,
    version,
    revision,
    reason,
    stateChangedAt: row.stateChangedAt.toISOString(),
    createdAt: row.createdAt.toISOString(),
    verdicts,
    allowed: mayDecide ? actionsFor(row) : [],
  };
}
