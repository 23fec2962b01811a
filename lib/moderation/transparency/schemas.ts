import { z } from 'zod';

const count = z.int().min(0);

/** Appeals that were made in a period, and those that were decided in it. */
export const appealCounts = z.object({
  filed: count,
  decided: count,
  /** Of those decided: the decision was reversed. */
  reversed: count,
});
export type AppealCounts = z.output<typeof appealCounts>;
