import { type AppError, refused } from '@/lib/platform/errors';
import { foldEmail } from '../rules';

/** Length of a password, in characters. Length is all that is asked: no composition rules (NIST SP 800-63B). */
export const PASSWORD_MIN = 10;
/** Of one that opens the desk, where no passkey does. */
const STAFF_PASSWORD_MIN = 15;
export const PASSWORD_MAX = 256;

const FIELD = { field: 'password' };

/** Of somebody's password, in characters. Whoever has a passkey does not sign in by it day by day. */
export const shortestFor = (isStaff: boolean, { hasPasskey = false } = {}): number =>
  isStaff && !hasPasskey ? STAFF_PASSWORD_MIN : PASSWORD_MIN;

/** 422: it is shorter than it may be. */
export function tooShort(password: string, least: number, field = FIELD): AppError | null {
  const count = [...password].length;
  return count < least ? refused('password-too-short', { ...field, limit: least, facts: { count } }) : null;
}

export type Choice = {
  password: string;
  email: string;
  displayName: string;
  /** What the publication and its membership are called. */
  names: string[];
  /** Characters that it has at least. */
  least: number;
};

/** What can be said at once to be wrong with a password that someone wants to have from now on, or null. */
export function problemAtSight({ password, least, ...person }: Choice): AppError | null {
  const short = tooShort(password, least);
  if (short) return short;
  if ([...password].length > PASSWORD_MAX)
    return refused('password-too-long', { ...FIELD, limit: PASSWORD_MAX });
  if (personalWords(person).some((word) => repeats(password, word))) return passwordCommon();
  const pattern = patternOf(password);
  return pattern && refused('password-patterned', { ...FIELD, facts: { pattern } });
}

/** 422: somebody who knows much of many people would soon guess it. */
export const passwordCommon = () => refused('password-common', FIELD);

/** 422: it was found in a leak. */
export const passwordBreached = () => refused('password-breached', FIELD);

/** Words of the person's own, and of the place. */
export const personalWords = ({ email, displayName, names }: Omit<Choice, 'password' | 'least'>) => [
  ...emailWords(email),
  displayName,
  ...displayName.split(/\s+/),
  ...names,
];

function emailWords(email: string): string[] {
  const folded = foldEmail(email);
  const local = folded.slice(0, folded.lastIndexOf('@'));
  return [folded, local, ...local.split(/[^\p{L}\p{N}]+/u)].filter((word) => word.length > 2);
}

/** Whether the password is the word, once or several times over, in whatever case. */
function repeats(password: string, word: string): boolean {
  return word.length > 0 && password.toLowerCase().replaceAll(word.toLowerCase(), '').trim() === '';
}

/* Patterns. */

type Pattern = 'repeated' | 'sequence' | 'date';

/** Fewer different characters are no choice. */
const FEWEST_DIFFERENT = 4;
/** Characters in a row that are not there by chance. */
const SHORTEST_RUN = 3;
const SEPARATORS = /[\s\-_.,:;/\\|(){}[\]]+/gu;
const ROWS = ['1234567890', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm', 'azerty', 'qwertz'].join(' ');

/** What a password is nothing but, whatever is put between its parts: a zero UUID has five, and is one character. */
function patternOf(password: string): Pattern | null {
  const folded = password.toLowerCase();
  const characters = [...(folded.replace(SEPARATORS, '') || folded)];
  if (new Set(characters).size < FEWEST_DIFFERENT || isShortPieceRepeated(characters)) return 'repeated';
  if (isMadeOfRuns(characters)) return 'sequence';
  return isDate(folded) ? 'date' : null;
}

/** Whether it is one piece over and over that would be too short by itself; the last one may be cut off. */
function isShortPieceRepeated(characters: string[]): boolean {
  // The longest beginning of each part that is its end as well (Knuth, Morris and Pratt).
  const borders = [0];
  for (let at = 1; at < characters.length; at += 1) {
    let border = borders[at - 1] ?? 0;
    while (border > 0 && characters[border] !== characters[at]) border = borders[border - 1] ?? 0;
    borders.push(characters[border] === characters[at] ? border + 1 : 0);
  }
  const piece = characters.length - (borders.at(-1) ?? 0);
  return piece < PASSWORD_MIN && 2 * piece <= characters.length;
}

/** Whether it is rows of an alphabet or a keyboard, forwards, backwards, or one character again and again. */
function isMadeOfRuns(characters: string[]): boolean {
  for (let from = 0; from < characters.length;) {
    const step = stepBetween(characters[from], characters[from + 1]);
    if (step === null) return false;
    let to = from + 1;
    while (to + 1 < characters.length && stepBetween(characters[to], characters[to + 1]) === step) to += 1;
    if (to + 1 - from < SHORTEST_RUN) return false;
    from = to + 1;
  }
  return true;
}

function stepBetween(one = '', next = ''): 1 | 0 | -1 | null {
  if (!one || !next) return null;
  if (one === next) return 0;
  const difference = next.codePointAt(0)! - one.codePointAt(0)!;
  if (difference === 1 || ROWS.includes(one + next)) return 1;
  return difference === -1 || ROWS.includes(next + one) ? -1 : null;
}

const MONTHS = new RegExp(
  '(?:jan(?:uary|uarie)?|feb(?:ruary|ruarie)?|mar(?:ch)?|maart|apr(?:il)?|may|mei|june?|junie|july?|julie|aug(?:ust|ustus)?' +
    '|sept?(?:ember)?|o[ck]t(?:ober)?|nov(?:ember)?|de[cs](?:ember)?' +
    '|يناير|فبراير|مارس|أبريل|مايو|يونيو|يوليو|أغسطس|سبتمبر|أكتوبر|نوفمبر|ديسمبر)',
  'gu',
);
const DAY = '(?:0?[1-9]|[12]\\d|3[01])';
const YEAR = '(?:1[89]|20|21)\\d\\d';
const DATES = [
  `${DAY} ${DAY} (?:${YEAR}|\\d\\d)`,
  `${YEAR} ${DAY} ${DAY}`,
  `${YEAR}[01]\\d[0-3]\\d`,
  `[0-3]\\d[0-3]\\d${YEAR}`,
].join('|');
const TIME = '\\d{1,2} \\d\\d(?: \\d\\d(?: \\d{1,3})?)?';
const ONLY_DATES = new RegExp(`^(?:${DATES})(?: (?:${DATES}))*(?: ${TIME})?$`, 'u');

/** Whether it is a day, or several, in figures or with the month in words, and maybe the time of it. */
function isDate(folded: string): boolean {
  const figures = folded
    .replace(MONTHS, ' 1 ')
    .replace(/(?<=\d)(?:st|nd|rd|th|ste|de)\b/gu, '')
    .replace(/(?<=\d)t(?=\d)|z$/gu, ' ')
    .replace(SEPARATORS, ' ')
    .trim();
  return ONLY_DATES.test(figures);
}
