import { readArticle } from '@/lib/articles/read-article';
import type { ThreadSort } from '@/lib/comments/schemas';
import { readThread } from '@/lib/comments/thread/read-thread';
import { asLocale } from '@/lib/language/locales';
import { env } from '@/lib/platform/env';
import { AppError } from '@/lib/platform/errors';
import { currentPolicy } from '@/lib/policy/current-policy';
import { authorTags } from '../page-cache/author-tags';
import { declareCacheTags } from '../page-cache/cache-tags';
import { writeFragment } from './write-fragment';

type Asked = {
  slug: string;
  /** Where in the thread. */
  place: { sort?: ThreadSort; cursor?: string; before?: string };
  /** Which language its own words are to be in; the publication's where that is none of ours. */
  lang: string | null;
};

/**
 * A page of an article's discussion, for a server that puts it into a page of its own: kept as pages are, and marked with what it depends
 * on for caches between us and that server. 404 where there is no such article or place.
 */
export async function answerFragment({ slug, place, lang }: Asked): Promise<Response> {
  try {
    const [article, thread, { language }] = await Promise.all([
      readArticle({ slug }),
      readThread({ articleSlug: slug, ...place }),
      currentPolicy(),
    ]);
    const keys = [`article:${article.id}`, 'policy'] as const;
    await declareCacheTags([...keys, ...authorTags(thread.items)]);
    const locale = asLocale(lang) ?? language.default;
    return new Response(writeFragment({ article, thread }, { locale, origin: env().APP_URL }), {
      headers: {
        'content-type': 'text/html; charset=utf-8',
        'content-language': locale,
        'surrogate-key': keys.join(' '),
        // It is to be found in the page that it is put into.
        'x-robots-tag': 'noindex',
      },
    });
  } catch (error) {
    if (error instanceof AppError && [400, 404].includes(error.status))
      return new Response(null, { status: 404 });
    throw error;
  }
}
