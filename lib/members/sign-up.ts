import { record } from '@/lib/platform/audit';
import { systemContext, type Context } from '@/lib/platform/context';
import { isUniqueViolation } from '@/lib/platform/database-errors';
import { database, transaction } from '@/lib/platform/db';
import { emit } from '@/lib/platform/events';
import { newId } from '@/lib/platform/ids';
import { countAgainst, giveBack } from '@/lib/platform/rate-limits';
import { currentPolicy } from '@/lib/policy/current-policy';
import { accountKey } from './account-key';
import { assertNotStaffName } from './assert-not-staff-name';
import { chooseIdentity, type Identity } from './choose-identity';
import { nameTaken } from './name-rules';
import { hashPassword, verifyPassword } from './passwords';
import { SIGN_INS_PER_ACCOUNT, SIGN_UP_FORMS_PER_ADDRESS, SIGN_UPS_PER_ADDRESS } from './rules';
import { signUpInput, type MemberView, type SignUpInput } from './schemas';
import { newSessionToken } from './session-token';
import { findCredentials, insertMember, insertSession, isNameTaken, type Credentials } from './store';

type SignUp = SignUpInput & {
  /** The client's network address, for the limit. */
  address: string;
  context?: Context;
};

type SignedUp = { member: MemberView; sessionToken: string };

/**
 * Makes someone a member, with an active membership and an open session.
 *
 * Whoever gives an address that already has an account gets the same answer after the same work: their own account if
 * the password is right, else a member and a session that do not exist (docs/decisions/0003-sign-up-enumeration.md).
 * @throws 400 and 422 for what the rules refuse, with the field; 409 when the name is taken; 429
 */
export async function signUp({ address, context = systemContext, ...input }: SignUp): Promise<SignedUp> {
  const parsed = signUpInput.parse(input);
  await countAgainst(SIGN_UP_FORMS_PER_ADDRESS, address);
  const { names } = await currentPolicy();
  const identity = chooseIdentity({ ...parsed, names: Object.values(names) });
  await assertNotStaffName(identity.displayName);
  await countAgainst(SIGN_UPS_PER_ADDRESS, address);
  // Here, too, a password may be tried. It is counted before anyone knows whether there is an account: a limit that was
  // used up beforehand answers the same for every address.
  const key = accountKey(identity.emailFolded);
  await countAgainst(SIGN_INS_PER_ACCOUNT, key);
  const { isOwn, ...signedUp } = await admit({ identity, password: parsed.password, at: context.now() });
  // As after a sign-in with the right password; a guess stays counted, and its answer is as late.
  await giveBack(SIGN_INS_PER_ACCOUNT, key, isOwn ? 1 : 0);
  return signedUp;
}

/** `isOwn`: the account is of whoever asked, because it is new or they knew its password. */
type Admitted = SignedUp & { isOwn: boolean };

type Candidate = { identity: Identity; password: string; at: Date };

async function admit({ identity, password, at }: Candidate): Promise<Admitted> {
  const account = await findCredentials(database(), identity.emailFolded);
  if (account) return answerToKnownAddress({ account, identity, password, at });

  const passwordHash = await hashPassword(password);
  if (await isNameTaken(database(), identity.nameSkeleton)) throw nameTaken();
  try {
    return await addMember({ identity, passwordHash, at });
  } catch (error) {
    if (isUniqueViolation(error, 'name_skeleton')) throw nameTaken();
    if (!isUniqueViolation(error)) throw error;
    // Somebody else, or a second click, took the address a moment ago.
    const winner = await findCredentials(database(), identity.emailFolded);
    if (!winner) throw error;
    return answerToKnownAddress({ account: winner, identity, password, at });
  }
}

type Addition = { identity: Identity; passwordHash: string; at: Date };

function addMember({ identity, passwordHash, at }: Addition): Promise<Admitted> {
  const id = newId();
  return transaction(async (tx) => {
    await insertMember(tx, { id, ...identity, passwordHash, role: 'MEMBER', source: 'SIGN_UP', at });
    const sessionToken = await insertSession(tx, id, at);
    await record(tx, {
      at,
      actorId: id,
      action: 'member.sign-up',
      subjectType: 'member',
      subjectId: id,
      toState: 'ACTIVE',
    });
    await emit(tx, { type: 'member.signed-up', subjectId: id });
    return { member: { id, displayName: identity.displayName, insider: true }, sessionToken, isOwn: true };
  });
}

type Known = Candidate & { account: Credentials };

async function answerToKnownAddress({ account, identity, password, at }: Known): Promise<Admitted> {
  const isTheirs = await verifyPassword(account.passwordHash, password);
  if (!isTheirs && (await isNameTaken(database(), identity.nameSkeleton))) throw nameTaken();
  return transaction(async (tx) => {
    const { id, displayName, insider } = account;
    await record(tx, {
      at,
      actorId: isTheirs ? id : null,
      action: 'member.sign-up-again',
      subjectType: 'member',
      subjectId: id,
    });
    await emit(tx, { type: 'member.sign-up-repeated', subjectId: id });
    if (isTheirs) {
      const sessionToken = await insertSession(tx, id, at);
      return { member: { id, displayName, insider }, sessionToken, isOwn: true };
    }
    const nobody = { id: newId(), displayName: identity.displayName, insider: true };
    return { member: nobody, sessionToken: newSessionToken(), isOwn: false };
  });
}
