import { record } from '@/lib/platform/audit';
import { systemContext, type Context } from '@/lib/platform/context';
import { transaction } from '@/lib/platform/db';
import { unauthenticated } from '@/lib/platform/errors';
import { revokeSessionsOf } from './store';
import type { Viewer } from './viewer';

type SignOutEverywhere = { viewer: Viewer | null; context?: Context };

/**
 * Ends every session of the viewer, this one too, on every device.
 * @returns how many there were
 * @throws 401
 */
export async function signOutEverywhere({
  viewer,
  context = systemContext,
}: SignOutEverywhere): Promise<number> {
  if (!viewer) throw unauthenticated();
  const at = context.now();
  return transaction(async (tx) => {
    const sessions = await revokeSessionsOf(tx, viewer.id, at);
    await record(tx, {
      at,
      actorId: viewer.id,
      action: 'member.sign-out-everywhere',
      subjectType: 'member',
      subjectId: viewer.id,
      details: { sessions },
    });
    return sessions;
  });
}
