import { rectifyConfusion } from 'unicode-confusables';

/**
 * What two texts have in common for the eye. Names, links and words are compared by what is here, so that nothing that cannot be
 * seen, and nothing that looks like something else, changes an answer.
 */

/** Goes up with every change of what `skeletonOf` returns: the stored ones are renewed by the next `npm run migrate`. */
export const SKELETON_VERSION = 1;

const IGNORABLE = /[\p{Default_Ignorable_Code_Point}\u2800\uFFF9-\uFFFB]/gu;

/** A text without what no reader sees: joiners, selectors, fillers, controls of direction. */
export const withoutIgnorable = (text: string): string => text.replace(IGNORABLE, '');

/** Scripts whose vowels are marks: there, a mark on a letter of the same script is a letter to its readers. */
const VOWELS_ARE_MARKS = [
  ...['Devanagari', 'Bengali', 'Gurmukhi', 'Gujarati', 'Oriya', 'Tamil', 'Telugu', 'Kannada', 'Malayalam'],
  ...['Sinhala', 'Thai', 'Lao', 'Tibetan', 'Myanmar', 'Khmer', 'Thaana', 'Tai_Tham', 'Balinese', 'Javanese'],
  ...['Sundanese', 'Cham', 'Meetei_Mayek', 'Ol_Chiki', 'Lepcha', 'Limbu', 'Tagalog', 'Chakma'],
].map((script) => new RegExp(`^\\p{Script=${script}}`, 'u'));
const KANA = /^[\p{Script=Hiragana}\p{Script=Katakana}]/u;
const VOICED = /^[\u3099\u309A]/u;

const isSpelling = (base: string, mark: string): boolean =>
  VOWELS_ARE_MARKS.some((script) => script.test(mark) && script.test(base)) ||
  (VOICED.test(mark) && KANA.test(base));

/**
 * The compatibility decomposition without accents, points and tone marks, and without any mark that strayed onto a letter of
 * another script. What is left belongs to the spelling.
 */
export const withoutMarks = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/(\P{M}?)(\p{M}+)/gu, (_, base: string, marks: string) =>
      base.concat(...[...marks].filter((mark, at, all) => mark !== all[at - 1] && isSpelling(base, mark))),
    );

/** A text as it is compared with others, whatever its case, its width, its white space and what cannot be seen in it. */
export const foldText = (text: string): string =>
  withoutIgnorable(text).normalize('NFKC').toLocaleLowerCase('en').replace(/\s+/gu, ' ').trim();

/**
 * What is left of a name when everything that the eye passes over is taken away: case, accents, spaces, punctuation,
 * and the difference between look-alikes of all scripts. Names with the same skeleton are taken for one another.
 * After UTS 39, section 4, made blind to case and marks as well; hence i, I, l, 1 and | are one.
 */
export function skeletonOf(name: string): string {
  // Twice, because a look-alike's prototype may be an upper-case letter, or have an accent, itself.
  const prototypes = prototype(prototype(withoutIgnorable(name)));
  const bare = prototypes.replace(/[^\p{L}\p{N}\p{M}]/gu, '').normalize('NFD');
  return withoutMarks(bare).replace(/[i1]/g, 'l').replace(/ß/g, 'b').replace(/vv/g, 'w');
}

// Some letters look like another one only as capitals (Cyrillic М), some only as small letters: both are looked at.
const prototype = (text: string): string => lookAlike(lookAlike(text).toLowerCase()).toLowerCase();

const lookAlike = (text: string): string =>
  withoutMarks(rectifyConfusion(withoutMarks(text).replace(NOT_IN_THE_DATA, asLetter))).replace(
    NOT_IN_THE_DATA,
    asLetter,
  );

// The data takes small capitals for look-alikes of one another, and not of the letters that they are; and it keeps the letters
// that pass for Latin ones only in the company of those ("Admiп").
const ALSO = new Map(
  [...'ᴀaʙbᴄcᴅdᴇeꜰfɢgʜhɪiᴊjᴋkĸkʟlᴍmʍmɴnᴎnπnпnᴏoᴘpʀrᴙrꜱsᴛtᴜuᴠvᴡwшwʏyᴢz'.matchAll(/(.)(.)/gu)].map(
    ([, other, letter]) => [other, letter],
  ),
);
const NOT_IN_THE_DATA = new RegExp(`[${[...ALSO.keys()].join('')}]`, 'gu');
const asLetter = (other: string): string => ALSO.get(other) ?? other;

const known = new Map<string, string>();

/** The Latin letter that a small letter of another script, or an odd Latin one, passes for; itself where it passes for none. */
export function latinLookAlike(letter: string): string {
  const before = known.get(letter);
  if (before !== undefined) return before;
  const found = prototype(prototype(letter));
  const latin = found === 'rn' ? 'm' : found;
  const answer = /^[a-z]$/.test(latin) ? latin : letter;
  // As many as there are letters in all scripts at the most, and mostly none.
  known.set(letter, answer);
  return answer;
}
