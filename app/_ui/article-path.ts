import { articlePath } from '@/lib/articles/article-path';

export { articlePath, commentPath } from '@/lib/articles/article-path';

/** Where a comment is written: a reply on the page of its own thread, for a page of the article need not show what it answers. */
export const composerPath = (slug: string, answers: string | null | undefined): string =>
  answers ? `${articlePath(slug)}/comments/${answers}?reply=${answers}#reply` : `${articlePath(slug)}#write`;
