import { authorize } from '@/lib/members/permissions';
import type { Viewer } from '@/lib/members/viewer';
import { record } from '@/lib/platform/audit';
import { systemContext, type Context } from '@/lib/platform/context';
import { transaction, type Tx } from '@/lib/platform/db';
import { conflict, notFound } from '@/lib/platform/errors';
import { emit } from '@/lib/platform/events';
import { isId } from '@/lib/platform/ids';
import { changeDiscussion } from '../discussion/set-discussion';
import { lockDiscussion } from '../discussion/store';
import { bareAddress } from '../rules';
import { deleteArticle } from '../store';
import type { DiscoveryAct } from './schemas';
import { insertDismissed, isInUse, lockDiscovered, markLookedAt, type DiscoveredArticle } from './store';

type Given = { viewer: Viewer | null; id: string; act: DiscoveryAct; context?: Context };
type Acting = { article: DiscoveredArticle; actorId: string; at: Date };

/**
 * Does with an article that made itself known what the desk thinks right, and it is new no more. What is so already changes nothing.
 * @throws 401, 403 when the viewer is not of the desk, 404 for one that did not make itself known, 409 `article-in-use` when it is to go and somebody has
 *   written under it
 */
export async function actOnDiscovered({ viewer, id, act, context = systemContext }: Given): Promise<void> {
  const { id: actorId } = authorize(viewer, 'article.moderate');
  const at = context.now();
  await transaction(async (tx) => {
    const article = isId(id) ? await lockDiscovered(tx, id) : null;
    if (!article) throw notFound('article');
    await acts[act](tx, { article, actorId, at });
    if (act !== 'remove') await markLookedAt(tx, id, at);
  });
}

const acts: Record<DiscoveryAct, (tx: Tx, acting: Acting) => Promise<void>> = {
  confirm: async (tx, { article, actorId, at }) => {
    if (article.lookedAt) return;
    const { id: subjectId, slug } = article;
    await record(tx, { at, actorId, action: 'article.confirm', subjectType: 'article', subjectId });
    // No page shows it.
    await emit(tx, { type: 'article.confirm', subjectId, payload: { slug } });
  },

  close: async (tx, { article: { id }, actorId, at }) => {
    const discussion = await lockDiscussion(tx, id);
    if (discussion)
      await changeDiscussion(tx, discussion, { changes: { commenting: 'CLOSED' }, actorId, at });
  },

  remove: async (tx, { article, actorId, at }) => {
    const { id: subjectId, slug, address } = article;
    // Nobody loses what they have written there.
    if (await isInUse(tx, subjectId)) throw conflict('article-in-use');
    await insertDismissed(tx, { address: bareAddress(address), articleId: subjectId, at });
    await deleteArticle(tx, subjectId);
    await record(tx, {
      at,
      actorId,
      action: 'article.remove',
      subjectType: 'article',
      subjectId,
      details: { address },
    });
    await emit(tx, {
      type: 'article.remove',
      subjectId,
      payload: { slug },
      tags: ['front', 'articles', `article:${subjectId}`],
      removal: true,
    });
  },
};
