import type { ThreadView } from '@/lib/comments/schemas';
import { threadHref, type ThreadQuery } from '../../../_components/thread-query';

type Around = { start: string | null; previous: string | null; next: string | null };

/**
 * The addresses of the pages before and after one, and of the first where it is not that. A place belongs to an order, so its
 * address names the order: it stays a place when the publication prefers another.
 */
export function pagesAround({
  path,
  query: { sort, experienced, cursor, before },
  thread,
}: {
  path: string;
  query: ThreadQuery;
  thread: Pick<ThreadView, 'sort' | 'nextCursor' | 'previousCursor'>;
}): Around {
  const href = (place: ThreadQuery) => threadHref(path, { experienced, ...place }, 'comments');
  const { sort: order, nextCursor, previousCursor } = thread;
  return {
    start: cursor || before ? href({ sort }) : null,
    previous: previousCursor && href({ sort: order, before: previousCursor }),
    next: nextCursor && href({ sort: order, cursor: nextCursor }),
  };
}
