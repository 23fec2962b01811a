import { record } from '@/lib/platform/audit';
import { systemContext, type Context } from '@/lib/platform/context';
import { isUniqueViolation } from '@/lib/platform/database-errors';
import { database, transaction } from '@/lib/platform/db';
import { env } from '@/lib/platform/env';
import { AppError, forbidden } from '@/lib/platform/errors';
import { emit } from '@/lib/platform/events';
import { newId } from '@/lib/platform/ids';
import { countAgainst } from '@/lib/platform/rate-limits';
import type { Locale } from '@/lib/language/locales';
import { currentPolicy } from '@/lib/policy/current-policy';
import { claimAddress } from './address/claim-address';
import { ADDRESS_LETTERS_PER_ACCOUNT } from './address/rules';
import { assertDomainTaken } from './bans/assert-domain-taken';
import { accountKey } from './account-key';
import { assertNotStaffName } from './assert-not-staff-name';
import { chooseIdentity, type Identity } from './choose-identity';
import { countAttempt } from './count-attempt';
import { deviceIn, deviceToken, newDeviceId } from './device-token';
import { nameTaken } from './name-rules';
import { hashPassword } from './passwords';
import { SIGN_UP_FORMS_PER_ADDRESS, SIGN_UPS_PER_ADDRESS } from './rules';
import { signUpInput, type MemberView, type SignUpInput } from './schemas';
import { noteSignIn } from './new-device/note-sign-in';
import { noteSecurityEvent } from './security-events/note-security-event';
import { openedIn, type OpenedIn } from './sessions/opened-in';
import {
  insertMember,
  insertSession,
  isNameTaken,
  isPasswordStill,
  revokeSession,
  type Credentials,
} from './store';
import { weighPassword } from './weigh-password';

type SignUp = SignUpInput & {
  /** The client's network address, for the limit. */
  address: string;
  /** What its browser says that it is. */
  userAgent?: string | null;
  /** What this browser kept of an earlier sign-in. */
  device?: string | null;
  /** The session that this browser had until now, which ends. */
  replaces?: string | null;
  /** The language that they read in; null for the publication's. */
  language?: Locale | null;
  context?: Context;
};

type SignedUp = { member: MemberView; sessionToken: string };

/**
 * Makes someone a member with an open session, and, where the policy has it so, with an active membership. Until they follow the link of
 * the letter that they get, the address is not theirs, and nothing that they do counts for others.
 *
 * So it is all the same whether somebody else has the address: whoever has it gets another letter
 * (docs/decisions/0057-verified-addresses.md). Whoever signs up again with their password is signed in. `device` is for the browser to keep.
 * Whether a ban holds against who has the mailbox is found out when the link is followed: by them alone.
 * @throws 403 `join-elsewhere` where only the publication's own accounts are a way in; 400 and 422 for what the rules refuse, with the field, also an address of a domain that the policy refuses; 409 when the name is taken; 429
 */
export async function signUp({
  address,
  userAgent = null,
  device = null,
  replaces = null,
  language = null,
  context = systemContext,
  ...input
}: SignUp): Promise<SignedUp & { device: string }> {
  if (env().SSO_ONLY === '1') throw forbidden('join-elsewhere');
  const parsed = signUpInput.parse(input);
  await countAgainst(SIGN_UP_FORMS_PER_ADDRESS, address);
  const { names, membership } = await currentPolicy();
  const insider = membership.bySignUp;
  assertDomainTaken(parsed.email, membership);
  const identity = await chooseIdentity({ ...parsed, names: Object.values(names) });
  await assertNotStaffName(identity.displayName);
  await countAgainst(SIGN_UPS_PER_ADDRESS, address);
  // Here, too, a password may be tried. It is counted before anyone knows whether there is an account, and stays counted
  // even where it was the right one: what is left of the limit is the same for every address.
  const { emailFolded } = identity;
  const at = context.now();
  await countAttempt({ emailFolded, address, device, now: at });
  const fresh = newDeviceId();
  const deviceIdOf = (memberId: string) =>
    (device === null ? null : deviceIn(device, { emailFolded, memberId }, at)) ?? fresh;
  const isKnown = (memberId: string) => deviceIdOf(memberId) !== fresh;
  const opened = (memberId: string) => openedIn({ address, userAgent, deviceId: deviceIdOf(memberId) });
  const signedUp = await admit({
    identity,
    password: parsed.password,
    language,
    insider,
    replaces,
    isKnown,
    opened,
    address,
    at,
  });
  const memberId = signedUp.member.id;
  return { ...signedUp, device: deviceToken({ emailFolded, memberId }, at, deviceIdOf(memberId)) };
}

