import { database } from '@/lib/platform/db';
import type { Viewer } from '@/lib/members/viewer';
import { noMarks, type OwnMarks } from './schemas';
import { findOwnMarks } from './store';

/**
 * What the viewer has made of comments: asked for all of them at once, and for nobody but them. Returns what it is for each by its id.
 */
export async function readOwnMarks({
  viewer,
  ids,
}: {
  viewer: Viewer;
  ids: string[];
}): Promise<(commentId: string) => OwnMarks> {
  const rows = ids.length > 0 ? await findOwnMarks(database(), viewer.id, ids) : [];
  const marks = new Map(rows.map(({ id, ...own }) => [id, own]));
  return (commentId) => marks.get(commentId) ?? noMarks;
}
