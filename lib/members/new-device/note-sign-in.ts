import type { Tx } from '@/lib/platform/db';
import { newId } from '@/lib/platform/ids';
import { noteSecurityEvent } from '../security-events/note-security-event';
import type { WayIn } from '../security-events/schemas';
import type { OpenedIn } from '../sessions/opened-in';
import { hasSignedInBefore } from '../store';
import { mailDeviceLetter } from './store';

type SignsIn = {
  memberId: string;
  /** Whether somebody has signed in to the account in this browser before. */
  isKnown: boolean;
  opened: OpenedIn;
  address: string;
  way: WayIn;
  at: Date;
};

/**
 * Notes that a member signs in, before their session is opened; where it is from a browser that was not known, they are told by mail. The
 * first time that they sign in is no news.
 */
export async function noteSignIn(
  tx: Tx,
  { memberId, isKnown, opened: { browser, system, network }, address, way, at }: SignsIn,
): Promise<void> {
  const before = await hasSignedInBefore(tx, memberId, at);
  const isNew = !isKnown && before;
  if (isNew) await mailDeviceLetter(tx, { memberId, letterId: newId(), browser, system, network });
  const kind = isNew ? 'new-device' : 'signed-in';
  await noteSecurityEvent(tx, { kind, memberId, address, way, at });
}
