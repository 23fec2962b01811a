/**
 * How much a text is to read (R6), whatever it is written in: its words as if it were English. Pure, like rules.ts.
 *
 * Words do not take equally long in all languages. The International Reading Speed Texts (Trauzettel-Klosinski and Dietz,
 * Investigative Ophthalmology & Visual Science 53, 2012), the same texts in 17 languages, were read at so many words a minute:
 * English 228, the other languages in Latin and Cyrillic letters 161 to 218, Hebrew 187, Arabic 138; Chinese at 255 and Japanese
 * at 357 characters, English at 987. A floor is for what nobody can do, so a script is counted at the fastest language in it.
 */

/** Words or characters of a kind that take as long as one English word. */
const WORDS_PER_ENGLISH_WORD = { arabic: 138 / 228, hebrew: 187 / 228 };
const CHARACTERS_PER_ENGLISH_WORD = { chinese: 255 / 228, japanese: 357 / 228, unspaced: 987 / 228 };

const KANA = /[\p{Script=Hiragana}\p{Script=Katakana}]/u;
const IDEOGRAPHIC = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}]/gu;
/** Letters of scripts whose words stand without spaces between them. */
const UNSPACED =
  /[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Tibetan}]\p{M}*/gu;
const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}'’.-]*/gu;
/** Scripts that omit vowels and join their letters, from right to left. */
const ARABIC = /^[\p{Script=Arabic}\p{Script=Syriac}]/u;
const OTHER_RIGHT_TO_LEFT = /^[\p{Script=Hebrew}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/u;

/** The words that a text has to read, as English words. */
export function wordsToRead(text: string): number {
  const characters = KANA.test(text)
    ? CHARACTERS_PER_ENGLISH_WORD.japanese
    : CHARACTERS_PER_ENGLISH_WORD.chinese;
  const ideographs = text.match(IDEOGRAPHIC)?.length ?? 0;
  const letters = text.match(UNSPACED)?.length ?? 0;
  const spaced = text.replace(IDEOGRAPHIC, ' ').replace(UNSPACED, ' ').match(WORD) ?? [];
  const words = spaced.reduce((sum, word) => sum + 1 / speedOf(word), 0);
  return words + ideographs / characters + letters / CHARACTERS_PER_ENGLISH_WORD.unspaced;
}

function speedOf(word: string): number {
  if (ARABIC.test(word)) return WORDS_PER_ENGLISH_WORD.arabic;
  return OTHER_RIGHT_TO_LEFT.test(word) ? WORDS_PER_ENGLISH_WORD.hebrew : 1;
}
