import { readArticle } from '@/lib/articles/read-article';
import { AppError } from '@/lib/platform/errors';

/** Why someone is asked to sign in or up: what they were about to do, as far as where they came from says so. */
export async function whyHere(callbackUrl: string): Promise<string | null> {
  const [, slug] = /^\/articles\/([^/?#]+)/.exec(callbackUrl) ?? [];
  if (slug) return aboutArticle(slug);
  if (callbackUrl.startsWith('/review')) return 'to review comments by other members';
  if (callbackUrl.startsWith('/admin')) return 'to work at the moderation desk';
  if (callbackUrl.startsWith('/my-comments')) return 'to see your comments';
  if (callbackUrl.startsWith('/notifications')) return 'to see your notifications';
  if (callbackUrl.startsWith('/account')) return 'to see your account';
  return null;
}

async function aboutArticle(slug: string): Promise<string | null> {
  try {
    const { title } = await readArticle({ slug: decodeURIComponent(slug) });
    return `to comment on “${title}”`;
  } catch (error) {
    if (error instanceof URIError || (error instanceof AppError && error.status === 404)) return null;
    throw error;
  }
}
