import type { Context } from '@/lib/platform/context';
import { isUnreachable } from '@/lib/platform/database-errors';
import { sqlStatements, type SqlTx } from '@/lib/platform/db';
import { unavailable } from '@/lib/platform/errors';
import { noteSeen } from './sessions/note-seen';
import { findViewerBySession, findViewersBySessions } from './store';
import type { Viewer } from './viewer';

type FindViewer = {
  sessionToken: string;
  /** Nobody asked for it but the page itself: the session is no less left alone for that. */
  unasked?: boolean;
  context?: Context;
};

/**
 * Whose session this is, as things stand now: a role taken away, a membership that lapsed or a ban counts at once.
 * Null when the session was ended, ran out, was left alone for too long, or never was, by the database's clock.
 * @throws 503 when the database is away: nobody is taken for signed out because of that
 */
export async function findViewer({
  sessionToken,
  unasked = false,
  context,
}: FindViewer): Promise<Viewer | null> {
  try {
    const found = await findViewerBySession(sqlStatements(), sessionToken, context?.now());
    if (found?.unseen && !unasked) noteSeen(found.viewer.sessionId);
    return found?.viewer ?? null;
  } catch (error) {
    throw isUnreachable(error) ? unavailable(error) : error;
  }
}

/** The same by the id of a session in which something was agreed to, within the transaction in which it is done. */
export async function findViewerIn(db: SqlTx, sessionId: string): Promise<Viewer | null> {
  const [viewer = null] = await findViewersBySessions(db, [sessionId]);
  return viewer;
}
