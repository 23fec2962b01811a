import { z } from 'zod';
import { withQuery } from '@/app/_ui/with-query';
import { threadQuery, type ThreadSort } from '@/lib/comments/schemas';

export type SearchParams = Record<string, string | string[] | undefined>;

/** Where in a thread a page stands, as its address says. */
export type ThreadQuery = {
  /** The order that was asked for; otherwise it is the article's own, or the publication's. */
  sort?: ThreadSort;
  /** Only conversations in which somebody speaks who has stated experience in a topic of the article. */
  experienced?: boolean;
  /** On from where a page ended, or back from where one began. */
  cursor?: string;
  before?: string;
  /** The comment of which more replies are shown. */
  replies?: string;
  /** The comment that is being answered. */
  reply?: string;
  /** A member wants to see what is their own without script: the page is made for them alone. */
  own?: boolean;
};

// An address that people pass on survives a wrong letter: what makes no sense is left out.
const query = z.object({
  sort: threadQuery.shape.sort.catch(undefined),
  experienced: threadQuery.shape.experienced.catch(undefined),
  cursor: threadQuery.shape.cursor.catch(undefined),
  before: threadQuery.shape.before.catch(undefined),
  replies: z.uuid().optional().catch(undefined),
  reply: z.uuid().optional().catch(undefined),
  own: z.literal('1').optional().catch(undefined),
});

export function readThreadQuery(searchParams: SearchParams): ThreadQuery {
  const { experienced, before, own, ...rest } = query.parse(searchParams);
  return {
    ...rest,
    before: rest.cursor === undefined ? before : undefined,
    experienced: experienced !== undefined || undefined,
    own: own !== undefined || undefined,
  };
}

/** The address of a page of a thread; what is as usual is left out. */
export function threadHref(path: string, query: ThreadQuery, fragment: string): string {
  const { sort, experienced, cursor, before, replies, reply, own } = query;
  const given = { sort, experienced: experienced && '1', cursor, before, replies, reply, own: own && '1' };
  return withQuery(`${path}#${fragment}`, given);
}
