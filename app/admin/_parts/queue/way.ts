import type { QueueFilter, QueueName } from '@/lib/moderation/schemas';
import { filterField } from './queue-href';

/** The queue that somebody goes through, and where they are in it. */
export type Way = {
  queue: QueueName;
  /** What it is narrowed to. */
  filter: QueueFilter;
  /** Where the page of it begins. */
  cursor: string | undefined;
  /** It is shown without the list. */
  one: boolean;
  /** The case after this one on that page. */
  next: string | null;
  /** The addresses of this case, of those beside it, and of the list. */
  hrefs: {
    here: string;
    previous: string | null;
    next: string | null;
    list: string;
    /** This case without the list, or with it again. */
    other: string;
  };
};

/** What an act is told of it, to go on from there. */
export const fieldsOf = (way: Omit<Way, 'hrefs'> | undefined): Record<string, string> =>
  way
    ? {
        queue: way.queue,
        filter: filterField(way.filter),
        cursor: way.cursor ?? '',
        one: way.one ? 'on' : '',
        next: way.next ?? '',
      }
    : {};
