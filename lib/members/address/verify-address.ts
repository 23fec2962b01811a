import { systemContext, type Context } from '@/lib/platform/context';
import { isUniqueViolation } from '@/lib/platform/database-errors';
import { database, transaction } from '@/lib/platform/db';
import { conflict, refused } from '@/lib/platform/errors';
import { countAgainst, giveBack } from '@/lib/platform/rate-limits';
import { verifyPassword } from '../passwords';
import { findPasswordHash } from '../store';
import type { Viewer } from '../viewer';
import { readAddressToken } from './address-token';
import { completeClaim } from './complete-claim';
import { ADDRESS_CHANGES_PER_MEMBER, LINKS_PER_NETWORK } from './rules';
import { confirmationInput } from './schemas';
import { findOpenClaim, type Claim } from './store';

type Follow = {
  /** Who is signed in where the link was followed. */
  viewer: Pick<Viewer, 'id'> | null;
  /** From the link of the letter. */
  token: string;
  /** Of the account that the address is to be of; needed where the viewer is not signed in to it. */
  password?: string;
  /** The client's network address, for the limit. */
  address: string;
  context?: Context;
};

/**
 * Makes an address the member's who has named it, for whoever has the letter: once. Others who have named it and not come first are
 * forgotten, and their sessions end. An address whose place it takes is told, and can take it back.
 *
 * Somebody else may have signed up with the address: who reads its mail would make it that of their account, so they show that it is theirs.
 * @throws 422 `wrong-password`; 403 `barred` where a ban holds against who has this mailbox; 409 `link-over` when the link was followed, ran out, is none of ours, or somebody else came first; 429
 */
export async function verifyAddress({
  viewer,
  address,
  context = systemContext,
  ...input
}: Follow): Promise<{ email: string }> {
  const { token, password } = confirmationInput.parse(input);
  await countAgainst(LINKS_PER_NETWORK, address);
  const at = context.now();
  const claim = await findClaimByLink({ token, context });
  if (!claim) throw over();
  if (viewer?.id !== claim.memberId) await assertPasswordOf(claim.memberId, password ?? '');
  try {
    await transaction(async (tx) => {
      // Half of it is nothing: what came before is undone.
      if (!(await completeClaim(tx, { claim, byId: claim.memberId, at }))) throw over();
    });
  } catch (error) {
    // Somebody else made it theirs at the same time.
    throw isUniqueViolation(error, 'email') ? over() : error;
  }
  return { email: claim.email };
}

async function assertPasswordOf(memberId: string, password: string): Promise<void> {
  await countAgainst(ADDRESS_CHANGES_PER_MEMBER, memberId);
  if (!(await verifyPassword(await findPasswordHash(database(), memberId), password)))
    throw refused('wrong-password', { field: 'password' });
  await giveBack(ADDRESS_CHANGES_PER_MEMBER, memberId);
}

/** What the link of a letter would make whose; null where it does nothing any more. */
export async function findClaimByLink({
  token,
  context = systemContext,
}: {
  token: string;
  context?: Context;
}): Promise<Claim | null> {
  const id = readAddressToken(token);
  return id === null ? null : findOpenClaim(database(), id, context.now());
}

const over = () => conflict('link-over');
