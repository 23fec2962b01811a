import { withQuery } from '@/app/_ui/with-query';
import { searchQuery, type SearchQuery } from '@/lib/comments/search/schemas';

export type SearchParams = Record<string, string | string[] | undefined>;

const fields = ['q', 'article', 'author', 'from', 'to'] as const;
export type SearchField = (typeof fields)[number];

/** What stands in the form, field by field. */
export type Typed = Record<SearchField, string>;

/** What an address asks for. Without words nothing is looked for; what a filter cannot mean is named. */
export function readSearch(params: SearchParams): {
  typed: Typed;
  query: SearchQuery | null;
  problems: SearchField[];
} {
  const typed = Object.fromEntries(fields.map((field) => [field, textOf(params[field])])) as Typed;
  // A form sends the fields that were left empty as well.
  const given = Object.fromEntries(Object.entries(typed).filter(([, text]) => text !== ''));
  const read = searchQuery.safeParse({ ...given, cursor: textOf(params.cursor) || undefined });
  if (read.success) return { typed, query: read.data, problems: [] };
  const wrong = new Set(read.error.issues.map(({ path }) => path[0]));
  const problems = fields.filter((field) => wrong.has(field) && typed[field] !== '');
  return { typed, query: null, problems };
}

const textOf = (value: string | string[] | undefined): string =>
  typeof value === 'string' ? value.trim() : '';

/** The address of a search. */
export const searchHref = ({ q, article, author, from, to }: Partial<Typed>, cursor?: string): string =>
  withQuery('/search', { q, article, author, from, to, cursor });
