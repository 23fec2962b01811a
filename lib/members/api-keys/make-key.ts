import { systemContext, type Context } from '@/lib/platform/context';
import { isUniqueViolation } from '@/lib/platform/database-errors';
import { conflict, refused } from '@/lib/platform/errors';
import { newId } from '@/lib/platform/ids';
import { authorize } from '../permissions';
import { assertFreshProof } from '../proof/assert-fresh-proof';
import type { Viewer } from '../viewer';
import { keepKeys, noteKeyChange } from './keep-keys';
import { keyEnd, MOST_KEYS } from './rules';
import type { NewSecret, Scope } from './schemas';
import { keptOf, newSecret } from './secret';
import { countKeys, insertKey } from './store';

type MakeKey = {
  viewer: Viewer | null;
  name: string;
  scopes: Scope[];
  /** Days after which it ends; null: when somebody ends it. */
  lasts: number | null;
  context?: Context;
};

/**
 * Makes a key that acts in the viewer's name within its scopes. Its secret is in the answer and nowhere else: only a hash of it is kept,
 * and the answer, sealed, for who sends the same form twice.
 * @throws 401, 403 when the viewer is no administrator, or no longer, or has not proved lately that it is they, 409 `key-name-taken`,
 *   422 `too-many-keys`
 */
export async function makeKey({
  viewer,
  name,
  scopes,
  lasts,
  context = systemContext,
}: MakeKey): Promise<NewSecret> {
  assertFreshProof(authorize(viewer, 'api-key.keep'));
  const [id, secret] = [newId(), newSecret()];
  const unique = [...new Set(scopes)];
  try {
    await keepKeys(viewer, context, async (kept) => {
      const { tx, admin, at } = kept;
      if ((await countKeys(tx)) >= MOST_KEYS) throw refused('too-many-keys', { limit: MOST_KEYS });
      const endsAt = keyEnd(at, lasts);
      await insertKey(tx, {
        ...{ id, name, scopes: unique, byId: admin.id, createdAt: at, endsAt },
        ...keptOf(secret),
      });
      const details = { scopes: unique.join(' '), endsAt: endsAt?.toISOString() ?? null };
      await noteKeyChange(kept, { change: 'make', key: { id, name }, details });
    });
  } catch (error) {
    if (isUniqueViolation(error)) throw conflict('key-name-taken', { field: 'name' });
    throw error;
  }
  return { name, secret };
}
