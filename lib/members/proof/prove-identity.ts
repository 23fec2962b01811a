import { database, transaction } from '@/lib/platform/db';
import { refused, unauthenticated } from '@/lib/platform/errors';
import { countAgainst, giveBack } from '@/lib/platform/rate-limits';
import { verifyPassword } from '../passwords';
import { findPasswordHash, isPasswordStill } from '../store';
import type { Viewer } from '../viewer';
import { PROOFS_PER_MEMBER } from './rules';
import { proofInput } from './schemas';
import { setProved } from './store';

type Prove = { viewer: Viewer | null; password: string };

/**
 * Shows by the password that it is the viewer who uses this session, which holds for some minutes (`assertFreshProof`).
 * @throws 401, also when the session has ended meanwhile; 422 `wrong-password`; 429
 */
export async function proveIdentity({ viewer, ...input }: Prove): Promise<void> {
  if (!viewer) throw unauthenticated();
  const { password } = proofInput.parse(input);
  await countAgainst(PROOFS_PER_MEMBER, viewer.id);
  const passwordHash = await findPasswordHash(database(), viewer.id);
  if (!(await verifyPassword(passwordHash, password)) || passwordHash === null) throw wrongPassword();
  await transaction(async (tx) => {
    // Another one may have been chosen while this one was weighed.
    if (!(await isPasswordStill(tx, viewer.id, passwordHash))) throw wrongPassword();
    if (!(await setProved(tx, viewer.sessionId))) throw unauthenticated('form');
  });
  await giveBack(PROOFS_PER_MEMBER, viewer.id);
}

const wrongPassword = () => refused('wrong-password', { field: 'password' });
