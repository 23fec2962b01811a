import { systemContext, type Context } from '@/lib/platform/context';
import { database } from '@/lib/platform/db';
import { notFound } from '@/lib/platform/errors';
import type { ArticleView } from './schemas';
import { findBySlug } from './store';

/**
 * One article, by its slug.
 * @throws 404
 */
export async function readArticle({
  slug,
  context = systemContext,
}: {
  slug: string;
  context?: Context;
}): Promise<ArticleView> {
  const article = await findBySlug(database(), slug, context.now());
  if (!article) throw notFound('article');
  return article;
}
