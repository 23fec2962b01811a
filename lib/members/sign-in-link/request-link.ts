import { systemContext, type Context } from '@/lib/platform/context';
import { transaction } from '@/lib/platform/db';
import { newId } from '@/lib/platform/ids';
import { countAgainst } from '@/lib/platform/rate-limits';
import { accountKey } from '../account-key';
import { foldEmail } from '../rules';
import { linkEnd, LINKS_PER_ACCOUNT, LINKS_PER_ADDRESS } from './rules';
import { linkRequestInput } from './schemas';
import { insertLink } from './store';

/**
 * Has a letter sent with a link to sign in with. Whether there is an account at the address is found out when the letter is written:
 * until then all is the same.
 * @throws 400 for what is no address; 429
 */
export async function requestLink({
  address,
  context = systemContext,
  ...input
}: {
  email: string;
  /** The client's network address, for the limit. */
  address: string;
  context?: Context;
}): Promise<void> {
  const emailFolded = foldEmail(linkRequestInput.parse(input).email);
  await countAgainst(LINKS_PER_ADDRESS, address);
  await countAgainst(LINKS_PER_ACCOUNT, accountKey(emailFolded));
  const at = context.now();
  await transaction((tx) =>
    insertLink(tx, { id: newId(), emailFolded, createdAt: at, expiresAt: linkEnd(at) }),
  );
}
