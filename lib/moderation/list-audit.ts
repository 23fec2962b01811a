import { decodeCursor, encodeCursor, pageOf } from '@/lib/platform/cursor';
import { database } from '@/lib/platform/db';
import { DAY_MS } from '@/lib/platform/durations';
import { isId } from '@/lib/platform/ids';
import { authorize } from '@/lib/members/permissions';
import type { Viewer } from '@/lib/members/viewer';
import type { AuditEntryView, AuditFilter } from './schemas';
import { findAudit, findMeant, type AuditWhere } from './store';

/**
 * The record of every act, newest first, or what of it fits a filter. Who reviewed or reported a comment of the viewer's own
 * is left out of it (R5).
 * @throws 401, 403
 */
export async function listAudit({
  viewer,
  filter = {},
  limit = 50,
  cursor,
}: {
  viewer: Viewer | null;
  filter?: AuditFilter;
  limit?: number;
  cursor?: string;
}): Promise<{ items: AuditEntryView[]; nextCursor: string | null }> {
  const { id: viewerId } = authorize(viewer, 'audit.read');
  const where = await auditWhere(filter);
  if (!where) return { items: [], nextCursor: null };
  const place = { limit: limit + 1, after: decodeCursor(cursor), where };
  const rows = await findAudit(database(), { viewerId, ...place });
  const { page, nextCursor } = pageOf(rows, limit, ({ at, id }) => encodeCursor({ at, id }));
  return {
    items: page.map(({ actorId: _, details: _details, ...row }) => ({ ...row, at: row.at.toISOString() })),
    nextCursor,
  };
}

/** A filter as the store takes it; null where nothing can fit, as where nobody has such a name, or nothing can have such an id. */
export async function auditWhere(filter: AuditFilter): Promise<AuditWhere | null> {
  const { who, what: action, about: subjectId, from, to, words } = filter;
  if (subjectId !== undefined && !isId(subjectId)) return null;
  const actor = who && !isId(who) ? await findMeant(database(), who) : { id: who };
  if (!actor) return null;
  return {
    actorId: actor.id,
    action,
    subjectId,
    words,
    from: from ? new Date(from) : undefined,
    before: to ? new Date(new Date(to).getTime() + DAY_MS) : undefined,
  };
}
