import { verifyAuthenticationResponse } from '@simplewebauthn/server';
import { decodeClientDataJSON } from '@simplewebauthn/server/helpers';
import { database, type Tx } from '@/lib/platform/db';
import { AppError } from '@/lib/platform/errors';
import { relyingParty } from './relying-party';
import type { Signature } from './schemas';
import { findPasskey, setUsed, takeChallenge, type KeptPasskey } from './store';

/** A passkey that has signed what it was asked to; `use` notes so in the transaction of what it was signed for. */
export type Signed = { passkey: KeptPasskey; use: (tx: Tx) => Promise<void> };

/**
 * Weighs what a device has signed, and uses up what it was asked to sign.
 * @throws 422 `passkey-refused`, whatever is the matter with it
 */
export async function weighSignature(credential: Signature, at: Date): Promise<Signed> {
  const challenge = challengeIn(credential.response.clientDataJSON);
  const isAsked = await takeChallenge(database(), { challenge, memberId: null, now: at });
  const passkey = await findPasskey(database(), credential.id);
  if (!isAsked || !passkey) throw passkeyRefused();
  const { rpID, origin } = await relyingParty();
  const { response, ...rest } = credential;
  const { verified, authenticationInfo } = await verifyAuthenticationResponse({
    response: {
      ...rest,
      response: { ...response, userHandle: response.userHandle ?? undefined },
      clientExtensionResults: {},
    },
    expectedChallenge: challenge,
    expectedOrigin: origin,
    expectedRPID: rpID,
    credential: { ...passkey, id: passkey.credentialId, counter: Number(passkey.counter) },
    requireUserVerification: true,
  }).catch(() => {
    throw passkeyRefused();
  });
  if (!verified) throw passkeyRefused();
  const { newCounter: counter, credentialBackedUp: synced } = authenticationInfo;
  return {
    passkey,
    use: async (tx) => {
      if (!(await setUsed(tx, { id: passkey.id, counter, synced, at }))) throw passkeyRefused();
    },
  };
}

/**
 * What a device says that it was asked to sign.
 * @throws 422 `passkey-refused` where it says nothing that can be read
 */
export function challengeIn(clientDataJSON: string): string {
  try {
    const { challenge } = decodeClientDataJSON(clientDataJSON);
    return typeof challenge === 'string' ? challenge.slice(0, 200) : '';
  } catch {
    throw passkeyRefused();
  }
}

export const passkeyRefused = () => new AppError(422, 'passkey-refused');
