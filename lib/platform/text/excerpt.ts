import { plainWords } from './plain-words';

/** The beginning of a Markdown text as plain words, cut between two of them; the whole when it is not longer. */
export function excerpt(markdown: string, characters: number): { text: string; complete: boolean } {
  const plain = plainWords(markdown);
  if (plain.length <= characters) return { text: plain, complete: true };
  const cut = plain.slice(0, characters);
  return { text: `${cut.slice(0, Math.max(cut.lastIndexOf(' '), characters / 2))} …`, complete: false };
}
