/** Comments at the top of an article's thread that must be judged before it is ordered by that: below, "top" orders it. */
export const ENOUGH_JUDGED = 3;

/**
 * The one number that a thread is ordered by. From 1 to 2 where the fit judged a comment, growing with its score; a comment that it
 * did not judge goes by its "top" score, which is below 1, so that it comes after. While too few of a thread are judged all go by
 * "top".
 */
export function rankOf({
  score,
  topScore,
  enough,
}: {
  /** The fit's; null where it did not judge the comment. */
  score: number | null;
  topScore: number;
  enough: boolean;
}): number {
  if (score === null || !enough) return topScore;
  return 1 + 1 / (1 + Math.exp(-score));
}
