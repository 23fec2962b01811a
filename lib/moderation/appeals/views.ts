import type { Viewer } from '@/lib/members/viewer';
import { whyNotDecide } from './rules';
import type { AppealView, OwnAppealView } from './schemas';
import type { AppealListRow, AppealRow } from './store';

/** An appeal as the one who made it sees it. */
export const toOwnAppealView = ({
  id,
  commentId,
  state,
  text,
  createdAt,
  decidedAt,
  note,
}: AppealRow): OwnAppealView => ({
  id,
  commentId,
  state,
  text,
  createdAt: createdAt.toISOString(),
  decidedAt: decidedAt?.toISOString() ?? null,
  note,
});

/** An appeal as the desk shows it to this moderator. */
export function toAppealView({ reviewed, ...row }: AppealListRow, moderator: Viewer): AppealView {
  const { actorId, ...decision } = row.decision;
  const { author, othersMayDecide } = row;
  const part = { authorId: author.id, actorId, reviewed, othersMayDecide };
  const notYours = whyNotDecide(part, moderator.id);
  const whyNot = row.state === 'OPEN' ? notYours : 'decided';
  return {
    ...row,
    decision: { ...decision, createdAt: new Date(decision.createdAt).toISOString() },
    createdAt: row.createdAt.toISOString(),
    decidedAt: row.decidedAt?.toISOString() ?? null,
    mayDecide: whyNot === null,
    whyNot,
    alone: reviewed && whyNot === null,
  };
}
