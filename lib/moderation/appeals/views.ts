import type { Viewer } from '@/lib/members/viewer';
import type { PolicySettings } from '@/lib/policy/schemas';
import { dueAt, whyNotDecide, whyNotDecideSanction } from './rules';
import type { AppealView, OwnAppealView } from './schemas';
import type { AppealListRow, AppealRow } from './store';

/** An appeal as the one who made it sees it. */
export const toOwnAppealView = ({
  id,
  commentId,
  sanctionId,
  state,
  text,
  createdAt,
  decidedAt,
  note,
}: AppealRow): OwnAppealView => ({
  id,
  commentId,
  sanctionId,
  state,
  text,
  createdAt: createdAt.toISOString(),
  decidedAt: decidedAt?.toISOString() ?? null,
  note,
});

/** An appeal as the desk shows it to this moderator. */
export function toAppealView(
  { reviewed, authorRole, sanction, ...row }: AppealListRow,
  moderator: Viewer,
  { answerDays }: Pick<PolicySettings['appeals'], 'answerDays'>,
): AppealView {
  const { actorId, ...decision } = row.decision;
  const { author, othersMayDecide } = row;
  const notYours = sanction
    ? whyNotDecideSanction({ member: { id: author.id, role: authorRole }, byId: actorId }, moderator)
    : whyNotDecide({ authorId: author.id, actorId, reviewed, othersMayDecide }, moderator.id);
  const whyNot = row.state === 'OPEN' ? notYours : 'decided';
  return {
    ...row,
    sanction: sanction && { ...sanction, endsAt: sanction.endsAt && new Date(sanction.endsAt).toISOString() },
    decision: { ...decision, createdAt: new Date(decision.createdAt).toISOString() },
    createdAt: row.createdAt.toISOString(),
    dueAt: row.state === 'OPEN' ? dueAt(row.createdAt, answerDays).toISOString() : null,
    decidedAt: row.decidedAt?.toISOString() ?? null,
    mayDecide: whyNot === null,
    whyNot,
    alone: reviewed && whyNot === null,
  };
}
