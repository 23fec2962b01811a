import type { Context } from '@/lib/platform/context';
import { isUnreachable } from '@/lib/platform/database-errors';
import { sqlStatements } from '@/lib/platform/db';
import { AppError, unavailable } from '@/lib/platform/errors';
import { log } from '@/lib/platform/log';
import { may } from '../permissions';
import type { Viewer } from '../viewer';
import type { Scope } from './schemas';
import { hashSecret, isSecret } from './secret';
import { findKeyInUse, noteUsed, type KeyInUse } from './store';

/** Whoever calls by a key: the administrator who made it, as things stand now, and what it may do of that. */
export type Caller = { viewer: Viewer; key: { id: string; name: string; scopes: Scope[] } };

/**
 * In whose name a secret acts. That a key is in use is noted without anybody waiting for it.
 * @throws 401 `bad-key` for what is no secret of ours, or of a key that has ended or run out, `key-stopped` where whoever made it may not
 *   run the place any more, or not now; 503 when the database is away
 */
export async function findCaller({
  secret,
  context,
}: {
  secret: string;
  context?: Context;
}): Promise<Caller> {
  const found = isSecret(secret) ? await lookUp(hashSecret(secret), context?.now()) : null;
  if (!found) throw new AppError(401, 'bad-key');
  const { viewer, key, unseen } = found;
  if (!may(viewer, 'api-key.keep')) throw new AppError(401, 'key-stopped');
  if (unseen)
    noteUsed(sqlStatements(), key).catch((err: unknown) =>
      log().debug({ err, keyId: key.id }, 'could not note that a key is in use'),
    );
  const { id, name, scopes } = key;
  return { viewer, key: { id, name, scopes } };
}

async function lookUp(secretHash: string, now: Date | undefined): Promise<KeyInUse | null> {
  try {
    return await findKeyInUse(sqlStatements(), secretHash, now);
  } catch (error) {
    throw isUnreachable(error) ? unavailable(error) : error;
  }
}
