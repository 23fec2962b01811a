import { readFeed } from '@/lib/outreach/feeds/read-feed';
import { feedFormats, isFeedFormat, type FeedSubject } from '@/lib/outreach/feeds/schemas';
import { writeFeed } from '@/lib/outreach/feeds/write-feed';
import { env } from '@/lib/platform/env';
import { AppError } from '@/lib/platform/errors';
import { currentPolicy } from '@/lib/policy/current-policy';
import { declareCacheTags } from '../page-cache/cache-tags';

/** A feed about a subject in the format that the address names; kept as pages are. 404 where there is no such subject or format. */
export async function answerFeed(subject: FeedSubject, format: string): Promise<Response> {
  if (!isFeedFormat(format)) return new Response(null, { status: 404 });
  try {
    const [feed, { names, language }] = await Promise.all([readFeed(subject), currentPolicy()]);
    await declareCacheTags([...feed.tags, 'policy']);
    const publication = names.publication;
    const text = writeFeed(feed, { format, publication, locale: language.default, origin: env().APP_URL });
    return new Response(text, { headers: { 'content-type': `${feedFormats[format]}; charset=utf-8` } });
  } catch (error) {
    if (error instanceof AppError && [400, 404].includes(error.status))
      return new Response(null, { status: 404 });
    throw error;
  }
}
