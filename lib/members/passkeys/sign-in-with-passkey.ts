import { systemContext, type Context } from '@/lib/platform/context';
import { transaction } from '@/lib/platform/db';
import { countAgainst, giveBack } from '@/lib/platform/rate-limits';
import { deviceIn, deviceToken, newDeviceId } from '../device-token';
import { noteSignIn } from '../new-device/note-sign-in';
import { openedIn } from '../sessions/opened-in';
import type { SignedIn } from '../sign-in';
import { insertSession, revokeSession } from '../store';
import { SIGNATURES_PER_ADDRESS } from './rules';
import { signature, type Signature } from './schemas';
import { weighSignature } from './weigh-signature';

type SignInWithPasskey = {
  credential: Signature;
  /** The client's network address, for the limit. */
  address: string;
  /** What its browser says that it is. */
  userAgent?: string | null;
  /** What this browser kept of an earlier sign-in. */
  device?: string | null;
  /** The session that this browser had until now, which ends. */
  replaces?: string | null;
  context?: Context;
};

/**
 * Opens a session for whoever holds a passkey of the account and can unlock it: two steps in one, so no code is asked for.
 * @throws 422 `passkey-refused`; 429
 */
export async function signInWithPasskey({
  address,
  userAgent = null,
  device = null,
  replaces = null,
  context = systemContext,
  ...input
}: SignInWithPasskey): Promise<SignedIn> {
  const credential = signature.parse(input.credential);
  await countAgainst(SIGNATURES_PER_ADDRESS, address);
  const at = context.now();
  const { passkey, use } = await weighSignature(credential, at);
  const { memberId } = passkey;
  const holder = { memberId, emailFolded: passkey.member.emailFolded };
  const known = device === null ? null : deviceIn(device, holder, at);
  const deviceId = known ?? newDeviceId();
  const opened = openedIn({ address, userAgent, deviceId });
  const sessionToken = await transaction(async (tx) => {
    if (replaces) await revokeSession(tx, replaces, at);
    await use(tx);
    await noteSignIn(tx, { memberId, isKnown: known !== null, opened, address, way: 'passkey', at });
    return insertSession(tx, memberId, at, { ...opened, isWhole: true, byPasskey: true });
  });
  await giveBack(SIGNATURES_PER_ADDRESS, address);
  return { sessionToken, memberId, device: deviceToken(holder, at, deviceId) };
}
