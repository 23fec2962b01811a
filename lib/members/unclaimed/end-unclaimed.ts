import { database, type SqlTx } from '@/lib/platform/db';
import { deleteUnclaimed, findClaimed, moveToMember } from './store';

/** Who is about to become one with a member: they have an address that is the member's by now. */
export const listClaimed = ({ memberId }: { memberId: string }): Promise<string[]> =>
  findClaimed(database(), memberId);

/**
 * Lets go of an unclaimed member, none of whose comments are theirs any more: what the desk knows of them, and what sources know them by, is the
 * member's. False when somebody else has.
 */
export async function endUnclaimed(tx: SqlTx, pair: { from: string; memberId: string }): Promise<boolean> {
  await moveToMember(tx, pair);
  return deleteUnclaimed(tx, pair);
}
