import type { SqlTx } from '@/lib/platform/db';
import type { Policy } from '@/lib/policy/schemas';
import { nextStanding } from './ladder-rules';
import { moveStanding } from './move-standing';
import { findKnownOutcomes, type ReviewerRow } from './store';

/** Moves a reviewer, whose record is locked, up or down the ladder if what is known of them by now says so (R13). */
export async function climbLadder(
  tx: SqlTx,
  row: ReviewerRow,
  { policy, at }: { policy: Policy; at: Date },
): Promise<void> {
  const { ladder } = policy.review;
  const enough = Math.max(ladder.window, ladder.afterWarning, ladder.returnAfter);
  const outcomes = await findKnownOutcomes(tx, row, enough);
  const { standing, standingSince, byModerator } = row;
  const move = nextStanding({ standing, since: standingSince, byModerator }, outcomes, ladder);
  if (!move) return;
  await moveStanding(tx, { memberId: row.memberId, at, byId: null, ...move });
}
