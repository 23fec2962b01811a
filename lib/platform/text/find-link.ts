import LinkifyIt from 'linkify-it';
import { renderComment } from './markdown';
import { latinLookAlike, withoutIgnorable } from './skeleton';

// A bare `word.in` is more often a missing space than an address, so without `www.` or a scheme only these endings count.
const linkify = new LinkifyIt({ fuzzyIP: true }).tlds([
  'com',
  'org',
  'net',
  'info',
  'biz',
  'edu',
  'gov',
  'io',
  'co',
  'app',
  'dev',
  'xyz',
  'online',
  'shop',
  'site',
  'blog',
  'news',
  'club',
  'top',
  'link',
  'me',
  'tv',
  'za',
  'uk',
  'eu',
  'ru',
  'cn',
  'рф',
]);
/** What the finder does not take for an address, and people do. */
const ADDRESSES = [
  // A scheme, whole or in pieces.
  /\b(?:hxxps?|h\s*t\s*t\s*p\s*s?)\s*:/iu,
  /\b(?:tel:\+?\d|mailto:\S)/iu,
  // Any host that something follows: a path, or a port.
  /\bwww\.[\p{L}\p{N}-]+\./iu,
  /(?<![\p{L}\p{N}])[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*\.\p{L}{2,}\/[^\s/]/iu,
  /\blocalhost(?::\d+|\/)|\b[\w-]+\.[a-z]{2,}:\d{2,5}\b/iu,
  // Shorteners and messengers, whose endings are words elsewhere.
  /\b(?:bit\.ly|goo\.gl|youtu\.be|ow\.ly|buff\.ly|lnkd\.in|is\.gd|t\.co|t\.me|wa\.me)\b/iu,
  // The dot spelt out, bracketed, or set apart.
  /\b[\w-]+\s*(?:\[\.\]|\(dot\)|\[dot\]|\{dot\})\s*[a-z]{2,}\b/iu,
  /\b[\w-]{2,}\s+dot\s+(?:com|org|net|co|io|info)\b/iu,
  /\b[\w-]{2,}\s\.\s(?:com|org|net|info)\b/iu,
];
/** Full stops of other scripts, which browsers take for a dot in an address. */
const OTHER_DOTS = /[\u2024\u3002\uFF0E\uFF61]/gu;
const LINK = /<a href="([^"]*)"/;

/**
 * The first address in what was typed, or in what readers would see of it: no escape, no emphasis, no sign that cannot be seen,
 * no stray accent and no look-alike of a letter hides one.
 */
export function findLink(body: string): string | undefined {
  const html = renderComment(withoutIgnorable(body));
  const typed = [withoutIgnorable(body), html.replace(/<[^>]*>/g, '')];
  for (const text of new Set([...typed, ...typed.map(asRead)])) {
    const dotted = text.replace(OTHER_DOTS, '.');
    const found = linkify.match(dotted)?.[0]?.text ?? firstOf(ADDRESSES, dotted);
    if (found) return found;
  }
  return LINK.exec(html)?.[1];
}

/** A text in plain letters, for there are addresses only of those: "evil.cоm" is none, and is read as one. */
const asRead = (text: string): string =>
  ALL_PLAIN.test(text)
    ? text
    : text
        .normalize('NFD')
        .replace(/\p{M}/gu, '')
        .replace(/[^\x00-\x7F]/gu, (letter) => (LETTER.test(letter) ? latinLookAlike(letter) : letter));
const ALL_PLAIN = /^[\x00-\x7F]*$/;
const LETTER = /[\p{L}\p{N}\p{So}]/u;

const firstOf = (patterns: readonly RegExp[], text: string): string | undefined =>
  patterns.map((pattern) => pattern.exec(text)?.[0]).find((found) => found !== undefined);
