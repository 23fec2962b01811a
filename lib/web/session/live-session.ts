import { LRUCache } from 'lru-cache';
import { findPageReader, type PageReader } from '@/lib/comments/own/find-page-reader';
import { sessionTokenIn } from './session-seal';

/** Sessions that are known to have ended: none comes back to life. */
const ended = new LRUCache<string, true>({ max: 10_000 });

/** Who reads, as the entry has to know: nobody in particular, a member, or somebody whom a page is made for. */
export type Reader = 'anyone' | PageReader | 'someone';

/**
 * Whom a `Cookie` header names, for the entry: a cookie that we did not seal, or whose session has ended, makes nobody a member. While
 * the database is away, a sealed one is believed: what lies behind asks again.
 * @param articleSlug of the article whose comments the page shows, where it does
 */
export async function readerOf(cookie: string | undefined, articleSlug: string | null): Promise<Reader> {
  const sessionToken = await sessionTokenIn(cookie);
  if (!sessionToken || ended.has(sessionToken)) return 'anyone';
  try {
    const reader = await findPageReader({ sessionToken, articleSlug });
    if (reader) return reader;
  } catch {
    return 'someone';
  }
  ended.set(sessionToken, true);
  return 'anyone';
}
