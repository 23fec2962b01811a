import { systemContext, type Context } from '@/lib/platform/context';
import { transaction } from '@/lib/platform/db';
import { unauthenticated } from '@/lib/platform/errors';
import { countAgainst, giveBack } from '@/lib/platform/rate-limits';
import { setProved } from '../proof/store';
import type { Viewer } from '../viewer';
import { SIGNATURES_PER_ADDRESS } from './rules';
import { signature, type Signature } from './schemas';
import { setByPasskey } from './store';
import { passkeyRefused, weighSignature } from './weigh-signature';

/**
 * Shows by a passkey that it is the viewer who uses this session, as `proveIdentity` does by the password.
 * @throws 401, also when the session has ended meanwhile; 422 `passkey-refused`, also for that of another account; 429
 */
export async function proveWithPasskey({
  viewer,
  address,
  context = systemContext,
  ...input
}: {
  viewer: Viewer | null;
  credential: Signature;
  address: string;
  context?: Context;
}): Promise<void> {
  if (!viewer) throw unauthenticated();
  const credential = signature.parse(input.credential);
  await countAgainst(SIGNATURES_PER_ADDRESS, address);
  const { passkey, use } = await weighSignature(credential, context.now());
  if (passkey.memberId !== viewer.id) throw passkeyRefused();
  await transaction(async (tx) => {
    await use(tx);
    if (!(await setProved(tx, viewer.sessionId))) throw unauthenticated('form');
    await setByPasskey(tx, viewer.sessionId);
  });
  await giveBack(SIGNATURES_PER_ADDRESS, address);
}
