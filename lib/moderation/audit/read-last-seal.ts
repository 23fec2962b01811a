import { database } from '@/lib/platform/db';
import { authorize } from '@/lib/members/permissions';
import type { Viewer } from '@/lib/members/viewer';
import { findLastSeal, findOldestUnsealed } from './store';

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

/** Seconds that the oldest entry of the record has waited for its seal; 0 when none waits. */
export async function readWaitingSeals({ now }: { now: Date }): Promise<number> {
  const since = await findOldestUnsealed(database());
  return since ? Math.max(0, (now.getTime() - since.getTime()) / 1000) : 0;
}
