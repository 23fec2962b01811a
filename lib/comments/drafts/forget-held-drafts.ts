import { systemContext, type Context } from '@/lib/platform/context';
import { database } from '@/lib/platform/db';
import { DAY_MS } from '@/lib/platform/durations';
import { pruneHeldDrafts } from '../store';

const KEPT_MS = DAY_MS;

/** Forgets texts that nobody has claimed within a day. Returns how many. */
export async function forgetHeldDrafts({
  context = systemContext,
}: { context?: Context } = {}): Promise<number> {
  const { count } = await pruneHeldDrafts(database(), new Date(context.now().getTime() - KEPT_MS));
  return count;
}
