/** Words of a question that are looked for: what is longer is no question. */
const MOST_WORDS = 10;

/** What asks PostgreSQL for all words that begin so; undefined where there is no word. */
export function beginnings(text: string | undefined): string | undefined {
  const words =
    (text ?? '')
      .normalize('NFC')
      .toLowerCase()
      .match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
  return (
    words
      .slice(0, MOST_WORDS)
      .map((word) => `'${word}':*`)
      .join(' & ') || undefined
  );
}
