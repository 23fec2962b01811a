import { database } from '@/lib/platform/db';
import { unauthenticated } from '@/lib/platform/errors';
import { sessionLimits } from '../rules';
import type { Viewer } from '../viewer';
import type { SessionView } from './schemas';
import { findSessionsOf } from './store';

/** What limits the sessions of a viewer, as they are told it: `idle` is in hours for staff, and in days for everybody else. */
export const limitsOf = ({ role }: Viewer): { isStaff: boolean; days: number; idle: number } => {
  const isStaff = role !== 'MEMBER';
  return { isStaff, ...sessionLimits(isStaff) };
};

/**
 * Where the viewer is signed in: this session first, and then the one that was used last.
 * @throws 401
 */
export async function listSessions({ viewer }: { viewer: Viewer | null }): Promise<SessionView[]> {
  if (!viewer) throw unauthenticated();
  const rows = await findSessionsOf(database(), viewer.id);
  return rows
    .map(({ createdAt, lastSeenAt, ...row }) => ({
      ...row,
      openedAt: createdAt.toISOString(),
      lastSeenAt: lastSeenAt.toISOString(),
      current: row.id === viewer.sessionId,
    }))
    .sort((one, other) => Number(other.current) - Number(one.current));
}
