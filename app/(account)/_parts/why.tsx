import { getTranslations } from 'next-intl/server';
import { readArticle } from '@/lib/articles/read-article';
import { AppError } from '@/lib/platform/errors';

/** What an address is for. The first that it begins with counts. */
const purposes = [
  ['/review', 'review'],
  ['/admin', 'desk'],
  ['/my-comments', 'comments'],
  ['/notifications', 'notifications'],
  ['/account', 'account'],
  ['/sign-in/handover', 'frame'],
] as const;

/** Why someone is asked to sign in or up: what they were about to do, as far as where they came from says so. */
export async function whyHere(callbackUrl: string): Promise<string | null> {
  const [, slug] = /^\/articles\/([^/?#]+)/.exec(callbackUrl) ?? [];
  if (slug) return aboutArticle(slug);
  const purpose = purposes.find(([start]) => callbackUrl.startsWith(start));
  return purpose ? (await getTranslations('account.why'))(purpose[1]) : null;
}

async function aboutArticle(slug: string): Promise<string | null> {
  try {
    const { title } = await readArticle({ slug: decodeURIComponent(slug) });
    return (await getTranslations('account.why'))('article', { title });
  } catch (error) {
    if (error instanceof URIError || (error instanceof AppError && error.status === 404)) return null;
    throw error;
  }
}
