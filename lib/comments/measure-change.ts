import { diffArrays } from 'diff';
import { findLink } from '@/lib/platform/text/find-link';
import { renderComment } from '@/lib/platform/text/markdown';
import { ALWAYS_ROOM_FOR, CORRECTED_SHARE, type Change } from './rules';

const segmenter = new Intl.Segmenter('en', { granularity: 'word' });

type Piece = { text: string; isWord: boolean };
const piecesOf = (text: string): Piece[] =>
  Array.from(segmenter.segment(text), ({ segment, isWordLike }) => ({
    text: segment,
    isWord: isWordLike === true,
  }));
const wordsIn = (pieces: readonly Piece[]) => pieces.filter(({ isWord }) => isWord).length;
const lengthOf = (pieces: readonly Piece[]) => pieces.reduce((sum, { text }) => sum + text.length, 0);

/** Steps at most from a text to a new one; the time it takes grows with their square. */
const STEPS = 700;

/**
 * How much of a text a new one changes. Of two that differ by more than any correction may the answer is that everything
 * changed: to find the shortest way between them would take long, and nobody asks.
 */
export function measureChange(before: string, after: string): Change {
  const [old, fresh] = [piecesOf(before), piecesOf(after)];
  const words = wordsIn(old);
  const whole = { words, characters: before.length, addsAddress: addsAddress(before, after) };
  const parts = diffArrays(old, fresh, {
    comparator: (a, b) => a.text === b.text,
    maxEditLength: Math.min(STEPS, ALWAYS_ROOM_FOR + Math.ceil(old.length * 2 * CORRECTED_SHARE)),
  });
  if (!parts) return { ...whole, changedWords: Math.max(words, wordsIn(fresh)), newCharacters: after.length };
  const out = parts.filter(({ removed }) => removed).flatMap(({ value }) => value);
  const put = parts.filter(({ added }) => added).flatMap(({ value }) => value);
  return { ...whole, changedWords: Math.max(wordsIn(out), wordsIn(put)), newCharacters: lengthOf(put) };
}

function addsAddress(before: string, after: string): boolean {
  if (!findLink(after)) return false;
  if (!findLink(before)) return true;
  const [was, is] = [addressesIn(before), addressesIn(after)];
  return [...is].some((address) => !was.has(address));
}

const HREF = /<a href="([^"]*)"/g;

/** What leads elsewhere: each link, and whatever screening would take for an address in the words of the text. */
function addressesIn(markdown: string): Set<string> {
  const found = new Set(Array.from(renderComment(markdown).matchAll(HREF), ([, href]) => href ?? ''));
  for (const word of markdown.split(/\s+/)) if (findLink(word)) found.add(word);
  return found;
}
