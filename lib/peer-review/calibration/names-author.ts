/** Scripts that put no space between words: there a name stands wherever its characters do. */
const UNSPACED = '\\p{scx=Han}\\p{scx=Hira}\\p{scx=Kana}\\p{scx=Thai}\\p{scx=Laoo}\\p{scx=Khmr}\\p{scx=Mymr}';
const WORD = `[[\\p{L}\\p{M}\\p{N}]--[${UNSPACED}]]`;

/**
 * Whether a text has somebody's name in it, in whatever case or width: as words of its own, so that "bribed" does not name Ed.
 */
export function namesAuthor(text: string, name: string): boolean {
  const words = fold(name).trim().split(/\s+/u).map(escaped);
  return new RegExp(`(?<!${WORD})${words.join('\\s+')}(?!${WORD})`, 'v').test(fold(text));
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
const fold = (text: string) => text.normalize('NFKC').toLowerCase();
