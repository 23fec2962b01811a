import { record } from '@/lib/platform/audit';
import { systemContext, type Context } from '@/lib/platform/context';
import { database, transaction } from '@/lib/platform/db';
import { conflict } from '@/lib/platform/errors';
import { newId } from '@/lib/platform/ids';
import { countAgainst } from '@/lib/platform/rate-limits';
import { endClaims } from '../address/store';
import { deviceToken } from '../device-token';
import { hashNewPassword } from '../hash-new-password';
import { assertLongEnough, readLeast } from '../new-password/read-least';
import { foldEmail } from '../rules';
import { noteSecurityEvent } from '../security-events/note-security-event';
import { revokeSessionsOf } from '../store';
import { readResetToken } from './reset-token';
import { NEW_PASSWORDS_PER_ADDRESS } from './rules';
import { resetInput } from './schemas';
import { findResetHolder, mailPasswordLetter, setPasswordHash, useReset, type PasswordHolder } from './store';

type Reset = {
  /** From the link of the letter. */
  token: string;
  password: string;
  /** The client's network address, for the limit. */
  address: string;
  context?: Context;
};

/**
 * Gives the account a new password, for whoever has the letter: once, and all its sessions end. `device` is for the browser to keep,
 * so that nobody who tries passwords elsewhere can lock this member out of it.
 * @throws 409 `reset-over` when the link was used, ran out or is none of ours; 400 and 422 for what the rules refuse; 429
 */
export async function resetPassword({
  address,
  context = systemContext,
  ...input
}: Reset): Promise<{ device: string }> {
  const { token, password } = resetInput.parse(input);
  await countAgainst(NEW_PASSWORDS_PER_ADDRESS, address);
  const at = context.now();
  const open = await openReset(token, at);
  if (!open) throw over();
  const { resetId, holder } = open;
  const { memberId } = holder;
  const member = { ...holder, id: memberId };
  const passwordHash = await hashNewPassword({ ...member, password, least: await readLeast(member) });
  await transaction(async (tx) => {
    if (!(await useReset(tx, resetId, at))) throw over();
    await setPasswordHash(tx, memberId, passwordHash);
    await assertLongEnough(tx, member, password);
    // Nor does an address that somebody else named in their place become theirs.
    await endClaims(tx, memberId, at);
    const sessions = await revokeSessionsOf(tx, memberId, at);
    await record(tx, {
      at,
      actorId: memberId,
      action: 'member.reset-password',
      subjectType: 'member',
      subjectId: memberId,
      details: { sessions },
    });
    await noteSecurityEvent(tx, { kind: 'password-changed', memberId, address, at });
    await mailPasswordLetter(tx, { memberId, letterId: newId() });
  });
  return { device: deviceToken({ emailFolded: foldEmail(holder.email), memberId }, at) };
}

/** Whether the link of a letter still works. */
export const isResetOpen = async ({
  token,
  context = systemContext,
}: {
  token: string;
  context?: Context;
}): Promise<boolean> => (await openReset(token, context.now())) !== null;

/** The request that a link answers and whose password it is about; null where it does nothing any more. */
async function openReset(
  token: string,
  at: Date,
): Promise<{ resetId: string; holder: PasswordHolder } | null> {
  const resetId = readResetToken(token);
  const holder = resetId === null ? null : await findResetHolder(database(), resetId, at);
  return resetId !== null && holder ? { resetId, holder } : null;
}

const over = () => conflict('reset-over');
