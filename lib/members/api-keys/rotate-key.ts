import { systemContext, type Context } from '@/lib/platform/context';
import { conflict, forbidden, notFound } from '@/lib/platform/errors';
import { authorize } from '../permissions';
import { assertFreshProof } from '../proof/assert-fresh-proof';
import type { Viewer } from '../viewer';
import { keepKeys, noteKeyChange } from './keep-keys';
import { keyEnd, overlapEnd } from './rules';
import type { NewSecret } from './schemas';
import { keptOf, newSecret } from './secret';
import { lockKey, renewSecret } from './store';

type RotateKey = {
  viewer: Viewer | null;
  id: string;
  /** As the viewer has seen it. */
  version: number;
  /** Hours for which the secret before goes on; 0: it stops at once. */
  overlap: number;
  /** Days after which the key ends, from now; null: when somebody ends it. */
  lasts: number | null;
  context?: Context;
};

/**
 * Gives a key another secret, which is in the answer and nowhere else. The one before goes on for as long as was chosen; one before that
 * stops. Only whoever made a key does it: whoever has the secret acts in their name.
 * @throws 401, 403 when the viewer is no administrator, or has not proved lately that it is they, or `not-your-key`, 404 where it has
 *   ended, 409 `key-rotated` when it has another secret by now than the viewer has seen
 */
export async function rotateKey({
  viewer,
  id,
  version,
  overlap,
  lasts,
  context = systemContext,
}: RotateKey): Promise<NewSecret> {
  assertFreshProof(authorize(viewer, 'api-key.keep'));
  const secret = newSecret();
  return keepKeys(viewer, context, async (kept) => {
    const { tx, admin, at } = kept;
    const key = await lockKey(tx, id);
    if (!key) throw notFound('key');
    if (key.byId !== admin.id) throw forbidden('not-your-key');
    if (key.version !== version)
      throw conflict('key-rotated', { details: { current: { version: key.version } } });
    const [endsAt, previousUntil] = [keyEnd(at, lasts), overlapEnd(at, overlap)];
    await renewSecret(tx, { id, ...keptOf(secret), previousUntil, at, endsAt });
    const details = { overlapHours: overlap, endsAt: endsAt?.toISOString() ?? null };
    await noteKeyChange(kept, { change: 'rotate', key, details });
    return { name: key.name, secret };
  });
}
