import { systemContext, type Context } from '@/lib/platform/context';
import { sqlStatements } from '@/lib/platform/db';
import { DAY_MS } from '@/lib/platform/durations';
import { currentPolicy } from '@/lib/policy/current-policy';
import { deleteNoticesBefore } from './store';

/** Forgets notices, and with them that they were mailed, that are older than the policy keeps them. Returns how many. */
export async function forgetNotices({
  context = systemContext,
}: { context?: Context } = {}): Promise<number> {
  const { retention } = await currentPolicy();
  return deleteNoticesBefore(
    sqlStatements(),
    new Date(context.now().getTime() - retention.noticeDays * DAY_MS),
  );
}
