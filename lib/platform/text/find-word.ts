import { latinLookAlike, withoutIgnorable, withoutMarks } from './skeleton';

/** The first of `words` that the text has in it, however it is written there; see `findWords`. */
export const findWord = (text: string, words: readonly string[]): string | undefined =>
  findWords(text, words)[0];

/**
 * Those of `words` that stand in the text, in their order: as whole words, or, where they end in `*`, as beginnings of words.
 * Seen through are case, width, accents and what cannot be seen; letters of other scripts and digits that pass for a letter
 * ("l33ch"); a letter three times or more ("fuuuck"); letters set apart ("f u c k", "f.u.c.k"), or hidden behind a sign
 * ("f*ck"). What an honest text has by chance is not: a word within a word ("Scunthorpe"), and two words run together.
 * The time it takes grows with the length of the text, and hardly with the number of words.
 */
export function findWords(text: string, words: readonly string[]): string[] {
  if (words.length === 0) return [];
  const list = compiled(words);
  const found = new Set<number>();
  for (const { written, read } of readingsOf(text)) {
    look(list.plain, written, found);
    if (read !== undefined) look(list.disguised, read, found);
    if (read !== undefined && THRICE.test(read)) look(list.squeezed, squeeze(read), found);
  }
  const { initials, hidden, line } = latest;
  for (const run of initials) lookWithin(list.disguised, run, found);
  for (const word of hidden) lookBehind(list.disguised, word, found);
  for (const { at, text: phrase, pattern } of list.phrases)
    if (line.includes(phrase) && pattern.test(line)) found.add(at);
  return [...found].sort((a, b) => a - b).map((at) => words[at] ?? '');
}

/* The list. */

type Index = {
  whole: Map<string, number>;
  /** Beginnings of words, by themselves, and how long they are. */
  beginnings: Map<string, number>;
  lengths: number[];
  /** The same by length and first letter: candidates for a word with letters hidden. */
  like: Map<string, { word: string; at: number; isBeginning: boolean }[]>;
};
type Phrase = { at: number; text: string; pattern: RegExp };
type List = { plain: Index; disguised: Index; squeezed: Index; phrases: Phrase[] };

const lists = new WeakMap<readonly string[], List>();

/** A policy's list is compiled once, for as long as the policy is remembered. */
function compiled(words: readonly string[]): List {
  const known = lists.get(words);
  if (known) return known;
  const list: List = { plain: newIndex(), disguised: newIndex(), squeezed: newIndex(), phrases: [] };
  words.forEach((entry, at) => {
    const isBeginning = entry.endsWith('*');
    const word = inOneLine(isBeginning ? entry.slice(0, -1) : entry);
    if (!ONE_WORD.test(word) || UNSPACED.test(word)) {
      if (word !== '') list.phrases.push(phrase(word, at, isBeginning));
      return;
    }
    const read = disguise(word);
    add(list.plain, word, at, isBeginning);
    // Two letters are found in any text once digits are letters.
    if (read.length < 3) return;
    add(list.disguised, read, at, isBeginning);
    add(list.squeezed, squeeze(read), at, isBeginning);
  });
  for (const index of [list.plain, list.disguised, list.squeezed])
    index.lengths = [...new Set(Array.from(index.beginnings.keys(), ({ length }) => length))];
  lists.set(words, list);
  return list;
}

const newIndex = (): Index => ({ whole: new Map(), beginnings: new Map(), lengths: [], like: new Map() });

function add(index: Index, word: string, at: number, isBeginning: boolean) {
  const map = isBeginning ? index.beginnings : index.whole;
  if (!map.has(word)) map.set(word, at);
  const key = likeKey(word, word.length);
  index.like.set(key, [...(index.like.get(key) ?? []), { word, at, isBeginning }]);
}

const likeKey = (word: string, length: number) => `${word[0] ?? ''}${length}`;

/** A phrase, a word with signs ("c++"), or one of a script that puts no spaces between words: found as it is written. */
function phrase(text: string, at: number, isBeginning: boolean): Phrase {
  const escaped = text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const [before, behind] = UNSPACED.test(text)
    ? ['', '']
    : ['(?<![\\p{L}\\p{N}])', isBeginning ? '' : '(?![\\p{L}\\p{N}])'];
  return { at, text, pattern: new RegExp(`${before}${escaped}${behind}`, 'u') };
}

