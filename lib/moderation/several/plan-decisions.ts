import { systemContext, type Context } from '@/lib/platform/context';
import { database } from '@/lib/platform/db';
import { authorize } from '@/lib/members/permissions';
import type { Viewer } from '@/lib/members/viewer';
import { toCommentItem } from '../list-queue';
import { dissentOf } from '../rules';
import { needsReason, type CommentItem, type DecisionView } from '../schemas';
import { findComments } from '../store';
import type { Choice, DecisionsView, SeveralAction, Standing } from './schemas';
import { findAppealed, findMovers, findPeersDecisions, type Mover } from './store';

/** One of several: how it stands to what is to be done, and who of the desk is the cause of that, where somebody is. */
export type Planned = Choice & {
  standing: Standing;
  by: string | null;
  /** Null where it is not there for the viewer. */
  item: CommentItem | null;
};

/**
 * What would come of one decision about several comments, or has come of it, in the order in which they were chosen. It is as things stand now, and
 * looked at once more when the decision is taken.
 * @throws 401, 403
 */
export async function planDecisions({
  viewer,
  choices,
  action,
  context = systemContext,
}: {
  viewer: Viewer | null;
  choices: readonly Choice[];
  action: SeveralAction;
  context?: Context;
}): Promise<Planned[]> {
  const moderator = authorize(viewer, 'desk.decide');
  const ids = choices.map(({ id }) => id);
  const db = database();
  const [rows, movers, ofPeers, appealed] = await Promise.all([
    findComments(db, ids, { viewerId: moderator.id, now: context.now() }),
    findMovers(db, choices),
    action === 'PUBLISH' ? findPeersDecisions(db, ids) : [],
    findAppealed(db, ids),
  ]);
  const items = new Map(rows.map((row) => [row.id, toCommentItem(row, moderator)]));
  return choices.map(({ id, version }) => {
    const item = items.get(id) ?? null;
    if (!item) return { id, version, item, standing: 'not-found', by: null };
    const mover = movers.find((one) => one.commentId === id);
    const decisions = ofPeers.filter(({ commentId }) => commentId === id);
    const asked = { action, version, viewerId: moderator.id };
    const standing = standingOf(item, { ...asked, mover, decisions, appealed: appealed.has(id) });
    return { id, version, item, standing, by: causeOf(standing, item, mover) };
  });
}

function standingOf(
  item: CommentItem,
  {
    action,
    version,
    viewerId,
    mover,
    decisions,
    appealed,
  }: {
    action: SeveralAction;
    version: number;
    viewerId: string;
    mover: Mover | undefined;
    decisions: Pick<DecisionView, 'maker' | 'revision' | 'inputs'>[];
    appealed: boolean;
  },
): Standing {
  const { held, whyNot } = item;
  if (mover) return mover.actorId === viewerId && mover.outcome === action ? 'done' : 'decided';
  if (item.version !== version) return 'moved';
  if (held) return held.moderator.id === viewerId && held.action === action ? 'done' : 'held';
  if (whyNot) return whyNot;
  if (!item.allowed.includes(action)) return 'wrong-state';
  if (appealed && !needsReason(action)) return 'appealed';
  if (action === 'PUBLISH' && !item.blind && dissentOf({ ...item, decisions })) return 'against-reviewers';
  return item.claimedBy ? 'claimed' : 'can';
}

function causeOf(
  standing: Standing,
  { held, claimedBy }: CommentItem,
  mover: Mover | undefined,
): string | null {
  if (standing === 'decided') return mover?.name ?? null;
  if (standing === 'held') return held?.moderator.displayName ?? null;
  return standing === 'claimed' ? (claimedBy?.displayName ?? null) : null;
}

/** The same for programs. */
export const toDecisionsView = (planned: readonly Planned[]): DecisionsView => ({
  items: planned.map(({ id, standing, by, item }) => ({
    id,
    standing,
    by,
    status: item?.status ?? null,
    version: item?.version ?? null,
    heldUntil: item?.held?.until ?? null,
  })),
});
