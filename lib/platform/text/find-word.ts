import { latinLookAlike, withoutIgnorable, withoutMarks } from './skeleton';

/** The first of `words` that the text has in it, however it is written there; see `findWords`. */
export const findWord = (text: string, words: readonly string[]): string | undefined =>
  findWords(text, words)[0];

/**
 * Those of `words` that stand in the text, in their order: as whole words, or, where they end in `*`, as beginnings of words; entries of
 * several words, as these one after another.
 * Seen through are case, width, accents and what cannot be seen; letters of other scripts and digits that pass for a letter
 * ("l33ch"); a letter three times or more ("fuuuck"); letters set apart ("f u c k", "f.u.c.k"), or hidden behind a sign
 * ("f*ck"); and what stands between the words of an entry ("fuck, you"), but for the end of a sentence. What an honest text has by
 * chance is not: a word within a word ("Scunthorpe"), and two words run together.
 * The time it takes grows with the length of the text, and hardly with the number of words.
 */
export function findWords(text: string, words: readonly string[]): string[] {
  if (words.length === 0) return [];
  const list = compiled(words);
  const { readings, line } = read(text);
  const found = new Set<number>();
  for (const reading of readings) look(list.words, reading, found);
  if (list.sequences.next.size > 0) follow(list, found);
  for (const { at, text: sign, pattern } of list.asWritten)
    if (line.includes(sign) && pattern.test(line)) found.add(at);
  return [...found].sort((a, b) => a - b).map((at) => words[at] ?? '');
}

/** How a word stands in a text: by itself, as the beginning of one, in disguise, with letters hidden, spelt out, or as several words. */
export type Form = 'whole' | 'beginning' | 'disguised' | 'hidden' | 'spelt' | 'several';
export type Match = { word: string; form: Form; written: string };

/** As `findWords`, with the form in which each stands there, the plainest first, and what was written. */
export function explainWords(text: string, words: readonly string[]): Match[] {
  if (words.length === 0) return [];
  const list = compiled(words);
  const { readings, line } = read(text);
  const matches = new Map<number, Match>();
  const noteAll = (found: Set<number>, form: Form, written: string) => {
    for (const at of found) {
      const word = words[at] ?? '';
      const begins = form === 'whole' && word.endsWith('*') && written.length >= word.length;
      if (!matches.has(at)) matches.set(at, { word, form: begins ? 'beginning' : form, written });
    }
  };
  for (const [aspect, form] of ASPECTS)
    for (const { from, to, ...reading } of readings) {
      const found = new Set<number>();
      look(list.words, { from, to, [aspect]: reading[aspect] }, found);
      noteAll(found, form, reading.written ?? reading.hidden ?? reading.read ?? reading.spelt ?? '');
    }
  const sequences = new Set<number>();
  if (list.sequences.next.size > 0) follow(list, sequences);
  for (const at of sequences) noteAll(new Set([at]), 'several', words[at] ?? '');
  for (const { at, text: sign, pattern } of list.asWritten)
    if (line.includes(sign) && pattern.test(line)) noteAll(new Set([at]), 'whole', sign);
  return [...matches].sort(([a], [b]) => a - b).map(([, match]) => match);
}

const ASPECTS = [
  ['written', 'whole'],
  ['read', 'disguised'],
  ['hidden', 'hidden'],
  ['spelt', 'spelt'],
] as const satisfies readonly (readonly [keyof Reading, Form])[];

/* The list. */

type Index = {
  whole: Map<string, number[]>;
  /** Beginnings of words, by themselves, and how long they are. */
  beginnings: Map<string, number[]>;
  lengths: Set<number>;
};
/** Words to be looked up, each with the number that is found. */
type Lexicon = {
  plain: Index;
  disguised: Index;
  squeezed: Index;
  /** By length and first letter: candidates for a word with letters hidden. */
  like: Map<string, { letters: string[]; at: number; isBeginning: boolean }[]>;
  /** What may be spelt in single letters. */
  spelt: { length: number; pattern: RegExp; at: number }[];
};
/** Where a sequence of words has got to: how it goes on, by numbers of `parts`, and the entries that end here. */
type Step = { next: Map<number, Step>; ends: number[] };
type List = {
  words: Lexicon;
  /** The words of entries of several, and the number of each: one, however many entries have it. */
  parts: Lexicon;
  numbers: Map<string, number>;
  sequences: Step;
  asWritten: { at: number; text: string; pattern: RegExp }[];
};

