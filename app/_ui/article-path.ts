/** The address of an article. Slugs may have letters of any script, which go into a header only as escaped bytes. */
export const articlePath = (slug: string): string => `/articles/${encodeURIComponent(slug)}`;

/** Where a comment is written: a reply on the page of its own thread, for a page of the article need not show what it answers. */
export const composerPath = (slug: string, answers: string | null | undefined): string =>
  answers ? `${articlePath(slug)}/comments/${answers}?reply=${answers}#reply` : `${articlePath(slug)}#write`;
