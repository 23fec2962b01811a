import { authorize } from '@/lib/members/permissions';
import type { Viewer } from '@/lib/members/viewer';
import { systemContext, type Context } from '@/lib/platform/context';
import { database } from '@/lib/platform/db';
import { notFound } from '@/lib/platform/errors';
import { isId } from '@/lib/platform/ids';
import type { DiscussionView } from './schemas';
import { findDiscussion } from './store';
import { toView } from './views';

/**
 * How the comments on an article are taken.
 * @throws 401, 403 when the viewer is not of the desk, 404
 */
export async function readDiscussion({
  viewer,
  id,
  context = systemContext,
}: {
  viewer: Viewer | null;
  id: string;
  context?: Context;
}): Promise<DiscussionView> {
  authorize(viewer, 'article.moderate');
  const row = isId(id) ? await findDiscussion(database(), id) : null;
  if (!row) throw notFound('article');
  return toView(row, context.now());
}
