import { record } from '@/lib/platform/audit';
import type { Tx } from '@/lib/platform/db';
import { forbidden } from '@/lib/platform/errors';
import type { LockedComment } from '@/lib/comments/lifecycle';
import { whyNotImpartial } from './rules';
import type { NotImpartial } from './schemas';
import { findPart } from './store';

type Deciding = { moderatorId: string; at: Date };

/**
 * Nobody decides about a comment that they wrote, nor about one that they have reviewed as a peer: theirs would be no second opinion.
 * Where nobody else of the desk can, who reviewed it may.
 * @returns whether that is so: it belongs in the record (`recordAlone`)
 * @throws 403
 */
export async function assertImpartial(
  tx: Tx,
  { id, authorId }: LockedComment,
  { moderatorId, at }: Deciding,
): Promise<boolean> {
  const part = await findPart(tx, id, { memberId: moderatorId, now: at });
  const why = whyNotImpartial({ authorId, ...part }, moderatorId);
  if (why) throw partial(why);
  return part.reviewed;
}

/** 403: who may not decide about a comment, and why. */
export const partial = (why: NotImpartial) =>
  why === 'own-comment' ? forbidden(why, { facts: { act: 'decide' } }) : forbidden(why);

/** Somebody decides about what they have reviewed, for nobody else can. */
export const recordAlone = (tx: Tx, commentId: string, { moderatorId, at }: Deciding) =>
  record(tx, {
    at,
    actorId: moderatorId,
    action: 'moderation.decide-alone',
    subjectType: 'comment',
    subjectId: commentId,
  });
