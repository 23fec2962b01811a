import { record } from '@/lib/platform/audit';
import { systemContext, type Context } from '@/lib/platform/context';
import { isUniqueViolation } from '@/lib/platform/database-errors';
import { database, transaction, type Tx } from '@/lib/platform/db';
import { conflict } from '@/lib/platform/errors';
import { emit } from '@/lib/platform/events';
import { newId } from '@/lib/platform/ids';
import { countAgainst } from '@/lib/platform/rate-limits';
import { currentPolicy } from '@/lib/policy/current-policy';
import { assertNotStaffName } from '../assert-not-staff-name';
import { chooseIdentity } from '../choose-identity';
import { settle } from '../memberships/rules';
import { changeMembership } from '../memberships/store';
import { nameTaken } from '../name-rules';
import { hashPassword } from '../passwords';
import type { MemberView } from '../schemas';
import { signedTokens } from '../signed-token';
import { insertMember, isNameTaken } from '../store';
import type { Role } from '../viewer';
import { ACCEPTS_PER_ADDRESS } from './rules';
import { acceptInput } from './schemas';
import { endInvitation, findOpenInvitation, type OpenInvitation } from './store';

const { tokenFor, idIn } = signedTokens('invitation');

type Accept = {
  /** From the link of the letter. */
  token: string;
  displayName: string;
  password: string;
  /** The client's network address, for the limit. */
  address: string;
  context?: Context;
};

/**
 * Makes whoever has the letter a member with the office, or the membership, that they were invited to: once.
 * @throws 409 `invitation-over` when the link was used, taken back, ran out or is none of ours, `email-taken` when there is an account at the
 *   address by now; 400, 409 and 422 for what the rules refuse; 429
 */
export async function acceptInvitation({
  address,
  context = systemContext,
  ...input
}: Accept): Promise<{ member: MemberView; email: string; role: Role }> {
  const { token, displayName, password } = acceptInput.parse(input);
  await countAgainst(ACCEPTS_PER_ADDRESS, address);
  const at = context.now();
  const invitation = await readInvitation({ token, context });
  if (!invitation) throw over();
  const { email, role } = invitation;
  const { names, membership: terms } = await currentPolicy();
  const isStaff = role !== 'MEMBER';
  const choice = { email, displayName, password, names: Object.values(names), isStaff };
  const identity = await chooseIdentity(choice);
  if (!isStaff) await assertNotStaffName(identity.displayName);
  const { emailFolded, nameSkeleton } = identity;
  if (await isNameTaken(database(), nameSkeleton, at, { exceptAt: emailFolded })) throw nameTaken();
  const passwordHash = await hashPassword(password);
  const id = newId();
  try {
    await transaction(async (tx) => {
      // Whoever invited them may have lost the office meanwhile.
      const isOpen = (await findOpenInvitation(tx, invitation.id, at)) !== null;
      if (!isOpen || !(await endInvitation(tx, invitation.id, at))) throw over();
      const source = isStaff ? 'STAFF' : 'IMPORT';
      const person = { id, ...identity, passwordHash, role, source, insider: isStaff } as const;
      await insertMember(tx, { ...person, verified: true, at });
      if (!isStaff) await grantOffered(tx, { memberId: id, ...invitation, graceDays: terms.graceDays, at });
      await record(tx, {
        at,
        actorId: id,
        action: 'member.accept-invitation',
        subjectType: 'member',
        subjectId: id,
        toState: role,
      });
      await emit(tx, { type: 'member.signed-up', subjectId: id });
    });
  } catch (error) {
    if (isUniqueViolation(error, 'name_skeleton')) throw nameTaken();
    if (isUniqueViolation(error, 'email')) throw conflict('email-taken');
    throw error;
  }
  return { member: { id, displayName: identity.displayName, insider: true }, email, role };
}

type Offered = Pick<OpenInvitation, 'plan' | 'startsAt' | 'until'> & {
  memberId: string;
  graceDays: number;
  at: Date;
};

/** Gives a new member what they were invited to: its plan also where the policy has that no more. */
async function grantOffered(
  tx: Tx,
  { memberId, plan, startsAt, until, graceDays, at }: Offered,
): Promise<void> {
  const terms = { source: 'IMPORT', plans: plan === null ? [] : [plan], graceDays, now: at } as const;
  const settled = settle(null, { state: 'ACTIVE', plan, until }, terms);
  const after = { ...settled, from: startsAt ?? at };
  await changeMembership(tx, { memberId, before: null, after, byId: null, reason: null, at });
}

/** What a link invites to; null where it leads nowhere any more. */
export async function readInvitation({
  token,
  context = systemContext,
}: {
  token: string;
  context?: Context;
}): Promise<OpenInvitation | null> {
  const id = idIn(token);
  return id === null ? null : findOpenInvitation(database(), id, context.now());
}

/** An invitation that is to be mailed, and where its letter leads; null where that would be nowhere. */
export async function addressInvitation(
  id: string,
  context: Context = systemContext,
): Promise<(OpenInvitation & { path: string }) | null> {
  const invitation = await findOpenInvitation(database(), id, context.now());
  return invitation && { ...invitation, path: `/invitation?token=${tokenFor(id)}` };
}

const over = () => conflict('invitation-over');
