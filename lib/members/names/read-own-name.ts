import { systemContext, type Context } from '@/lib/platform/context';
import { database } from '@/lib/platform/db';
import type { Viewer } from '../viewer';
import { mayRenameFrom } from './rules';
import { findLatestRename } from './store';

/** What the viewer is called, and when they may next change that; null for at once. */
export async function readOwnName({
  viewer,
  context = systemContext,
}: {
  viewer: Viewer;
  context?: Context;
}): Promise<{ displayName: string; from: Date | null }> {
  const latest = await findLatestRename(database(), viewer.id);
  return { displayName: viewer.displayName, from: mayRenameFrom(latest, context.now()) };
}
