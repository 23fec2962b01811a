import { systemContext, type Context } from '@/lib/platform/context';
import { database, transaction } from '@/lib/platform/db';
import { conflict, unauthenticated } from '@/lib/platform/errors';
import { countAgainst } from '@/lib/platform/rate-limits';
import { accountKey } from '../account-key';
import { foldEmail } from '../rules';
import type { Viewer } from '../viewer';
import { claimAddress } from './claim-address';
import {
  ADDRESS_LETTERS_PER_ACCOUNT,
  ADDRESS_LETTERS_PER_MEMBER,
  ADDRESS_LETTERS_PER_NETWORK,
} from './rules';
import { findPendingAddress } from './store';

/**
 * Has another letter sent to the address that the viewer has named and not shown to be theirs. The links of the letters before work as
 * long as they would.
 * @throws 401, 409 `address-verified` where there is nothing to show, 429
 */
export async function sendAgain({
  viewer,
  address,
  context = systemContext,
}: {
  viewer: Viewer | null;
  /** The client's network address, for the limit. */
  address: string;
  context?: Context;
}): Promise<void> {
  if (!viewer) throw unauthenticated();
  const at = context.now();
  const email = viewer.verified ? await findPendingAddress(database(), viewer.id, at) : viewer.email;
  if (email === null) throw conflict('address-verified');
  const emailFolded = foldEmail(email);
  await countAgainst(ADDRESS_LETTERS_PER_MEMBER, viewer.id);
  await countAgainst(ADDRESS_LETTERS_PER_NETWORK, address);
  await countAgainst(ADDRESS_LETTERS_PER_ACCOUNT, accountKey(emailFolded));
  await transaction((tx) => claimAddress(tx, { memberId: viewer.id, email, emailFolded, at }));
}
