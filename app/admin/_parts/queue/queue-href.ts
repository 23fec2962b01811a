import { withQuery } from '@/app/_ui/with-query';
import { queueFilter, type QueueFilter, type QueueName } from '@/lib/moderation/schemas';

type At = {
  /** What the queue is narrowed to. */
  filter?: QueueFilter;
  /** Where the page of it begins that is shown. */
  cursor?: string;
  /** One comment at a time, without the list beside it. */
  one?: boolean;
  /** The comment that is opened beside the list. */
  case?: string;
  /** A comment about which it is to say what was decided. */
  decided?: string;
  /** One whose reports were dismissed. */
  kept?: string;
  /** One about which a decision was taken back. */
  takenBack?: string;
  /** One about which it was too late to take it back. */
  late?: string;
  /** What was done to the author of the one that is open. */
  sanctioned?: string;
};

/** The address of a queue. */
export const queueHref = (queue: QueueName, { one, filter, ...at }: At = {}): string =>
  withQuery(at.case ? '/admin#case' : '/admin', {
    queue: queue !== 'referred' && queue,
    ...filter,
    one: one && 'on',
    ...at,
  });

/** A filter as one field of a form, as an address has it; and what such a field says. */
export const filterField = (filter: QueueFilter): string => withQuery('', filter).slice(1);
export const filterOf = (field: string): QueueFilter =>
  queueFilter.parse(Object.fromEntries(new URLSearchParams(field)));

/** Whether it narrows anything. */
export const narrows = (filter: QueueFilter): boolean => Object.values(filter).some(Boolean);
