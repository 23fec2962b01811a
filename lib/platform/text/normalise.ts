/** Combining marks that a base character may carry: enough for every written language, too few for "zalgo" text. */
const MARKS_PER_BASE = 8;

// Control codes other than tab and newline, halves of surrogate pairs, what no character will ever be, and whatever is not to be seen (bidirectional controls,
// zero-width characters, soft hyphens, fillers, tags), but for joiners and the choice of a pictograph's look.
const INVISIBLE =
  /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u2800\uFFF9-\uFFFB\p{Cs}\p{Noncharacter_Code_Point}]|(?![\u200C\u200D\uFE0E\uFE0F])\p{Default_Ignorable_Code_Point}/gu;
// A joiner is part of the spelling between pictographs (families, flags), after the virama of an Indic script, and between the
// letters of scripts that join; elsewhere it only hides. So does a selector that follows no pictograph.
const JOINED = '\\p{Extended_Pictographic}\\uFE0F\\u{1F3FB}-\\u{1F3FF}';
const VIRAMA = '\\u094D\\u09CD\\u0A4D\\u0ACD\\u0B4D\\u0BCD\\u0C4D\\u0CCD\\u0D4D\\u0DCA\\u1039\\u17D2';
const JOINING =
  '\\p{Script=Arabic}\\p{Script=Syriac}\\p{Script=Mongolian}\\p{Script=Devanagari}\\p{Script=Bengali}\\p{Script=Malayalam}\\p{Script=Kannada}\\p{Script=Telugu}\\p{Script=Sinhala}';
const STRAY = new RegExp(
  [
    `(?<![${JOINED}${VIRAMA}])\\u200D`,
    `(?<=[${JOINED}])\\u200D(?!\\p{Extended_Pictographic})`,
    `(?<=[${VIRAMA}])\\u200D(?![\\p{L}])`,
    `(?<![${JOINING}\\u064B-\\u065F])\\u200C|\\u200C(?![${JOINING}])`,
    `(?<!\\p{Extended_Pictographic})[\\uFE0E\\uFE0F](?!\\u20E3)`,
  ].join('|'),
  'gu',
);
/** Few texts have one; to look at each letter for what stands beside it takes ten times as long. */
const JOINER_OR_SELECTOR = /[\u200C\u200D\uFE0E\uFE0F]/;
// Putting marks in their order takes time that grows with the square of their number, so a row that no writing has is cut before.
const ENDLESS_MARKS = new RegExp(`(\\p{M}{${4 * MARKS_PER_BASE}})\\p{M}+`, 'gu');
const TOO_MANY_MARKS = new RegExp(`(\\p{M}{${MARKS_PER_BASE}})\\p{M}+`, 'gu');

// Latin letters that stand for themselves, and common punctuation, are seen, composed and without marks: nothing of it is looked for in such a text.
const PLAIN = /^[\t\n\x20-\x7E\u00A0-\u00AC\u00AE-\u02FF\u2010-\u2027]*$/;

/** Unicode NFC without characters that cannot be seen, and with at most 8 combining marks on a base. */
export function normaliseCharacters(text: string): string {
  if (PLAIN.test(text)) return text;
  // What one step takes away can bring together what another step looks at, so they go on until nothing changes.
  for (let before = '', after = text; ;) {
    if (after === before) return after;
    before = after;
    const composed = before.replace(INVISIBLE, '').replace(ENDLESS_MARKS, '$1').normalize('NFC');
    const joined = JOINER_OR_SELECTOR.test(composed) ? composed.replace(STRAY, '') : composed;
    after = joined.replace(TOO_MANY_MARKS, '$1');
  }
}

/** A text of several lines: newlines are `\n`, no line ends in white space, no more than one line in a row is empty. */
export function normaliseText(text: string): string {
  return normaliseCharacters(text.replace(/\r\n?|\u2028|\u2029/g, '\n'))
    .replace(/(?<![^\S\n])[^\S\n]+\n/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/** Words of such letters with a space between them: as nearly every line is. */
const PLAIN_LINE =
  /^(?:[\x21-\x7E\u00A1-\u00AC\u00AE-\u02FF]+(?: [\x21-\x7E\u00A1-\u00AC\u00AE-\u02FF]+)*)?$/;

/** A text of one line: all white space is one space. */
export function normaliseLine(text: string): string {
  if (PLAIN_LINE.test(text)) return text;
  // A byte order mark is white space to a pattern, and nothing to a reader.
  return normaliseCharacters(text.replaceAll('\uFEFF', '').replace(/\s+/gu, ' '))
    .replace(/ {2,}/g, ' ')
    .trim();
}

// Latin letters and common punctuation join with nothing beside them: for such a text, as most are, the segmenter can stay out of it.
const EACH_BY_ITSELF = /^[\t\n\x20-\x7E\u00A1-\u02FF\u2010-\u201F\u2026]*$/;

/** Characters as a person counts them: an accented letter or a family emoji is one. */
export function countCharacters(text: string): number {
  if (EACH_BY_ITSELF.test(text)) return text.length;
  let count = 0;
  for (let start = 0; start < text.length;) {
    const whole = start + WINDOW >= text.length;
    const starts = Array.from(segmenter.segment(text.slice(start, start + WINDOW)), ({ index }) => index);
    // The last character of a window may go on behind it: the next window begins with it, unless it fills this one.
    const next = starts.at(-1) || WINDOW;
    count += whole || next === WINDOW ? starts.length : starts.length - 1;
    start += whole ? WINDOW : next;
  }
  return count;
}

/** The segmenter's time grows with the square of a text's length, so it is given a piece at a time. */
const WINDOW = 512;

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });
const wordSegmenter = new Intl.Segmenter('en', { granularity: 'word' });

// In Latin letters with common punctuation a pattern finds the same words (a test holds it against the segmenter) in a
// fraction of the time, of which this was the most that a submission took.
const LATIN = /^[\t\n\x20-\x5E\x60-\x7E\u00C0-\u024F\u2013\u2014\u2018\u2019\u201C\u201D\u2026]*$/;
const L = 'A-Za-z\u00C0-\u00D6\u00D8-\u00F6\u00F8-\u024F';
const LATIN_WORD = new RegExp(
  `[${L}\\d]+(?:(?:(?<=[${L}])[.:'\u2018\u2019](?=[${L}])|(?<=\\d)[.,;'\u2018\u2019](?=\\d))[${L}\\d]+)*`,
  'g',
);

/**
 * As much as is segmented at a time, up to a space where there is one: what a segmenter takes grows with the square of what it is given,
 * which for an article of 200,000 letters in Chinese was a minute and a half.
 */
const STRETCHES = /[^]{1,500}(?=\s|$)|[^]{1,500}/gu;

/** Words in the sense of Unicode's word boundaries, which also hold for languages written without spaces. */
export function countWords(text: string): number {
  if (LATIN.test(text)) return text.match(LATIN_WORD)?.length ?? 0;
  let count = 0;
  for (const stretch of text.match(STRETCHES) ?? [])
    for (const { isWordLike } of wordSegmenter.segment(stretch)) if (isWordLike) count += 1;
  return count;
}
