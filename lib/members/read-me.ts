import { unauthenticated } from '@/lib/platform/errors';
import type { MeView } from './schemas';
import type { Viewer } from './viewer';

/**
 * The viewer as they see themselves.
 * @throws 401
 */
export function readMe({ viewer }: { viewer: Viewer | null }): MeView {
  if (!viewer) throw unauthenticated();
  const { id, displayName, email, verified, role, insider, membership, sanction } = viewer;
  const endsAt = sanction?.endsAt?.toISOString() ?? null;
  const standing = { role, membership, sanction: sanction && { ...sanction, endsAt } };
  return { id, displayName, insider, email, verified, ...standing };
}
