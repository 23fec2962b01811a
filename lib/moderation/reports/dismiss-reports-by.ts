import { recordAll } from '@/lib/platform/audit';
import { systemContext, type Context } from '@/lib/platform/context';
import { transaction } from '@/lib/platform/db';
import { conflict, notFound } from '@/lib/platform/errors';
import { emit } from '@/lib/platform/events';
import { isId } from '@/lib/platform/ids';
import { normaliseText } from '@/lib/platform/text/normalise';
import { lockComments } from '@/lib/comments/lifecycle';
import { authorize } from '@/lib/members/permissions';
import type { Viewer } from '@/lib/members/viewer';
import { recordAlone } from '../assert-impartial';
import { findNameOf } from '../sanctions/store';
import { showAgain } from './hide-if-reported';
import { DISMISSED_AT_ONCE } from './schemas';
import { closeOpenBy, findDismissible } from './store';

/**
 * Closes a member's open reports, as far as the viewer may answer them, the oldest hundred at once: the comments stay, and what no other
 * report hides readers see again. Who made them is told once of all. What they have reported since stays open, and a repeat changes nothing.
 * @throws 401, 403, 404, 409 with how many there are when that is not what the moderator had before them
 */
export async function dismissReportsBy({
  viewer,
  memberId,
  reports,
  upTo,
  answer,
  context = systemContext,
}: {
  viewer: Viewer | null;
  memberId: string;
  /** How many open ones the moderator had before them. */
  reports: number;
  /** The newest of these. */
  upTo: string;
  /** In words to who made them. */
  answer?: string;
  context?: Context;
}): Promise<{ closed: number }> {
  const moderator = authorize(viewer, 'desk.decide');
  if (!isId(memberId)) throw notFound('member');
  const at = context.now();
  const asking = { viewerId: moderator.id, now: at, most: DISMISSED_AT_ONCE, upTo };
  return transaction(async (tx) => {
    if ((await findNameOf(tx, memberId)) === null) throw notFound('member');
    const found = await findDismissible(tx, memberId, asking);
    const comments = await lockComments(
      tx,
      found.map(({ id }) => id),
    );
    // Until they were locked, others may have answered some, or decided about the comment.
    const still = await findDismissible(tx, memberId, asking);
    const closing = comments.filter(({ id }) => still.some((one) => one.id === id));
    if (closing.length === 0) return { closed: 0 };
    if (closing.length !== reports || still.length !== reports)
      throw conflict('stale-version', {
        facts: { what: 'reports' },
        details: { current: { reports: still.length } },
      });
    const words = normaliseText(answer ?? '') || null;
    const commentIds = closing.map(({ id }) => id);
    const left = await closeOpenBy(tx, memberId, { commentIds, outcome: 'DISMISSED', at, answer: words });
    for (const comment of closing) {
      const hides = left.some(({ id, open }) => id === comment.id && open > 0);
      if (!hides) await showAgain(tx, comment, { at, actorId: moderator.id });
      const alone = still.some(({ id, alone }) => id === comment.id && alone);
      if (alone) await recordAlone(tx, comment.id, { moderatorId: moderator.id, at });
    }
    // Of each comment by itself: that they were one member's would tell the author of one of them, who reads the record, who reported it.
    await recordAll(
      tx,
      commentIds.map((subjectId) => ({
        at,
        actorId: moderator.id,
        action: 'report.close',
        subjectType: 'comment',
        subjectId,
        toState: 'DISMISSED',
        reason: words,
        details: { closed: 1 },
      })),
    );
    await emit(tx, {
      type: 'report.dismiss-by',
      subjectId: memberId,
      payload: { actorId: moderator.id, closed: closing.length, answer: words },
    });
    return { closed: closing.length };
  });
}
