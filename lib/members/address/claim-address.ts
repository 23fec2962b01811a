import type { Tx } from '@/lib/platform/db';
import { newId } from '@/lib/platform/ids';
import { claimEnd } from './rules';
import { insertClaim, mailAddressLetter } from './store';

/**
 * Notes that a member names an address, and has a letter sent to it: whether somebody else has the address is found out when the letter is
 * written, so that until then all is the same.
 */
export async function claimAddress(
  tx: Tx,
  { memberId, email, emailFolded, at }: { memberId: string; email: string; emailFolded: string; at: Date },
): Promise<void> {
  const id = newId();
  await insertClaim(tx, { id, memberId, email, emailFolded, createdAt: at, expiresAt: claimEnd(at) });
  await mailAddressLetter(tx, { claimId: id, kind: 'claimed' });
}
