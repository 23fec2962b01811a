import { systemContext, type Context } from '@/lib/platform/context';
import { transaction } from '@/lib/platform/db';
import { openSession } from '../sessions/open-session';
import type { SignedIn } from '../sign-in';
import { applyTold } from './apply-told';
import type { Arriving } from './schemas';
import { lockLinkedMember, spendToken } from './store';

/**
 * Opens a session for the member who is known elsewhere as this; null where nobody is. Who vouches for them has been asked by the caller;
 * the token that says so is used up either way. `replaces` is the session that this browser had until now, which ends.
 * @throws {TokenRefused} where the token was used before
 */
export async function signInFromOutside({
  identity,
  token = null,
  address,
  userAgent = null,
  device = null,
  replaces = null,
  context = systemContext,
}: {
  identity: Arriving['identity'];
  token?: Arriving['token'];
  /** The client's network address. */
  address: string;
  /** What its browser says that it is. */
  userAgent?: string | null;
  /** What this browser kept of an earlier sign-in. */
  device?: string | null;
  replaces?: string | null;
  context?: Context;
}): Promise<SignedIn | null> {
  return transaction(async (tx) => {
    const member = await lockLinkedMember(tx, identity);
    if (token) await spendToken(tx, token);
    if (!member) return null;
    const at = context.now();
    await applyTold(tx, { memberId: member.id, identity, at });
    return openSession(tx, { member, address, userAgent, device, replaces, way: 'elsewhere', at });
  });
}