type Newcomer = {
  identity: Identity;
  password: string;
  /** Whether an active membership goes with the account. */
  insider: boolean;
  language: Locale | null;
  replaces: string | null;
  /** Whether the member has signed in in this browser before. */
  isKnown: (memberId: string) => boolean;
  /** Where the session of the member is opened. */
  opened: (memberId: string) => OpenedIn;
  address: string;
  at: Date;
};

async function admit(newcomer: Newcomer): Promise<SignedUp> {
  const { identity, password } = newcomer;
  // The same work whatever there is.
  const [known, passwordHash] = await Promise.all([
    weighPassword(identity.emailFolded, password),
    hashPassword(password),
  ]);
  if (known) return welcomeBack(known, newcomer);
  if (await isNameTaken(database(), identity.nameSkeleton, newcomer.at)) return ofSecondClick(newcomer);
  await countAgainst(ADDRESS_LETTERS_PER_ACCOUNT, accountKey(identity.emailFolded));
  try {
    return await addMember({ ...newcomer, passwordHash });
  } catch (error) {
    if (isUniqueViolation(error, 'name_skeleton')) return ofSecondClick(newcomer);
    throw error;
  }
}

/** A name that was free a moment ago may be their own by now. */
async function ofSecondClick(newcomer: Newcomer): Promise<SignedUp> {
  const known = await weighPassword(newcomer.identity.emailFolded, newcomer.password);
  if (!known) throw nameTaken();
  return welcomeBack(known, newcomer);
}

function addMember({
  identity,
  passwordHash,
  language,
  insider,
  replaces,
  opened,
  address,
  at,
}: Newcomer & { passwordHash: string }): Promise<SignedUp> {
  const id = newId();
  return transaction(async (tx) => {
    if (replaces) await revokeSession(tx, replaces, at);
    const person = { id, ...identity, passwordHash, language };
    await insertMember(tx, { ...person, role: 'MEMBER', source: 'SIGN_UP', insider, verified: false, at });
    await claimAddress(tx, { memberId: id, ...identity, at });
    const sessionToken = await insertSession(tx, id, at, opened(id));
    await noteSecurityEvent(tx, { kind: 'signed-in', way: 'password', memberId: id, address, at });
    await record(tx, {
      at,
      actorId: id,
      action: 'member.sign-up',
      subjectType: 'member',
      subjectId: id,
      toState: insider ? 'ACTIVE' : null,
    });
    await emit(tx, { type: 'member.signed-up', subjectId: id });
    return { member: { id, displayName: identity.displayName, insider }, sessionToken };
  });
}

/** Signs in who signed up again with their own password. */
function welcomeBack(
  { id, displayName, insider, passwordHash }: Credentials,
  { replaces, isKnown, opened, address, at }: Newcomer,
): Promise<SignedUp> {
  return transaction(async (tx) => {
    if (replaces) await revokeSession(tx, replaces, at);
    if (!(await isPasswordStill(tx, id, passwordHash))) throw new AppError(401, 'wrong-credentials');
    const noted = { isKnown: isKnown(id), opened: opened(id), address, at };
    await noteSignIn(tx, { memberId: id, way: 'password', ...noted });
    const sessionToken = await insertSession(tx, id, at, opened(id));
    return { member: { id, displayName, insider }, sessionToken };
  });
}
