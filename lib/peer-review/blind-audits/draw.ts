import type { SqlTx } from '@/lib/platform/db';
import type { LockedComment } from '@/lib/comments/lifecycle';
import { chanceOfAudit } from './rules';
import { insertBlindAudit } from './store';

/**
 * Whether a decision of peers is drawn to be read by a moderator first (R15), who is not told what peers said. Kept on record, with
 * its chance. Where there is no moderator, nothing is drawn. The comment must be locked.
 */
export async function drawBlindAudit(
  tx: SqlTx,
  {
    comment,
    outcome,
    probability,
    share,
    random,
    at,
  }: {
    comment: LockedComment;
    outcome: 'publish' | 'refer';
    probability: number;
    /** The policy's share of what peers would publish. */
    share: number;
    random: () => number;
    at: Date;
  },
): Promise<boolean> {
  const chance = chanceOfAudit(outcome, share);
  if (chance === 0 || random() >= chance) return false;
  const { id: commentId, revision, version } = comment;
  const text = { commentId, revision, version, probability };
  return insertBlindAudit(tx, { ...text, wouldPublish: outcome === 'publish', share: chance, drawnAt: at });
}
