import { record } from '@/lib/platform/audit';
import { systemContext, type Context } from '@/lib/platform/context';
import { database, transaction } from '@/lib/platform/db';
import { refused, unauthenticated } from '@/lib/platform/errors';
import { newId } from '@/lib/platform/ids';
import { countAgainst } from '@/lib/platform/rate-limits';
import { endClaims } from '../address/store';
import { hashNewPassword } from '../hash-new-password';
import { assertLongEnough, readLeast } from '../new-password/read-least';
import { verifyPassword } from '../passwords';
import { foldEmail } from '../rules';
import { noteSecurityEvent } from '../security-events/note-security-event';
import { findPasswordHash, revokeSessionsOf } from '../store';
import type { Viewer } from '../viewer';
import { CHANGES_PER_MEMBER } from './rules';
import { passwordChangeInput } from './schemas';
import { endResets, mailPasswordLetter, replacePasswordHash } from './store';

type Change = { viewer: Viewer | null; presentPassword: string; password: string; context?: Context };

/**
 * Changes the viewer's password. Their sessions elsewhere end, and letters about a forgotten one are good for nothing any more.
 * @throws 401; 422 `wrong-password` for the present one, and what the rules refuse of the new one; 429
 */
export async function changePassword({ viewer, context = systemContext, ...input }: Change): Promise<void> {
  if (!viewer) throw unauthenticated();
  const { presentPassword, password } = passwordChangeInput.parse(input);
  await countAgainst(CHANGES_PER_MEMBER, viewer.id);
  const before = await findPasswordHash(database(), viewer.id);
  if (!(await verifyPassword(before, presentPassword)) || before === null) throw wrongPassword();
  const passwordHash = await hashNewPassword({ ...viewer, password, least: await readLeast(viewer) });
  const at = context.now();
  await transaction(async (tx) => {
    if (!(await replacePasswordHash(tx, viewer.id, { before, passwordHash }))) throw wrongPassword();
    await assertLongEnough(tx, viewer, password);
    const sessions = await revokeSessionsOf(tx, viewer.id, at, { except: viewer.sessionId });
    // Of an address that they have only named, letters are somebody else's.
    if (viewer.verified) {
      await endResets(tx, foldEmail(viewer.email), at);
      await endClaims(tx, viewer.id, at);
    }
    await record(tx, {
      at,
      actorId: viewer.id,
      action: 'member.change-password',
      subjectType: 'member',
      subjectId: viewer.id,
      details: { sessions },
    });
    await noteSecurityEvent(tx, { kind: 'password-changed', memberId: viewer.id, at });
    await mailPasswordLetter(tx, { memberId: viewer.id, letterId: newId() });
  });
}

const wrongPassword = () => refused('wrong-password', { field: 'presentPassword' });
