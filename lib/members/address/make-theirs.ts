import type { Tx } from '@/lib/platform/db';
import { assertNotBarred, barKnown } from '../bans/barred-keys';
import { takeOffer } from '../invitations/take-offer';
import { deleteCandidates, lockHolders, setVerifiedAddress, type Holder } from './store';

/**
 * Makes an address a member's, who has shown that it is theirs, with the membership that waits for whoever has it. Others who have named it
 * and not come first are forgotten, and their sessions end. Returns what the member had before; null when they are gone, or somebody else came first.
 * @throws 403 `barred` where a ban holds against who has this mailbox; a violation of a unique key when somebody else comes at the same time
 */
export async function makeTheirs(
  tx: Tx,
  { memberId, ...address }: { memberId: string; email: string; emailFolded: string; at: Date },
): Promise<Holder | null> {
  const holders = await lockHolders(tx, memberId, address.emailFolded);
  const others = holders.filter(({ id }) => id !== memberId);
  const member = holders.find(({ id }) => id === memberId);
  if (!member || others.some(({ verified }) => verified)) return null;
  await deleteCandidates(
    tx,
    others.map(({ id }) => id),
  );
  await assertNotBarred(tx, memberId, { emails: [address.emailFolded] });
  await setVerifiedAddress(tx, memberId, address);
  // Whose ban it is, is found again by this one too.
  await barKnown(tx, memberId, { emails: [address.emailFolded] });
  await takeOffer(tx, { memberId, ...address });
  return member;
}
