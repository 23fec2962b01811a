import { database } from '@/lib/platform/db';
import type { Viewer } from '@/lib/members/viewer';
import { currentPolicy } from '@/lib/policy/current-policy';
import type { PolicySettings } from '@/lib/policy/schemas';
import { standingInLine } from '../pace/rules';
import type { OwnCommentView } from '../schemas';
import { findUnderWay, type UnderWayRow } from './store';

// What is a member's own on a page is asked in one statement, which is not this subject's.
export { underWayOf, type UnderWayRow } from './store';

/** The newest comment of a member's that is on its way to its readers, and how many reviews they owe for all of theirs. */
export type UnderWay = Pick<OwnCommentView, 'id' | 'status' | 'reviews' | 'line'> & { owed: number };

/** Null where nothing of the viewer's is on its way. */
export async function readUnderWay({ viewer }: { viewer: Pick<Viewer, 'id'> }): Promise<UnderWay | null> {
  const [row, { review }] = await Promise.all([findUnderWay(database(), viewer.id), currentPolicy()]);
  return row && toUnderWay(row, review);
}

/** A row of the database's `own_under_way` as its author is told it. */
export const toUnderWay = (
  { id, state, required, done, owed, ...row }: UnderWayRow,
  policy: Pick<PolicySettings['review'], 'quorum' | 'objection' | 'small'>,
): UnderWay => ({
  id,
  status: state,
  reviews: { required, done },
  line: state === 'IN_REVIEW' ? standingInLine(row, policy) : null,
  owed,
});
