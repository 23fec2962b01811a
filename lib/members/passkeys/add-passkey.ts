import { verifyRegistrationResponse } from '@simplewebauthn/server';
import type { z } from 'zod';
import { authorize } from '@/lib/members/permissions';
import { record } from '@/lib/platform/audit';
import { systemContext, type Context } from '@/lib/platform/context';
import { isUniqueViolation } from '@/lib/platform/database-errors';
import { database, transaction } from '@/lib/platform/db';
import { conflict, refused } from '@/lib/platform/errors';
import { emit } from '@/lib/platform/events';
import { newId } from '@/lib/platform/ids';
import { assertFreshProof } from '../proof/assert-fresh-proof';
import { lockMember } from '../store';
import { noteSecurityEvent } from '../security-events/note-security-event';
import type { Viewer } from '../viewer';
import { relyingParty } from './relying-party';
import { MOST_PASSKEYS } from './rules';
import { addPasskeyInput, type PasskeyView } from './schemas';
import { countPasskeysOf, insertPasskey, setByPasskey, takeChallenge } from './store';
import { challengeIn, passkeyRefused } from './weigh-signature';

type AddPasskey = z.input<typeof addPasskeyInput> & { viewer: Viewer | null; context?: Context };

/**
 * Lets the viewer sign in by a passkey that a device of theirs has made. The session in which they do has shown two steps by it.
 * @throws 401; 403 `proof-needed`; 422 `passkey-refused`, `too-many-passkeys`; 409 `passkey-known`
 */
export async function addPasskey({
  viewer: asking,
  context = systemContext,
  ...input
}: AddPasskey): Promise<PasskeyView> {
  const viewer = authorize(asking, 'reader.own');
  const { name, credential } = addPasskeyInput.parse(input);
  assertFreshProof(viewer);
  const at = context.now();
  const { id: credentialId, publicKey, counter, synced } = await weigh(credential, viewer.id, at);
  const passkey = { id: newId(), name, synced, createdAt: at };
  await transaction(async (tx) => {
    await lockMember(tx, viewer.id);
    if ((await countPasskeysOf(tx, viewer.id)) >= MOST_PASSKEYS)
      throw refused('too-many-passkeys', { limit: MOST_PASSKEYS });
    const { transports = [] } = credential.response;
    await insertPasskey(tx, {
      ...passkey,
      memberId: viewer.id,
      credentialId,
      publicKey,
      counter,
      transports,
    });
    await setByPasskey(tx, viewer.sessionId);
    await noteSecurityEvent(tx, { kind: 'factor-changed', memberId: viewer.id, at });
    const entry = { at, actorId: viewer.id, action: 'member.add-passkey', subjectId: viewer.id } as const;
    await record(tx, { ...entry, subjectType: 'member' });
    const payload = { change: 'PASSKEY_ADDED', left: 0 } as const;
    await emit(tx, { type: 'member.second-step', subjectId: viewer.id, payload });
  }).catch((error: unknown) => {
    throw isUniqueViolation(error) ? conflict('passkey-known') : error;
  });
  return { ...passkey, createdAt: at.toISOString(), lastUsedAt: null };
}

type NewCredential = z.output<typeof addPasskeyInput>['credential'];

async function weigh(credential: NewCredential, memberId: string, at: Date) {
  const challenge = challengeIn(credential.response.clientDataJSON);
  if (!(await takeChallenge(database(), { challenge, memberId, now: at }))) throw passkeyRefused();
  const { rpID, origin } = await relyingParty();
  const { response, ...rest } = credential;
  const { verified, registrationInfo } = await verifyRegistrationResponse({
    response: { ...rest, response: { ...response, transports: undefined }, clientExtensionResults: {} },
    expectedChallenge: challenge,
    expectedOrigin: origin,
    expectedRPID: rpID,
    requireUserVerification: true,
  }).catch(() => {
    throw passkeyRefused();
  });
  if (!verified) throw passkeyRefused();
  const { credential: made, credentialBackedUp: synced } = registrationInfo;
  return { ...made, publicKey: Uint8Array.from(made.publicKey), synced };
}
