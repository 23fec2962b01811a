import { systemContext, type Context } from '@/lib/platform/context';
import { transaction, type Tx } from '@/lib/platform/db';
import { conflict, forbidden, invalid, notFound } from '@/lib/platform/errors';
import { isId } from '@/lib/platform/ids';
import { normaliseText } from '@/lib/platform/text/normalise';
import { assertNotHeld, publish, restore, lockComments, type LockedComment } from '@/lib/comments/lifecycle';
import { authorize } from '@/lib/members/permissions';
import type { Viewer } from '@/lib/members/viewer';
import { partial, recordAlone } from '../assert-impartial';
import { findPart } from '../store';
import { closeIfMoot, endAppeal } from './end-appeal';
import { standingDecision, whyNotDecide } from './rules';
import type { AppealDecided, AppealOutcome } from './schemas';
import { findAppeal, findDecisive, type AppealRow } from './store';

/** What undoes a decision. */
const undo = { REJECT: publish, REMOVE: restore } as const;

/**
 * Decides an appeal, on the version of the comment that the moderator had before them: the decision is upheld, or it is
 * reversed, and then the comment is published or restored with it. Never by who took that decision, nor by who wrote the comment,
 * nor by who reviewed it as a peer unless nobody else can. The same decision again, from a double click, gives the same answer.
 * @throws 401, 403, 404, 400 without a note, 409 with the current state when the appeal is decided or closed, or the comment
 *   has moved on
 */
export async function decideAppeal({
  viewer,
  appealId,
  outcome,
  version,
  note,
  context = systemContext,
}: {
  viewer: Viewer | null;
  appealId: string;
  outcome: AppealOutcome;
  version: number;
  note: string;
  context?: Context;
}): Promise<AppealDecided> {
  const moderator = authorize(viewer, 'desk.decide');
  const reason = normaliseText(note);
  if (!reason) throw invalid('note-required', { field: 'note' });
  const at = context.now();

  const decided = await transaction(async (tx) => {
    const { appeal, comment } = await lock(tx, appealId);
    const decisions = await findDecisive(tx, comment.id);
    const decision = decisions.find(({ id }) => id === appeal.decisionId);
    const actorId = decision?.actorId ?? null;
    const part = await findPart(tx, comment.id, { memberId: moderator.id, now: at, except: actorId });
    const notYours = whyNotDecide({ authorId: comment.authorId, actorId, ...part }, moderator.id);
    if (notYours) throw notYours === 'own-decision' ? forbidden(notYours) : partial(notYours);
    if (appeal.state !== 'OPEN') return repeatOrConflict({ appeal, comment, outcome, moderator });
    const standing = standingDecision(comment, decisions);
    if (standing?.id !== appeal.decisionId || standing.outcome === 'PUBLISH') {
      // The job that closes it has not come by yet.
      await closeIfMoot(tx, comment, at);
      return null;
    }
    if (comment.version !== version) throw stale(appeal, comment);
    assertNotHeld(comment);
    const by = { at, actorId: moderator.id, maker: 'MODERATOR', reason } as const;
    const after = outcome === 'REVERSED' ? await undo[standing.outcome](tx, comment, by) : comment;
    if (part.reviewed) await recordAlone(tx, comment.id, { moderatorId: moderator.id, at });
    const end = { state: outcome, decidedAt: at, decidedById: moderator.id, note: reason };
    return toDecided(await endAppeal(tx, appeal, end), after);
  });
  if (!decided) throw overtaken();
  return decided;
}

/** The appeal as it stands once its comment is locked: nobody decides it meanwhile. */
async function lock(tx: Tx, id: string): Promise<{ appeal: AppealRow; comment: LockedComment }> {
  const found = isId(id) ? await findAppeal(tx, id) : null;
  const [comment] = found ? await lockComments(tx, [found.commentId]) : [];
  const appeal = comment && (await findAppeal(tx, id));
  if (!appeal) throw notFound('appeal');
  return { appeal, comment };
}

function repeatOrConflict({
  appeal,
  comment,
  outcome,
  moderator,
}: {
  appeal: AppealRow;
  comment: LockedComment;
  outcome: AppealOutcome;
  moderator: Viewer;
}): AppealDecided {
  const mine = appeal.decidedById === moderator.id && appeal.state === outcome;
  if (mine) return toDecided(appeal, comment);
  throw stale(appeal, comment);
}

const toDecided = ({ id, state }: AppealRow, comment: LockedComment): AppealDecided => ({
  id,
  state,
  comment: { id: comment.id, status: comment.state, version: comment.version },
});

const stale = (appeal: AppealRow, comment: LockedComment) => {
  const { id: _, ...current } = toDecided(appeal, comment);
  const what = appeal.state === 'OPEN' ? 'comment' : 'appeal';
  return conflict('stale-version', {
    facts: { what },
    details: { current: { ...current, note: appeal.note } },
  });
};

const overtaken = () => conflict('appeal-closed', { details: { current: { state: 'CLOSED' } } });
