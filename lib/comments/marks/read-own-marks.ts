import { database } from '@/lib/platform/db';
import type { Viewer } from '@/lib/members/viewer';
import type { CommentView } from '../schemas';
import { noMarks, type OwnMarks } from './schemas';
import { findOwnMarks } from './store';

/**
 * What the viewer has made of the comments of a page and their replies: asked for all of them at once, and for nobody but them.
 * Returns what it is for each comment by its id.
 */
export async function readOwnMarks({
  viewer,
  comments,
}: {
  viewer: Viewer;
  comments: CommentView[];
}): Promise<(commentId: string) => OwnMarks> {
  const ids = idsOf(comments);
  const rows = ids.length > 0 ? await findOwnMarks(database(), viewer.id, ids) : [];
  const marks = new Map(rows.map(({ id, ...own }) => [id, own]));
  return (commentId) => marks.get(commentId) ?? noMarks;
}

const idsOf = (comments: CommentView[]): string[] =>
  comments.flatMap(({ id, author, replies = [] }) => [...(author ? [id] : []), ...idsOf(replies)]);
