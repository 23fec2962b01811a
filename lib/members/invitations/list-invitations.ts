import { systemContext, type Context } from '@/lib/platform/context';
import { database } from '@/lib/platform/db';
import { authorize } from '../permissions';
import type { Viewer } from '../viewer';
import type { InvitationView } from './schemas';
import { findOpenInvitations } from './store';

/**
 * The invitations that are open, the latest first.
 * @throws 401, 403 when the viewer is no administrator
 */
export async function listInvitations({
  viewer,
  context = systemContext,
}: {
  viewer: Viewer | null;
  context?: Context;
}): Promise<{ items: InvitationView[] }> {
  authorize(viewer, 'member.set-office');
  const rows = await findOpenInvitations(database(), context.now());
  return {
    items: rows.map(({ createdAt, expiresAt, ...row }) => ({
      ...row,
      createdAt: createdAt.toISOString(),
      expiresAt: expiresAt.toISOString(),
    })),
  };
}
