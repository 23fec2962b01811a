import { systemContext, type Context } from '@/lib/platform/context';
import { transaction } from '@/lib/platform/db';
import { conflict, notFound } from '@/lib/platform/errors';
import { isId } from '@/lib/platform/ids';
import { normaliseText } from '@/lib/platform/text/normalise';
import { assertNotHeld, lockComments, type LockedComment } from '@/lib/comments/lifecycle';
import { authorize } from '@/lib/members/permissions';
import type { Viewer } from '@/lib/members/viewer';
import { assertImpartial, recordAlone } from '../assert-impartial';
import { endReports } from './end-reports';
import { showAgain } from './hide-if-reported';
import type { ReportsClosed } from './schemas';
import { countOpenReports } from './store';

/**
 * Closes the open reports of a comment, which stays; if they had hidden it, readers see it again. Removing it is the other
 * answer, and `decideComment` closes them with that. A repeat changes nothing.
 * @throws 401, 403, 404, 409 with the current numbers when the comment has moved on or further reports have come
 */
export async function dismissReports({
  viewer,
  commentId,
  version,
  reports,
  note,
  answer,
  context = systemContext,
}: {
  viewer: Viewer | null;
  commentId: string;
  version: number;
  /** How many open ones the moderator had before them. */
  reports: number;
  /** For the record. */
  note?: string;
  /** In words to those who reported it. */
  answer?: string;
  context?: Context;
}): Promise<ReportsClosed> {
  const moderator = authorize(viewer, 'desk.decide');
  const deciding = { moderatorId: moderator.id, at: context.now() };
  return transaction(async (tx) => {
    const [comment] = isId(commentId) ? await lockComments(tx, [commentId]) : [];
    if (!comment) throw notFound('comment');
    const alone = await assertImpartial(tx, comment, deciding);
    const open = await countOpenReports(tx, comment.id);
    if (open === 0) return toClosed(comment, 0);
    if (comment.version !== version || open !== reports) throw stale(comment, open);
    assertNotHeld(comment);
    const words = normaliseText(answer ?? '') || null;
    const by = {
      at: deciding.at,
      actorId: moderator.id,
      note: normaliseText(note ?? '') || words,
      answer: words,
    };
    const after = await showAgain(tx, comment, by);
    if (alone) await recordAlone(tx, comment.id, deciding);
    return toClosed(after, await endReports(tx, after, { outcome: 'DISMISSED', ...by }));
  });
}

const toClosed = ({ id, state, version }: LockedComment, closed: number): ReportsClosed => ({
  id,
  status: state,
  version,
  closed,
});

const stale = ({ state, version }: LockedComment, reports: number) =>
  conflict('stale-version', {
    facts: { what: 'reports' },
    details: {
      current: { status: state, version, reports },
    },
  });
