import { z } from 'zod';
import { typedText } from './text/typed-text';

/** The most items of a list that one call answers. */
const MOST = 100;

/** How many items a client asks for in a query, from 1 to 100; `fallback` when it does not say. */
export function pageLimit(fallback: number) {
  const message = `must be a whole number from 1 to ${MOST}`;
  return z.coerce
    .number({ error: message })
    .int(message)
    .min(1, message)
    .max(MOST, message)
    .default(fallback);
}

/** Where the page before ended, as its answer said. What is in it is nobody's business but ours. */
export const pageCursor = typedText(200, { units: 200, tooLong: 'is not one of ours' }).optional();
