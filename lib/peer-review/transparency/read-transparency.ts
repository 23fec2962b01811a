import { systemContext, type Context } from '@/lib/platform/context';
import { database } from '@/lib/platform/db';
import type { TransparencyView } from './schemas';
import { findCounts, type Counts } from './store';
import { summarisePeerReview } from './summarise-peer-review';
import { toTransparencyView } from './views';

/**
 * How peer review has done, in numbers, as a job counted them within the hour: for anybody. None of them says anything about one
 * person. Where the job is behind they are as old as they say: nobody's request looks at every comment there is.
 */
export async function readTransparency({
  context = systemContext,
}: { context?: Context } = {}): Promise<TransparencyView> {
  return toTransparencyView((await findCounts(database())) ?? (await countOnce(context)));
}

let counting: Promise<Counts> | undefined;

/** Before the first time: whoever asks counts, and all others wait for that. */
const countOnce = (context: Context): Promise<Counts> =>
  (counting ??= summarisePeerReview({ context }).finally(() => (counting = undefined)));
