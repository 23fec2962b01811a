import { LRUCache } from 'lru-cache';
import { findPageReader, type PageReader } from '@/lib/comments/own/find-page-reader';
import { sessionTokensIn } from './session-seal';

/** Sessions that are known to have ended: none comes back to life. */
const ended = new LRUCache<string, true>({ max: 10_000 });

/** Who reads, as the entry has to know: nobody in particular, a member, or somebody whom a page is made for. */
export type Reader = 'anyone' | PageReader | 'someone';

/**
 * Whom a `Cookie` header names, for the entry: a cookie that we did not seal, or whose session has ended, makes nobody a member. While
 * the database is away, a sealed one is believed: what lies behind asks again.
 * @param articleSlug of the article whose comments the page shows, where it does
 * @param inFrame whether it shows them in a frame on another site, whose session counts as well
 */
export async function readerOf(
  cookie: string | undefined,
  articleSlug: string | null,
  inFrame: boolean,
): Promise<Reader> {
  for (const sessionToken of await sessionTokensIn(cookie, inFrame)) {
    if (ended.has(sessionToken)) continue;
    try {
      const reader = await findPageReader({ sessionToken, articleSlug });
      if (reader) return reader;
    } catch {
      return 'someone';
    }
    ended.set(sessionToken, true);
  }
  return 'anyone';
}
