import { randomBytes } from 'node:crypto';
import { record } from '@/lib/platform/audit';
import { systemContext, type Context } from '@/lib/platform/context';
import { database, transaction } from '@/lib/platform/db';
import { newId } from '@/lib/platform/ids';
import { deletePasskeysOf } from '../passkeys/store';
import { startReset } from '../password-reset/request-reset';
import { setPasswordHash } from '../password-reset/store';
import { hashPassword } from '../passwords';
import { foldEmail } from '../rules';
import { noteSecurityEvent } from '../security-events/note-security-event';
import { findCredentials, lockMember, revokeSessionsOf } from '../store';
import { deleteRecoveryCodes, deleteTotp, lockTotp, mailRemovalLetter } from './store';

/** `unknown`: nobody has the address; `none`: no second step is asked of who has it. */
export type RemovalOutcome = 'removed' | 'none' | 'unknown';

/**
 * Takes the second step from a member who has lost the app and the recovery codes, or the device with their passkeys: with the password alone
 * they can sign in again. The password of staff may have been short beside a passkey, and opens the desk from now on: then it is good for nothing
 * any more, and a letter brings a link to choose another. They are signed out everywhere and told by a letter, whatever mail they chose to get, so that nobody has it done behind their back.
 * For the operator of the installation only, who has made sure whose account it is; there is no viewer to authorize.
 */
export async function removeLostSecondStep({
  email,
  context = systemContext,
}: {
  email: string;
  context?: Context;
}): Promise<RemovalOutcome> {
  const member = await findCredentials(database(), foldEmail(email));
  if (!member) return 'unknown';
  const memberId = member.id;
  const at = context.now();
  const isStaff = member.role !== 'MEMBER';
  const passwordHash = isStaff ? await hashPassword(randomBytes(32).toString('base64url')) : null;
  return transaction(async (tx) => {
    await lockMember(tx, memberId);
    const passkeys = await deletePasskeysOf(tx, memberId);
    if (!(await lockTotp(tx, memberId))?.confirmedAt && passkeys === 0) return 'none';
    await deleteTotp(tx, memberId);
    await deleteRecoveryCodes(tx, memberId);
    const newPassword = passkeys > 0 && passwordHash !== null;
    if (newPassword) {
      await setPasswordHash(tx, memberId, passwordHash);
      await startReset(tx, foldEmail(email), at);
    }
    const sessions = await revokeSessionsOf(tx, memberId, at);
    await record(tx, {
      at,
      actorId: null,
      action: 'member.remove-lost-second-step',
      subjectType: 'member',
      subjectId: memberId,
      details: { sessions, passkeys },
    });
    await noteSecurityEvent(tx, { kind: 'factor-changed', memberId, at });
    await mailRemovalLetter(tx, { memberId, letterId: newId(), newPassword });
    return 'removed';
  });
}
