const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

/**
 * A text of at most so many code points, which is how the database and our limits count. One that is longer ends in `…`: after a word where one
 * ends in its second half, and never within what a person sees as one character.
 */
export function shortened(text: string, most: number): string {
  // A code point takes two units at the most, so this is the whole of a text that is not too long.
  const beginning = text.slice(0, 2 * most + 2);
  if ([...beginning].length <= most) return text;
  let [end, points] = [0, 1];
  for (const { segment, index } of segmenter.segment(beginning)) {
    points += [...segment].length;
    if (points > most) break;
    end = index + segment.length;
  }
  const word = text.lastIndexOf(' ', end);
  const cut = text.slice(0, word > end / 2 ? word : end);
  return `${cut.replace(/(?<![\s,;:.–-])[\s,;:.–-]+$/, '')}…`;
}
