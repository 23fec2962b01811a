import type { Viewer } from '@/lib/members/viewer';
import { database } from '@/lib/platform/db';
import type { ArticleView } from '../schemas';
import { isAuthor } from '../store';

/**
 * Whether an article takes comments from somebody, as far as the article goes: from members of staff, which are those of the desk and
 * authors, also where members have to leave them the word.
 */
export async function takesFrom({
  article: { discussion },
  viewer,
}: {
  article: ArticleView;
  viewer: Viewer | 'member' | null;
}): Promise<boolean> {
  if (discussion.takes !== 'STAFF') return discussion.takes === 'OPEN';
  // On the copy for all members nobody is known; members of staff are made a page of their own there.
  if (!viewer || viewer === 'member') return false;
  return viewer.role !== 'MEMBER' || isAuthor(database(), viewer.id);
}
