import { systemContext, type Context } from '@/lib/platform/context';
import { authorize } from '@/lib/members/permissions';
import type { Viewer } from '@/lib/members/viewer';
import { keepDraft } from './keep-draft';
import { countKeeping, placeDraft } from './place-draft';
import type { DraftKept } from './schemas';

/**
 * Keeps what a member is typing, for any of their devices. An empty text forgets it. Where another device kept a different one
 * since `basedOn`, nothing is kept, and that one is the answer.
 * @throws 403 when they may not write, 404, 422 when it is too long to be kept, 429
 */
export async function saveDraft({
  viewer,
  articleSlug,
  parentId,
  body,
  basedOn,
  context = systemContext,
}: {
  viewer: Viewer;
  articleSlug: string;
  parentId?: string | null;
  body: string;
  /** When the text was kept that it goes on from; null: there was none. Left out, it is kept whatever there is. */
  basedOn?: Date | null;
  context?: Context;
}): Promise<DraftKept> {
  authorize(viewer, 'comment.write');
  await countKeeping(viewer.id);
  const draft = await placeDraft({ articleSlug, parentId, body });
  return keepDraft(viewer.id, draft, { basedOn, at: context.now() });
}
