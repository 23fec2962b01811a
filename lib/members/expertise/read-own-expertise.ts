import { database } from '@/lib/platform/db';
import { unauthenticated } from '@/lib/platform/errors';
import { currentPolicy } from '@/lib/policy/current-policy';
import type { Viewer } from '../viewer';
import type { OwnExpertiseView } from './schemas';
import { findEntries } from './store';
import { toOwnView } from './views';

/**
 * What the viewer has said that they know, also when they may no longer change it.
 * @throws 401
 */
export async function readOwnExpertise({ viewer }: { viewer: Viewer | null }): Promise<OwnExpertiseView> {
  if (!viewer) throw unauthenticated();
  const [entries, { expertise }] = await Promise.all([findEntries(database(), viewer.id), currentPolicy()]);
  return toOwnView(entries, expertise.fields);
}
