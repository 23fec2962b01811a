import { systemContext, type Context } from '@/lib/platform/context';
import { database } from '@/lib/platform/db';
import { digestReachesBackTo, dueSince } from './rules';
import { digestTimings } from './schemas';
import { queueDigests } from './store';

const BATCH = 500;

/** A digest is tried until the next day's: the wait between attempts grows from seconds to hours. */
const ATTEMPTS = 16;

/** Adds a job for each member to whom a digest is due, and has not been sent. Returns how many batches of them there were. */
export async function sendDueDigests({
  context = systemContext,
  batch = BATCH,
}: { context?: Context; batch?: number } = {}): Promise<number> {
  let batches = 0;
  for (const timing of digestTimings) {
    const due = dueSince(timing, context.now());
    const digest = { timing, due, from: digestReachesBackTo(timing, due) };
    let after: string | null = null;
    for (;;) {
      after = await queueDigests(database(), digest, { after, limit: batch, attempts: ATTEMPTS });
      if (after === null) break;
      batches += 1;
    }
  }
  return batches;
}
