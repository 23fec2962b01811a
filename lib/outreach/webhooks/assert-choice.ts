import { refused } from '@/lib/platform/errors';
import { mayBeAsked } from '@/lib/platform/guarded-fetch';
import { typesFor, type WebhookInput } from './schemas';

/**
 * What is chosen of an endpoint goes together. Where the name of its host leads to is seen when it is asked.
 * @throws 422 `webhook-address` at `url`, `webhook-events` at `events`
 */
export function assertChoice({ url, format, events }: WebhookInput): void {
  if (!URL.canParse(url) || !mayBeAsked(new URL(url))) throw refused('webhook-address', { field: 'url' });
  const types = typesFor(format);
  if (!events.every((type) => types.includes(type))) throw refused('webhook-events', { field: 'events' });
}
