/** The scripts of Unicode that people write in now (UAX 31, tables 5 and 7), but for the two that all others use. */
const SCRIPTS = [
  ...[
    'Latin',
    'Greek',
    'Cyrillic',
    'Armenian',
    'Georgian',
    'Hebrew',
    'Arabic',
    'Thaana',
    'Ethiopic',
    'Devanagari',
  ],
  ...[
    'Bengali',
    'Gurmukhi',
    'Gujarati',
    'Oriya',
    'Tamil',
    'Telugu',
    'Kannada',
    'Malayalam',
    'Sinhala',
    'Thai',
    'Lao',
  ],
  ...['Tibetan', 'Myanmar', 'Khmer', 'Han', 'Hiragana', 'Katakana', 'Hangul', 'Bopomofo', 'Mongolian', 'Yi'],
  ...['Canadian_Aboriginal', 'Cherokee', 'Tifinagh', 'Nko', 'Vai', 'Adlam', 'Syriac', 'Javanese', 'Balinese'],
  ...['Sundanese', 'Buginese', 'Batak', 'Cham', 'Tai_Le', 'Tai_Tham', 'New_Tai_Lue', 'Tai_Viet', 'Kayah_Li'],
  ...[
    'Lepcha',
    'Limbu',
    'Meetei_Mayek',
    'Ol_Chiki',
    'Saurashtra',
    'Syloti_Nagri',
    'Lisu',
    'Chakma',
    'Bamum',
    'Miao',
  ],
].map((name) => ({ name, has: new RegExp(`\\p{Script_Extensions=${name}}`, 'u') }));

/** What languages write in together, and Latin beside it (UTS 39, section 5.2, “highly restrictive”). */
const TOGETHER = [
  ['Latin', 'Han', 'Hiragana', 'Katakana'],
  ['Latin', 'Han', 'Bopomofo'],
  ['Latin', 'Han', 'Hangul'],
];

/** Letters and marks that belong to some script. */
const OF_A_SCRIPT = /(?![\p{Script=Common}\p{Script=Inherited}])[\p{L}\p{M}\p{N}]/gu;

/**
 * Whether the letters of a text can be of one script, or of several that are written together: Latin with those of Chinese, Japanese or
 * Korean. Digits, marks and signs that several scripts use count for each of them; what is of none that is written now stands alone.
 */
export function isOfOneScript(text: string): boolean {
  const letters = [...new Set(text.normalize('NFC').match(OF_A_SCRIPT))];
  const ofEach = letters.map((letter) =>
    SCRIPTS.filter(({ has }) => has.test(letter)).map(({ name }) => name),
  );
  if (ofEach.some((scripts) => scripts.length === 0)) return ofEach.every((scripts) => scripts.length === 0);
  const allowed = [...SCRIPTS.map(({ name }) => [name]), ...TOGETHER];
  return allowed.some((together) =>
    ofEach.every((scripts) => scripts.some((script) => together.includes(script))),
  );
}
