/**
 * Signs that a reader could take for a badge or a mark of verification: ticks, stars, shields, medals, crowns, coloured dots, the
 * marks of trade. Only the page itself puts such a sign beside a name.
 */
const BADGE_SIGNS = new RegExp(
  '[©®\\u2120\\u2122' + // marks of trade
    '\\u2300-\\u23FF\\u25A0-\\u27BF\\u2B00-\\u2BFF' + // technical signs, shapes, dingbats, arrows and stars
    '\\u{1F170}-\\u{1F19A}\\u{1F201}-\\u{1F265}' + // words and letters in boxes
    '\\u{1F31F}\\u{1F320}\\u{1F393}\\u{1F396}-\\u{1F39F}\\u{1F3C5}\\u{1F3C6}\\u{1F3F5}\\u{1F451}\\u{1F48E}\\u{1F4A0}\\u{1F4AF}\\u{1F4AB}' +
    '\\u{1F4DB}\\u{1F4DC}\\u{1F530}\\u{1F531}\\u{1F534}-\\u{1F53D}\\u{1F5F3}-\\u{1F5FB}\\u{1F6E1}\\u{1F780}-\\u{1F7FF}' +
    '\\u{1F947}-\\u{1F949}\\u{1FAAA}]',
  'u',
);

/** Whether a text has a sign in it that looks like a badge. */
export const hasBadgeSign = (text: string): boolean => BADGE_SIGNS.test(text);
