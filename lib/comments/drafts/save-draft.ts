import { systemContext, type Context } from '@/lib/platform/context';
import { database } from '@/lib/platform/db';
import type { Viewer } from '@/lib/members/viewer';
import { deleteDraft, upsertDraft } from '../store';
import { placeDraft } from './place-draft';

/**
 * Keeps what a member is typing, for any of their devices. An empty text forgets it.
 * @throws 404, 422 when it is too long to be kept
 */
export async function saveDraft({
  viewer,
  articleSlug,
  parentId,
  body,
  context = systemContext,
}: {
  viewer: Viewer;
  articleSlug: string;
  parentId?: string | null;
  body: string;
  context?: Context;
}): Promise<void> {
  const draft = await placeDraft({ articleSlug, parentId, body });
  if (draft.body.trim() === '') await deleteDraft(database(), viewer.id, draft.target);
  else await upsertDraft(database(), viewer.id, draft, context.now());
}
