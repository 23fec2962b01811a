import { database } from '@/lib/platform/db';
import type { Viewer } from '@/lib/members/viewer';
import { readProfile } from '@/lib/members/read-profile';
import { isId } from '@/lib/platform/ids';
import { countOfMember, findArticlesOfMember } from './store';
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

/** Articles that are named, so that no member's page hangs on ever more of them. */
const MOST = 200;

/** The ids of the articles under which readers see something of a member's, the last that they wrote under first: at most 200. */
export async function listArticlesOfMember({ memberId }: { memberId: string }): Promise<string[]> {
  return isId(memberId) ? findArticlesOfMember(database(), memberId, MOST) : [];
}
