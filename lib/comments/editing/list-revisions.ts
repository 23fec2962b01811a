import { diffWordsWithSpace } from 'diff';
import { database } from '@/lib/platform/db';
import { notFound } from '@/lib/platform/errors';
import { isId } from '@/lib/platform/ids';
import { authorize } from '@/lib/members/permissions';
import type { Viewer } from '@/lib/members/viewer';
import { findRevisions, type RevisionRow } from './store';

/** A piece of a text beside the one before it. */
type Part = { kind: 'same' | 'added' | 'removed'; text: string };

/** A text that a comment has or had; `parts` tells it from the one before, and is null for the first and for older ones. */
export type RevisionView = Omit<RevisionRow, 'createdAt' | 'decisions'> & {
  createdAt: string;
  decisions: RevisionRow['decisions'];
  parts: Part[] | null;
};

/** Texts that are listed: more than an author can send in the time of a case. */
const LISTED = 30;
/** The newest of them, whose changes are shown. */
const COMPARED = 5;
/** Steps after which two texts are taken to have nothing in common; the time it takes grows with their square. */
const STEPS = 400;

/**
 * The texts that a comment has had, the newest first, with what was decided about each and what changed, for the desk.
 * @throws 401, 403, 404
 */
export async function listRevisions({
  viewer,
  commentId,
}: {
  viewer: Viewer | null;
  commentId: string;
}): Promise<RevisionView[]> {
  authorize(viewer, 'desk.read');
  const rows = isId(commentId) ? await findRevisions(database(), commentId, LISTED) : [];
  if (rows.length === 0) throw notFound('comment');
  return rows.map((row, index) => {
    const before = rows[index + 1];
    return {
      ...row,
      createdAt: row.createdAt.toISOString(),
      decisions: row.decisions.map((one) => ({ ...one, at: new Date(one.at).toISOString() })),
      parts: before && index < COMPARED ? partsOf(before.body, row.body) : null,
    };
  });
}

const words = new Intl.Segmenter('en', { granularity: 'word' });

function partsOf(before: string, after: string): Part[] {
  const found = diffWordsWithSpace(before, after, { intlSegmenter: words, maxEditLength: STEPS });
  if (!found)
    return [
      { kind: 'removed', text: before },
      { kind: 'added', text: after },
    ];
  return found.map(({ added, removed, value }) => ({
    kind: added ? 'added' : removed ? 'removed' : 'same',
    text: value,
  }));
}
