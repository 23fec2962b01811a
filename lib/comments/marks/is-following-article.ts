import { database } from '@/lib/platform/db';
import type { Viewer } from '@/lib/members/viewer';
import { findArticleFollowed } from './store';

/** Whether the viewer follows an article's whole discussion. */
export const isFollowingArticle = ({
  viewer,
  articleId,
}: {
  viewer: Viewer;
  articleId: string;
}): Promise<boolean> => findArticleFollowed(database(), viewer.id, articleId);
