import { record } from '@/lib/platform/audit';
import { systemContext, type Context } from '@/lib/platform/context';
import { database, transaction } from '@/lib/platform/db';
import { removeWaysIn } from './address/remove-ways-in';
import { enrollMember } from './enroll-member';
import { skeletonOf } from '@/lib/platform/text/skeleton';
import { hashNewPassword } from './hash-new-password';
import { shortestFor } from './new-password/rules';
import { foldEmail } from './rules';
import { deleteRecoveryCodes } from './second-factor/store';
import { findCredentials, isNameTaken, promoteToAdmin, revokeSessionsOf, type Credentials } from './store';

type CreateAdmin = { email: string; password: string; displayName?: string; context?: Context };

/** `unchanged`: there was such an administrator already, and their password is what it was. */
export type AdminOutcome = { memberId: string; outcome: 'created' | 'promoted' | 'unchanged' };

/**
 * Sees to it that an address belongs to an administrator. A member who has it is promoted and gets this password, and their sessions end.
 * Who has named it and not shown that it is theirs stays outside.
 * For the operator of the installation only; there is no viewer to authorize.
 * @throws 400 and 422 for what the rules refuse, 409 when the name is taken
 */
export async function createAdmin({ context = systemContext, ...input }: CreateAdmin): Promise<AdminOutcome> {
  const account = await findCredentials(database(), foldEmail(input.email));
  if (account?.role === 'ADMIN') return { memberId: account.id, outcome: 'unchanged' };
  if (account) return promote({ account, ...input, context });
  const displayName = input.displayName ?? (await freeName());
  const { memberId } = await enrollMember({ ...input, displayName, role: 'ADMIN', source: 'STAFF', context });
  return { memberId, outcome: 'created' };
}

type Promotion = { account: Credentials; email: string; password: string; context: Context };

async function promote({ account, email, password, context }: Promotion): Promise<AdminOutcome> {
  const passwordHash = await hashNewPassword({
    password,
    email,
    displayName: account.displayName,
    // Their passkeys are taken from them.
    least: shortestFor(true),
  });
  const at = context.now();
  await transaction(async (tx) => {
    await promoteToAdmin(tx, account.id, passwordHash, at);
    await revokeSessionsOf(tx, account.id, at);
    // Nor that any other way in, or what a sign-in asks for beside the password, is theirs.
    await removeWaysIn(tx, { memberId: account.id, since: new Date(0), at, byId: null });
    await deleteRecoveryCodes(tx, account.id);
    await record(tx, {
      at,
      actorId: null,
      action: 'member.promote',
      subjectType: 'member',
      subjectId: account.id,
      fromState: account.role,
      toState: 'ADMIN',
    });
  });
  return { memberId: account.id, outcome: 'promoted' };
}

/** "Editor", or the first "Editor 2", "Editor 3" … that nobody has. */
async function freeName(): Promise<string> {
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? 'Editor' : `Editor ${number}`;
    if (!(await isNameTaken(database(), skeletonOf(name), systemContext.now()))) return name;
  }
}
