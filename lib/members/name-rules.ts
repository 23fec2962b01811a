import { conflict, refused, type AppError } from '@/lib/platform/errors';
import { countCharacters, normaliseLine } from '@/lib/platform/text/normalise';
import { hasBadgeSign } from './badge-signs';
import { isOfOneScript } from '@/lib/platform/text/scripts';
import { skeletonOf, withoutIgnorable } from '@/lib/platform/text/skeleton';

/** Length of a display name, in characters as a person counts them. */
export const NAME_MIN = 2;
export const NAME_MAX = 40;

/**
 * Words that only the people who run the place may go by, and words of the badges, in every language that the pages are offered in.
 * No word that people are called by is among them: Musharraf, Skrywer and Rasmi are names.
 */
const STAFF_WORDS = [
  'admin',
  'administrator',
  'moderator',
  'moderation',
  'webmaster',
  'mod',
  'staff',
  'staffer',
  'editor',
  'official',
  'system',
  'trialogue',
  'author',
  'verified',
  'administrateur',
  'redakteur',
  'redaksie',
  'personeel',
  'amptelik',
  'outeur',
  'geverifieer',
  'stigterslid',
  'المشرف',
  'المشرفة',
  'مشرفة',
  'المدير',
  'المديرة',
  'أدمن',
  'الأدمن',
  'أدمين',
  'الأدمين',
  'الإدارة',
  'إدارة',
  'المحرر',
  'المحررة',
  'موظف',
  'الموظف',
  'الموظفين',
  'الموظفون',
  'админ',
  'администратор',
  'модератор',
  'редактор',
];
/** Words that claim something when a name has no others. */
const TITLES = [
  'founding',
  'founder',
  'member',
  'expert',
  'writer',
  'columnist',
  'skrywer',
  'stigter',
  'kenner',
  'lid',
  'مشرف',
  'مدير',
  'محرر',
  'كاتب',
  'كاتبة',
  'المقال',
  'مؤسس',
  'عضو',
  'رسمي',
  'موثق',
  'خبير',
];
/** Words that say, in the place of a name, that there is nobody any more. */
const NOBODY = [
  'deleted',
  'removed',
  'withdrawn',
  'former',
  'user',
  'author',
  'geskrap',
  'verwyder',
  'محذوف',
];
/** What people put before and behind the name of somebody else. */
const HONORIFICS = ['real', 'true', 'mr', 'ms', 'mrs', 'dr', 'prof', 'jr', 'sr', 'mnr', 'mev', 'me'];
/** Words that make a title of the publication's name: "Maverick News Team". */
const COMPANY = [
  'the',
  'team',
  'desk',
  'news',
  'site',
  'support',
  'help',
  'service',
  'account',
  'comments',
  'editorial',
];
const LEET: Record<string, string> = { '3': 'e', '4': 'a', '5': 's', '7': 't', $: 's', '@': 'a' };

/** A display name as it is kept: on one line, NFC, without invisible characters, at most 8 marks on a letter. */
export const cleanName = normaliseLine;

/**
 * What is wrong with a clean display name, or null. Whether another member has it is for the store to say.
 * @param names what the publication and its membership are called, which nobody else may be
 */
export function nameProblem(name: string, names: string[]): AppError | null {
  const length = countCharacters(name);
  if (length < NAME_MIN) return refused('name-too-short', { ...FIELD, limit: NAME_MIN });
  if (length > NAME_MAX)
    return refused('name-too-long', { ...FIELD, limit: NAME_MAX, facts: { count: length } });
  if (!/\p{L}/u.test(name) || skeletonOf(name) === '') return refused('name-without-letters', FIELD);
  if (isReserved(name, names)) return nameReserved();
  if (hasBadgeSign(name)) return refused('name-with-sign', FIELD);
  if (!isOfOneScript(name)) return refused('name-of-several-scripts', FIELD);
  return null;
}

/** Whether a name, as the eye reads it, claims to speak for the staff or the publication, or to be nobody's. */
export function isReserved(name: string, names: string[]): boolean {
  const words = wordsOf(name);
  if (words.some((word) => STAFF.has(word))) return true;
  const claims = [...STAFF, ...TRIMMINGS, ...NAMELESS, ...names.map(readAloud)];
  return readings(name).some((read) => isMadeOf(read, claims));
}

