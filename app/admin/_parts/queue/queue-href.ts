import { withQuery } from '@/app/_ui/with-query';
import type { QueueName } from '@/lib/moderation/schemas';

/**
 * The address of a queue; `decided` names a comment about which it is to say what was decided, `kept` one whose reports were
 * dismissed.
 */
export const queueHref = (queue: QueueName, done: { decided?: string; kept?: string } = {}): string =>
  withQuery('/admin', { queue: queue !== 'referred' && queue, ...done });
