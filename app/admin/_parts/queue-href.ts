import type { QueueName } from '@/lib/moderation/schemas';

/**
 * The address of a page of a queue; `decided` names a comment about which it is to say what was decided, `kept` one whose
 * reports were dismissed.
 */
export function queueHref(
  queue: QueueName,
  { cursor, decided, kept }: { cursor?: string; decided?: string; kept?: string } = {},
): string {
  const query = new URLSearchParams({
    ...(queue !== 'referred' && { queue }),
    ...(cursor && { cursor }),
    ...(decided && { decided }),
    ...(kept && { kept }),
  });
  return query.size > 0 ? `/admin?${query}` : '/admin';
}
