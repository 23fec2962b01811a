import { systemContext, type Context } from '@/lib/platform/context';
import { database } from '@/lib/platform/db';
import { notFound } from '@/lib/platform/errors';
import { isId } from '@/lib/platform/ids';
import { authorize } from '@/lib/members/permissions';
import type { Viewer } from '@/lib/members/viewer';
import { DISMISSED_AT_ONCE, type ReporterView } from './schemas';
import { findDismissible, findReporterRecord } from './store';

/**
 * What has come of a member's reports, and how many wait that the viewer may answer. Those about the viewer's own comments count in neither.
 * @throws 401, 403, 404
 */
export async function readReporter({
  viewer,
  memberId,
  context = systemContext,
}: {
  viewer: Viewer | null;
  memberId: string;
  context?: Context;
}): Promise<ReporterView> {
  const moderator = authorize(viewer, 'desk.decide');
  if (!isId(memberId)) throw notFound('member');
  const asking = { viewerId: moderator.id, now: context.now() };
  const [record, open] = await Promise.all([
    findReporterRecord(database(), memberId, asking),
    findDismissible(database(), memberId, { ...asking, most: DISMISSED_AT_ONCE }),
  ]);
  if (!record) throw notFound('member');
  return { record, open: open.length, upTo: open.at(-1)?.reportId ?? null };
}
