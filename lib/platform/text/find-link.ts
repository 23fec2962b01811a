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
/**
 * What the finder does not take for an address, and people do. Each begins with the last letter of a word that may be long, for
 * a pattern that begins with the whole of it would look at the same letters again from each of them.
 */
const ADDRESSES = [
  // A scheme, whole or in pieces.
  /\b(?:hxxps?\s*|h\s*t\s*t\s*p\s*(?:s\s*)?):/iu,
  /\b(?:tel:\+?\d|mailto:\S)/iu,
  // Any host that something follows: a path, or a port.
  /\bwww\.[\p{L}\p{N}-]+\./iu,
  /[\p{L}\p{N}-]\.\p{L}{2,}\/[^\s/]/iu,
  /\blocalhost(?::\d+|\/)|\w-*\.[a-z]{2,}:\d{2,5}\b/iu,
  // Shorteners and messengers, whose endings are words elsewhere.
  /\b(?:bit\.ly|goo\.gl|youtu\.be|ow\.ly|buff\.ly|lnkd\.in|is\.gd|t\.co|t\.me|wa\.me)\b/iu,
  // The dot spelt out, bracketed, or set apart.
  /\w-*\s*(?:\[\.\]|\(dot\)|\[dot\]|\{dot\})\s*[a-z]{2,}\b/iu,
  /\w-*[\w-]\s+dot\s+(?:com|org|net|co|io|info)\b/iu,
  /\w-*[\w-]\s\.\s(?:com|org|net|info)\b/iu,
];
/** Full stops of other scripts, which browsers take for a dot in an address. */
const OTHER_DOTS = /[\u2024\u3002\uFF0E\uFF61]/gu;
const LINK = /<a href="([^"]*)"/g;

/**
 * The first address in what was typed, or in what readers would see of it: no escape, no emphasis, no sign that cannot be seen,
 * no stray accent and no look-alike of a letter hides one. What leads to one of `allowed`, domains with all that is below them, is passed over
 * where it is written as it is: a disguise is none of theirs.
 */
export function findLink(body: string, allowed: readonly string[] = []): string | undefined {
  const html = renderComment(withoutIgnorable(body));
  const typed = [withoutIgnorable(body), html.replace(/<[^<>]*>/g, '')];
  for (const text of new Set([...typed, ...typed.map(asRead)])) {
    const dotted = text.replace(OTHER_DOTS, '.');
    const matches = linkify.match(dotted) ?? [];
    const other = matches.find(({ url }) => !leadsTo(url, allowed));
    const found = other?.text ?? firstOf(ADDRESSES, without(dotted, matches));
    if (found) return found;
  }
  for (const [, href = ''] of html.matchAll(LINK)) if (!leadsTo(href, allowed)) return href;
  return undefined;
}

/** Whether an address leads to one of some domains, by what a browser makes of it. */
function leadsTo(address: string, domains: readonly string[]): boolean {
  if (domains.length === 0 || !URL.canParse(address)) return false;
  const { protocol, hostname, username, password, port } = new URL(address);
  const isPlain = /^https?:$/.test(protocol) && username === '' && password === '' && port === '';
  return isPlain && domains.some((domain) => hostname === domain || hostname.endsWith(`.${domain}`));
}

/** A text without the addresses that were found in it. */
const without = (text: string, found: readonly { index: number; lastIndex: number }[]): string =>
  found.reduceRight((rest, { index, lastIndex }) => `${rest.slice(0, index)} ${rest.slice(lastIndex)}`, text);

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

/** The first match, with all of the word that it begins in. */
function firstOf(patterns: readonly RegExp[], text: string): string | undefined {
  const found = patterns.map((pattern) => pattern.exec(text)).find((match) => match !== null);
  if (!found) return undefined;
  let start = found.index;
  while (start > 0 && /[\p{L}\p{N}\p{M}._-]/u.test(text[start - 1]!)) start -= 1;
  return text.slice(start, found.index + found[0].length);
}
