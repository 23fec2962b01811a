import type { QueueName } from '@/lib/moderation/schemas';

/** The address of a page of a queue; `decided` names a comment about which it is to say what was decided. */
export function queueHref(
  queue: QueueName,
  { cursor, decided }: { cursor?: string; decided?: string } = {},
): string {
  const query = new URLSearchParams({
    ...(queue !== 'referred' && { queue }),
    ...(cursor && { cursor }),
    ...(decided && { decided }),
  });
  return query.size > 0 ? `/admin?${query}` : '/admin';
}
