import { systemContext, type Context } from '@/lib/platform/context';
import { decodeCursor, encodeCursor, pageOf } from '@/lib/platform/cursor';
import { database } from '@/lib/platform/db';
import { authorize } from '@/lib/members/permissions';
import type { Viewer } from '@/lib/members/viewer';
import { currentPolicy } from '@/lib/policy/current-policy';
import type { OwnSanctionsView } from './schemas';
import { findOwnSanctions } from './store';
import { toOwnSanctionView } from './views';

/**
 * What was done to the viewer, the newest first, each with their appeal against it; whatever keeps them from writing.
 * @throws 401
 */
export async function listOwnSanctions({
  viewer,
  limit = 25,
  cursor,
  context = systemContext,
}: {
  viewer: Viewer | null;
  limit?: number;
  cursor?: string;
  context?: Context;
}): Promise<OwnSanctionsView> {
  const { id: memberId } = authorize(viewer, 'decision.appeal');
  const after = decodeCursor(cursor);
  const [rows, { appeals }] = await Promise.all([
    findOwnSanctions(database(), { memberId, limit: limit + 1, after }),
    currentPolicy(),
  ]);
  const { page, nextCursor } = pageOf(rows, limit, ({ startsAt: at, id }) => encodeCursor({ at, id }));
  const terms = { now: context.now(), appealDays: appeals.days };
  return { items: page.map((row) => toOwnSanctionView(row, terms)), nextCursor };
}
