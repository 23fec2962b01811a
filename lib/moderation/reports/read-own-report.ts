import { database } from '@/lib/platform/db';
import { isId } from '@/lib/platform/ids';
import type { Viewer } from '@/lib/members/viewer';
import type { OwnReportView } from './schemas';
import { findReport } from './store';
import { toOwnReportView } from './views';

/** The viewer's own report of a comment, with what came of it; null when they have not reported it. */
export async function readOwnReport({
  viewer,
  commentId,
}: {
  viewer: Viewer;
  commentId: string;
}): Promise<OwnReportView | null> {
  const row = isId(commentId) ? await findReport(database(), commentId, viewer.id) : null;
  return row && toOwnReportView(row);
}
