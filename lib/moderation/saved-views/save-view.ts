import { record } from '@/lib/platform/audit';
import { systemContext, type Context } from '@/lib/platform/context';
import { isUniqueViolation } from '@/lib/platform/database-errors';
import { transaction } from '@/lib/platform/db';
import { conflict, refused } from '@/lib/platform/errors';
import { newId } from '@/lib/platform/ids';
import { authorize } from '@/lib/members/permissions';
import type { Viewer } from '@/lib/members/viewer';
import type { QueueFilter, QueueName } from '../schemas';
import { MOST_SHARED, MOST_VIEWS } from './schemas';
import { countViews, insertView, lockViews } from './store';

/**
 * Saves a queue as it is narrowed, by a name, for oneself or for everybody of the desk. The filter has what is understood of it.
 * @throws 401, 403, 409 when there is one of that name, 422 when there are as many as there can be
 */
export async function saveView({
  viewer,
  name,
  queue,
  filter,
  shared,
  context = systemContext,
}: {
  viewer: Viewer | null;
  name: string;
  queue: QueueName;
  filter: QueueFilter;
  shared: boolean;
  context?: Context;
}): Promise<{ id: string }> {
  const { id: byId } = authorize(viewer, 'desk.read');
  const at = context.now();
  const id = newId();
  const ownerId = shared ? null : byId;
  // What is not asked for is not kept: nothing may be undefined there.
  const asked = Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined));
  await unlessTaken(
    transaction(async (tx) => {
      await lockViews(tx);
      const there = await countViews(tx, byId);
      if (there.own >= MOST_VIEWS)
        throw refused('too-many-views', { limit: MOST_VIEWS, facts: { what: 'own' } });
      if (shared && there.shared >= MOST_SHARED)
        throw refused('too-many-views', { limit: MOST_SHARED, facts: { what: 'all' } });
      await insertView(tx, { id, ownerId, byId, name, queue, filter: asked, createdAt: at });
      await record(tx, { ...act(byId, id, at), action: 'view.save' });
    }),
  );
  return { id };
}

/** What each act on a view is recorded with. */
export const act = (actorId: string, subjectId: string, at: Date) =>
  ({ at, actorId, subjectType: 'saved-view', subjectId }) as const;

/** @throws 409 at its name when there is one of that name */
export async function unlessTaken<Result>(save: Promise<Result>): Promise<Result> {
  return save.catch((error: unknown) => {
    throw isUniqueViolation(error) ? conflict('view-name-taken', { field: 'name' }) : error;
  });
}
