import { systemContext, type Context } from '@/lib/platform/context';
import { database, transaction } from '@/lib/platform/db';
import { HOUR_MS } from '@/lib/platform/durations';
import { dayAfter, dayBefore, dayOf, lengthOf, shifted, startOf } from './days';
import { countDays, findFolded, keepDays } from './store';

/** A transaction that began before midnight has ended by then. */
const SETTLED_MS = HOUR_MS;
/** Days that one transaction counts. */
const STEP = 30;

/**
 * The job: keeps what each day adds that is over since an hour, so that a page of a year reads days and not comments. Says how many days.
 */
export async function foldDays({
  zone,
  context = systemContext,
}: {
  zone: string;
  context?: Context;
}): Promise<number> {
  const { last, first } = await findFolded(database(), zone);
  const open = dayOf(new Date(context.now().getTime() - SETTLED_MS), zone);
  let folded = 0;
  for (let from = last ? dayAfter(last) : first; from !== null && from < open;) {
    const whole = shifted(from, STEP - 1);
    const days = { from, to: whole < open ? whole : dayBefore(open) };
    await transaction(async (tx) =>
      keepDays(
        tx,
        await countDays(tx, { from: startOf(days.from, zone), to: startOf(dayAfter(days.to), zone), zone }),
        days,
      ),
    );
    folded += lengthOf(days);
    from = dayAfter(days.to);
  }
  return folded;
}
