import { database } from '@/lib/platform/db';
import { isId } from '@/lib/platform/ids';
import { findArticlesOfMember } from '../store';

/** Articles that are named, so that no member's page hangs on ever more of them. */
const MOST = 200;

/** The ids of the articles under which readers see something of a member's, the last that they wrote under first: at most 200. */
export async function listArticlesOfMember({ memberId }: { memberId: string }): Promise<string[]> {
  return isId(memberId) ? findArticlesOfMember(database(), memberId, MOST) : [];
}
