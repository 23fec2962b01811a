import { systemContext, type Context } from '@/lib/platform/context';
import { sqlStatements, sqlTransaction } from '@/lib/platform/db';
import { idFor } from '@/lib/platform/ids';
import { TIME_ZONE } from '@/lib/language/times';
import { countComments } from '@/lib/moderation/count-comments';
import { countPeriod, sumsOf } from '@/lib/moderation/numbers/count-period';
import { dayBefore, dayOf } from '@/lib/moderation/numbers/days';
import { dueSince } from '../mail/rules';
import { findForDigest, insertDeliveries } from './store';

/**
 * The job: tells chats of the day before, at the hour of digests; once, however often it runs. One that has chosen it since is told tomorrow. Returns how many are
 * told.
 */
export async function sumUpDay({ context = systemContext }: { context?: Context } = {}): Promise<number> {
  const now = context.now();
  const due = dueSince('DAILY', now);
  const endpoints = (await findForDigest(sqlStatements())).filter(({ chosenAt }) => chosenAt <= due);
  if (endpoints.length === 0) return 0;
  const day = dayBefore(dayOf(due, TIME_ZONE));
  const sums = sumsOf(await countPeriod({ from: day, to: day }, { zone: TIME_ZONE, context }));
  const counts = {
    submitted: sums.sum('submitted'),
    posted: sums.sum('posted'),
    reported: sums.sum('reported'),
    waiting: (await countComments()).REFERRED,
  };
  const deliveries = endpoints.map(({ id: endpointId }) => ({
    eventId: null,
    subjectId: null,
    authorId: null,
    fat: null,
    id: idFor(`digest.daily ${day} ${endpointId}`),
    endpointId,
    type: 'digest.daily',
    at: due,
    thin: { day, counts },
  }));
  return sqlTransaction(async (tx) => ({ result: await insertDeliveries(tx, deliveries, now) }));
}
