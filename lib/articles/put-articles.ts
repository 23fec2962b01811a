import { z } from 'zod';
import { authorize } from '@/lib/members/permissions';
import type { Viewer } from '@/lib/members/viewer';
import { systemContext, type Context } from '@/lib/platform/context';
import { AppError } from '@/lib/platform/errors';
import { putArticle } from './put-article';
import type { BatchItem } from './schemas';

/** What became of one: where it is, or why it is not. */
export type PutResult = { externalId: string | null } & (
  { article: { id: string; slug: string }; created: boolean; error: null } | { article: null; error: unknown }
);

/**
 * Puts articles that another system knows by their ids there, one after another in the order given, each as `putArticle` does: one that is
 * refused keeps none of the others from it. What is our own fault ends it; the same again does the rest.
 * @throws 401, 403 for all but administrators
 */
export async function putArticles({
  viewer,
  items,
  context = systemContext,
}: {
  viewer: Viewer | null;
  items: BatchItem[];
  context?: Context;
}): Promise<PutResult[]> {
  authorize(viewer, 'article.import');
  const results: PutResult[] = [];
  for (const item of items) results.push(await putOne(viewer, item, context));
  return results;
}

async function putOne(
  viewer: Viewer | null,
  { externalId, article: given, issues }: BatchItem,
  context: Context,
): Promise<PutResult> {
  if (externalId === null || given === null)
    return { externalId, article: null, error: new z.ZodError(issues) };
  try {
    const { article, created } = await putArticle({ viewer, externalId, article: given, context });
    return { externalId, article: { id: article.id, slug: article.slug }, created, error: null };
  } catch (error) {
    if (!(error instanceof AppError) || error.status >= 500) throw error;
    return { externalId, article: null, error };
  }
}
