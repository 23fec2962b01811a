import type { Scope } from '@/lib/members/api-keys/schemas';
import type { Limit } from '@/lib/platform/rate-limits';
import type { WebhookInput, WebhookType } from '../webhooks/schemas';

/** For how long what was agreed to waits for the WordPress that asked, which comes for it at once. */
export const GRANT_SECONDS = 60;

/** Codes that come from one network address. */
export const CODES_PER_ADDRESS: Limit = { name: 'wordpress-code', points: 30, seconds: 15 * 60 };

/** What its key may do: tell of its posts, and bring along its own comments. */
export const SCOPES: Scope[] = ['articles', 'imports'];

/** What changes how many comments readers see under a post. */
const EVENTS: WebhookType[] = [
  'comment.published',
  'comment.removed',
  'comment.hidden',
  'comment.restored',
  'comment.withdrawn',
  'comment.withdrawal_undone',
];

/** Characters that a key's name may have, and a webhook's. */
const NAME_MAX = 60;

/** What the key of a WordPress is called, and its webhook: by its address, which one knows it by. */
export function nameOf(home: string): string {
  const { host, pathname } = new URL(home);
  const name = `WordPress: ${host}${pathname === '/' ? '' : pathname.replace(/\/$/, '')}`;
  return name.slice(0, NAME_MAX).trimEnd();
}

/** The endpoint by which a WordPress is told how many comments there are. */
export const webhookOf = ({ home, webhook }: { home: string; webhook: string }): WebhookInput => ({
  name: nameOf(home),
  url: webhook,
  format: 'STANDARD',
  thin: true,
  events: EVENTS,
});
