import { systemContext, type Context } from '@/lib/platform/context';
import { database } from '@/lib/platform/db';
import { deleteEndedSessions } from './store';

/** Forgets sessions that have run out. Returns how many. */
export const forgetSessions = ({ context = systemContext }: { context?: Context } = {}): Promise<number> =>
  deleteEndedSessions(database(), context.now());
