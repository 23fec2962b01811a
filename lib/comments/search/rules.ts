import type { Piece } from './schemas';

/** What the database puts around a match: characters for private use, which no text that it is given has. */
export const MATCH_BEGINS = '\uE000';
export const MATCH_ENDS = '\uE001';
/** What stands between `<` and `>` would be taken for markup there, and left out. */
const [LESS, GREATER] = ['\uE002', '\uE003'] as const;

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", '#x27': "'" };

/** The words of a comment's rendered text in one line, for the database to mark: `excerptOf` makes them text again. */
export const wordsOf = (bodyHtml: string): string =>
  bodyHtml
    .replace(/<\/(?:p|li|blockquote)>|<br\s*\/?>/g, ' ')
    .replace(/<[^<>]*>/g, '')
    .replace(/&(amp|lt|gt|quot|#39|#x27);/g, (_, name: string) => ENTITIES[name]!)
    .replace(/[\uE000-\uE003]/g, '')
    .replace(/</g, LESS)
    .replace(/>/g, GREATER)
    .replace(/\s+/g, ' ')
    .trim();

/** A text with marks around its matches, in pieces. It stays text: whoever shows it escapes it, and marks what matches. */
function toPieces(marked: string): Piece[] {
  const pieces: Piece[] = [];
  let match = false;
  for (const text of marked.split(/([\uE000\uE001])/)) {
    if (text === MATCH_BEGINS || text === MATCH_ENDS) match = text === MATCH_BEGINS;
    else if (text !== '') pieces.push({ text: text.replaceAll(LESS, '<').replaceAll(GREATER, '>'), match });
  }
  return pieces;
}

/** A text that is no longer is shown whole; of a longer one, at most two parts of so many characters, each beginning before a match. */
const [WHOLE, PART, BEFORE] = [320, 200, 70] as const;

type Span = { start: number; end: number };

/** Where a marked text has what was looked for, in pieces. */
export function excerptOf(marked: string): Piece[] {
  const pieces = toPieces(marked);
  const text = pieces.map((piece) => piece.text).join('');
  if (text.length <= WHOLE) return pieces;
  const parts = partsOf(text, matchesIn(pieces));
  return parts.flatMap((part, place) => [
    ...(part.start > 0 ? [{ text: place === 0 ? '… ' : ' … ', match: false }] : []),
    ...cut(pieces, part),
    ...(place === parts.length - 1 && part.end < text.length ? [{ text: ' …', match: false }] : []),
  ]);
}

function matchesIn(pieces: readonly Piece[]): Span[] {
  let start = 0;
  return pieces.flatMap(({ text, match }) => {
    const span = { start, end: start + text.length };
    start = span.end;
    return match ? [span] : [];
  });
}

function partsOf(text: string, matches: readonly Span[]): Span[] {
  const first = partAround(text, matches[0] ?? { start: 0, end: 0 });
  const further = matches.find(({ end }) => end > first.end);
  if (!further) return [first];
  const second = partAround(text, further);
  return second.start > first.end ? [first, second] : [{ start: first.start, end: second.end }];
}

function partAround(text: string, match: Span): Span {
  const start = match.start <= BEFORE ? 0 : wordFrom(text, match.start - BEFORE, match.start);
  const most = Math.max(start + PART, match.end);
  if (most >= text.length) return { start, end: text.length };
  const space = text.lastIndexOf(' ', most);
  return { start, end: space >= match.end ? space : most };
}

/** Where the first word begins from a place on; the latest place where there is none before. */
function wordFrom(text: string, from: number, latest: number): number {
  const space = text.indexOf(' ', from);
  return space < 0 || space >= latest ? latest : space + 1;
}

function cut(pieces: readonly Piece[], part: Span): Piece[] {
  let start = 0;
  return pieces.flatMap(({ text, match }) => {
    const [from, to] = [part.start - start, part.end - start];
    start += text.length;
    const kept = text.slice(Math.max(0, from), Math.max(0, to));
    return kept === '' ? [] : [{ text: kept, match }];
  });
}
