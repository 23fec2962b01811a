import { database } from '@/lib/platform/db';
import type { Viewer } from '../viewer';
import { findMutedOf } from './store';

/** Which of these members the viewer has muted: what they wrote is folded for them, or left out. */
export async function findMutedAmong({
  viewer,
  memberIds,
}: {
  viewer: Viewer;
  memberIds: string[];
}): Promise<Set<string>> {
  return new Set(memberIds.length > 0 ? await findMutedOf(database(), viewer.id, memberIds) : []);
}
