import { systemContext, type Context } from '@/lib/platform/context';
import { database, isUnreachable } from '@/lib/platform/db';
import { unavailable } from '@/lib/platform/errors';
import { findViewerBySession } from './store';
import type { Viewer } from './viewer';

type FindViewer = { sessionToken: string; context?: Context };

/**
 * Whose session this is, as things stand now: a role taken away, a membership that lapsed or a ban counts at once.
 * Null when the session was ended, ran out, or never was.
 * @throws 503 when the database is away: nobody is taken for signed out because of that
 */
export async function findViewer({
  sessionToken,
  context = systemContext,
}: FindViewer): Promise<Viewer | null> {
  try {
    return await findViewerBySession(database(), sessionToken, context.now());
  } catch (error) {
    throw isUnreachable(error) ? unavailable(error) : error;
  }
}
