import { database } from '@/lib/platform/db';
import { authorize } from '@/lib/members/permissions';
import type { Viewer } from '@/lib/members/viewer';
import { queueFilter, queueName } from '../schemas';
import type { SavedView } from './schemas';
import { findViews, type ViewRow } from './store';

/**
 * The saved views that somebody of the desk has at hand: those for all, and their own, by their names.
 * @throws 401, 403
 */
export async function listViews({ viewer }: { viewer: Viewer | null }): Promise<SavedView[]> {
  const member = authorize(viewer, 'desk.read');
  const rows = await findViews(database(), member.id);
  return rows.flatMap((row) => {
    const queue = queueName.safeParse(row.queue);
    // Of a queue that there is no more, there is nothing to show.
    if (!queue.success) return [];
    const { id, name, ownerId } = row;
    const shared = ownerId === null;
    const filter = queueFilter.parse(row.filter);
    return [{ id, name, queue: queue.data, filter, shared, mayChange: mayChange(member, row) }];
  });
}

/** Whoever saved it, and of what is for all, administrators. */
export const mayChange = ({ id, role }: Viewer, { byId }: ViewRow): boolean =>
  byId === id || role === 'ADMIN';
