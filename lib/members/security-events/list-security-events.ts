import { encodeCursor, decodeCursor } from '@/lib/platform/cursor';
import { database } from '@/lib/platform/db';
import { unauthenticated } from '@/lib/platform/errors';
import { pageOf } from '@/lib/platform/cursor';
import { authorize } from '../permissions';
import type { Viewer } from '../viewer';
import type { SecurityEventView } from './schemas';
import { findSecurityEvents, findSecurityEventsOf } from './store';

/** How many of their own a member is shown. */
const OWN = 20;
/** How many a page of the desk has. */
const PAGE = 50;

/**
 * What happened to the viewer's account lately, newest first.
 * @throws 401
 */
export async function listOwnSecurityEvents({
  viewer,
}: {
  viewer: Viewer | null;
}): Promise<SecurityEventView[]> {
  if (!viewer) throw unauthenticated();
  const rows = await findSecurityEventsOf(database(), viewer.id, OWN);
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
}

type OfSomebody = SecurityEventView & { member: { id: string; displayName: string } | null };

/**
 * A page of what happened to all accounts, newest first.
 * @throws 401, 403 for all but administrators, 400 for a cursor that is none of ours
 */
export async function listSecurityEvents({
  viewer,
  cursor,
}: {
  viewer: Viewer | null;
  cursor?: string;
}): Promise<{ items: OfSomebody[]; nextCursor: string | null }> {
  authorize(viewer, 'security.read');
  const rows = await findSecurityEvents(database(), { limit: PAGE + 1, after: decodeCursor(cursor) });
  const { page, nextCursor } = pageOf(rows, PAGE, ({ at, id }) => encodeCursor({ at, id }));
  const items = page.map(({ memberId, displayName, at, ...row }) => ({
    ...row,
    at: at.toISOString(),
    member: memberId !== null && displayName !== null ? { id: memberId, displayName } : null,
  }));
  return { items, nextCursor };
}
