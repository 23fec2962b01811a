/** An entry for texts in one language alone: "[af] bliksem". */
const FOR_LANGUAGE = /^\[([a-z]{2,3})\]\s*/i;

const lists = new WeakMap<readonly string[], Map<string, readonly string[]>>();

/**
 * The words of a policy's list that count in a text: those of every language, and those of its own. Where its language is not known,
 * all of them. The same list gives the same words, so that what is compiled of them is kept.
 * @param language BCP 47, of the text
 */
export function wordsFor(entries: readonly string[], language: string | null): readonly string[] {
  const known = lists.get(entries) ?? new Map<string, readonly string[]>();
  lists.set(entries, known);
  const own = language?.toLowerCase().split('-')[0] ?? '';
  const words = known.get(own) ?? wordsOf(entries, own);
  known.set(own, words);
  return words;
}

/** A list in which all words are of every language is its own words in each: it is compiled once. */
const wordsOf = (entries: readonly string[], own: string): readonly string[] =>
  entries.some((entry) => FOR_LANGUAGE.test(entry))
    ? entries.flatMap((entry) => wordOf(entry, own))
    : entries;

function wordOf(entry: string, own: string): string[] {
  const of = FOR_LANGUAGE.exec(entry);
  if (!of) return [entry];
  return own === '' || of[1]?.toLowerCase() === own ? [entry.slice(of[0].length)] : [];
}
