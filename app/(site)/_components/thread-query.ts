import { z } from 'zod';
import { threadQuery, type ThreadSort } from '@/lib/comments/schemas';

export type SearchParams = Record<string, string | string[] | undefined>;

/** Where in a thread a page stands, as its address says. */
export type ThreadQuery = { sort: ThreadSort; cursor?: string; reply?: string };

// An address that people pass on survives a wrong letter: what makes no sense is left out.
const query = z.object({
  sort: threadQuery.shape.sort.catch('newest'),
  cursor: threadQuery.shape.cursor.catch(undefined),
  reply: z.uuid().optional().catch(undefined),
});

export const readThreadQuery = (searchParams: SearchParams): ThreadQuery => query.parse(searchParams);

/** The address of a page of a thread; what is as usual is left out. */
export function threadHref(
  path: string,
  { sort, cursor, reply }: Partial<ThreadQuery>,
  fragment: string,
): string {
  const params = new URLSearchParams();
  if (sort && sort !== 'newest') params.set('sort', sort);
  if (cursor) params.set('cursor', cursor);
  if (reply) params.set('reply', reply);
  return `${path}${params.size > 0 ? `?${params}` : ''}#${fragment}`;
}