const lists = new WeakMap<readonly string[], List>();

/** A policy's list is compiled once, for as long as the policy is remembered. */
function compiled(words: readonly string[]): List {
  const known = lists.get(words);
  if (known) return known;
  const list: List = {
    words: newLexicon(),
    parts: newLexicon(),
    numbers: new Map(),
    sequences: newStep(),
    asWritten: [],
  };
  words.forEach((entry, at) => {
    const isBeginning = entry.endsWith('*');
    const text = inOneLine(isBeginning ? entry.slice(0, -1) : entry).toLocaleLowerCase('en');
    if (text === '') return;
    if (!SEQUENCE.test(text) || UNSPACED.test(text)) list.asWritten.push(asWritten(text, at, isBeginning));
    // Two letters are found in any text once digits are letters.
    else if (ONE_WORD.test(text)) add(list.words, text, at, { isBeginning, disguisedFrom: 3 });
    else addSequence(list, text.match(WORDS) ?? [], at, isBeginning);
  });
  lists.set(words, list);
  return list;
}

const newIndex = (): Index => ({ whole: new Map(), beginnings: new Map(), lengths: new Set() });
const newLexicon = (): Lexicon => ({
  plain: newIndex(),
  disguised: newIndex(),
  squeezed: newIndex(),
  like: new Map(),
  spelt: [],
});
const newStep = (): Step => ({ next: new Map(), ends: [] });

type How = { isBeginning: boolean; disguisedFrom: number };

function add(lexicon: Lexicon, word: string, at: number, { isBeginning, disguisedFrom }: How) {
  addTo(lexicon.plain, word, at, isBeginning);
  const disguised = disguise(word);
  if (disguised.length < disguisedFrom) return;
  addTo(lexicon.disguised, disguised, at, isBeginning);
  addTo(lexicon.squeezed, squeeze(disguised), at, isBeginning);
  const letters = [...word];
  push(lexicon.like, likeKey(letters[0], letters.length), { letters, at, isBeginning });
  addSpelt(lexicon, word, at);
}

function addTo(index: Index, word: string, at: number, isBeginning: boolean) {
  push(isBeginning ? index.beginnings : index.whole, word, at);
  if (isBeginning) index.lengths.add(word.length);
}

/** The letters themselves agree there, i with i and l with l: "S.P.L.C." is an abbreviation. */
function addSpelt({ spelt }: Lexicon, word: string, at: number) {
  const pattern = withoutLeet(word).replace(/[il1]/g, (letter) =>
    letter === '1' ? '[il1]' : `[${letter}1]`,
  );
  spelt.push({ length: word.length, pattern: new RegExp(pattern, 'u'), at });
}

function addSequence(list: List, sequence: string[], at: number, isBeginning: boolean) {
  const { words, parts, numbers, sequences } = list;
  let step = sequences;
  sequence.forEach((word, place) => {
    const begins = isBeginning && place === sequence.length - 1;
    const key = begins ? `${word}*` : word;
    const number = numbers.get(key) ?? numbers.size;
    if (!numbers.has(key)) add(parts, word, number, { isBeginning: begins, disguisedFrom: 1 });
    numbers.set(key, number);
    const next = step.next.get(number) ?? newStep();
    step.next.set(number, next);
    step = next;
  });
  step.ends.push(at);
  addSpelt(words, sequence.join(''), at);
}

const push = <Item>(map: Map<string, Item[]>, key: string, item: Item) => {
  const items = map.get(key);
  if (items) items.push(item);
  else map.set(key, [item]);
};

const likeKey = (first: string | undefined, length: number) => `${first ?? ''}${length}`;

/** A word with signs ("c++"), or one of a script that puts no spaces between words. */
function asWritten(text: string, at: number, isBeginning: boolean) {
  const escaped = text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const [before, behind] = UNSPACED.test(text)
    ? ['', '']
    : ['(?<![\\p{L}\\p{N}])', isBeginning ? '' : '(?![\\p{L}\\p{N}])'];
  return { at, text, pattern: new RegExp(`${before}${escaped}${behind}`, 'u') };
}

/* The text. */

/**
 * Something in the text that may be a word, from one plain word to another that it ends before ("f*ck" has two): as it is written, and
 * where it may be in disguise, as it then reads; with letters hidden; in single letters, run together.
 */
