import { env } from '@/lib/platform/env';

/** What a publication's own system signs its tokens with, where that is a secret that both share; null where it has keys of its own, or none. */
export function sharedSecret(): string | null {
  const { SSO_KEY = '', GHOST_URL } = env();
  return SSO_KEY === '' || GHOST_URL !== undefined || /^https?:\/\//.test(SSO_KEY) ? null : SSO_KEY;
}
