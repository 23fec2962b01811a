import { systemContext, type Context } from '@/lib/platform/context';
import { database } from '@/lib/platform/db';
import type { Happened } from '@/lib/platform/events';
import { objectStore } from '@/lib/platform/object-store/open-object-store';
import { FOLDER, isOld, keysOf, nameIn } from './rules';
import { findShown } from './store';

/** Lets go of the picture that nobody is shown any more since an event. */
export async function deleteGone({
  payload: { gone },
}: Happened<'member.picture' | 'member.picture-removed'>): Promise<void> {
  if (gone !== null) await (await objectStore()).delete(keysOf(gone));
}

/**
 * Lets go of what is stored and is nobody's picture: somebody's request was cut off between the two. What was stored lately may still become
 * one. Returns how many objects.
 */
export async function deleteOrphans({
  context = systemContext,
}: { context?: Context } = {}): Promise<number> {
  const objects = await objectStore();
  const now = context.now();
  let count = 0;
  for await (const some of objects.list(FOLDER)) {
    const old = some.flatMap(({ key, storedAt }) => {
      const name = nameIn(key);
      return name !== undefined && isOld(storedAt, now) ? [{ key, name }] : [];
    });
    const shown = await findShown(database(), [...new Set(old.map(({ name }) => name))]);
    const orphans = old.filter(({ key, name }) => !shown.has(name) || !keysOf(name).includes(key));
    await objects.delete(orphans.map(({ key }) => key));
    count += orphans.length;
  }
  return count;
}
