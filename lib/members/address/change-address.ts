import { record } from '@/lib/platform/audit';
import { systemContext, type Context } from '@/lib/platform/context';
import { database, transaction } from '@/lib/platform/db';
import { refused, unauthenticated } from '@/lib/platform/errors';
import { countAgainst } from '@/lib/platform/rate-limits';
import { currentPolicy } from '@/lib/policy/current-policy';
import { accountKey } from '../account-key';
import { assertDomainTaken } from '../bans/assert-domain-taken';
import { verifyPassword } from '../passwords';
import { foldEmail } from '../rules';
import { findPasswordHash, isPasswordStill } from '../store';
import type { Viewer } from '../viewer';
import { claimAddress } from './claim-address';
import { ADDRESS_CHANGES_PER_MEMBER, ADDRESS_LETTERS_PER_ACCOUNT } from './rules';
import { addressChangeInput } from './schemas';
import { lockHolders, setUnverifiedAddress } from './store';

type Wish = { viewer: Viewer | null; email: string; presentPassword: string; context?: Context };

/**
 * Names another address for the viewer. It takes the place of theirs when the link of the letter to it is followed; an address that they
 * have not shown to be theirs makes room at once. Whether somebody else has the new one makes no difference to the answer: that person is
 * told.
 * @throws 401; 422 `wrong-password`, `same-address`, or `email-domain-refused`; 400 for what is no address; 429
 */
export async function changeAddress({ viewer, context = systemContext, ...input }: Wish): Promise<void> {
  if (!viewer) throw unauthenticated();
  const { email, presentPassword } = addressChangeInput.parse(input);
  const emailFolded = foldEmail(email);
  assertDomainTaken(email, (await currentPolicy()).membership);
  await countAgainst(ADDRESS_CHANGES_PER_MEMBER, viewer.id);
  const passwordHash = await findPasswordHash(database(), viewer.id);
  if (!(await verifyPassword(passwordHash, presentPassword)) || passwordHash === null) throw wrongPassword();
  if (emailFolded === foldEmail(viewer.email)) throw refused('same-address', { field: 'email' });
  await countAgainst(ADDRESS_LETTERS_PER_ACCOUNT, accountKey(emailFolded));
  const at = context.now();
  await transaction(async (tx) => {
    const [member] = await lockHolders(tx, viewer.id, '');
    if (!member || !(await isPasswordStill(tx, viewer.id, passwordHash))) throw wrongPassword();
    if (!member.verified) await setUnverifiedAddress(tx, viewer.id, { email, emailFolded });
    await claimAddress(tx, { memberId: viewer.id, email, emailFolded, at });
    await record(tx, {
      at,
      actorId: viewer.id,
      action: 'member.claim-address',
      subjectType: 'member',
      subjectId: viewer.id,
    });
  });
}

const wrongPassword = () => refused('wrong-password', { field: 'presentPassword' });