/**
 * Whether what a member says they know claims an office here: it names nothing but offices ("Moderator"), or an office and the
 * publication ("Maverick staff"). "Moderator of debates" is experience like any other.
 * @param names what the publication and its membership are called
 * @param badges what pages say beside a name
 */
export function claimsOffice(
  text: string,
  { names, badges }: { names: string[]; badges: string[] },
): boolean {
  const words = wordsOf(text);
  const said = ` ${words.join(' ')} `;
  const isOurs = names.some((name) => said.includes(` ${name.split(/\s+/u).map(readAloud).join(' ')} `));
  if (isOurs && words.some((word) => STAFF.has(word))) return true;
  const offices = [...STAFF, ...[...COMPANY, ...names, ...badges].map(readAloud)];
  return readings(text).some((read) => isMadeOf(read, offices));
}

/**
 * Whether a name, as the eye reads it, is one of the staff's with something put to it: "The real Jane Editor 2". The same name
 * and nothing else is taken, and not a claim.
 */
export function passesForStaff(name: string, staffNames: string[]): boolean {
  const staff = staffNames.map(readAloud).filter((skeleton) => skeleton !== '');
  const trimmings = [...STAFF, ...TRIMMINGS, ...TITLED];
  // Without one of theirs in it, it is somebody else's.
  return readings(name).some(
    (read) => isMadeOf(read, [...staff, ...trimmings]) && !isMadeOf(read, trimmings),
  );
}

/** Marks that Arabic is written with and without, and letters that are typed for one another. */
const ARABIC_MARKS = /[\u0640\u064B-\u065F\u0670]/g;
const ARABIC_FORMS: Record<string, string> = { أ: 'ا', إ: 'ا', آ: 'ا', ٱ: 'ا', ى: 'ي', ة: 'ه' };

/** The skeleton, with digits that stand for letters read as those, and digits at the end left out. */
function readAloud(text: string): string {
  const before = readBefore.get(text);
  if (before !== undefined) return before;
  const read = skeletonAloud(text);
  if (readBefore.size >= MOST_KEPT) readBefore.clear();
  if (text.length <= 2 * NAME_MAX) readBefore.set(text, read);
  return read;
}

/** The names of staff and of the publication are asked for with each name, and first names again and again. */
const readBefore = new Map<string, string>();
const MOST_KEPT = 2_000;

function skeletonAloud(text: string): string {
  const arabic = withoutIgnorable(text)
    .replace(/[أإآٱىة]/g, (form) => ARABIC_FORMS[form] ?? form)
    .replace(ARABIC_MARKS, '');
  const unnumbered = arabic.replace(/(?<![\p{N}\s])[\p{N}\s]+$/u, '') || arabic;
  return skeletonOf(unnumbered.replace(/[3457$@]/g, (digit) => LEET[digit] ?? digit).replace(/[!|]/g, 'l'));
}

const STAFF = new Set(STAFF_WORDS.flatMap((word) => [word, `${word}s`]).map(readAloud));
const TRIMMINGS = [...COMPANY, ...TITLES].map(readAloud);
const NAMELESS = NOBODY.map(readAloud);
const TITLED = HONORIFICS.map(readAloud);

/** A bar or an exclamation mark may be a letter ("adm|n"), or stand beside the name ("|admin|"). */
function readings(name: string): string[] {
  const without = name.replace(/[|!]/g, ' ');
  return [...new Set([name, without].map(readAloud))];
}

function wordsOf(text: string): string[] {
  const seen = withoutIgnorable(text);
  const words = [...seen.split(/[^\p{L}\p{N}\p{M}$@|!]+/u), ...seen.split(/[^\p{L}\p{N}\p{M}$@]+/u)];
  return words.map(readAloud);
}

/** Whether `text` is nothing but these words, one after the other. */
function isMadeOf(text: string, words: string[]): boolean {
  const reached = new Set([0]);
  for (let at = 0; at < text.length; at += 1) {
    if (!reached.has(at)) continue;
    for (const word of words) if (word && text.startsWith(word, at)) reached.add(at + word.length);
  }
  return text.length > 0 && reached.has(text.length);
}

const FIELD = { field: 'displayName' };

/** 422: the name passes for one of the staff's. */
export const nameReserved = () => refused('name-reserved', FIELD);

/** 409: another member goes by this name, or by one that looks the same. Names are public, so this is no secret. */
export const nameTaken = () => conflict('name-taken', FIELD);
