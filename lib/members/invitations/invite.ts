import { record } from '@/lib/platform/audit';
import { systemContext, type Context } from '@/lib/platform/context';
import { transaction } from '@/lib/platform/db';
import { conflict } from '@/lib/platform/errors';
import { newId } from '@/lib/platform/ids';
import { lockOffices } from '../office/store';
import { authorizeInOffice } from '../authorize-again';
import { authorize } from '../permissions';
import { assertFreshProof } from '../proof/assert-fresh-proof';
import { foldEmail } from '../rules';
import { findCredentials } from '../store';
import type { Viewer } from '../viewer';
import { invitationEnd } from './rules';
import { invitationInput, type InvitationView, type Office } from './schemas';
import { insertInvitation } from './store';

/**
 * Invites somebody who has no account to an office, by a letter to their address. A letter that was sent to it before stops to work.
 * @throws 400, 401, 403 when the viewer is no administrator, or no longer, or has not proved lately that it is they, 409 `email-taken`
 *   when the address has an account: its member is given the office on their page
 */
export async function invite({
  viewer,
  context = systemContext,
  ...input
}: {
  viewer: Viewer | null;
  email: string;
  role: Office;
  context?: Context;
}): Promise<InvitationView> {
  const admin = authorize(viewer, 'member.set-office');
  assertFreshProof(admin);
  const { email, role } = invitationInput.parse(input);
  const [createdAt, emailFolded, id] = [context.now(), foldEmail(email), newId()];
  const expiresAt = invitationEnd(createdAt);
  await transaction(async (tx) => {
    const offices = await lockOffices(tx, admin.id);
    await authorizeInOffice(tx, admin, { offices, permission: 'member.set-office', at: createdAt });
    if (await findCredentials(tx, emailFolded)) throw conflict('email-taken');
    await insertInvitation(tx, { id, email, emailFolded, role, byId: admin.id, createdAt, expiresAt });
    await record(tx, {
      at: createdAt,
      actorId: admin.id,
      action: 'invitation.send',
      subjectType: 'invitation',
      subjectId: id,
      toState: role,
    });
  });
  const times = { createdAt: createdAt.toISOString(), expiresAt: expiresAt.toISOString() };
  return { id, email, role, by: admin.displayName, ...times };
}
