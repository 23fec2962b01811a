const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** What is no letter, digit or picture stands before a word as a quotation mark does. */
const WORDS = /[\p{L}\p{N}\p{Extended_Pictographic}][^\s]*/gu;

/** In these scripts neighbouring letters join; initials stand apart. */
const JOINING = /[\p{Script=Arabic}\p{Script=Syriac}\p{Script=Mongolian}\p{Script=Nko}]/u;
const NOT_JOINED = '\u200c';

/** Marks piled upon a letter would leave its circle. */
const MOST_UNITS = 8;

/**
 * The first letter, as readers count letters, of a name's first word and of its last, in any script; one where the name is one word. Empty where
 * there is none.
 */
export function initialsOf(name: string): string {
  const words = name.normalize('NFC').match(WORDS) ?? [];
  const [first, last] = [words.at(0), words.length > 1 ? words.at(-1) : undefined];
  const initials = [first, last].map(initialOf);
  return initials.join(initials.every((one) => JOINING.test(one)) ? NOT_JOINED : '');
}

function initialOf(word = ''): string {
  const [first] = graphemes.segment(word);
  const letter = first?.segment ?? '';
  const whole = letter.length > MOST_UNITS ? String.fromCodePoint(letter.codePointAt(0) ?? 0) : letter;
  const upper = whole.toUpperCase();
  // What would become two letters stays as it is.
  return [...graphemes.segment(upper)].length === 1 ? upper : whole;
}

/** Colours that there are for members. */
export const COLOURS = 10;

/** Which of the colours is a name's: the same on every page. */
export function colourOf(name: string): number {
  let hash = 0;
  for (const letter of name.normalize('NFC'))
    hash = (Math.imul(hash, 31) + (letter.codePointAt(0) ?? 0)) >>> 0;
  return hash % COLOURS;
}
