import { z } from 'zod';
import { threadSorts } from '@/lib/policy/schemas';
import { pageLimit } from '@/lib/platform/paging';

export const pictureSchema = z.object({
  /** A path on this site. */
  src: z.string(),
  /** The same picture at half the width, for small screens. */
  smallSrc: z.string().nullable(),
  width: z.int(),
  height: z.int(),
  alt: z.string(),
  caption: z.string(),
  credit: z.string(),
});
export type Picture = z.output<typeof pictureSchema>;
/** As it is kept: a page imported as text has a caption and a credit, and no picture to show with them yet. */
export type StoredPicture = Omit<Picture, 'src'> & { src: string | null };

export const articleSummary = z
  .object({
    id: z.uuid(),
    slug: z.string(),
    title: z.string(),
    standfirst: z.string(),
    byline: z.string(),
    topics: z.array(z.string()),
    publishedAt: z.iso.datetime(),
    /** Minutes to read it, at 238 words a minute. */
    readingMinutes: z.int(),
    commentCount: z.int(),
    commentsOpen: z.boolean(),
    /** BCP 47: what it is written in. */
    language: z.string(),
    picture: pictureSchema.nullable(),
  })
  .meta({ id: 'ArticleSummary', description: 'An article as it is announced.' });
export type ArticleSummary = z.output<typeof articleSummary>;

export const articleView = articleSummary
  .extend({
    bodyHtml: z.string(),
    /** The order in which its comments are read, where it has one of its own. */
    defaultSort: z.enum(threadSorts).nullable(),
  })
  .meta({ id: 'Article', description: 'An article with its text.' });
export type ArticleView = z.output<typeof articleView>;

export const articlesQuery = z.strictObject({ limit: pageLimit(30) });
export const articlesView = z
  .object({ items: z.array(articleSummary) })
  .meta({ id: 'ArticleList', description: 'Articles.' });
