import { systemContext, type Context } from '@/lib/platform/context';
import { database } from '@/lib/platform/db';
import { DAY_MS } from '@/lib/platform/durations';
import { currentPolicy } from '@/lib/policy/current-policy';
import { deleteSecurityEventsBefore } from './store';

/** Forgets what happened longer ago than the policy keeps it. Returns how many. */
export async function forgetSecurityEvents({
  context = systemContext,
}: { context?: Context } = {}): Promise<number> {
  const { security } = await currentPolicy();
  return deleteSecurityEventsBefore(
    database(),
    new Date(context.now().getTime() - security.eventDays * DAY_MS),
  );
}
