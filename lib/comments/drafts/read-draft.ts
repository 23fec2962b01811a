import { database } from '@/lib/platform/db';
import { isId } from '@/lib/platform/ids';
import type { Viewer } from '@/lib/members/viewer';
import { findDraft } from '../store';
import { toDraftView, type DraftView } from './schemas';

/** What the member has typed and not yet submitted there; null when nothing. `target` is what it answers: a comment's or the article's id. */
export async function readDraft({
  viewer,
  target,
}: {
  viewer: Viewer;
  target: string;
}): Promise<DraftView | null> {
  const draft = isId(target) ? await findDraft(database(), viewer.id, target) : null;
  return draft && toDraftView(draft);
}
