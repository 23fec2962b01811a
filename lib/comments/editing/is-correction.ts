import { findLink } from '@/lib/platform/text/find-link';
import { findWords } from '@/lib/platform/text/find-word';
import { renderComment } from '@/lib/platform/text/markdown';
import { withoutMarks } from '@/lib/platform/text/skeleton';

/**
 * Whether a new text only corrects the one that was judged: spelling, punctuation, spacing (R11). Pure. The same words stand in
 * the same order, in the same emphasis, quotations, lists and links; a word is spelt otherwise at most (`isSameWord`), and what stands
 * between two is changed only in what carries no meaning by itself (`isSameGap`). Where that may be wrong, it is no correction:
 * another round costs little, and an unread "not" may cost much. It knows no dictionary, so two words that differ like a word and its
 * misspelling ("united", "untied") are one to it.
 * @param lists words that no correction may bring in: banned, suspect, harsh
 */
export function isCorrection(before: string, after: string, lists: readonly (readonly string[])[]): boolean {
  const [old, fresh] = [piecesOf(before), piecesOf(after)];
  if (old.length !== fresh.length) return false;
  const pairs = old.map((piece, at): Pair => {
    const now = fresh[at] ?? piece;
    return { was: piece, is: now, previous: fresh[at - 1] };
  });
  if (!pairs.every(isSamePiece)) return false;
  const respelt = pairs.filter(({ was, is }) => lettersOf(was.text) !== lettersOf(is.text)).length;
  if (respelt > Math.max(1, old.length * CORRECTED_SHARE)) return false;
  return !bringsIn(before, after, lists) && !addsAddress(before, after);
}

/** The share of its words that a correction may spell otherwise; one may always be. */
const CORRECTED_SHARE = 1 / 5;

/** A word, or a tag that is more than a line break, and what stands before it. The last one has no text. */
type Piece = { text: string; isTag: boolean; gap: string };
type Pair = { was: Piece; is: Piece; previous: Piece | undefined };

