import { systemContext, type Context } from '@/lib/platform/context';
import { database } from '@/lib/platform/db';
import { findLiveSessions } from './store';

/** Of these sessions those that have neither been ended nor run out: one look for all that are waited upon. */
export const keepLiveSessions = async ({
  sessionIds,
  context = systemContext,
}: {
  sessionIds: string[];
  context?: Context;
}): Promise<Set<string>> => new Set(await findLiveSessions(database(), sessionIds, context.now()));
