import { systemContext, type Context } from '@/lib/platform/context';
import { database } from '@/lib/platform/db';
import type { Happened } from '@/lib/platform/events';
import { currentPolicy } from '@/lib/policy/current-policy';
import { decideEach } from './decide-each';
import { findUndecidedReviews } from '../reliability/store';
import { countsNow, findMoment } from '../assignment/store';

/**
 * A reviewer counts again, because a sanction was lifted or they were reinstated: comments that their verdicts decide are
 * decided now (R9, R12, R13). Those with all their reviews would else wait for one more that nobody is asked for.
 */
export async function decideWithReturned(
  { subjectId: memberId }: Pick<Happened, 'subjectId'>,
  context: Context = systemContext,
): Promise<void> {
  const db = database();
  if (!(await countsNow(db, memberId, context.now(await findMoment(db))))) return;
  const given = await findUndecidedReviews(db, memberId);
  const commentIds = given.map(({ commentId }) => commentId);
  await decideEach(commentIds, { policy: await currentPolicy(), context });
}
