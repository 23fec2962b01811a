import { z } from 'zod';
import { typedText } from './text/typed-text';

/** The most items of a list that one call answers. */
const MOST = 100;

/** How many items a client asks for in a query, from 1 to `most`; `fallback` when it does not say. */
export function pageLimit(fallback: number, most = MOST) {
  return z.coerce.number().int().min(1).max(most).default(fallback);
}

/** Where the page before ended, as its answer said. What is in it is nobody's business but ours. */
export const pageCursor = typedText(200, { units: 200 }).optional();

/**
 * What waits is counted so far, and one more stands for all that are more: whether there are a hundred more changes nothing of what is
 * to be done, and counting them all takes time.
 */
export const MOST_COUNTED = 100;
