/** How many members have to value a comment for its author to hear of it: few steps, each greater than the one before. */
const MILESTONES = [1, 5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000];

/** The greatest milestone that a number has reached; null while there is none. */
export const milestoneOf = (members: number): number | null =>
  MILESTONES.findLast((milestone) => milestone <= members) ?? null;
