import { systemContext, type Context } from '@/lib/platform/context';
import { countAgainst } from '@/lib/platform/rate-limits';
import { readArticle } from '@/lib/articles/read-article';
import { authorize } from '@/lib/members/permissions';
import type { Viewer } from '@/lib/members/viewer';
import { KEEPING_PER_MEMBER } from '../marks/limits';
import { takeUp } from './take-up';

/**
 * Has the viewer told of what is posted under an article. Doing it again changes nothing.
 * @throws 401, 403, 404 for an unknown article, 422 when they follow 500 conversations already, 429
 */
export async function followArticle({
  viewer,
  articleSlug,
  context = systemContext,
}: {
  viewer: Viewer | null;
  articleSlug: string;
  context?: Context;
}): Promise<void> {
  const { id } = authorize(viewer, 'reader.keep');
  await countAgainst(KEEPING_PER_MEMBER, id);
  const article = await readArticle({ slug: articleSlug });
  await takeUp(id, { articleId: article.id, rootId: null }, context);
}
