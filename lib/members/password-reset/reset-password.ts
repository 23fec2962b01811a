import { record } from '@/lib/platform/audit';
import { systemContext, type Context } from '@/lib/platform/context';
import { database, transaction } from '@/lib/platform/db';
import { conflict } from '@/lib/platform/errors';
import { newId } from '@/lib/platform/ids';
import { countAgainst } from '@/lib/platform/rate-limits';
import { currentPolicy } from '@/lib/policy/current-policy';
import { deviceToken } from '../device-token';
import { passwordProblem } from '../password-rules';
import { hashPassword } from '../passwords';
import { foldEmail } from '../rules';
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
  const holder = await holderOf(token, at);
  if (!holder) throw over();
  const { names } = await currentPolicy();
  const problem = passwordProblem({ password, ...holder, names: Object.values(names) });
  if (problem) throw problem;
  const passwordHash = await hashPassword(password);
  const { memberId } = holder;
  await transaction(async (tx) => {
    if (!(await useReset(tx, readResetToken(token) ?? '', at))) throw over();
    await setPasswordHash(tx, memberId, passwordHash);
    const sessions = await revokeSessionsOf(tx, memberId, at);
    await record(tx, {
      at,
      actorId: memberId,
      action: 'member.reset-password',
      subjectType: 'member',
      subjectId: memberId,
      details: { sessions },
    });
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
}): Promise<boolean> => (await holderOf(token, context.now())) !== null;

async function holderOf(token: string, at: Date): Promise<PasswordHolder | null> {
  const resetId = readResetToken(token);
  return resetId === null ? null : findResetHolder(database(), resetId, at);
}

const over = () => conflict('reset-over');
