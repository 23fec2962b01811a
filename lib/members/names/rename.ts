import { record } from '@/lib/platform/audit';
import { systemContext, type Context } from '@/lib/platform/context';
import { isUniqueViolation } from '@/lib/platform/database-errors';
import { transaction } from '@/lib/platform/db';
import { unauthenticated } from '@/lib/platform/errors';
import { emit } from '@/lib/platform/events';
import { newId } from '@/lib/platform/ids';
import { countAgainst, type Limit } from '@/lib/platform/rate-limits';
import { skeletonOf } from '@/lib/platform/text/skeleton';
import { assertNotStaffName } from '../assert-not-staff-name';
import { authorizeAgain } from '../authorize-again';
import { chooseName } from '../choose-name';
import { nameTaken } from '../name-rules';
import { authorize } from '../permissions';
import { isNameTaken } from '../store';
import type { Viewer } from '../viewer';
import { mayRenameFrom, renamedLately, reservedUntil } from './rules';
import { renameInput } from './schemas';
import { insertFormerName, lockName, updateName } from './store';

/** Names that are tried, most of which others have. */
const PER_MEMBER: Limit = { name: 'rename', points: 30, seconds: 60 * 60 };

/**
 * Gives the viewer another name, once in 30 days. For as long the one before is said beside it, and is nobody else's; moderators know
 * it for good. The same name again changes nothing.
 * @throws 401; 403 while a sanction is in force; 409 when the name is taken, or given up by somebody lately; 422 for what the rules refuse,
 * and `renamed-lately`; 429
 */
export async function rename({
  viewer,
  context = systemContext,
  ...input
}: {
  viewer: Viewer | null;
  displayName: string;
  context?: Context;
}): Promise<{ displayName: string }> {
  const member = authorize(viewer, 'member.rename');
  const typed = renameInput.parse(input).displayName;
  await countAgainst(PER_MEMBER, member.id);
  const isStaff = member.role !== 'MEMBER';
  const displayName = await chooseName(typed, { isStaff });
  if (!isStaff) await assertNotStaffName(displayName);
  const nameSkeleton = skeletonOf(displayName);
  const at = context.now();
  try {
    return await transaction(async (tx) => {
      const before = await lockName(tx, member.id);
      if (!before) throw unauthenticated();
      await authorizeAgain(tx, member, { permission: 'member.rename', at });
      if (before.displayName === displayName) return { displayName };
      const from = mayRenameFrom(before.latest, at);
      if (from) throw renamedLately(from);
      if (nameSkeleton !== before.nameSkeleton && (await isNameTaken(tx, nameSkeleton, at)))
        throw nameTaken();
      await insertFormerName(tx, {
        id: newId(),
        memberId: member.id,
        displayName: before.displayName,
        nameSkeleton: before.nameSkeleton,
        givenUpAt: at,
        reservedUntil: reservedUntil(at),
      });
      await updateName(tx, member.id, { displayName, nameSkeleton });
      await record(tx, {
        at,
        actorId: member.id,
        action: 'member.rename',
        subjectType: 'member',
        subjectId: member.id,
      });
      await emit(tx, { type: 'member.renamed', subjectId: member.id, tags: [`member:${member.id}`] });
      return { displayName };
    });
  } catch (error) {
    if (isUniqueViolation(error, 'name_skeleton')) throw nameTaken();
    throw error;
  }
}
