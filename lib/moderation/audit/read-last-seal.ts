import { database } from '@/lib/platform/db';
import { authorize } from '@/lib/members/permissions';
import type { Viewer } from '@/lib/members/viewer';
import { findLastSeal } from './seal-store';

/**
 * The newest seal of the record; null while there is none. Written down elsewhere, it can be asked for again (`npm run audit:verify`).
 * @throws 401, 403
 */
export async function readLastSeal({
  viewer,
}: {
  viewer: Viewer | null;
}): Promise<{ number: number; at: string; hash: string } | null> {
  authorize(viewer, 'audit.read');
  const seal = await findLastSeal(database());
  return seal && { number: seal.number, at: seal.at.toISOString(), hash: seal.hash };
}
