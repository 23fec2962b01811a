import { record } from '@/lib/platform/audit';
import { systemContext, type Context } from '@/lib/platform/context';
import { isUniqueViolation } from '@/lib/platform/database-errors';
import { database, transaction } from '@/lib/platform/db';
import { conflict, notFound, refused } from '@/lib/platform/errors';
import { authorize } from '../permissions';
import { foldEmail } from '../rules';
import type { Viewer } from '../viewer';
import type { LinkedView, OutsideIdentity } from './schemas';
import { deleteIdentity, findIdentities, findLinkedMember, insertIdentity } from './store';

type Linking = { viewer: Viewer | null; identity: OutsideIdentity; context?: Context };

/**
 * Lets a member sign in by who they are elsewhere, where they have shown there that the address of their account is theirs.
 * @throws 401, 403, 422 `outside-unverified` or `outside-address` when it is not; 409 `outside-known` when somebody is known by this
 *   already, or the member by another one there
 */
export async function linkIdentity({ viewer, identity, context = systemContext }: Linking): Promise<void> {
  const { id: memberId, email } = authorize(viewer, 'reader.keep');
  if (!identity.email || !identity.emailVerified) throw refused('outside-unverified');
  if (foldEmail(identity.email) !== foldEmail(email)) throw refused('outside-address');
  const at = context.now();
  try {
    await transaction(async (tx) => {
      // Who comes back twice is linked already.
      if ((await findLinkedMember(tx, identity))?.id === memberId) return;
      await insertIdentity(tx, { ...identity, memberId, at });
      await note(tx, 'member.link-identity', { memberId, provider: identity.provider, at });
    });
  } catch (error) {
    if (isUniqueViolation(error)) throw conflict('outside-known');
    throw error;
  }
}

/**
 * Ends that. Whoever never had a password here asks for a letter with which to choose one.
 * @throws 401, 404 when they are not linked there
 */
export async function unlinkIdentity({
  viewer,
  provider,
  context = systemContext,
}: {
  viewer: Viewer | null;
  provider: string;
  context?: Context;
}): Promise<void> {
  const { id: memberId } = authorize(viewer, 'reader.own');
  const at = context.now();
  await transaction(async (tx) => {
    if (!(await deleteIdentity(tx, memberId, provider))) throw notFound('entry');
    await note(tx, 'member.unlink-identity', { memberId, provider, at });
  });
}

/** Where else the viewer is known. */
export async function listIdentities({ viewer }: { viewer: Viewer | null }): Promise<LinkedView[]> {
  const { id } = authorize(viewer, 'reader.own');
  const rows = await findIdentities(database(), id);
  return rows.map(({ provider, linkedAt }) => ({ provider, linkedAt: linkedAt.toISOString() }));
}

const note = (
  tx: Parameters<typeof record>[0],
  action: 'member.link-identity' | 'member.unlink-identity',
  { memberId, provider, at }: { memberId: string; provider: string; at: Date },
) =>
  record(tx, {
    at,
    actorId: memberId,
    action,
    subjectType: 'member',
    subjectId: memberId,
    details: { provider },
  });
