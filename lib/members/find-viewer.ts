import type { Context } from '@/lib/platform/context';
import { isUnreachable } from '@/lib/platform/database-errors';
import { sqlStatements } from '@/lib/platform/db';
import { unavailable } from '@/lib/platform/errors';
import { findViewerBySession } from './store';
import type { Viewer } from './viewer';

type FindViewer = { sessionToken: string; context?: Context };

/**
 * Whose session this is, as things stand now: a role taken away, a membership that lapsed or a ban counts at once.
 * Null when the session was ended, ran out, or never was, by the database's clock.
 * @throws 503 when the database is away: nobody is taken for signed out because of that
 */
export async function findViewer({ sessionToken, context }: FindViewer): Promise<Viewer | null> {
  try {
    return await findViewerBySession(sqlStatements(), sessionToken, context?.now());
  } catch (error) {
    throw isUnreachable(error) ? unavailable(error) : error;
  }
}
