import { record } from '@/lib/platform/audit';
import { systemContext, type Context } from '@/lib/platform/context';
import { isUniqueViolation } from '@/lib/platform/database-errors';
import { database, transaction, type Tx } from '@/lib/platform/db';
import { AppError } from '@/lib/platform/errors';
import { emit } from '@/lib/platform/events';
import { newId } from '@/lib/platform/ids';
import { countAgainst } from '@/lib/platform/rate-limits';
import { currentPolicy } from '@/lib/policy/current-policy';
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
import { newSessionToken } from './session-token';
import { openedIn, type OpenedIn } from './sessions/opened-in';
import {
  insertHeld,
  insertMember,
  insertSession,
  isNameTaken,
  isPasswordStill,
  renewHeld,
  revokeSession,
  type Credentials,
  type Held,
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
  context?: Context;
};

type SignedUp = { member: MemberView; sessionToken: string };

/**
 * Makes someone a member with an open session, and, where the policy has it so, with an active membership.
 *
 * Whoever gives an address that already has an account gets the same answer after the same work: their own account if
 * the password is right, else a member and a session that do not exist, and a sign-up that is held
 * (docs/decisions/0003-sign-up-enumeration.md, 0026-signing-up-twice.md). `device` is for the browser to keep.
 * @throws 400 and 422 for what the rules refuse, with the field; 409 when the name is taken; 429
 */
export async function signUp({
  address,
  userAgent = null,
  device = null,
  replaces = null,
  context = systemContext,
  ...input
}: SignUp): Promise<SignedUp & { device: string }> {
  const parsed = signUpInput.parse(input);
  await countAgainst(SIGN_UP_FORMS_PER_ADDRESS, address);
  const { names, membership } = await currentPolicy();
  const insider = membership.bySignUp;
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

type Candidate = {
  identity: Identity;
  password: string;
  /** Whether an active membership goes with the account. */
  insider: boolean;
  replaces: string | null;
  /** Whether the member has signed in in this browser before. */
  isKnown: (memberId: string) => boolean;
  /** Where the session of the member is opened. */
  opened: (memberId: string) => OpenedIn;
  address: string;
  at: Date;
};

async function admit(candidate: Candidate): Promise<SignedUp> {
  const { identity, password, at } = candidate;
  // The same work whatever there is.
  const [{ account, isAccounts, held }, passwordHash] = await Promise.all([
    weighPassword(identity.emailFolded, password, at),
    hashPassword(password),
  ]);
  if (account && (isAccounts || held)) return welcomeBack({ account, held }, candidate);
  if (await isNameTaken(database(), identity.nameSkeleton, at)) throw nameTaken();
  const entry = { ...candidate, passwordHash };
  try {
    return await (account ? hold(account.id, entry) : addMember(entry));
  } catch (error) {
    if (isUniqueViolation(error, 'name_skeleton')) throw nameTaken();
    if (account || !isUniqueViolation(error)) throw error;
    // Somebody else, or a second click, took the address a moment ago: there is an account now.
    return admit(candidate);
  }
}

type Entry = Candidate & { passwordHash: string };

function addMember({
  identity,
  passwordHash,
  insider,
  replaces,
  opened,
  address,
  at,
}: Entry): Promise<SignedUp> {
  const id = newId();
  return transaction(async (tx) => {
    if (replaces) await revokeSession(tx, replaces, at);
    await insertMember(tx, { id, ...identity, passwordHash, role: 'MEMBER', source: 'SIGN_UP', insider, at });
    const sessionToken = await insertSession(tx, id, at, opened(id));
    await noteSecurityEvent(tx, { kind: 'signed-in', memberId: id, address, at });
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

/** Signs in who signed up again with their own password, or answers whose sign-up is held as if it did, after the same work. */
function welcomeBack(
  { account, held }: { account: Credentials; held: Held | null },
  { replaces, isKnown, opened, address, at, ...candidate }: Candidate,
): Promise<SignedUp> {
  const { id, displayName, insider } = held ? { ...held, insider: candidate.insider } : account;
  return transaction(async (tx) => {
    if (replaces) await revokeSession(tx, replaces, at);
    await noteAgain(tx, account.id, { actorId: held ? null : id, at });
    const isStill = await isPasswordStill(tx, id, (held ?? account).passwordHash);
    if (!held && !isStill) throw new AppError(401, 'wrong-credentials');
    const noted = { isKnown: isKnown(id), isMember: !held, opened: opened(id), address, at };
    await noteSignIn(tx, { memberId: id, ...noted });
    const sessionToken = await (held ? renewHeld(tx, id, at) : insertSession(tx, id, at, opened(id)));
    return { member: { id, displayName, insider }, sessionToken };
  });
}

/** Keeps a sign-up that found an account: the name is gone from now on, and the password opens a session, which is nobody's. */
function hold(
  accountId: string,
  { identity, passwordHash, insider, replaces, address, at }: Entry,
): Promise<SignedUp> {
  const { emailFolded, displayName, nameSkeleton } = identity;
  const id = newId();
  return transaction(async (tx) => {
    if (replaces) await revokeSession(tx, replaces, at);
    await insertHeld(tx, { id, emailFolded, displayName, nameSkeleton, passwordHash }, at);
    await noteAgain(tx, accountId, { actorId: null, at });
    await noteSecurityEvent(tx, { kind: 'sign-in-failed', memberId: null, address, at });
    return { member: { id, displayName, insider }, sessionToken: newSessionToken() };
  });
}

async function noteAgain(
  tx: Tx,
  accountId: string,
  { actorId, at }: { actorId: string | null; at: Date },
): Promise<void> {
  const action = 'member.sign-up-again';
  await record(tx, { at, actorId, action, subjectType: 'member', subjectId: accountId });
  await emit(tx, { type: 'member.sign-up-repeated', subjectId: accountId });
}
