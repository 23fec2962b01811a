import { DELIVER } from '@/lib/platform/events';
import { database } from '@/lib/platform/db';
import { DAY_MS } from '@/lib/platform/durations';
import { deliverEvent } from '@/lib/web/jobs/subscribers';

/**
 * Brings what happened while the demo was inserted to those who act upon it, as the jobs would at the first start. What members
 * were told of the past they have seen by now, and no letter goes out about it. Returns how many events there were.
 */
export async function settle({ now }: { now: number }): Promise<number> {
  const db = database();
  const events = await db.outboxEvent.findMany({ select: { id: true }, orderBy: { id: 'asc' } });
  for (const { id } of events) await deliverEvent(id);
  const seenBefore = new Date(now - DAY_MS);
  await db.$executeRaw`update notices n set created_at = c.state_changed_at,
      read_at = case when c.state_changed_at < ${seenBefore} then c.state_changed_at end
    from comments c where c.id = n.comment_id`;
  await db.$executeRaw`update notices set read_at = created_at where comment_id is null`;
  await db.$queryRaw`select 1 from graphile_worker.complete_jobs(array(
    select j.id from graphile_worker.jobs j where j.task_identifier = ${DELIVER}
      or exists (select 1 from notices n where j.key = 'mail:' || n.id and n.read_at is not null)))`;
  return events.length;
}
