import { systemContext, type Context } from '@/lib/platform/context';
import { transaction } from '@/lib/platform/db';
import { lockMember } from '../second-factor/store';
import { openSession } from '../sessions/open-session';
import type { SignedIn } from '../sign-in';
import { applyOutsideMembership } from './apply-membership';
import type { OutsideIdentity } from './schemas';
import { findLinkedMember } from './store';

/**
 * Opens a session for the member who is known elsewhere as this; null where nobody is. Who vouches for them has been asked by the caller.
 * `replaces` is the session that this browser had until now, which ends.
 */
export async function signInFromOutside({
  identity,
  address,
  userAgent = null,
  device = null,
  replaces = null,
  context = systemContext,
}: {
  identity: OutsideIdentity;
  /** The client's network address. */
  address: string;
  /** What its browser says that it is. */
  userAgent?: string | null;
  /** What this browser kept of an earlier sign-in. */
  device?: string | null;
  replaces?: string | null;
  context?: Context;
}): Promise<SignedIn | null> {
  const at = context.now();
  return transaction(async (tx) => {
    const member = await findLinkedMember(tx, identity);
    if (!member) return null;
    await lockMember(tx, member.id);
    const { membership: told } = identity;
    if (told) await applyOutsideMembership(tx, { memberId: member.id, told, at });
    return openSession(tx, { member, address, userAgent, device, replaces, at });
  });
}
