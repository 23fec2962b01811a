import { randomBytes } from 'node:crypto';
import { record } from '@/lib/platform/audit';
import { systemContext, type Context } from '@/lib/platform/context';
import { isUniqueViolation } from '@/lib/platform/database-errors';
import { database, transaction } from '@/lib/platform/db';
import { conflict, refused } from '@/lib/platform/errors';
import { emit } from '@/lib/platform/events';
import { newId } from '@/lib/platform/ids';
import { countAgainst } from '@/lib/platform/rate-limits';
import { currentPolicy } from '@/lib/policy/current-policy';
import { assertNotStaffName } from '../assert-not-staff-name';
import { assertDomainTaken } from '../bans/assert-domain-taken';
import { assertNotBarred } from '../bans/barred-keys';
import { chooseIdentity } from '../choose-identity';
import { deviceToken, newDeviceId } from '../device-token';
import { noteSignIn } from '../new-device/note-sign-in';
import { openedIn } from '../sessions/opened-in';
import { takeOffer } from '../invitations/take-offer';
import { nameTaken } from '../name-rules';
import { hashPassword } from '../passwords';
import type { SignedIn } from '../sessions/open-session';
import { insertMember, insertSession, isNameTaken, revokeSession } from '../store';
import { applyTold } from './apply-told';
import { isStale, SIGN_UPS_FROM_OUTSIDE } from './rules';
import { newcomerInput, type OutsideIdentity, type UnspentToken } from './schemas';
import { insertIdentity, spendToken } from './store';

type Newcomer = {
  identity: OutsideIdentity;
  /** What says so, where it is good once and was not used up yet. */
  token?: UnspentToken | null;
  displayName: string;
  /** The client's network address, for the limit. */
  address: string;
  /** What its browser says that it is. */
  userAgent?: string | null;
  replaces?: string | null;
  /** Of the page in whose frame they sign up, where it is one. */
  frameOrigin?: string | null;
  context?: Context;
};

/**
 * Makes a member, and where the policy has it so an Insider, of somebody who is known elsewhere, with the address that they have shown
 * there to be theirs. Their password is one that nobody knows: whoever wants one asks for a letter, as who has forgotten theirs.
 * @throws 403 `barred` where a ban holds against who they are; 422 `email-domain-refused` for a domain that the policy refuses, `outside-unverified` where nobody vouches for the address, or for a name that the rules refuse; 409 `outside-known` when
 *   the address or the identity has an account; 409 for a name that is taken; 429
 * @throws {TokenRefused} where the token was used before
 */
export async function signUpFromOutside({
  identity,
  token = null,
  address,
  userAgent = null,
  replaces = null,
  frameOrigin = null,
  context = systemContext,
  ...input
}: Newcomer): Promise<SignedIn> {
  const { displayName: typed } = newcomerInput.parse(input);
  const { email, emailVerified } = identity;
  if (!email || !emailVerified) throw refused('outside-unverified');
  const { names, membership } = await currentPolicy();
  assertDomainTaken(email, membership);
  // Who says there how it stands, says it instead of the policy.
  const insider = membership.bySignUp && identity.membership === null;
  const known = await chooseIdentity({ email, displayName: typed, names: Object.values(names) });
  await assertNotStaffName(known.displayName);
  await countAgainst(SIGN_UPS_FROM_OUTSIDE, address);
  const [id, at, deviceId] = [newId(), context.now(), newDeviceId()];
  const { emailFolded, nameSkeleton } = known;
  if (await isNameTaken(database(), nameSkeleton, at, { exceptAt: emailFolded })) throw nameTaken();
  const passwordHash = await hashPassword(randomBytes(32).toString('base64url'));
  try {
    return await transaction(async (tx) => {
      if (token) await spendToken(tx, token);
      if (replaces) await revokeSession(tx, replaces, at);
      await insertMember(tx, {
        id,
        ...known,
        passwordHash,
        role: 'MEMBER',
        source: 'SIGN_UP',
        insider,
        verified: true,
        at,
      });
      await assertNotBarred(tx, id, { emails: [emailFolded], identities: [identity] });
      await takeOffer(tx, { memberId: id, emailFolded, at });
      await insertIdentity(tx, { ...identity, memberId: id, at });
      // What they are there, and how their membership stands, is said again when they sign in.
      if (!isStale(identity.saidAt, at)) await applyTold(tx, { memberId: id, identity, at });
      const opened = openedIn({ address, userAgent, deviceId });
      await noteSignIn(tx, { memberId: id, isKnown: true, opened, address, way: 'elsewhere', at });
      const sessionToken = await insertSession(tx, id, at, {
        ...opened,
        isProved: frameOrigin === null,
        frameOrigin,
      });
      await record(tx, {
        at,
        actorId: id,
        action: 'member.sign-up',
        subjectType: 'member',
        subjectId: id,
        toState: insider ? 'ACTIVE' : null,
        details: { provider: identity.provider },
      });
      await emit(tx, { type: 'member.signed-up', subjectId: id });
      return { sessionToken, memberId: id, device: deviceToken({ ...known, memberId: id }, at, deviceId) };
    });
  } catch (error) {
    if (isUniqueViolation(error, 'name_skeleton')) throw nameTaken();
    if (isUniqueViolation(error)) throw conflict('outside-known');
    throw error;
  }
}
