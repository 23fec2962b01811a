import { createHash } from 'node:crypto';
import { systemContext, type Context } from '@/lib/platform/context';
import { database, transaction } from '@/lib/platform/db';
import { conflict } from '@/lib/platform/errors';
import { newDeviceId } from '../device-token';
import { noteSignIn } from '../new-device/note-sign-in';
import { openedIn } from '../sessions/opened-in';
import { insertSession, lockMember, revokeSession } from '../store';
import { type From } from './same-browser';
import { takeHandoverInput } from './schemas';
import { findAgreed, takeAgreed } from './store';

type Taking = From & {
  id: string;
  verifier: string;
  /** The session that the frame had until now, which ends. */
  replaces?: string | null;
  context?: Context;
};

/**
 * Opens the session of a frame whose member has agreed in a window of ours, once, and only as long as they are signed in there. Null where they
 * have not agreed yet.
 * @throws 409 `handover-over` where none waits for what the frame knows, or it was taken
 */
export async function takeHandover({
  id,
  address,
  userAgent,
  replaces = null,
  context = systemContext,
  ...given
}: Taking): Promise<{ sessionToken: string; memberId: string } | null> {
  const { verifier } = takeHandoverInput.parse(given);
  const at = context.now();
  const asked = { id, verifierHash: createHash('sha256').update(verifier).digest('base64url'), now: at };
  const found = await findAgreed(database(), asked);
  if (!found) throw conflict('handover-over');
  const { memberId } = found;
  if (memberId === null) return null;
  return transaction(async (tx) => {
    // First the member, as everybody does who opens or ends a session.
    await lockMember(tx, memberId);
    const taken = await takeAgreed(tx, { ...asked, memberId });
    if (!taken) throw conflict('handover-over');
    if (replaces) await revokeSession(tx, replaces, at);
    const opened = openedIn({ address, userAgent, deviceId: taken.deviceId ?? newDeviceId() });
    await noteSignIn(tx, { memberId, isKnown: true, opened, address, way: 'frame', at });
    // The second step, where one is asked for, was taken in the session that it goes by.
    const sessionToken = await insertSession(tx, memberId, at, {
      ...opened,
      isWhole: true,
      isProved: false,
      frameOrigin: taken.origin,
    });
    return { sessionToken, memberId };
  });
}
