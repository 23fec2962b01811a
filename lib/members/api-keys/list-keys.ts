import { systemContext, type Context } from '@/lib/platform/context';
import { decodeCursor, encodeCursor, pageOf } from '@/lib/platform/cursor';
import { database, sqlStatements } from '@/lib/platform/db';
import { authorize, may } from '../permissions';
import type { Viewer } from '../viewer';
import type { KeyView, WhyStopped } from './schemas';
import { findKeepers, findKeys, findNamed, type KeyRow } from './store';

/** A page has all that can work at once. */
const PAGE = 50;

/**
 * The keys that nobody has ended, the newest first, or those that have ended lately, page by page.
 * @throws 401, 403 for all but administrators, 400 for a cursor that is none of ours
 */
export async function listKeys({
  viewer,
  ended = false,
  cursor,
  context = systemContext,
}: {
  viewer: Viewer | null;
  ended?: boolean;
  cursor?: string;
  context?: Context;
}): Promise<{ items: KeyView[]; nextCursor: string | null }> {
  const admin = authorize(viewer, 'api-key.keep');
  const now = context.now();
  const rows = await findKeys(database(), { ended, limit: PAGE + 1, after: decodeCursor(cursor) });
  const { page, nextCursor } = pageOf(rows, PAGE, ({ at, id }) => encodeCursor({ at, id }));
  const keepers = await findKeepers(
    sqlStatements(),
    page.map(({ id }) => id),
  );
  return { items: page.map((row) => toView(row, { admin, keeper: keepers.get(row.id), now })), nextCursor };
}

/**
 * Whether there is a key of a name that nobody has ended.
 * @throws 401, 403 for all but administrators
 */
export async function isKeyNamed({
  viewer,
  name,
}: {
  viewer: Viewer | null;
  name: string;
}): Promise<boolean> {
  authorize(viewer, 'api-key.keep');
  return (await findNamed(sqlStatements(), name)) !== null;
}

function toView(
  { byId, byName, endedBy, previousUntil, previousUsedAt, endedAt, at: _, ...row }: KeyRow,
  { admin, keeper, now }: { admin: Viewer; keeper: Viewer | undefined; now: Date },
): KeyView {
  const stopped = keeper && may(keeper, 'api-key.keep') ? null : whyStopped(keeper);
  const hasRunOut = row.endsAt !== null && row.endsAt <= now;
  return {
    ...row,
    by: { id: byId, displayName: byName },
    createdAt: row.createdAt.toISOString(),
    renewedAt: row.renewedAt.toISOString(),
    lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
    previous:
      previousUntil && previousUntil > now
        ? { until: previousUntil.toISOString(), lastUsedAt: previousUsedAt?.toISOString() ?? null }
        : null,
    endsAt: row.endsAt?.toISOString() ?? null,
    ended: endedAt && { at: endedAt.toISOString(), by: endedBy },
    state: endedAt ? 'ended' : hasRunOut ? 'run-out' : stopped ? 'stopped' : 'works',
    stopped,
    isOwn: byId === admin.id,
  };
}

/** What keeps somebody from running the place. */
function whyStopped(keeper: Viewer | undefined): WhyStopped {
  if (keeper?.role !== 'ADMIN') return 'office';
  return keeper.sanction ? 'sanction' : 'second-step';
}
