import { record } from '@/lib/platform/audit';
import { systemContext, type Context } from '@/lib/platform/context';
import { isUniqueViolation } from '@/lib/platform/database-errors';
import { database, transaction } from '@/lib/platform/db';
import { conflict } from '@/lib/platform/errors';
import { emit } from '@/lib/platform/events';
import { newId } from '@/lib/platform/ids';
import { countAgainst } from '@/lib/platform/rate-limits';
import { currentPolicy } from '@/lib/policy/current-policy';
import { removeWaysIn } from '../address/remove-ways-in';
import { endClaims } from '../address/store';
import { assertNotStaffName } from '../assert-not-staff-name';
import { assertNotBarred, barKnown } from '../bans/barred-keys';
import { chooseIdentity } from '../choose-identity';
import { nameTaken } from '../name-rules';
import { hashPassword } from '../passwords';
import type { MemberView } from '../schemas';
import { signedTokens } from '../signed-token';
import { admitCandidate, insertMember, isNameTaken, revokeSessionsOf } from '../store';
import type { Role } from '../viewer';
import { weighPassword } from '../weigh-password';
import { ACCEPTS_PER_ADDRESS } from './rules';
import { acceptInput } from './schemas';
import { endInvitation, findOpenInvitation, lockInvited, type OpenInvitation } from './store';
import { grantOffer } from './take-offer';

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
 * Makes whoever has the letter a member with the office, or the membership, that they were invited to: once. Who has signed up with the
 * address before, and gives the password of that account, goes on with it, signed out and without passkeys or an app of codes; others who have named the address are forgotten.
 * @throws 403 `barred` where a ban holds against who has this mailbox; 409 `invitation-over` when the link was used, taken back, ran out or is none of ours, `email-taken` when there is an account at the
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
  const { names } = await currentPolicy();
  const isStaff = role !== 'MEMBER';
  const choice = { email, displayName, password, names: Object.values(names), isStaff };
  const identity = await chooseIdentity(choice);
  if (!isStaff) await assertNotStaffName(identity.displayName);
  const { emailFolded, nameSkeleton } = identity;
  if (await isNameTaken(database(), nameSkeleton, at, { exceptAt: emailFolded })) throw nameTaken();
  const known = await weighPassword(emailFolded, password);
  const passwordHash = known?.passwordHash ?? (await hashPassword(password));
  let id = newId();
  try {
    await transaction(async (tx) => {
      const holders = await lockInvited(tx, invitation);
      // Whoever invited them may have lost the office meanwhile.
      const isOpen = (await findOpenInvitation(tx, invitation.id, at)) !== null;
      if (!isOpen || !(await endInvitation(tx, invitation.id, at))) throw over();
      const source = isStaff ? 'STAFF' : 'IMPORT';
      const person = { ...identity, passwordHash, role, source, insider: isStaff, at } as const;
      const isTheirs = known !== null && holders.get(known.id)?.verified === false;
      if (isTheirs) {
        id = known.id;
        await admitCandidate(tx, { id, ...person });
        await endClaims(tx, id, at);
        // Until now nobody had shown that the address is theirs: whoever else knew the password may have left ways in of their own.
        await removeWaysIn(tx, { memberId: id, since: new Date(0), at, byId: id });
        await revokeSessionsOf(tx, id, at);
      } else {
        await insertMember(tx, { id, ...person, verified: true });
      }
      await assertNotBarred(tx, id, { emails: [emailFolded] });
      // A ban that was laid on them before the address was theirs holds by it from now on.
      await barKnown(tx, id, { emails: [emailFolded] });
      if (!isStaff) await grantOffer(tx, { memberId: id, offer: invitation, at });
      await record(tx, {
        at,
        actorId: id,
        action: 'member.accept-invitation',
        subjectType: 'member',
        subjectId: id,
        toState: role,
      });
      await emit(tx, { type: isTheirs ? 'member.verified' : 'member.signed-up', subjectId: id });
    });
  } catch (error) {
    if (isUniqueViolation(error, 'name_skeleton')) throw nameTaken();
    if (isUniqueViolation(error, 'email')) throw conflict('email-taken');
    throw error;
  }
  return { member: { id, displayName: identity.displayName, insider: true }, email, role };
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
