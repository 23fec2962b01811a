import { generateAuthenticationOptions } from '@simplewebauthn/server';
import { systemContext, type Context } from '@/lib/platform/context';
import { database } from '@/lib/platform/db';
import { countAgainst } from '@/lib/platform/rate-limits';
import { relyingParty } from './relying-party';
import { CHALLENGES_PER_ADDRESS, challengeEnd } from './rules';
import type { SignRequestView } from './schemas';
import { insertChallenge } from './store';

/**
 * What a device is to sign so that its passkey counts, of whichever account: the device offers those that it has for this site, so nobody is asked for an address.
 * @throws 429
 */
export async function beginPasskeySignIn({
  address,
  context = systemContext,
}: {
  /** The client's network address, for the limit. */
  address: string;
  context?: Context;
}): Promise<SignRequestView> {
  await countAgainst(CHALLENGES_PER_ADDRESS, address);
  const { rpID } = await relyingParty();
  // Which device it is does not do: that its owner is there has to be shown too, by what unlocks it.
  const {
    challenge,
    rpId = rpID,
    timeout = 60_000,
  } = await generateAuthenticationOptions({
    rpID,
    userVerification: 'required',
  });
  const now = context.now();
  await insertChallenge(database(), { challenge, memberId: null, expiresAt: challengeEnd(now) });
  return { challenge, rpId, timeout, userVerification: 'required' };
}
