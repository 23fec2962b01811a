import { systemContext, type Context } from '@/lib/platform/context';
import { sqlStatements } from '@/lib/platform/db';
import { DAY_MS } from '@/lib/platform/durations';
import { KEPT_DAYS } from './schemas';
import { deleteOld } from './store';

/** Deleted in one statement. */
const BATCH = 2_000;

/** Forgets what was sent, with what was answered, once it is old; also what has waited for as long. Returns how many. */
export async function forgetDeliveries({
  context = systemContext,
}: { context?: Context } = {}): Promise<number> {
  const before = new Date(context.now().getTime() - KEPT_DAYS * DAY_MS);
  for (let count = 0; ;) {
    const deleted = await deleteOld(sqlStatements(), { before, most: BATCH });
    count += deleted;
    if (deleted < BATCH) return count;
  }
}
