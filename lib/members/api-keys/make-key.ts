import { systemContext, type Context } from '@/lib/platform/context';
import { isUniqueViolation } from '@/lib/platform/database-errors';
import { conflict, refused } from '@/lib/platform/errors';
import { newId } from '@/lib/platform/ids';
import { authorize } from '../permissions';
import { assertFreshProof } from '../proof/assert-fresh-proof';
import type { Viewer } from '../viewer';
import { keepKeys, noteKeyChange, type Kept } from './keep-keys';
import { keyEnd, MOST_KEYS } from './rules';
import type { NewSecret, Scope } from './schemas';
import { keptOf, newSecret } from './secret';
import { countKeys, insertKey } from './store';

type Made = {
  name: string;
  scopes: Scope[];
  /** Days after which it ends; null: when somebody ends it. */
  lasts: number | null;
};
type MakeKey = Made & { viewer: Viewer | null; context?: Context };

/**
 * Makes a key that acts in the viewer's name within its scopes. Its secret is in the answer and nowhere else: only a hash of it is kept,
 * and the answer, sealed, for who sends the same form twice.
 * @throws 401, 403 when the viewer is no administrator, or no longer, or has not proved lately that it is they, 409 `key-name-taken`,
 *   422 `too-many-keys`
 */
export async function makeKey({ viewer, context = systemContext, ...made }: MakeKey): Promise<NewSecret> {
  assertFreshProof(authorize(viewer, 'api-key.keep'));
  try {
    return await keepKeys(viewer, context, (kept) => makeLockedKey(kept, made));
  } catch (error) {
    if (isUniqueViolation(error)) throw conflict('key-name-taken', { field: 'name' });
    throw error;
  }
}

/**
 * The same within the transaction of something larger, whose maker has proved before that it is they.
 * @throws 422 `too-many-keys`
 */
export async function makeLockedKey(kept: Kept, { name, scopes, lasts }: Made): Promise<NewSecret> {
  const { tx, admin, at } = kept;
  const [id, secret, unique] = [newId(), newSecret(), [...new Set(scopes)]];
  if ((await countKeys(tx)) >= MOST_KEYS) throw refused('too-many-keys', { limit: MOST_KEYS });
  const endsAt = keyEnd(at, lasts);
  await insertKey(tx, {
    id,
    name,
    scopes: unique,
    byId: admin.id,
    createdAt: at,
    endsAt,
    ...keptOf(secret),
  });
  const details = { scopes: unique.join(' '), endsAt: endsAt?.toISOString() ?? null };
  await noteKeyChange(kept, { change: 'make', key: { id, name }, details });
  return { name, secret };
}
