import type { SqlTx } from '@/lib/platform/db';
import { currentPolicy } from '@/lib/policy/current-policy';
import { leastShare } from './rules';
import { findWords, lockForScore, setTopScores } from './store';

/**
 * Reckons anew what "top" goes by, in the transaction that changed what members say of these comments and after it did. Locks
 * them: of two who react at once the second counts the first. Returns the articles in which something changed.
 */
export async function rescore(tx: SqlTx, commentIds: readonly string[]): Promise<string[]> {
  if (commentIds.length === 0) return [];
  await lockForScore(tx, commentIds);
  return rescoreLocked(tx, commentIds);
}

/** The same for comments whose rows are locked already. */
export async function rescoreLocked(tx: SqlTx, commentIds: readonly string[]): Promise<string[]> {
  const { reactions, ranking } = await currentPolicy(tx);
  const lifting = reactions.filter(({ lifts }) => lifts).map(({ key }) => key);
  const words = await findWords(tx, commentIds, { lifting, bonus: ranking.expertiseBonus });
  return setTopScores(
    tx,
    words.map(({ id, ...said }) => ({ id, score: leastShare(said) })),
  );
}
