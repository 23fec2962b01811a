import { systemContext, type Context } from '@/lib/platform/context';
import { notFound } from '@/lib/platform/errors';
import type { Viewer } from '../viewer';
import { keepKeys, noteKeyChange, type Kept } from './keep-keys';
import { findNamed, lockKey, setEnded } from './store';

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
    const key = await lockKey(kept.tx, id);
    if (!key) throw notFound('key');
    await endLocked(kept, key);
    return { name: key.name };
  });
}

/** Ends the key of a name, where there is one, within the transaction of something larger: another takes its place. */
export async function endKeyOfName(kept: Kept, name: string): Promise<void> {
  const key = await findNamed(kept.tx, name);
  if (key) await endLocked(kept, key);
}

async function endLocked(kept: Kept, key: { id: string; name: string }): Promise<void> {
  const { tx, admin, at } = kept;
  await setEnded(tx, { id: key.id, at, byId: admin.id });
  await noteKeyChange(kept, { change: 'end', key, details: {} });
}
