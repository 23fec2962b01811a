import { record } from '@/lib/platform/audit';
import { systemContext, type Context } from '@/lib/platform/context';
import { isUniqueViolation } from '@/lib/platform/database-errors';
import { transaction } from '@/lib/platform/db';
import { conflict } from '@/lib/platform/errors';
import { emit } from '@/lib/platform/events';
import { newId } from '@/lib/platform/ids';
import { currentPolicy } from '@/lib/policy/current-policy';
import { assertNotStaffName } from './assert-not-staff-name';
import { chooseIdentity } from './choose-identity';
import { takeOffer } from './invitations/take-offer';
import { nameTaken } from './name-rules';
import { hashPassword } from './passwords';
import { signUpInput, type SignUpInput } from './schemas';
import { replaceEntries } from './expertise/store';
import { restate, type Statement } from './expertise/rules';
import { insertMember, setFounding } from './store';
import type { MembershipSource, Role } from './viewer';

type EnrollMember = SignUpInput & {
  role: Role;
  source: MembershipSource;
  /** Fields of knowledge or experience, each with a line in the member's own words; proof of it may have been seen. */
  expertise?: (Statement & { verified?: boolean })[];
  /** One of the first. */
  founding?: boolean;
  context?: Context;
};

/**
 * Adds a member on behalf of the operator of the installation, who needs no limit and may be told what is taken: the
 * demo publication's members, its moderators, the first administrator. There is no viewer to authorize.
 * @throws 400 and 422 for what the rules refuse, 409 when the address or the name is taken
 */
export async function enrollMember({
  role,
  source,
  expertise = [],
  founding = false,
  context = systemContext,
  ...input
}: EnrollMember) {
  const { email, displayName, password } = signUpInput.parse(input);
  const { names } = await currentPolicy();
  const isStaff = role !== 'MEMBER';
  const identity = await chooseIdentity({
    email,
    displayName,
    password,
    names: Object.values(names),
    isStaff,
  });
  if (!isStaff) await assertNotStaffName(identity.displayName);
  const passwordHash = await hashPassword(password);
  const at = context.now();
  const id = newId();
  try {
    await transaction(async (tx) => {
      await insertMember(tx, { id, ...identity, passwordHash, role, source, verified: true, at });
      await takeOffer(tx, { memberId: id, emailFolded: identity.emailFolded, at });
      if (founding) await setFounding(tx, id, true);
      const entries = restate([], expertise, { at, newId });
      await replaceEntries(
        tx,
        id,
        entries.map((entry, place) => (expertise[place]?.verified ? { ...entry, verifiedAt: at } : entry)),
      );
      await record(tx, {
        at,
        actorId: null,
        action: 'member.enroll',
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
  return { memberId: id };
}
