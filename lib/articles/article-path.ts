/** The address of an article. Slugs may have letters of any script, which go into a header only as escaped bytes. */
export const articlePath = (slug: string): string => `/articles/${encodeURIComponent(slug)}`;

/** The address of a comment: the page of its thread, at the comment. */
export const commentPath = (slug: string, id: string): string =>
  `${articlePath(slug)}/comments/${id}#comment-${id}`;
