import type { Tx } from '@/lib/platform/db';
import { currentPolicy } from '@/lib/policy/current-policy';
import { changeAuthor, changeRole } from '../office/change-role';
import { findStanding, findUnlinkedSources } from '../office/store';
import type { OutsideRole } from './schemas';

type Said = { memberId: string; provider: string; roles: readonly OutsideRole[]; at: Date };

/**
 * Has a member, whose row is locked, be what they are elsewhere, as far as the policy lets that be said from outside: a moderator or an author,
 * and never an administrator. What an administrator has decided about them stays, and of what is not said any more only that is taken which
 * came from the same place.
 */
export async function applyOutsideRoles(tx: Tx, { memberId, provider, roles, at }: Said): Promise<void> {
  const { outsideRoles } = (await currentPolicy(tx)).security;
  const standing = await findStanding(tx, memberId);
  if (!standing) return;
  const { role, isAuthor, says } = standing;
  const decided = { memberId, at, byId: null, reason: null, provider } as const;
  const isModerator = outsideRoles === 'moderators' && roles.includes('moderator');
  if (role === 'MEMBER' && isModerator && says.ROLE !== null)
    await changeRole(tx, { ...decided, from: role, to: 'MODERATOR' });
  if (role === 'MODERATOR' && !isModerator && says.ROLE === provider)
    await changeRole(tx, { ...decided, from: role, to: 'MEMBER' });
  const author = outsideRoles !== 'nobody' && roles.includes('author');
  const mayChange = author ? says.AUTHOR !== null : says.AUTHOR === provider;
  if (isAuthor !== author && mayChange) await changeAuthor(tx, { ...decided, author });
}

/** Takes from a member, whose row is locked, what they were by places that they are linked to no longer. */
export async function endRolesOfUnlinked(tx: Tx, memberId: string, at: Date): Promise<void> {
  for (const provider of await findUnlinkedSources(tx, memberId))
    await applyOutsideRoles(tx, { memberId, provider, roles: [], at });
}
