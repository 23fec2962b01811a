import { systemContext, type Context } from '@/lib/platform/context';
import { database } from '@/lib/platform/db';
import { addressToken, undoToken } from './address-token';
import type { AddressLetterJob } from './schemas';
import { findChange, findOpenClaim, findOwnerOfClaimed } from './store';

/** A letter about whose an address is: whom it is for, what it says, what names it for good, and where it leads. */
export type AddressLetter = {
  id: string;
  kind: 'confirm' | 'confirmChange' | 'known' | 'changed';
  holder: { email: string; displayName: string; language: string | null };
  /** The address that is the member's now, for who had the one before. */
  email: string;
  path: string;
};

/**
 * The letter that a claim calls for: to who may make the address theirs a link, to who has it that somebody named it, to the address before
 * that another is in its place. Null where there is nothing to say any more.
 */
export async function writeAddressLetter({
  job: { claimId, kind },
  context = systemContext,
}: {
  job: AddressLetterJob;
  context?: Context;
}): Promise<AddressLetter | null> {
  const db = database();
  const now = context.now();
  if (kind === 'changed') {
    const change = await findChange(db, claimId, now);
    if (!change) return null;
    const { formerEmail, displayName, language, email } = change;
    const path = `/undo-address?token=${undoToken(claimId)}`;
    return {
      id: `${claimId}-changed`,
      kind,
      holder: { email: formerEmail, displayName, language },
      email,
      path,
    };
  }
  const owner = await findOwnerOfClaimed(db, claimId);
  if (owner) return { id: claimId, kind: 'known', holder: owner, email: owner.email, path: '/sign-in' };
  const claim = await findOpenClaim(db, claimId, now);
  if (!claim) return null;
  const path = `/confirm-address?token=${addressToken(claimId)}`;
  return {
    id: claimId,
    kind: claim.first ? 'confirm' : 'confirmChange',
    holder: claim,
    email: claim.email,
    path,
  };
}
