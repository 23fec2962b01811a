import { record } from '@/lib/platform/audit';
import type { Tx } from '@/lib/platform/db';
import { emit } from '@/lib/platform/events';
import { noteSecurityEvent } from '../security-events/note-security-event';
import { revokeRunOut } from '../sessions/store';
import type { Role } from '../viewer';
import { claimOffice, setOfficeSource, updateAuthor, updateRole } from './store';

/** Who decided: an administrator, with words to the member, or one of the places where the member is known elsewhere. */
export type Decided =
  { byId: string; reason: string; provider: null } | { byId: null; reason: null; provider: string };

type Change = Decided & { memberId: string; at: Date };
type Kept = Extract<Change, { provider: null }>;

/** Gives a member, whose row is locked, another role from their next request on: on record, and they are told. */
export async function changeRole(
  tx: Tx,
  { memberId, from, to, at, ...decided }: Change & { from: Role; to: Role },
): Promise<void> {
  await revokeRunOut(tx, memberId, at);
  await updateRole(tx, memberId, to);
  await setOfficeSource(tx, { memberId, office: 'ROLE', provider: decided.provider, at });
  await record(tx, {
    at,
    actorId: decided.byId,
    action: 'member.set-role',
    subjectType: 'member',
    subjectId: memberId,
    fromState: from,
    toState: to,
    reason: decided.reason,
    ...fromWhere(decided),
  });
  await noteSecurityEvent(tx, { kind: 'role-changed', memberId, at });
  await emit(tx, {
    type: 'member.role',
    subjectId: memberId,
    payload: { role: to, reason: decided.reason },
    tags: [`member:${memberId}`],
    // Nobody is shown for what they no longer are, not even meanwhile.
    removal: to === 'MEMBER',
  });
}

/**
 * Has a member, whose row is locked, stay what they are because an administrator says so: nothing said elsewhere changes it from then on.
 * On record where that was not so already; nothing is another for the member, who is told nothing.
 */
export async function keepRole(
  tx: Tx,
  { memberId, role, byId, reason, at }: Kept & { role: Role },
): Promise<void> {
  if (!(await claimOffice(tx, { memberId, office: 'ROLE', at }))) return;
  await record(tx, {
    at,
    actorId: byId,
    action: 'member.set-role',
    subjectType: 'member',
    subjectId: memberId,
    fromState: role,
    toState: role,
    reason,
  });
}

/** The same of whether they are an author. */
export async function keepAuthor(
  tx: Tx,
  { memberId, author, byId, reason, at }: Kept & { author: boolean },
): Promise<void> {
  if (!(await claimOffice(tx, { memberId, office: 'AUTHOR', at }))) return;
  await record(tx, {
    at,
    actorId: byId,
    action: author ? 'member.make-author' : 'member.unmake-author',
    subjectType: 'member',
    subjectId: memberId,
    reason,
  });
}

/** Makes a member, whose row is locked, an author, or one no longer: on record, and they are told. False where that is so already. */
export async function changeAuthor(
  tx: Tx,
  { memberId, author, at, ...decided }: Change & { author: boolean },
): Promise<boolean> {
  if (!(await updateAuthor(tx, memberId, author))) return false;
  await setOfficeSource(tx, { memberId, office: 'AUTHOR', provider: decided.provider, at });
  await record(tx, {
    at,
    actorId: decided.byId,
    action: author ? 'member.make-author' : 'member.unmake-author',
    subjectType: 'member',
    subjectId: memberId,
    reason: decided.reason,
    ...fromWhere(decided),
  });
  await noteSecurityEvent(tx, { kind: 'role-changed', memberId, at });
  await emit(tx, {
    type: 'member.author',
    subjectId: memberId,
    payload: { change: author ? 'ROLE' : 'NO_ROLE', article: null, reason: decided.reason },
  });
  return true;
}

const fromWhere = ({ provider }: Decided) => (provider === null ? {} : { details: { provider } });
