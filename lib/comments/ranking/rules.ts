/** What members have said of a comment: each of them one word, which weighs as much as their standing gives it. */
export type Words = {
  /** Weight of those who value it. */
  valued: number;
  /** Weight of all who said something, those who value it included. */
  all: number;
};

/** The standard normal's quantile that leaves 2.5 % on either side. */
const Z = 1.96;

/**
 * The least share of all members who would value a comment that the words heard so far leave likely: the lower bound of
 * E. B. Wilson's score interval at 95 % ("Probable Inference, the Law of Succession, and Statistical Inference", JASA 22, 1927).
 * From 0 to below 1; 0 while nobody has said anything. One voice in favour does not stand above ninety of a hundred.
 */
export function leastShare({ valued, all }: Words): number {
  if (all <= 0) return 0;
  const share = valued / all;
  const spread = Z * Math.sqrt((share * (1 - share)) / all + (Z * Z) / (4 * all * all));
  return Math.max(0, (share + (Z * Z) / (2 * all) - spread) / (1 + (Z * Z) / all));
}
