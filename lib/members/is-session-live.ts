import { systemContext, type Context } from '@/lib/platform/context';
import { database } from '@/lib/platform/db';
import { isSessionOpen } from './store';

/** Whether a session has neither been ended nor run out, whoever it is of. */
export const isSessionLive = ({
  sessionToken,
  context = systemContext,
}: {
  sessionToken: string;
  context?: Context;
}): Promise<boolean> => isSessionOpen(database(), sessionToken, context.now());
