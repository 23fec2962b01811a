import { systemContext, type Context } from '@/lib/platform/context';
import { transaction } from '@/lib/platform/db';
import { noteSecurityEvent } from './security-events/note-security-event';
import { revokeSession } from './store';

type SignOut = {
  sessionToken: string;
  /** Whether its member is to see that it ended: not one that nobody ever had. */
  isNoted?: boolean;
  context?: Context;
};

/** Ends one session for good. Harmless when it has ended already. */
export async function signOut({
  sessionToken,
  isNoted = true,
  context = systemContext,
}: SignOut): Promise<void> {
  const at = context.now();
  await transaction(async (tx) => {
    const memberId = await revokeSession(tx, sessionToken, at);
    if (memberId && isNoted) await noteSecurityEvent(tx, { kind: 'session-ended', memberId, at });
  });
}
