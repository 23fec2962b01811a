import { record } from '@/lib/platform/audit';
import { systemContext, type Context } from '@/lib/platform/context';
import { isUniqueViolation } from '@/lib/platform/database-errors';
import { database, transaction, type Tx } from '@/lib/platform/db';
import { conflict, notFound, refused } from '@/lib/platform/errors';
import { emit } from '@/lib/platform/events';
import { makeTheirs } from '../address/make-theirs';
import { endClaims } from '../address/store';
import { assertNotBarred } from '../bans/barred-keys';
import { authorize } from '../permissions';
import { foldEmail } from '../rules';
import type { Viewer } from '../viewer';
import { lockMember } from '../store';
import { endRolesOfUnlinked } from './apply-roles';
import { applyTold } from './apply-told';
import { noteLink } from './note-link';
import type { Arriving, LinkedView } from './schemas';
import {
  deleteIdentity,
  findIdentities,
  findLinkedMember,
  insertIdentity,
  lockLinkedMember,
  spendToken,
} from './store';

type Linking = {
  viewer: Viewer | null;
  identity: Arriving['identity'];
  token?: Arriving['token'];
  context?: Context;
};

/**
 * Lets a member sign in by who they are elsewhere, where they have shown there that the address of their account is theirs: it is theirs
 * here then, too, and what is said there of their membership and role counts. The token that says so is used up.
 * @throws 401, 403, also where a ban holds against who they are there (`barred`), 422 `outside-unverified` or `outside-address` when it is not; 409 `outside-known` when somebody is known by this
 *   already, or the member by another one there, `email-taken` when they have an account at the address besides this one
 * @throws {TokenRefused} where the token was used before
 */
export async function linkIdentity({
  viewer,
  identity,
  token = null,
  context = systemContext,
}: Linking): Promise<void> {
  const { id: memberId, email, verified } = authorize(viewer, 'reader.keep');
  if (!identity.email || !identity.emailVerified) throw refused('outside-unverified');
  if (foldEmail(identity.email) !== foldEmail(email)) throw refused('outside-address');
  const at = context.now();
  try {
    await transaction(async (tx) => {
      if (token) await spendToken(tx, token);
      // Who comes back twice is linked already; what they come with was said anew.
      const isTheirs = (await findLinkedMember(tx, identity))?.id === memberId;
      if (isTheirs && (await lockLinkedMember(tx, identity))) {
        await applyTold(tx, { memberId, identity, at });
        return;
      }
      if (verified) await lockMember(tx, memberId);
      else await confirmAddress(tx, { memberId, email, emailFolded: foldEmail(email), at });
      await assertNotBarred(tx, memberId, { identities: [identity] });
      await insertIdentity(tx, { ...identity, memberId, at });
      await applyTold(tx, { memberId, identity, at });
      await noteLink(tx, 'member.link-identity', { memberId, provider: identity.provider, at });
    });
  } catch (error) {
    if (isUniqueViolation(error, 'email')) throw conflict('email-taken');
    if (isUniqueViolation(error)) throw conflict('outside-known');
    throw error;
  }
}

async function confirmAddress(
  tx: Tx,
  address: { memberId: string; email: string; emailFolded: string; at: Date },
): Promise<void> {
  const { memberId, at } = address;
  if (!(await makeTheirs(tx, address))) throw conflict('email-taken');
  await endClaims(tx, memberId, at);
  await record(tx, {
    at,
    actorId: memberId,
    action: 'member.verify-address',
    subjectType: 'member',
    subjectId: memberId,
  });
  await emit(tx, { type: 'member.verified', subjectId: memberId });
}

/**
 * Ends that, and what they are here because they are it there. Whoever never had a password here asks for a letter with which to choose one.
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
    await lockMember(tx, memberId);
    if (!(await deleteIdentity(tx, memberId, provider))) throw notFound('entry');
    await noteLink(tx, 'member.unlink-identity', { memberId, provider, at });
    await endRolesOfUnlinked(tx, memberId, at);
  });
}

/** Where else the viewer is known. */
export async function listIdentities({ viewer }: { viewer: Viewer | null }): Promise<LinkedView[]> {
  const { id } = authorize(viewer, 'reader.own');
  const rows = await findIdentities(database(), id);
  return rows.map(({ provider, linkedAt }) => ({ provider, linkedAt: linkedAt.toISOString() }));
}
