import { plainWords } from './plain-words';
import { shortened } from './shortened';

/** The beginning of a Markdown text as plain words, cut between two of them; the whole when it is not longer. */
export function excerpt(markdown: string, characters: number): { text: string; complete: boolean } {
  const plain = plainWords(markdown);
  const text = shortened(plain, characters);
  return { text, complete: text === plain };
}
