import { database } from '@/lib/platform/db';
import { isId } from '@/lib/platform/ids';
import type { Viewer } from '@/lib/members/viewer';
import { findDraft } from '../store';

/** What the member has typed and not yet submitted there; null when nothing. `target` is what it answers: a comment's or the article's id. */
export async function readDraft({
  viewer,
  target,
}: {
  viewer: Viewer;
  target: string;
}): Promise<string | null> {
  return isId(target) ? findDraft(database(), viewer.id, target) : null;
}
