import type { SqlTx } from '@/lib/platform/db';
import { notFound } from '@/lib/platform/errors';
import { isId } from '@/lib/platform/ids';
import { findAssignment, findDuty, type Assignment, type Duty } from './store';

/**
 * An assignment of this reviewer's and the duty that it pays. Lock the reviewer first: before that, another tab may be
 * about to change both.
 * @throws 404 for an id that was not assigned to them, whatever it is the id of (R2)
 */
export async function loadAssignment(
  tx: SqlTx,
  { id, reviewerId }: { id: string; reviewerId: string },
): Promise<{ assignment: Assignment; duty: Duty }> {
  const assignment = isId(id) ? await findAssignment(tx, id, reviewerId) : null;
  const duty = assignment && (await findDuty(tx, assignment.dutyId, reviewerId));
  if (!assignment || !duty) throw notFound('assignment');
  return { assignment, duty };
}
