import { record } from '@/lib/platform/audit';
import { systemContext, type Context } from '@/lib/platform/context';
import { transaction } from '@/lib/platform/db';
import { forbidden, notFound } from '@/lib/platform/errors';
import { emit } from '@/lib/platform/events';
import { isId } from '@/lib/platform/ids';
import { countAgainst } from '@/lib/platform/rate-limits';
import { normaliseText } from '@/lib/platform/text/normalise';
import { lockComments } from '@/lib/comments/lifecycle';
import { authorize } from '@/lib/members/permissions';
import type { Viewer } from '@/lib/members/viewer';
import { hideIfReported } from './hide-if-reported';
import type { OwnReportView, ReportReason } from './schemas';
import { findReport, insertReport } from './store';
import { toOwnReportView } from './views';

const PER_MEMBER = { name: 'report', points: 20, seconds: 600 };

/**
 * Reports a comment that readers see to the moderators. A member reports a comment once: again, they get the same answer.
 * Where the policy says so, enough reports hide it until a moderator has decided.
 * @throws 401, 403 when the viewer may not report or it is their own, 404 when they do not see it, 429
 */
export async function reportComment({
  viewer,
  commentId,
  reason,
  note,
  context = systemContext,
}: {
  viewer: Viewer | null;
  commentId: string;
  reason: ReportReason;
  note?: string;
  context?: Context;
}): Promise<OwnReportView> {
  const reporter = authorize(viewer, 'comment.report');
  await countAgainst(PER_MEMBER, reporter.id);
  const at = context.now();
  return transaction(async (tx) => {
    const [comment] = isId(commentId) ? await lockComments(tx, [commentId]) : [];
    const earlier = comment && (await findReport(tx, comment.id, reporter.id));
    if (earlier) return toOwnReportView(earlier);
    if (!comment?.visible) throw notFound('comment');
    if (comment.authorId === reporter.id) throw forbidden('own-comment', { facts: { act: 'report' } });
    const { row, open } = await insertReport(tx, {
      commentId: comment.id,
      memberId: reporter.id,
      rule: reason,
      note: normaliseText(note ?? '') || null,
      createdAt: at,
    });
    await record(tx, {
      at,
      actorId: reporter.id,
      action: 'report.file',
      subjectType: 'comment',
      subjectId: comment.id,
      details: { rule: reason, open },
    });
    await emit(tx, {
      type: 'report.file',
      subjectId: comment.id,
      payload: { reportId: row.id, reporterId: reporter.id, rule: reason, open },
    });
    await hideIfReported(tx, comment, { at, open });
    return toOwnReportView(row);
  });
}
