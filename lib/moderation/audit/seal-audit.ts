import { systemContext, type Context } from '@/lib/platform/context';
import { transaction } from '@/lib/platform/db';
import { sealEntries, waitForTurn } from './store';

/** Entries that one seal covers at the most: their hashes are made in one statement. */
const A_SEAL = 5_000;
/** Seals that one run makes at the most: after a pause, or for a record that was never sealed, the next runs go on. */
const A_RUN = 40;

/**
 * Seals what was entered in the record since the last seal, once it is committed: each seal is the hash of its entries and of the seal
 * before, so that none can be changed, taken out or slipped in without all that follow telling so.
 * @returns how many entries were sealed
 */
export async function sealAudit({
  context = systemContext,
  most = A_SEAL,
}: { context?: Context; most?: number } = {}): Promise<number> {
  let sealed = 0;
  for (let run = 0; run < A_RUN; run += 1) {
    const count = await transaction(async (tx) => {
      await waitForTurn(tx);
      return sealEntries(tx, { at: context.now(), most });
    });
    sealed += count;
    if (count < most) break;
  }
  return sealed;
}
