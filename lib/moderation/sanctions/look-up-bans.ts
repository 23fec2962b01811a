import { findBansAgainst } from '@/lib/members/bans/barred-keys';
import { authorize } from '@/lib/members/permissions';
import { foldEmail } from '@/lib/members/rules';
import type { Viewer } from '@/lib/members/viewer';
import { recordAll } from '@/lib/platform/audit';
import { systemContext, type Context } from '@/lib/platform/context';
import { transaction } from '@/lib/platform/db';
import { newId } from '@/lib/platform/ids';
import { countHere, type Limit } from '@/lib/platform/rate-limits';
import { MOST_BANS, type BansView } from './schemas';
import { findBans } from './store';
import { toSanctionView } from './views';

/** Addresses that one administrator may ask about: letters are answered one by one, and no list of readers is tried. */
const LOOK_UPS: Limit = { name: 'look-up-bans', points: 60, seconds: 60 * 60 };

/**
 * The bans that hold against who has an address: of who has left, nothing else says any more which ban is theirs. That it was asked
 * is on record, with whose bans were found; the address is not, for it may be of somebody who was never here.
 * @throws 401, 403 for all but administrators, 429
 */
export async function lookUpBans({
  viewer,
  email,
  context = systemContext,
}: {
  viewer: Viewer | null;
  email: string;
  context?: Context;
}): Promise<BansView> {
  const admin = authorize(viewer, 'member.read-address');
  await countHere(LOOK_UPS, admin.id);
  const at = context.now();
  return transaction(async (tx) => {
    const ids = await findBansAgainst(tx, { emails: [foldEmail(email)] }, MOST_BANS);
    const bans = await findBans(tx, ids, admin.id);
    const subjects = bans.map(({ memberId }) => ({ subjectType: 'member', subjectId: memberId }) as const);
    const asked = { at, actorId: admin.id, action: 'member.look-up-bans' };
    const none = { subjectType: 'audit', subjectId: newId() } as const;
    await recordAll(
      tx,
      (subjects.length > 0 ? subjects : [none]).map((subject) => ({ ...asked, ...subject })),
    );
    return {
      items: bans.map(({ displayName, hasLeft, ...ban }) => ({
        member: { id: ban.memberId, displayName, hasLeft },
        ban: toSanctionView(ban, at),
      })),
    };
  });
}
