import type { Tx } from '@/lib/platform/db';
import { deviceIn, deviceToken, newDeviceId } from '../device-token';
import { noteSignIn } from '../new-device/note-sign-in';
import { insertSession, revokeSession } from '../store';
import type { WayIn } from '../security-events/schemas';
import type { SignedIn } from '../sign-in';
import { openedIn } from './opened-in';

/**
 * Opens a session for a member, whose row is locked, by what somebody or something else says of them: nobody was asked for a password, so
 * it is none that has just been proved. `replaces` is the session that this browser had until now, which ends.
 */
export async function openSession(
  tx: Tx,
  {
    member: { id: memberId, emailFolded },
    address,
    userAgent,
    device,
    replaces,
    way,
    isWhole = false,
    at,
  }: {
    member: { id: string; emailFolded: string };
    address: string;
    userAgent: string | null;
    device: string | null;
    replaces: string | null;
    way: WayIn;
    /** The second step was taken, where one is asked for. */
    isWhole?: boolean;
    at: Date;
  },
): Promise<SignedIn> {
  if (replaces) await revokeSession(tx, replaces, at);
  const holder = { emailFolded, memberId };
  const known = device === null ? null : deviceIn(device, holder, at);
  const deviceId = known ?? newDeviceId();
  const opened = openedIn({ address, userAgent, deviceId });
  await noteSignIn(tx, { memberId, isKnown: known !== null, opened, address, way, at });
  const sessionToken = await insertSession(tx, memberId, at, { ...opened, isWhole, isProved: isWhole });
  return { sessionToken, memberId, device: deviceToken(holder, at, deviceId) };
}
