import { sqlStatements } from '@/lib/platform/db';
import { may } from './permissions';
import { findViewersBySessions } from './store';

/** Of these sessions those that live, and whose members may read the desk, as things stand now: one look for all that are waited upon. */
export async function keepAtDesk({ sessionIds }: { sessionIds: string[] }): Promise<Set<string>> {
  const viewers = await findViewersBySessions(sqlStatements(), sessionIds);
  return new Set(viewers.filter((viewer) => may(viewer, 'desk.read')).map(({ sessionId }) => sessionId));
}
