import type { Tx } from '@/lib/platform/db';
import { deviceIn, deviceToken, newDeviceId } from '../device-token';
import { noteSignIn } from '../new-device/note-sign-in';
import { insertSession, revokeSession } from '../store';
import type { WayIn } from '../security-events/schemas';
import { openedIn } from './opened-in';

/** `device` is for the browser to keep. */
export type SignedIn = { sessionToken: string; memberId: string; device: string };

/** Where somebody signs in from. */
export type SignInPlace = {
  /** The client's network address, for the limit. */
  address: string;
  /** What its browser says that it is. */
  userAgent?: string | null;
  /** What this browser kept of an earlier sign-in. */
  device?: string | null;
  /** The session that this browser had until now, which ends. */
  replaces?: string | null;
  /** Of the page in whose frame they sign in, where it is one. */
  frameOrigin?: string | null;
};

type Opening = SignInPlace & {
  /** Their row is locked. */
  member: { id: string; emailFolded: string };
  way: WayIn;
  /** The second step was taken, where one is asked for. */
  isWhole?: boolean;
  at: Date;
};

/**
 * Opens a session for a member, by whichever way they have come. Only a password, a code and a passkey prove who they are: what a letter or
 * something else says of them is not what they have just been asked for.
 */
export async function openSession(
  tx: Tx,
  {
    member: { id: memberId, emailFolded },
    address,
    userAgent = null,
    device = null,
    replaces = null,
    frameOrigin = null,
    way,
    isWhole = way === 'passkey',
    at,
  }: Opening,
): Promise<SignedIn> {
  if (replaces) await revokeSession(tx, replaces, at);
  const holder = { emailFolded, memberId };
  const known = device === null ? null : deviceIn(device, holder, at);
  const deviceId = known ?? newDeviceId();
  const opened = openedIn({ address, userAgent, deviceId });
  // No browser is known again in a frame, and nothing that is done there could harm the account.
  const isKnown = known !== null || frameOrigin !== null;
  await noteSignIn(tx, { memberId, isKnown, opened, address, way, at });
  const isProved = isWhole || way === 'password';
  const sessionToken = await insertSession(tx, memberId, at, {
    ...opened,
    isWhole,
    isProved,
    frameOrigin,
    byPasskey: way === 'passkey',
  });
  return { sessionToken, memberId, device: deviceToken(holder, at, deviceId) };
}
