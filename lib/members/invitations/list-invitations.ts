import { systemContext, type Context } from '@/lib/platform/context';
import { database } from '@/lib/platform/db';
import { authorize } from '../permissions';
import type { Viewer } from '../viewer';
import type { z } from 'zod';
import type { invitationsView } from './schemas';
import { findOpenInvitations } from './store';

/**
 * The invitations that are open, those to an office first and then the latest.
 * @throws 401, 403 when the viewer is no administrator
 */
export async function listInvitations({
  viewer,
  context = systemContext,
}: {
  viewer: Viewer | null;
  context?: Context;
}): Promise<z.output<typeof invitationsView>> {
  authorize(viewer, 'member.set-office');
  const rows = await findOpenInvitations(database(), context.now());
  return {
    items: rows.map(({ createdAt, expiresAt, all: _all, ...row }) => ({
      ...row,
      createdAt: createdAt.toISOString(),
      expiresAt: expiresAt.toISOString(),
    })),
    more: (rows[0]?.all ?? 0) - rows.length,
  };
}
