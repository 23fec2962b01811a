import { foldText } from './fold-text';

/** The first of `words` that stands in the text as a whole word, whatever its case, width or accents. */
export function findWord(body: string, words: string[]): string | undefined {
  if (words.length === 0) return undefined;
  const plain = plainOf(body);
  const at = patternsOf(words).findIndex((pattern) => pattern.test(plain));
  return words[at];
}

const patterns = new WeakMap<string[], RegExp[]>();

/** A policy's list is compiled once, for as long as the policy is remembered. */
function patternsOf(words: string[]): RegExp[] {
  const known = patterns.get(words);
  if (known) return known;
  const compiled = words.map((word) => {
    const pattern = unaccent(word).replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    return new RegExp(`(?<![\\p{L}\\p{N}])${pattern}(?![\\p{L}\\p{N}])`, 'u');
  });
  patterns.set(words, compiled);
  return compiled;
}

const unaccent = (text: string) => foldText(text.normalize('NFKD').replace(/\p{M}/gu, ''));

/** The same text is looked through for one list after another. */
let latest = { body: '', plain: '' };

function plainOf(body: string): string {
  if (latest.body !== body) latest = { body, plain: unaccent(body) };
  return latest.plain;
}
