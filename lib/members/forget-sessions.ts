import { systemContext, type Context } from '@/lib/platform/context';
import { database } from '@/lib/platform/db';
import { deleteEndedHolds, deleteEndedSessions } from './store';

/** Forgets sessions, and sign-ups that are held, that have run out. Returns how many. */
export async function forgetSessions({
  context = systemContext,
}: { context?: Context } = {}): Promise<number> {
  const now = context.now();
  return (await deleteEndedSessions(database(), now)) + (await deleteEndedHolds(database(), now));
}
