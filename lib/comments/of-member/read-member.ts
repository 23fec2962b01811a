import { database } from '@/lib/platform/db';
import type { Viewer } from '@/lib/members/viewer';
import { readProfile } from '@/lib/members/read-profile';
import { countOfMember } from '../store';
import type { MemberPageView } from './schemas';

/**
 * A member as everybody may know them, and how much of theirs readers see.
 * @throws 404
 */
export async function readMember({
  viewer = null,
  memberId,
}: {
  viewer?: Viewer | null;
  memberId: string;
}): Promise<MemberPageView> {
  const profile = await readProfile({ viewer, id: memberId });
  return { ...profile, published: await countOfMember(database(), profile.id) };
}
