import { countCharacters, countWords, normaliseText } from '@/lib/platform/text/normalise';
import { LEAST_LETTERS, LEAST_WORDS } from './limits';

/** Addresses say nothing by themselves. Each begins where a word of its own signs does, so that none is looked at twice. */
const ADDRESS = /https?:\/\/\S+|(?<![\w-])[\w-]+(?:\.[\w-]+)+\S*/giu;
/** A letter with its marks; what only joins letters is part of none. */
const LETTERS = /\p{L}[\p{M}\u200C\u200D]*/gu;

/**
 * Whether a text is long enough to say something: two words, or, as in scripts without spaces one word may be a sentence, ten letters
 * as a person counts them. Signs, pictographs and addresses are neither.
 */
export function saysEnough(text: string): boolean {
  const said = text.replace(ADDRESS, ' ');
  const letters = said.match(LETTERS);
  if (!letters) return false;
  return countCharacters(letters.join('')) >= LEAST_LETTERS || countWords(said) >= LEAST_WORDS;
}

/**
 * Whether a text as it was typed is sure to be refused for that alone. One with an address in it may be refused for the address first, which
 * is for the policy to say, and so for the server.
 */
export const isTooShort = (typed: string): boolean => {
  const text = normaliseText(typed);
  return !saysEnough(text) && text.search(ADDRESS) === -1;
};
