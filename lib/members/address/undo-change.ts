import { randomBytes } from 'node:crypto';
import { record } from '@/lib/platform/audit';
import { systemContext, type Context } from '@/lib/platform/context';
import { isUniqueViolation } from '@/lib/platform/database-errors';
import { database, transaction } from '@/lib/platform/db';
import { conflict } from '@/lib/platform/errors';
import { countAgainst } from '@/lib/platform/rate-limits';
import { startReset } from '../password-reset/request-reset';
import { deleteDeparture } from '../leaving/store';
import { endRolesOfUnlinked } from '../outside/apply-roles';
import { endResets, setPasswordHash } from '../password-reset/store';
import { hashPassword } from '../passwords';
import { revokeSessionsOf } from '../store';
import { readUndoToken } from './address-token';
import { makeTheirs } from './make-theirs';
import { removeWaysIn } from './remove-ways-in';
import { doubtfulSince, LINKS_PER_NETWORK } from './rules';
import { linkInput } from './schemas';
import { endChanges, findChange, type Change } from './store';

type Follow = {
  /** From the link of the letter to the address before. */
  token: string;
  /** The client's network address, for the limit. */
  address: string;
  context?: Context;
};

/**
 * Gives a member the address back that another took the place of, for whoever reads the mail to it: all their sessions end, the password
 * is good for nothing any more, whatever came
 * after is over too, as are ways to sign in that were added lately, and a letter brings a link to choose a new password.
 * @throws 409 `link-over` when that was done, it is too late, or the address is somebody else's by now; 429
 */
export async function undoChange({ address, context = systemContext, ...input }: Follow): Promise<void> {
  const { token } = linkInput.parse(input);
  await countAgainst(LINKS_PER_NETWORK, address);
  const at = context.now();
  const change = await findChangeByLink({ token, context });
  if (!change) throw over();
  const passwordHash = await hashPassword(randomBytes(32).toString('base64url'));
  try {
    await transaction(async (tx) => {
      const { memberId, formerEmail: email, formerEmailFolded: emailFolded } = change;
      const member = await makeTheirs(tx, { memberId, email, emailFolded, at });
      if (!member || !(await endChanges(tx, change, at))) throw over();
      // Whoever changed it knows the password; and what they asked for beside it is as doubtful.
      await setPasswordHash(tx, memberId, passwordHash);
      await deleteDeparture(tx, memberId);
      await removeWaysIn(tx, { memberId, since: doubtfulSince(change.changedAt), at, byId: memberId });
      await endRolesOfUnlinked(tx, memberId, at);
      const sessions = await revokeSessionsOf(tx, memberId, at);
      await endResets(tx, member.emailFolded, at);
      await startReset(tx, emailFolded, at);
      await record(tx, {
        at,
        actorId: memberId,
        action: 'member.undo-address',
        subjectType: 'member',
        subjectId: memberId,
        details: { sessions },
      });
    });
  } catch (error) {
    throw isUniqueViolation(error, 'email') ? over() : error;
  }
}

/** What the link of a letter would take back; null where it does nothing any more. */
export async function findChangeByLink({
  token,
  context = systemContext,
}: {
  token: string;
  context?: Context;
}): Promise<Change | null> {
  const id = readUndoToken(token);
  return id === null ? null : findChange(database(), id, context.now());
}

const over = () => conflict('link-over');
