import { database } from '@/lib/platform/db';
import type { Viewer } from '@/lib/members/viewer';
import { countUnreadRows } from './store';

/** Where counting stops: a bell says no more than "99+". */
export const MOST_UNREAD = 100;

/** How many notices the viewer has not seen, up to 100. One look at an index: it is asked for with every page. */
export const countUnread = ({ viewer }: { viewer: Pick<Viewer, 'id'> }): Promise<number> =>
  countUnreadRows(database(), viewer.id, MOST_UNREAD);
