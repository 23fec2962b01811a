import { sqlStatements } from '@/lib/platform/db';
import { log } from '@/lib/platform/log';
import { touchSession } from '../store';

/** Notes that a session is in use. Nobody waits for it, and where it fails the next request tries again. */
export function noteSeen(sessionId: string): void {
  touchSession(sqlStatements(), sessionId).catch((err: unknown) =>
    log().debug({ err }, 'could not note that a session is in use'),
  );
}
