import { systemContext, type Context } from '@/lib/platform/context';
import { transaction } from '@/lib/platform/db';
import { countAgainst, giveBack } from '@/lib/platform/rate-limits';
import { openSession, type SignedIn, type SignInPlace } from '../sessions/open-session';
import { SIGNATURES_PER_ADDRESS } from './rules';
import { signature, type Signature } from './schemas';
import { weighSignature } from './weigh-signature';

/**
 * Opens a session for whoever holds a passkey of the account and can unlock it: two steps in one, so no code is asked for.
 * @throws 422 `passkey-refused`; 429
 */
export async function signInWithPasskey({
  context = systemContext,
  ...input
}: SignInPlace & { credential: Signature; context?: Context }): Promise<SignedIn> {
  const { credential: given, ...place } = input;
  const credential = signature.parse(given);
  await countAgainst(SIGNATURES_PER_ADDRESS, place.address);
  const at = context.now();
  const { passkey, use } = await weighSignature(credential, at);
  const member = { id: passkey.memberId, emailFolded: passkey.member.emailFolded };
  const signedIn = await transaction(async (tx) => {
    await use(tx);
    return openSession(tx, { ...place, member, way: 'passkey', at });
  });
  await giveBack(SIGNATURES_PER_ADDRESS, place.address);
  return signedIn;
}
