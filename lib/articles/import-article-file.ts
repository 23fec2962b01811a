import { authorize } from '@/lib/members/permissions';
import type { Viewer } from '@/lib/members/viewer';
import type { Context } from '@/lib/platform/context';
import { refused } from '@/lib/platform/errors';
import { importText } from './import-article';
import { ArticleFileError } from './parse-article-file';

/**
 * Imports an article from the text of its file, as `npm run articles:import` does.
 * @throws 401, 403 for all but administrators, 422 `article-unreadable` with what is wrong in it
 */
export async function importArticleFile({
  viewer,
  text,
  context,
}: {
  viewer: Viewer | null;
  text: string;
  context?: Context;
}): Promise<{ id: string; slug: string; created: boolean }> {
  const admin = authorize(viewer, 'article.import');
  try {
    return await importText({ text, actorId: admin.id, context });
  } catch (error) {
    if (!(error instanceof ArticleFileError)) throw error;
    throw refused('article-unreadable', { field: 'text', facts: { words: error.message } });
  }
}
