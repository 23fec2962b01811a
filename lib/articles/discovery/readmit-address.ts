import { authorize } from '@/lib/members/permissions';
import type { Viewer } from '@/lib/members/viewer';
import { record } from '@/lib/platform/audit';
import { systemContext, type Context } from '@/lib/platform/context';
import { transaction } from '@/lib/platform/db';
import { notFound } from '@/lib/platform/errors';
import { emit } from '@/lib/platform/events';
import { isId } from '@/lib/platform/ids';
import { takeDismissed } from './store';

/**
 * Lets the page of an article that was removed make itself known again: its next reader does, within a minute on the instances that have just
 * been asked for it.
 * @param id the article that was removed
 * @throws 401, 403 when the viewer is not of the desk, 404 where its page may already
 */
export async function readmitAddress({
  viewer,
  id,
  context = systemContext,
}: {
  viewer: Viewer | null;
  id: string;
  context?: Context;
}): Promise<void> {
  const { id: actorId } = authorize(viewer, 'article.moderate');
  await transaction(async (tx) => {
    const address = isId(id) ? await takeDismissed(tx, id) : null;
    if (address === null) throw notFound('article');
    await record(tx, {
      at: context.now(),
      actorId,
      action: 'article.readmit',
      subjectType: 'article',
      subjectId: id,
      details: { address },
    });
    // No page shows it.
    await emit(tx, { type: 'article.readmit', subjectId: id, payload: { address } });
  });
}
