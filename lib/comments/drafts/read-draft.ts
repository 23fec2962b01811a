import { database } from '@/lib/platform/db';
import { isId } from '@/lib/platform/ids';
import type { Viewer } from '@/lib/members/viewer';
import { findDraft, findEditTarget, findNewestDraft } from './store';
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

/** What the member has typed in place of a comment of theirs and not yet sent; null when nothing. */
export async function readEditDraft({
  viewer,
  commentId,
}: {
  viewer: Viewer;
  commentId: string;
}): Promise<DraftView | null> {
  const place = isId(commentId) ? await findEditTarget(database(), viewer.id, commentId) : null;
  const draft = place && (await findDraft(database(), viewer.id, place.target));
  return draft && toDraftView(draft);
}

/** Where the member wrote last what they have not submitted, for the way back to it; null when there is nothing. */
export const findLatestDraft = ({
  viewer,
}: {
  viewer: Viewer;
}): Promise<{ slug: string; title: string; answers: string | null } | null> =>
  findNewestDraft(database(), viewer.id);