type Reading = { from: number; to: number; written?: string; read?: string; hidden?: string; spelt?: string };

type Read = {
  text: string;
  line: string;
  readings: Reading[];
  /** The plain words that begin a sentence. */
  begins: Set<number>;
};

// Screening asks about several lists in a row: the text is read once for all of them.
let latest: Read = { text: '', line: '', readings: [], begins: new Set() };

function read(text: string): Read {
  if (latest.text !== text) latest = readText(text);
  return latest;
}

const ONE_WORD = /^[\p{L}\p{N}\p{M}]+$/u;
/** Words with nothing between them that would make something else of them. */
const SEQUENCE = /^[\p{L}\p{N}\p{M}]+(?:[ .,;:!?'\u2019\-]+[\p{L}\p{N}\p{M}]+)*$/u;
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
/** Letters and whatever may stand for one; the signs are in pairs below. */
const WORDS = /[\p{L}\p{N}\p{M}]+/gu;
const LETTERLIKE = /[\p{L}\p{N}\p{M}$@€|!+]+/gu;
/** The same with what may hide one, between what may not. */
const MASKED = /[\p{L}\p{N}\p{M}$@€|!+*#%&?\u00D7\u25CF]+/gu;
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
  '0': 'o',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '8': 'b',
  '9': 'g',
  $: 's',
  '@': 'a',
  '€': 'e',
  '+': 't',
};

const withoutLeet = (word: string): string => word.replace(/[034578-9$@€+]/gu, (sign) => LEET[sign] ?? sign);
/** A word in which a sign that may be either i or l is one letter. */
const disguise = (word: string): string => withoutLeet(word).replace(/[1|!i]/gu, 'l');
const squeeze = (word: string): string => word.replace(/(.)\1+/gu, '$1');

/** Marks that Arabic is written with and without, and letters that are typed for one another. */
const ARABIC: Record<string, string> = { ٱ: 'ا', ى: 'ي', ة: 'ه', ی: 'ي', ک: 'ك', ـ: '' };

const inOneLine = (text: string): string =>
  withoutMarks(withoutIgnorable(text))
    // As readers see it: a sign that Markdown would take for its own is escaped.
    .replace(/\\(?=[!-/:-@[-`{-~])/g, '')
    .replace(/[ٱىةیکـ]/gu, (form) => ARABIC[form] ?? form)
    .replace(/\s+/gu, ' ')
    .trim();

/** A full stop behind which a capital begins something else; "FUCK. YOU" ends nothing. */
const ENDS = /(?:[!?]|(?<!\.)\.)[\p{Pe}\p{Pf}"'*_]*$/u;
const BEGINS = /^[^\p{L}\p{N}]*\p{Lu}(?!\p{Lu})/u;

function readText(text: string): Read {
  const cased = inOneLine(text);
  const line = cased.toLocaleLowerCase('en');
  const isLatin = count(line, /[a-z]/g) > count(line, OTHER_ALPHABETS);
  const readings: Reading[] = [];
  const begins = new Set<number>();
  const casedChunks = cased.split(' ');
  let [from, isEnd] = [0, false];
  for (const [at, chunk] of line.split(' ').entries()) {
    if (isEnd && BEGINS.test(casedChunks[at] ?? '')) begins.add(from);
    const to = readChunk(chunk, from, isLatin, readings);
    isEnd = ENDS.test(chunk) || (isEnd && from === to);
    from = to;
  }
  addInitials(line, readings);
  return { text, line, readings, begins };
}

const count = (text: string, letters: RegExp) => text.match(letters)?.length ?? 0;
const core = (chunk: string) => CORE.exec(chunk)?.[0] ?? '';

/** Adds the readings of a chunk that begins with the plain word `from`; returns the one that it ends before. */
function readChunk(chunk: string, from: number, isLatin: boolean, readings: Reading[]): number {
  let to = from;
  for (const written of chunk.match(WORDS) ?? [])
    readings.push({ from: to, to: (to += 1), written, read: readAs(written, isLatin) });
  const inner = core(chunk);
  if (inner === '' || ONE_WORD.test(inner)) return to;
  // Signs for letters ("b!tch"), and signs between letters ("lee.ch").
  eachPiece(inner, LETTERLIKE, from, (piece, start, end) => {
    if (!ONE_WORD.test(piece)) readings.push({ from: start, to: end, read: readAs(piece, isLatin) });
  });
  const joined = inner.replace(SEPARATORS, '');
  if (joined !== inner && joined.length > 3)
    readings.push({ from, to, written: joined, read: readAs(joined, isLatin) });
  if (!mayHide(inner)) return to;
  readings.push({ from, to, hidden: inner });
  eachPiece(inner, MASKED, from, (piece, start, end) => {
    if (piece !== inner && mayHide(piece)) readings.push({ from: start, to: end, hidden: core(piece) });
  });
  return to;
}

/** The pieces of a chunk that begins with the plain word `from`, each with its place among the plain words. */
function eachPiece(
  chunk: string,
  pattern: RegExp,
  from: number,
  look: (piece: string, from: number, to: number) => void,
) {
  let to = from;
  for (const piece of chunk.match(pattern) ?? []) look(piece, to, (to += count(piece, WORDS)));
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

function addInitials(line: string, readings: Reading[]) {
  let [read, words] = [0, 0];
  for (const { 0: run, index } of line.matchAll(SINGLE)) {
    const from = words + count(line.slice(read, index), WORDS);
    [read, words] = [index + run.length, from + count(run, WORDS)];
    const letters = run.replace(/[^\p{L}\p{N}$@]/gu, '').replace(/[^\x00-\x7F]/gu, passesFor);
    if (letters.length > 2) readings.push({ from, to: words, spelt: withoutLeet(letters) });
  }
}

const mayHide = (chunk: string): boolean =>
  /[\p{L}\p{N}][*#%&?_\-\u2013\u2014\u2022\u25CF\u00D7$@!|+]+[\p{L}\p{N}]/u.test(chunk);

/* The one in the other. */

function look(lexicon: Lexicon, { written, read, hidden, spelt }: Reading, found: Set<number>) {
  if (written !== undefined) lookUp(lexicon.plain, written, found);
  if (read !== undefined) lookUp(lexicon.disguised, read, found);
  if (read !== undefined && THRICE.test(read)) lookUp(lexicon.squeezed, squeeze(read), found);
  if (hidden !== undefined) lookBehind(lexicon, hidden, found);
  if (spelt !== undefined) lookWithin(lexicon, spelt, found);
}

function lookUp({ whole, beginnings, lengths }: Index, word: string, found: Set<number>) {
  for (const at of whole.get(word) ?? []) found.add(at);
  for (const length of lengths) for (const at of beginnings.get(word.slice(0, length)) ?? []) found.add(at);
}

/** Of a run of single letters, any part may be the word; a short one, only all of it: "U S A" is none. */
function lookWithin({ spelt }: Lexicon, run: string, found: Set<number>) {
  for (const { length, pattern, at } of spelt)
    if ((length === run.length || (length > 3 && length < run.length)) && pattern.test(run)) found.add(at);
}

/** Entries of several words: words of theirs in the latest text that follow one another. */
function follow({ parts, sequences }: List, found: Set<number>) {
  const { readings, begins } = latest;
  const words: { from: number; to: number; numbers: Set<number> }[] = [];
  let numbers = new Set<number>();
  for (const reading of readings) {
    look(parts, reading, numbers);
    if (numbers.size === 0) continue;
    words.push({ from: reading.from, to: reading.to, numbers });
    numbers = new Set();
  }
  const reached = new Map<number, Set<Step>>();
  for (const { from, to, numbers } of words.sort((a, b) => a.from - b.from)) {
    // A sign by itself is between words.
    if (from === to) continue;
    const steps = begins.has(from) ? [sequences] : [sequences, ...(reached.get(from) ?? [])];
    const next = steps.flatMap((step) => [...numbers].flatMap((number) => step.next.get(number) ?? []));
    for (const { ends } of next) for (const end of ends) found.add(end);
    reached.set(to, new Set([...(reached.get(to) ?? []), ...next]));
  }
}

/** A word of which the first letter, the last and at least half of all can be seen. */
function lookBehind({ like }: Lexicon, chunk: string, found: Set<number>) {
  const signs = [...chunk];
  for (let length = 3; length <= signs.length && length <= LONGEST; length += 1) {
    for (const { letters, at, isBeginning } of like.get(likeKey(signs[0], length)) ?? [])
      if ((isBeginning || length === signs.length) && isBehind(letters, signs)) found.add(at);
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
