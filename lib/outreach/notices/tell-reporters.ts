import { systemContext, type Context } from '@/lib/platform/context';
import { transaction } from '@/lib/platform/db';
import type { Happened } from '@/lib/platform/events';
import { findClosedReports, findCommentFacts, insertNotices } from './store';

/** Tells everybody who reported a comment what came of it. A report is told of once, whenever others follow, and not to whoever closed it. */
export async function tellReporters(event: Happened, context: Context = systemContext): Promise<void> {
  const commentId = event.subjectId;
  await transaction(async (tx) => {
    const comment = await findCommentFacts(tx, commentId, null);
    if (!comment) return;
    const article = { slug: comment.slug, title: comment.title };
    const reports = await findClosedReports(tx, commentId);
    const others = reports.filter(({ memberId }) => memberId !== event.payload.actorId);
    const notices = others.map(({ memberId, acted }) => ({
      kind: 'report.closed' as const,
      facts: { article, acted },
      memberId,
      eventId: event.id,
      commentId,
    }));
    await insertNotices(tx, notices, context.now());
  });
}
