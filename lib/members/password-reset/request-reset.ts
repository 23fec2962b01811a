import { systemContext, type Context } from '@/lib/platform/context';
import { transaction, type Tx } from '@/lib/platform/db';
import { newId } from '@/lib/platform/ids';
import { countAgainst } from '@/lib/platform/rate-limits';
import { accountKey } from '../account-key';
import { foldEmail } from '../rules';
import { resetEnd, RESETS_PER_ACCOUNT, RESETS_PER_ADDRESS } from './rules';
import { resetRequestInput } from './schemas';
import { insertReset, mailPasswordLetter } from './store';

/**
 * Has a letter sent with a link to choose a new password. Whether there is an account at the address is found out when the letter is
 * written: until then all is the same.
 * @throws 400 for what is no address; 429
 */
export async function requestReset({
  address,
  context = systemContext,
  ...input
}: {
  email: string;
  /** The client's network address, for the limit. */
  address: string;
  context?: Context;
}): Promise<void> {
  const emailFolded = foldEmail(resetRequestInput.parse(input).email);
  await countAgainst(RESETS_PER_ADDRESS, address);
  await countAgainst(RESETS_PER_ACCOUNT, accountKey(emailFolded));
  await transaction((tx) => startReset(tx, emailFolded, context.now()));
}

/** Notes that a new password is asked for at an address, and has the letter sent. */
export async function startReset(tx: Tx, emailFolded: string, at: Date): Promise<void> {
  const id = newId();
  await insertReset(tx, { id, emailFolded, createdAt: at, expiresAt: resetEnd(at) });
  await mailPasswordLetter(tx, { resetId: id });
}
