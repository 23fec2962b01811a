import { record } from '@/lib/platform/audit';
import { systemContext, type Context } from '@/lib/platform/context';
import { transaction, type Tx } from '@/lib/platform/db';
import { emit } from '@/lib/platform/events';
import { publish, reject, remove, restore, lockComments, type LockedComment } from '@/lib/comments/lifecycle';
import { can } from '@/lib/comments/rules';
import { closeIfMoot, endAppeal } from '../appeals/end-appeal';
import { appealUndoneBy } from '../appeals/undo-decision';
import { recordAlone } from '../assert-impartial';
import { endReports } from '../reports/end-reports';
import { hideIfReported } from '../reports/hide-if-reported';
import { verbOf, whyNotImpartial } from '../rules';
import type { Action } from '../schemas';
import { findPart } from '../store';
import type { CarryOutJob } from './schemas';
import { deleteHeld, deleteOldDrafts, findHeld, isOfDesk, type Taken } from './store';

const act = { PUBLISH: publish, REJECT: reject, REMOVE: remove, RESTORE: restore } as const;

/**
 * What follows from a moderator's decision about a locked comment: its transition, and the end of what else waits for one: open
 * reports of what is removed or shown again, and the appeal against a decision that it undoes.
 * @throws 409 when it does not lead on from where the comment stands, 403 when it undoes the moderator's own that was appealed against
 */
export async function carryOut(
  tx: Tx,
  comment: LockedComment,
  { moderatorId, action, rule, note, passage, alone, at }: Taken & { at: Date },
): Promise<LockedComment> {
  const appeal = await appealUndoneBy(tx, comment, { action, moderatorId });
  const by = { at, actorId: moderatorId, maker: 'MODERATOR', rule, reason: note, passage } as const;
  const after = await act[action](tx, comment, by);
  await deleteOldDrafts(tx, comment.id);
  if (alone) await recordAlone(tx, comment.id, { moderatorId, at });
  if (appeal) {
    const end = { state: 'REVERSED', decidedAt: at, decidedById: moderatorId } as const;
    await endAppeal(tx, appeal, { ...end, note: note ?? UNDONE });
  } else await closeIfMoot(tx, after, at);
  const outcome = answerToReports(comment, action);
  if (outcome) await endReports(tx, after, { outcome, at, actorId: moderatorId, note });
  return after;
}

/** Said to the appellant by a moderator who undid the decision without a word. */
const UNDONE = { code: 'decision-changed', facts: {} } as const;

/** What removing a comment, or showing what reports had hidden, says to those who reported it; nothing else says anything. */
function answerToReports({ state }: LockedComment, action: Action): 'ACTED' | 'DISMISSED' | null {
  if (action === 'REMOVE') return 'ACTED';
  return action === 'RESTORE' && state === 'REFERRED' ? 'DISMISSED' : null;
}

/**
 * Carries out a decision that was held and that nobody has taken back; that of somebody who has lost the desk meanwhile, or reads the comment as a peer by now, lapses. Called again, or after it was taken back, it changes nothing:
 * the row is there once, and goes in the transaction of what follows from it.
 */
export async function carryOutHeld(
  { commentId, decisionId }: CarryOutJob,
  context: Context = systemContext,
): Promise<void> {
  await transaction(async (tx) => {
    const [comment] = await lockComments(tx, [commentId]);
    if (!comment) return;
    const held = await findHeld(tx, comment.id);
    if (held?.id !== decisionId) return;
    await deleteHeld(tx, held.id);
    const at = context.now();
    const { moderatorId, action } = held;
    const part = await findPart(tx, comment.id, { memberId: moderatorId, now: at });
    // Its author has left meanwhile, and took it along; or whoever took the decision may not decide any more, or was dealt it as a peer.
    const leads = can(comment, verbOf[action]) && (await isOfDesk(tx, moderatorId, at));
    if (!leads || whyNotImpartial({ authorId: comment.authorId, ...part }, moderatorId))
      return lapse(tx, comment, { ...held, at });
    const alone = held.alone || part.reviewed;
    const after = await carryOut(tx, { ...comment, held: false }, { ...held, alone, at });
    await hideIfReported(tx, after, { at });
  });
}

async function lapse(
  tx: Tx,
  { id, state }: LockedComment,
  { moderatorId, action, at }: Taken & { at: Date },
): Promise<void> {
  await record(tx, {
    at,
    actorId: null,
    action: 'decision.lapse',
    subjectType: 'comment',
    subjectId: id,
    toState: state,
  });
  await emit(tx, { type: 'decision.lapse', subjectId: id, payload: { moderatorId, action } });
}
