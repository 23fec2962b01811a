import { generateRegistrationOptions } from '@simplewebauthn/server';
import { authorize } from '@/lib/members/permissions';
import { systemContext, type Context } from '@/lib/platform/context';
import { database } from '@/lib/platform/db';
import { assertFreshProof } from '../proof/assert-fresh-proof';
import type { Viewer } from '../viewer';
import { relyingParty } from './relying-party';
import { challengeEnd } from './rules';
import type { MakeRequestView } from './schemas';
import { findPasskeysOf, insertChallenge } from './store';

/**
 * What a device of the viewer is to make.
 * @throws 401, 403 `proof-needed`
 */
export async function beginAddingPasskey({
  viewer: asking,
  context = systemContext,
}: {
  viewer: Viewer | null;
  context?: Context;
}): Promise<MakeRequestView> {
  const viewer = authorize(asking, 'reader.own');
  assertFreshProof(viewer);
  const [{ rpID, rpName }, known] = await Promise.all([
    relyingParty(),
    findPasskeysOf(database(), viewer.id),
  ]);
  const {
    challenge,
    user,
    pubKeyCredParams,
    timeout = 60_000,
  } = await generateRegistrationOptions({
    rpID,
    rpName,
    userID: Uint8Array.from(Buffer.from(viewer.id.replaceAll('-', ''), 'hex')),
    userName: viewer.email,
    userDisplayName: viewer.displayName,
  });
  const expiresAt = challengeEnd(context.now());
  await insertChallenge(database(), { challenge, memberId: viewer.id, expiresAt });
  return {
    challenge,
    user,
    pubKeyCredParams,
    timeout,
    rp: { id: rpID, name: rpName },
    // Who made the device is nobody's business here.
    attestation: 'none',
    // One that has a passkey of this account makes no second.
    excludeCredentials: known.map(({ credentialId: id, transports }) => ({
      id,
      transports,
      type: 'public-key' as const,
    })),
    // It has to know whose it is, so that nobody is asked for an address, and to ask for what unlocks it.
    authenticatorSelection: {
      residentKey: 'required',
      requireResidentKey: true,
      userVerification: 'required',
    },
  };
}
