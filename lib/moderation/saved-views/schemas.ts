import { z } from 'zod';
import { typedLine } from '@/lib/platform/text/typed-text';
import { queueFilter, queueName } from '../schemas';

/** Views that one member of the desk can save, for themselves and for all. */
export const MOST_VIEWS = 50;
/** Views that there can be for all. */
export const MOST_SHARED = 50;
/** Characters of a name. */
export const VIEW_NAME_MAX = 60;

export const viewName = typedLine(VIEW_NAME_MAX).min(1);

/** A queue as it was narrowed, by a name. */
export const savedView = z.object({
  id: z.uuid(),
  name: z.string(),
  queue: queueName,
  filter: queueFilter,
  /** It is there for everybody of the desk. */
  shared: z.boolean(),
  /** The viewer may rename it and take it away: they saved it, or are an administrator. */
  mayChange: z.boolean(),
});
export type SavedView = z.output<typeof savedView>;