/* The text. */

/** A word as it is written and, where it may be in disguise, as it then reads. */
type Reading = { written: string; read?: string };

type Read = {
  text: string;
  words: Reading[];
  /** Single letters that stand one after another, run together. */
  initials: string[];
  /** Words with letters hidden behind `*`. */
  hidden: string[];
  line: string;
};

// Screening asks about several lists in a row: the text is read once for all of them.
let latest: Read = { text: '', words: [], initials: [], hidden: [], line: '' };

function readingsOf(text: string): Reading[] {
  if (latest.text !== text) latest = readText(text);
  return latest.words;
}

const ONE_WORD = /^[\p{L}\p{N}\p{M}]+$/u;
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
/** Letters and whatever may stand for one; the signs are in pairs below. */
const WORDS = /[\p{L}\p{N}\p{M}]+/gu;
const LETTERLIKE = /[\p{L}\p{N}\p{M}$@€|!+]+/gu;
const HIDING = /^[*#%&?_\-\u2013\u2014\u2022\u25CF\u00D7$@!|+]$/u;
/** What may stand between the letters of one word; no apostrophe, which makes "he'll". */
const SEPARATORS = /[.\-_~*`\u00B7\u2022/\\,:;|=+\u2010-\u2015]+/gu;
/** A chunk without the signs around it. */
const CORE = /[\p{L}\p{N}\p{M}$@€](?:.*[\p{L}\p{N}\p{M}$@€])?/su;
const OTHER_ALPHABET = /[\p{Script=Greek}\p{Script=Cyrillic}]/u;
const OTHER_ALPHABETS = /[\p{Script=Greek}\p{Script=Cyrillic}]/gu;
const SIGNS_IN_WORD = /[\p{N}$@€|!+]/gu;
const THRICE = /(.)\1\1/u;

const LEET: Record<string, string> = {
  ...{ '0': 'o', '1': 'l', '3': 'e', '4': 'a', '5': 's', '7': 't', '8': 'b', '9': 'g' },
  ...{ $: 's', '@': 'a', '€': 'e', '|': 'l', '!': 'l', '+': 't', i: 'l' },
};

/** A word in which a sign that may be either i or l is one letter. */
const disguise = (word: string): string => word.replace(/[0134578-9$@€|!+i]/gu, (sign) => LEET[sign] ?? sign);
const squeeze = (word: string): string => word.replace(/(.)\1+/gu, '$1');

/** Marks that Arabic is written with and without, and letters that are typed for one another. */
const ARABIC: Record<string, string> = { ٱ: 'ا', ى: 'ي', ة: 'ه', ی: 'ي', ک: 'ك', ـ: '' };

const inOneLine = (text: string): string =>
  withoutMarks(withoutIgnorable(text))
    // As readers see it: a sign that Markdown would take for its own is escaped.
    .replace(/\\(?=[!-/:-@[-`{-~])/g, '')
    .toLocaleLowerCase('en')
    .replace(/[ٱىةیکـ]/gu, (form) => ARABIC[form] ?? form)
    .replace(/\s+/gu, ' ')
    .trim();

function readText(text: string): Read {
  const line = inOneLine(text);
  const isLatin = count(line, /[a-z]/g) > count(line, OTHER_ALPHABETS);
  const chunks = line.split(' ');
  const words = chunks.flatMap((chunk) => readChunk(chunk, isLatin));
  return { text, words, initials: initialsIn(line), hidden: chunks.filter(mayHide).map(core), line };
}

const count = (text: string, letters: RegExp) => text.match(letters)?.length ?? 0;
const core = (chunk: string) => CORE.exec(chunk)?.[0] ?? '';

function readChunk(chunk: string, isLatin: boolean): Reading[] {
  const readings: Reading[] = (chunk.match(WORDS) ?? []).map((written) => ({
    written,
    read: readAs(written, isLatin),
  }));
  const inner = core(chunk);
  if (inner === '' || ONE_WORD.test(inner)) return readings;
  // Signs for letters ("b!tch"), and signs between letters ("lee.ch").
  for (const piece of inner.match(LETTERLIKE) ?? [])
    if (!ONE_WORD.test(piece)) readings.push({ written: '', read: readAs(piece, isLatin) });
  const joined = inner.replace(SEPARATORS, '');
  if (joined !== inner && joined.length > 3)
    readings.push({ written: joined, read: readAs(joined, isLatin) });
  return readings;
}

