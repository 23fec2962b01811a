import { isUniqueViolation } from '@/lib/platform/database-errors';
import { transaction, type Tx } from '@/lib/platform/db';
import { conflict } from '@/lib/platform/errors';
import { newId } from '@/lib/platform/ids';
import { completeClaim } from '../address/complete-claim';
import { claimEnd } from '../address/rules';
import { insertClaim, lockHolders } from '../address/store';
import { assertNotBarred, barKnown } from '../bans/barred-keys';
import { foldEmail } from '../rules';
import { noteLink } from './note-link';
import { PUBLICATION } from './read-token';
import { findLinkedMember, holdsOffice, setSubject } from './store';

/**
 * Takes word that somebody whom the publication knows by their address has another one there: they stay who they are here. Where the address
 * of their account was the same one, it changes with it, as by the link of a letter, and the former one is told and can take it back; but that of
 * whoever has an office here, which their address opens. Nobody here known by the former one: nothing comes of it.
 * @throws 409 `outside-known` where the new one is somebody else's here, or is known as somebody else; 403 `barred` where a ban holds against it
 */
export async function moveIdentity({ from, to, at }: { from: string; to: string; at: Date }): Promise<void> {
  try {
    await transaction((tx) => move(tx, { from, to, at }));
  } catch (error) {
    throw isUniqueViolation(error) ? conflict('outside-known') : error;
  }
}

async function move(tx: Tx, { from, to, at }: { from: string; to: string; at: Date }): Promise<void> {
  const linked = await findLinkedMember(tx, { provider: PUBLICATION, subject: from });
  if (!linked) return;
  const { id: memberId } = linked;
  const emailFolded = foldEmail(to);
  // Everybody whose address this may be, in one order, before anything of theirs.
  const holders = await lockHolders(tx, memberId, emailFolded);
  // They may have let go of each other meanwhile.
  if (!(await setSubject(tx, { provider: PUBLICATION, subject: from, memberId, to, at }))) return;
  const identities = [{ provider: PUBLICATION, subject: to }];
  await assertNotBarred(tx, memberId, { identities });
  await barKnown(tx, memberId, { identities });
  for (const action of ['member.unlink-identity', 'member.link-identity'] as const)
    await noteLink(tx, action, { memberId, provider: PUBLICATION, at, byId: null });
  // As it is now: they may have changed it while they were waited for.
  const held = holders.find(({ id }) => id === memberId)?.emailFolded;
  const isTheirs = held === foldEmail(from) && held !== emailFolded;
  if (!isTheirs || (await holdsOffice(tx, memberId))) return;
  const claim = { id: newId(), memberId, email: to, emailFolded };
  await insertClaim(tx, { ...claim, createdAt: at, expiresAt: claimEnd(at) });
  if (!(await completeClaim(tx, { claim, byId: null, at }))) throw conflict('outside-known');
}
