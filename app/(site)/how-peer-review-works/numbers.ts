const LETTERS = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];

/** A number as a text writes it: "three", "12". */
export const inLetters = (count: number): string => LETTERS[count] ?? String(count);

/** A number of things: "three reviews", "one day". */
export const counted = (count: number, thing: string): string =>
  `${inLetters(count)} ${thing}${count === 1 ? '' : 's'}`;

/** "once", "twice", "three times" */
export const times = (count: number): string =>
  count === 1 ? 'once' : count === 2 ? 'twice' : `${inLetters(count)} times`;

/** A share as a percentage with no more digits than it needs: "90 %" */
export const asPercentage = (share: number): string => `${Number((share * 100).toFixed(1))}\u00a0%`;

/** Every how-many-th something happens that has this chance: 0.1 is one in "ten". */
export const oneIn = (chance: number): string => inLetters(Math.max(1, Math.round(1 / chance)));

/** A share in the words of everyday: 0.75 is "three out of four", 0.8 "four out of five". */
export function shareInWords(share: number): string {
  const [part, of] = [4, 5, 10]
    .map((whole) => [Math.round(share * whole), whole] as const)
    .reduce((best, next) =>
      Math.abs(next[0] / next[1] - share) < Math.abs(best[0] / best[1] - share) - 1e-9 ? next : best,
    );
  return `${inLetters(part)} out of ${inLetters(of)}`;
}