/**
 * A word as it reads when what passes for a letter is one; undefined where nothing does, and where it is more of a number. Letters of
 * another alphabet pass for Latin ones only among those.
 */
function readAs(word: string, isLatin: boolean): string | undefined {
  const mayPass = isLatin || /[a-z]/.test(word);
  const letters = word.replace(/[^\x00-\x7F]/gu, (letter) =>
    OTHER_ALPHABET.test(letter) && !mayPass ? letter : passesFor(letter),
  );
  const signs = count(letters, SIGNS_IN_WORD);
  if (signs * 2 > letters.length || (signs === 0 && letters === word && !THRICE.test(word))) return undefined;
  return disguise(letters);
}

/** Of scripts with letters of their own shape there is nothing to be taken for Latin. */
const PASSING =
  /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Cherokee}\p{Script=Lisu}\p{Script=Coptic}\p{Script=Armenian}\p{Script=Deseret}\p{Script=Common}]/u;
const passesFor = (letter: string): string => (PASSING.test(letter) ? latinLookAlike(letter) : letter);

/** "f u c k", "f.u.c.k": three or more letters, each by itself. */
const SINGLE =
  /(?<![\p{L}\p{N}\p{M}$@])[\p{L}\p{N}$@][^\p{L}\p{N}\p{M}$@]{1,3}(?:[\p{L}\p{N}$@](?:[^\p{L}\p{N}\p{M}$@]{1,3}|$)){1,}[\p{L}\p{N}$@]?(?![\p{L}\p{N}\p{M}$@])/gu;

const initialsIn = (line: string): string[] =>
  (line.match(SINGLE) ?? [])
    .map((run) => disguise(run.replace(/[^\p{L}\p{N}$@]/gu, '').replace(/[^\x00-\x7F]/gu, passesFor)))
    .filter(({ length }) => length > 2);

const mayHide = (chunk: string): boolean =>
  /[\p{L}\p{N}][*#%&?_\-\u2013\u2014\u2022\u25CF\u00D7$@!|+]+[\p{L}\p{N}]/u.test(chunk);

/* The one in the other. */

function look({ whole, beginnings, lengths }: Index, word: string, found: Set<number>) {
  const at = whole.get(word);
  if (at !== undefined) found.add(at);
  for (const length of lengths) {
    const began = word.length >= length ? beginnings.get(word.slice(0, length)) : undefined;
    if (began !== undefined) found.add(began);
  }
}

/** Of a run of single letters, any part may be the word; a short one, only all of it: "U S A" is none. */
function lookWithin(index: Index, run: string, found: Set<number>) {
  for (const [word, at] of [...index.whole, ...index.beginnings])
    if (word === run || (word.length > 3 && run.includes(word))) found.add(at);
}

/** A word of which the first letter, the last and at least half of all can be seen. */
function lookBehind({ like }: Index, chunk: string, found: Set<number>) {
  const letters = [...chunk.replace(/i/g, 'l')];
  for (let length = 3; length <= letters.length && length <= LONGEST; length += 1) {
    for (const { word, at, isBeginning } of like.get(likeKey(letters[0] ?? '', length)) ?? [])
      if ((isBeginning || length === letters.length) && isBehind([...word], letters)) found.add(at);
  }
}
const LONGEST = 60;

function isBehind(word: string[], letters: string[]): boolean {
  let [hidden, stars] = [0, 0];
  for (const [place, letter] of word.entries()) {
    const sign = letters[place] ?? '';
    if (sign === letter) continue;
    if (!HIDING.test(sign)) return false;
    hidden += 1;
    if (sign === '*') stars += 1;
  }
  // "R&D" and "B&B" hide nothing.
  if (word.length < 4 && stars < hidden) return false;
  return hidden > 0 && hidden * 2 <= word.length && letters[word.length - 1] === word.at(-1);
}
