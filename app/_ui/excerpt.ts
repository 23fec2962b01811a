/** The beginning of a Markdown text as plain words, cut between two of them; the whole when it is not longer. */
export function excerpt(markdown: string, characters: number): { text: string; complete: boolean } {
  const plain = markdown
    .replace(/^\s*(?:>\s?|[-*]\s|\d+[.)]\s)+/gm, '')
    .replace(/(\*\*|\*|__|_)(?=\S)(.+?)(?<=\S)\1/g, '$2')
    .replace(/\s+/g, ' ')
    .trim();
  if (plain.length <= characters) return { text: plain, complete: true };
  const cut = plain.slice(0, characters);
  return { text: `${cut.slice(0, Math.max(cut.lastIndexOf(' '), characters / 2))} …`, complete: false };
}
