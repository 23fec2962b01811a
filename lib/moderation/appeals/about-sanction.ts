import type { Tx } from '@/lib/platform/db';
import { conflict, forbidden, notFound } from '@/lib/platform/errors';
import { isId } from '@/lib/platform/ids';
import { liftLocked } from '../sanctions/end-sanction';
import { canBeAppealed, obstacleTo } from '../sanctions/rules';
import { findSanction, lockMember, type SanctionRow } from '../sanctions/store';
import type { Appealable, Contested, Deciding } from './about';
import { whyNotDecideSanction } from './rules';

/**
 * A sanction on the member, for them to appeal against: while it is in force, and a warning until it is taken back.
 * @throws 404 when it is not theirs
 */
export async function appealableSanction(
  tx: Tx,
  sanctionId: string,
  { memberId, at }: { memberId: string; at: Date },
): Promise<Appealable> {
  await lockMember(tx, memberId);
  const sanction = isId(sanctionId) ? await findSanction(tx, sanctionId, memberId) : null;
  if (sanction?.memberId !== memberId) throw notFound('sanction');
  return {
    against: { decisionId: null, commentId: null, sanctionId },
    outcome: sanction.kind,
    decidedAt: sanction.startsAt,
    assertOpen: () => {
      if (!canBeAppealed(sanction, at))
        throw conflict('nothing-to-appeal', { details: { current: toView(sanction).sanction } });
    },
  };
}

/**
 * The sanction that an appeal is about, its member locked for a moderator; null where it is gone. One that has ended by itself meanwhile still
 * counts against its member, so it is still decided; against one who has left, nothing counts.
 */
export async function contestedSanction(
  tx: Tx,
  { memberId, sanctionId }: { memberId: string; sanctionId: string },
  { moderator, at }: Deciding,
): Promise<Contested | null> {
  const member = await lockMember(tx, memberId);
  const sanction = await findSanction(tx, sanctionId, moderator.id);
  if (!member || !sanction) return null;
  const why = whyNotDecideSanction({ member, byId: sanction.byId }, moderator);
  return {
    notYours: why === 'own-decision' ? forbidden(why) : obstacleTo(moderator, member),
    stands: sanction.liftedAt === null && !member.hasLeft,
    now: toView(sanction),
    async decide(reversed, { reason }) {
      if (reversed) await liftLocked(tx, sanction, { at, actorId: moderator.id, reason, onAppeal: true });
      return toView({ ...sanction, liftedAt: reversed ? at : null });
    },
  };
}

const toView = ({ id, kind, liftedAt }: Pick<SanctionRow, 'id' | 'kind' | 'liftedAt'>) => ({
  comment: null,
  sanction: { id, kind, lifted: liftedAt !== null },
});
