/** How many times as many cases `npm run test:deep` tries. */
const DEPTH = Number(process.env.TEST_DEPTH || 1);

/** How many cases a property is tried on: so many in `npm test`, and many times that in `npm run test:deep`. */
export const runs = (inShort: number): number => inShort * DEPTH;
