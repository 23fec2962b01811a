/** The address of an article. Slugs may have letters of any script, which go into a header only as escaped bytes. */
export const articlePath = (slug: string): string => `/articles/${encodeURIComponent(slug)}`;
