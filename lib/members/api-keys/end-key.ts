import { systemContext, type Context } from '@/lib/platform/context';
import { notFound } from '@/lib/platform/errors';
import type { Viewer } from '../viewer';
import { keepKeys, noteKeyChange } from './keep-keys';
import { lockKey, setEnded } from './store';

/**
 * Ends a key, whoever made it, with every secret that it has: from the next call on. No fresh proof is asked for: it takes from a
 * program, and gives nobody anything.
 * @throws 401, 403 when the viewer is no administrator, 404 where it has ended already
 */
export async function endKey({
  viewer,
  id,
  context = systemContext,
}: {
  viewer: Viewer | null;
  id: string;
  context?: Context;
}): Promise<{ name: string }> {
  return keepKeys(viewer, context, async (kept) => {
    const { tx, admin, at } = kept;
    const key = await lockKey(tx, id);
    if (!key) throw notFound('key');
    await setEnded(tx, { id, at, byId: admin.id });
    await noteKeyChange(kept, { change: 'end', key, details: {} });
    return { name: key.name };
  });
}
