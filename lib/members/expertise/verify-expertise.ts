import { record } from '@/lib/platform/audit';
import { systemContext, type Context } from '@/lib/platform/context';
import { emit } from '@/lib/platform/events';
import { authorize } from '../permissions';
import type { Viewer } from '../viewer';
import { actOnEntry } from './act-on-entry';
import type { Statement } from './rules';
import type { DeskExpertiseView } from './schemas';
import { setVerified } from './store';
import { toDeskView } from './views';

/**
 * Marks what a member says they know as verified: a moderator has seen proof of it. Or takes that back. What is so already stays
 * as it is.
 * @param expected the words that the moderator had before them
 * @throws 401, 403 also for one's own, 404 when it is gone, 409 with the entry as it is when its words were changed meanwhile
 */
export async function verifyExpertise({
  viewer,
  id,
  verified,
  expected,
  context = systemContext,
}: {
  viewer: Viewer | null;
  id: string;
  verified: boolean;
  expected: Statement;
  context?: Context;
}): Promise<DeskExpertiseView> {
  const moderator = authorize(viewer, 'expertise.verify');
  const at = context.now();
  return actOnEntry({ moderator, id, expected, ifOwn: 'own-expertise' }, async (tx, entry) => {
    const view = toDeskView(entry, moderator);
    if ((entry.verifiedAt !== null) === verified) return view;
    await setVerified(tx, id, verified ? { verifiedAt: at, verifiedById: moderator.id } : null);
    const { memberId, field, line } = entry;
    await record(tx, {
      at,
      actorId: moderator.id,
      action: verified ? 'expertise.verify' : 'expertise.unverify',
      subjectType: 'member',
      subjectId: memberId,
      details: { entryId: id },
    });
    await emit(tx, {
      type: verified ? 'member.expertise-verified' : 'member.expertise-unverified',
      subjectId: memberId,
      payload: { field, line },
      tags: [`member:${memberId}`],
      removal: !verified,
    });
    return {
      ...view,
      verified: verified ? { at: at.toISOString(), by: moderator.displayName } : null,
    };
  });
}
