import { z } from 'zod';
import { flaw } from '@/lib/platform/flaws';
import { pageCursor, pageLimit } from '@/lib/platform/paging';
import { typedLine } from '@/lib/platform/text/typed-text';
import { authorView } from '../schemas';
import { QUERY_MAX } from './limits';

/** PostgreSQL knows no year 0. */
const day = z.iso.date().refine((text) => !text.startsWith('0000'), flaw('day'));

export const searchQuery = z
  .strictObject({
    /** What to look for: words, "a phrase", or, -without. */
    q: typedLine(QUERY_MAX).min(1),
    /** The slug of an article. */
    article: typedLine(200).min(1).optional(),
    /** A member's id, or their name. */
    author: typedLine(100).min(1).optional(),
    /** First and last day of publication, in UTC, both included. */
    from: day.optional(),
    to: day.optional(),
    limit: pageLimit(20),
    cursor: pageCursor,
  })
  .refine(({ from, to }) => !from || !to || from <= to, {
    path: ['to'],
    ...flaw('tooEarly'),
  });
export type SearchQuery = z.output<typeof searchQuery>;

/** A piece of a text, and whether it is what was looked for. */
const piece = z.object({ text: z.string(), match: z.boolean() });
export type Piece = z.output<typeof piece>;

const foundComment = z.object({
  id: z.uuid(),
  article: z.object({ slug: z.string(), title: z.string(), language: z.string() }),
  author: authorView,
  publishedAt: z.iso.datetime(),
  /** BCP 47. */
  language: z.string(),
  /** Where the text has what was looked for: plain text, in pieces. */
  excerpt: z.array(piece),
});
export type FoundComment = z.output<typeof foundComment>;

export const searchView = z
  .object({
    items: z.array(foundComment),
    nextCursor: z.string().nullable(),
    /** How many were found: the newest 1,000 are looked at. */
    found: z.object({ count: z.int(), complete: z.boolean() }),
    /** What the filters named. */
    article: z.object({ slug: z.string(), title: z.string() }).nullable(),
    author: z.object({ id: z.uuid(), displayName: z.string() }).nullable(),
  })
  .meta({ id: 'SearchPage', description: 'A page of what was found.' });
export type SearchView = z.output<typeof searchView>;
