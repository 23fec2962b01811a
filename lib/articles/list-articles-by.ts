import { authorize } from '@/lib/members/permissions';
import type { Viewer } from '@/lib/members/viewer';
import { database } from '@/lib/platform/db';
import { isId } from '@/lib/platform/ids';
import { findByAuthor } from './store';

/** The most that are listed. */
const MOST = 50;

/**
 * The articles in which a member is marked as their author, the newest first, fifty at most.
 * @throws 401, 403 when the viewer is not of the desk
 */
export async function listArticlesBy({
  viewer,
  memberId,
}: {
  viewer: Viewer | null;
  memberId: string;
}): Promise<{ slug: string; title: string }[]> {
  authorize(viewer, 'member.read');
  return isId(memberId) ? findByAuthor(database(), memberId, MOST) : [];
}