const WORD = /[\p{L}\p{N}\p{M}]+(?:['\u2018\u2019\u02BC](?=\p{L})[\p{L}\p{N}\p{M}]+)*/gu;
const BREAKS = /<\/?p>|<br \/>/g;
const ENTITIES: Record<string, string> = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&amp;': '&' };

/** A text as readers see it, in pieces: so no escape and no other way to write Markdown makes a difference. */
function piecesOf(markdown: string): Piece[] {
  const pieces: Piece[] = [];
  let gap = '';
  for (const part of renderComment(markdown)
    .replace(BREAKS, '\n')
    .split(/(<[^<>]*>)/)) {
    if (part.startsWith('<')) {
      pieces.push({ text: part, isTag: true, gap });
      gap = '';
      continue;
    }
    const text = part.replace(/&(?:lt|gt|quot|amp);/g, (entity) => ENTITIES[entity] ?? entity);
    let end = 0;
    for (const { 0: word, index } of text.matchAll(WORD)) {
      pieces.push({ text: word, isTag: false, gap: gap + text.slice(end, index) });
      [gap, end] = ['', index + word.length];
    }
    gap += text.slice(end);
  }
  return [...pieces, { text: '', isTag: true, gap }];
}

function isSamePiece(pair: Pair): boolean {
  const { was, is } = pair;
  if (!isSameGap(pair)) return false;
  return was.text === is.text || (!was.isTag && !is.isTag && isSameWord(pair));
}

/* Words. */

const NUMBER = /\p{N}/u;
const CAPITAL = /[\p{Lu}\p{Lt}]/u;
/** Alphabets in which a letter is a small part of a word. In others it may be all of it, so there only accents and forms may change. */
const ALPHABETIC = /^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{M}'\u2018\u2019\u02BC]+$/u;
const SHORTEST = 4;
/** From here on a single letter more, less or exchanged is a misspelling more often than another word. */
const LONG = 6;

/**
 * Words that turn a sentence round or count in it, in the languages of the pages, without apostrophes. None comes, goes or is spelt
 * otherwise, and next to one that negates no punctuation changes ("No, more of it").
 */
const NEGATIONS = new Set(
  (
    'no not never none nobody nothing neither nor nowhere without hardly barely scarcely unless except cannot cant dont doesnt didnt isnt arent wasnt ' +
    'werent wont wouldnt shouldnt couldnt hasnt havent hadnt aint mustnt neednt mightnt ' +
    'nie geen nooit niemand niks nêrens nerens sonder nóg nog kwalik moenie tensy behalwe ' +
    'لا ليس ليست ليسوا لست لم لن ما غير بدون بلا عدم كلا سوى إلا ' +
    'не ни нет никто никогда ничего нигде без'
  ).split(' '),
);
const COUNTS = new Set(
  (
    'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty ' +
    'forty fifty sixty seventy eighty ninety hundred hundreds thousand thousands million millions billion billions trillion trillions ' +
    'first second third fourth fifth half quarter double triple once twice percent percentage dozen most least more less fewer ' +
    'nul een twee drie vier vyf ses sewe agt nege tien elf twaalf dertien veertien vyftien sestien sewentien agtien negentien twintig dertig veertig ' +
    'vyftig sestig sewentig tagtig negentig honderd duisend miljoen miljoene miljard biljoen persent helfte kwart dubbel ' +
    'monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october november december ' +
    'maandag dinsdag woensdag donderdag vrydag saterdag sondag januarie februarie maart junie julie augustus oktober desember'
  ).split(' '),
);
/** What makes the contrary of a word when it is put before it. */
const CONTRARIES =
  'un in im il ir dis non mis de anti counter under over on wan nie teen ont не без бес анти'.split(' ');

const apostrophes = /['\u2018\u2019\u02BC]/g;
const lettersOf = (word: string): string => word.replace(apostrophes, '').toLowerCase();

/** Whether two words are one, in two spellings of which one is most likely wrong. */
function isSameWord({ was, is, previous }: Pair): boolean {
  if (NUMBER.test(was.text + is.text)) return false;
  const [a, b] = [lettersOf(was.text), lettersOf(is.text)];
  if (a === b) return isSameCase({ was, is, previous });
  // A name is capitalised, and so is the first word of a sentence, which may be one.
  if (CAPITAL.test(was.text + is.text)) return false;
  if ([a, b].some((word) => NEGATIONS.has(word) || COUNTS.has(word) || word.length < SHORTEST)) return false;
  const [plainA, plainB] = [plainOf(a), plainOf(b)];
  if (plainA === plainB) return !TONES.test((a + b).normalize('NFD'));
  return ALPHABETIC.test(a + b) && isMisspelling(plainA, plainB);
}

/** A capital where a sentence begins, and for "i"; elsewhere it makes a name of a word, a shout, or an abbreviation. */
function isSameCase({ was, is, previous }: Pair): boolean {
  const [a, b] = [was.text.replace(apostrophes, ''), is.text.replace(apostrophes, '')];
  if (a === b) return true;
  if (a.slice(1) !== b.slice(1)) return false;
  const begins =
    previous === undefined || previous.isTag || [was.gap, is.gap].some((gap) => /[.!?:\u061F\n]/.test(gap));
  return begins || a.length === 1 || /^i['\u2018\u2019\u02BC]/i.test(is.text);
}

/** Arabic letters that are typed for one another; accents and points of every script. */
const FORMS: Record<string, string> = { ٱ: 'ا', ى: 'ي', ة: 'ه', ی: 'ي', ک: 'ك', ـ: '' };
const plainOf = (word: string): string =>
  withoutMarks(word).replace(/[ٱىةیکـ]/g, (form) => FORMS[form] ?? form);

/** Marks of languages in which another accent is another word: Vietnamese, Igbo, Yoruba. */
const TONES = /[\u0309\u031B\u0323\u0331]/u;

const once = (word: string): string => word.replace(/(.)\1+/gu, '$1');

/** Whether one is the other with two letters changed round, a letter doubled or not, or, if it is long, one letter astray. */
function isMisspelling(a: string, b: string): boolean {
  if (a[0] !== b[0] || Math.abs(a.length - b.length) > 2) return false;
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  if (CONTRARIES.some((prefix) => long === prefix + short)) return false;
  if (once(a) === once(b)) return true;
  // What both begin and end with does not matter.
  let from = 0;
  while (from < short.length && a[from] === b[from]) from += 1;
  let end = 0;
  while (end < short.length - from && a.at(-1 - end) === b.at(-1 - end)) end += 1;
  const [x, y] = [a.slice(from, a.length - end), b.slice(from, b.length - end)];
  if (x.length === 2 && y.length === 2) return x === [...y].reverse().join('');
  if (short.length < LONG || x.length + y.length > 2 || x.length > 1 || y.length > 1) return false;
  return x === '' || y === '' || EXCHANGED.some((letters) => letters.includes(x) && letters.includes(y));
}

/** Letters that are written for one another; others make other words. */
const EXCHANGED = ['aeiouy', 'csz', 'ck', 'аеио', 'ыи', 'αε', 'ιηυ', 'οω'];

/* What stands between words. */

/** Signs that carry little meaning by themselves. Of all others (quotation and question marks, currencies, pictures) none may change. */
const FREE = /[.,;:\u060C\u061B\u2026\-]/g;
const FREE_BY_NUMBERS = /[.,;:\u060C\u061B]/g;

/** Whether the same stands before a word, but for spaces and free punctuation. */
function isSameGap({ was, is, previous }: Pair): boolean {
  if (was.gap === is.gap) return true;
  const [a, b] = [signsOf(was.gap), signsOf(is.gap)];
  // A tag glued to a word and one set apart may make two words of it.
  if ((was.isTag || previous?.isTag) && (was.gap === '') !== (is.gap === '')) return false;
  const counted = [was, previous].map(
    (piece) => piece !== undefined && !piece.isTag && NUMBER.test(piece.text),
  );
  if (counted[0] && counted[1]) return inOneLine(was.gap) === inOneLine(is.gap);
  if (a === b && !counted[0] && !counted[1]) return true;
  if ([was, is, previous].some((piece) => piece && !piece.isTag && NEGATIONS.has(lettersOf(piece.text))))
    return a === b;
  if (counted[0] && lastRun(was.gap) !== lastRun(is.gap)) return false;
  // Behind a number, a comma or a full stop ends it only when a space follows, or nothing at all.
  if (counted[1] && !is.isTag && ![was.gap, is.gap].every((gap) => /\s/u.test(gap))) return false;
  const free = counted[0] || counted[1] ? FREE_BY_NUMBERS : FREE;
  return a.replace(free, '') === b.replace(free, '');
}

const inOneLine = (gap: string): string => signs(gap).replace(/\s+/gu, ' ');
const signs = (gap: string): string =>
  gap
    .replace(/[\u2018\u2019\u201A\u201B]/g, "'")
    .replace(/[\u201C-\u201F\u00AB\u00BB]/g, '"')
    .replace(/[\u2010-\u2015]/g, '-');
const signsOf = (gap: string): string => signs(gap).replace(/\s+/gu, '');
/** What is attached to the word behind. */
const lastRun = (gap: string): string => signs(gap).split(/\s/u).at(-1) ?? '';

/* What it brings in. */

function bringsIn(before: string, after: string, lists: readonly (readonly string[])[]): boolean {
  // One text after the other: the one that was looked at last is not read again.
  const had = lists.map((list) => new Set(findWords(before, list)));
  return lists.some((list, at) => findWords(after, list).some((word) => !had[at]?.has(word)));
}

function addsAddress(before: string, after: string): boolean {
  if (!findLink(after)) return false;
  const had = new Set(before.split(/\s+/u));
  return !findLink(before) || after.split(/\s+/u).some((word) => !had.has(word) && findLink(word));
}
