import { database } from '@/lib/platform/db';
import { refused } from '@/lib/platform/errors';
import { verifyPassword } from '../passwords';
import { findPasswordHash } from '../store';
import type { Viewer } from '../viewer';

/**
 * That it is the member who asks, and not somebody who found their device signed in. Whoever calls it has counted the attempt.
 * @throws 422 `wrong-password`
 */
export async function assertPresentPassword(viewer: Viewer, presentPassword: string): Promise<void> {
  // By their id: somebody else may have shown that the address is theirs.
  if (!(await verifyPassword(await findPasswordHash(database(), viewer.id), presentPassword)))
    throw refused('wrong-password', { field: 'presentPassword' });
}
