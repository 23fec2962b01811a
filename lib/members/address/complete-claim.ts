import { record } from '@/lib/platform/audit';
import type { Tx } from '@/lib/platform/db';
import { emit } from '@/lib/platform/events';
import { endResets } from '../password-reset/store';
import { makeTheirs } from './make-theirs';
import { undoEnd } from './rules';
import { endClaims, mailAddressLetter, spendClaim, type Claim } from './store';

/**
 * Makes the address that a claim names its member's. Others who have named it and not come first are forgotten, and their sessions end. An
 * address whose place it takes is told, and can take it back. False when somebody else came first, or the claim is over.
 * @param byId who does it; null for the publication's own system
 * @throws 403 `barred`; a violation of a unique key when somebody else comes at the same time
 */
export async function completeClaim(
  tx: Tx,
  {
    claim: { id, memberId, email, emailFolded },
    byId,
    at,
  }: { claim: Pick<Claim, 'id' | 'memberId' | 'email' | 'emailFolded'>; byId: string | null; at: Date },
): Promise<boolean> {
  const member = await makeTheirs(tx, { memberId, email, emailFolded, at });
  if (!member) return false;
  // Of one who is verified, the address before; of one who is not, it was nobody's.
  const former = member.verified ? { ...member, until: undoEnd(at) } : null;
  if (!(await spendClaim(tx, id, { at, former }))) return false;
  await endClaims(tx, memberId, at);
  if (former) {
    await endResets(tx, former.emailFolded, at);
    await mailAddressLetter(tx, { claimId: id, kind: 'changed' });
  }
  const action = former ? 'member.change-address' : 'member.verify-address';
  await record(tx, { at, actorId: byId, action, subjectType: 'member', subjectId: memberId });
  if (!former) await emit(tx, { type: 'member.verified', subjectId: memberId });
  return true;
}
