/** Words a minute of an adult reading silently in English (Brysbaert 2019, non-fiction: 238). */
const WORDS_A_MINUTE = 238;

/** Whole minutes that an article takes to read; at least one. */
export const readingMinutes = (words: number): number => Math.max(1, Math.round(words / WORDS_A_MINUTE));

/** The address of an article, made from its headline: `Where 40 % goes` becomes `where-40-goes`. */
export function slugFrom(headline: string): string {
  return headline
    .normalize('NFKD')
    .replace(/[\p{M}'’]/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 120)
    .replace(/-$/, '');
}
