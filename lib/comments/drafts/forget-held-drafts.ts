import { systemContext, type Context } from '@/lib/platform/context';
import { database } from '@/lib/platform/db';
import { pruneHeldDrafts } from '../store';

const KEPT_MS = 24 * 3_600_000;

/** Forgets texts that nobody has claimed within a day. Returns how many. */
export async function forgetHeldDrafts({
  context = systemContext,
}: { context?: Context } = {}): Promise<number> {
  const { count } = await pruneHeldDrafts(database(), new Date(context.now().getTime() - KEPT_MS));
  return count;
}
