import { database } from '@/lib/platform/db';
import { notFound } from '@/lib/platform/errors';
import { isId } from '@/lib/platform/ids';
import { may } from './permissions';
import type { ProfileView } from './schemas';
import { findProfile } from './store';
import type { Viewer } from './viewer';

/**
 * A member as everybody may know them. What a sanction keeps them from is between them and the desk, so nothing is said of one.
 * @throws 404 also, but to themselves and the desk, for somebody of whom readers see nothing: no comment, no article, no role
 */
export async function readProfile({
  viewer = null,
  id,
}: {
  viewer?: Viewer | null;
  id: string;
}): Promise<ProfileView> {
  const row = isId(id) ? await findProfile(database(), id) : null;
  if (!row) throw notFound('member');
  if (!row.met && viewer?.id !== id && !may(viewer, 'member.read')) throw notFound('member');
  const { card, memberSince, reviewed, formerly } = row;
  return { ...card, formerly, memberSince, reviewed };
}
