import { LRUCache } from 'lru-cache';
import { isSessionLive } from '@/lib/members/is-session-live';
import { sessionTokenIn } from './session-seal';

/** Sessions that are known to have ended: none comes back to life. */
const ended = new LRUCache<string, true>({ max: 10_000 });

/**
 * Whether a `Cookie` header names a session that lives, for the entry: a cookie that we did not seal, or whose session has ended,
 * makes nobody a member. While the database is away, a sealed one is believed: what lies behind asks again.
 */
export async function namesLiveSession(cookie: string | undefined): Promise<boolean> {
  const sessionToken = await sessionTokenIn(cookie);
  if (!sessionToken || ended.has(sessionToken)) return false;
  const isLive = await isSessionLive({ sessionToken }).catch(() => true);
  if (!isLive) ended.set(sessionToken, true);
  return isLive;
}
