import { systemContext, type Context } from '@/lib/platform/context';
import { transaction } from '@/lib/platform/db';
import { openSession, type SignedIn, type SignInPlace } from '../sessions/open-session';
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
  context = systemContext,
  ...place
}: SignInPlace & {
  identity: Arriving['identity'];
  token?: Arriving['token'];
  context?: Context;
}): Promise<SignedIn | null> {
  return transaction(async (tx) => {
    const member = await lockLinkedMember(tx, identity);
    if (token) await spendToken(tx, token);
    if (!member) return null;
    const at = context.now();
    await applyTold(tx, { memberId: member.id, identity, at });
    return openSession(tx, { ...place, member, way: 'elsewhere', at });
  });
}
