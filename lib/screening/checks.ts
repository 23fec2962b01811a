import LinkifyIt from 'linkify-it';
import { renderComment } from '@/lib/platform/text/markdown';
import { countCharacters } from '@/lib/platform/text/normalise';
import type { Policy } from '@/lib/policy/schemas';
import { BODY_MAX, BODY_MIN } from './limits';

/** What is screened, with the facts that the checks need about it. The caller gathers them; a check only judges. */
export type Submission = {
  /** Normalised Markdown. */
  body: string;
  articleOpen: boolean;
  /** The author may write now; if not, why. */
  standing: { good: true } | { good: false; reason: string };
  /** Normalised texts that the author has submitted within the policy's repeat window. */
  recentBodies: string[];
};

/** `hold` brings the comment to a moderator; `refuse` gives it back to its author, who can act on the reason. */
export type Outcome =
  { result: 'pass' } | { result: 'hold' | 'refuse'; code: string; reason: string; limit?: number };

export type Check = { name: string; run: (submission: Submission, policy: Policy) => Outcome };

const pass: Outcome = { result: 'pass' };

/** One character can be a family of seven code points; the database stores this many. */
const CODE_POINTS = 20_000;

const length: Check = {
  name: 'length',
  run: ({ body }) => {
    const characters = countCharacters(body);
    if (characters < BODY_MIN) {
      const reason = `Your comment needs at least ${BODY_MIN} characters.`;
      return { result: 'refuse', code: 'body-too-short', reason, limit: BODY_MIN };
    }
    if (characters > BODY_MAX) {
      const reason = `Your comment has ${characters.toLocaleString('en')} characters; ${BODY_MAX.toLocaleString('en')} are the most.`;
      return { result: 'refuse', code: 'body-too-long', reason, limit: BODY_MAX };
    }
    if ([...body].length > CODE_POINTS) {
      const reason = 'Your comment has too many accents or composed signs: please use fewer.';
      return { result: 'refuse', code: 'body-too-long', reason, limit: BODY_MAX };
    }
    return pass;
  },
};

const articleOpen: Check = {
  name: 'article open',
  run: ({ articleOpen: open }) =>
    open
      ? pass
      : { result: 'refuse', code: 'comments-closed', reason: 'Comments on this article are closed.' },
};

const standing: Check = {
  name: 'standing',
  run: ({ standing: s }) =>
    s.good ? pass : { result: 'refuse', code: 'not-in-good-standing', reason: s.reason },
};

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

/** The first address in what was typed, or in what readers would see of it: no escape and no emphasis hides one. */
function findLink(body: string): string | undefined {
  const html = renderComment(body);
  for (const text of new Set([body, html.replace(/<[^>]*>/g, '')])) {
    const dotted = text.replace(OTHER_DOTS, '.');
    const found = linkify.match(dotted)?.[0]?.text ?? firstOf(ADDRESSES, dotted);
    if (found) return found;
  }
  return LINK.exec(html)?.[1];
}

const firstOf = (patterns: readonly RegExp[], text: string): string | undefined =>
  patterns.map((pattern) => pattern.exec(text)?.[0]).find((found) => found !== undefined);

const links: Check = {
  name: 'links',
  run: ({ body }, { screening }) => {
    if (screening.links === 'allow') return pass;
    const found = findLink(body);
    if (!found) return pass;
    const shown = found.length > 60 ? `${found.slice(0, 59)}…` : found;
    return screening.links === 'hold'
      ? {
          result: 'hold',
          code: 'links',
          reason: `It has a link (“${shown}”), so a moderator reads it first.`,
        }
      : {
          result: 'refuse',
          code: 'links',
          reason: `Links and addresses are not accepted here: please take out “${shown}”.`,
        };
  },
};

const bannedWords: Check = {
  name: 'banned words',
  run: ({ body }, { screening }) => {
    const word = findWord(body, screening.bannedWords);
    if (!word) return pass;
    return {
      result: 'refuse',
      code: 'banned-word',
      reason: `Please say it without “${word}”: it is not accepted here.`,
    };
  },
};

const suspectWords: Check = {
  name: 'suspect words',
  run: ({ body }, { screening }) => {
    const word = findWord(body, screening.suspectWords);
    if (!word) return pass;
    return {
      result: 'hold',
      code: 'suspect-word',
      reason: `It says “${word}”, so a moderator reads it first.`,
    };
  },
};

const repeat: Check = {
  name: 'repeat',
  run: ({ body, recentBodies }, { screening }) => {
    const same = recentBodies.some((recent) => fold(recent) === fold(body));
    if (!same) return pass;
    const reason = `You have just submitted the same text. The same words are accepted again after ${screening.repeatMinutes} minutes.`;
    return { result: 'refuse', code: 'repeat', reason, limit: screening.repeatMinutes };
  },
};

/** Every text passes these, in this order: the first that refuses it decides, or else the first that holds it. */
export const checks: readonly Check[] = [
  length,
  articleOpen,
  standing,
  links,
  bannedWords,
  repeat,
  suspectWords,
];

const fold = (text: string) => text.normalize('NFKC').toLocaleLowerCase('en').replace(/\s+/gu, ' ').trim();

/** The first of `words` that stands in the text as a whole word, whatever its case, width or accents. */
function findWord(body: string, words: string[]): string | undefined {
  if (words.length === 0) return undefined;
  const plain = unaccent(body);
  const at = patternsOf(words).findIndex((pattern) => pattern.test(plain));
  return words[at];
}

const patterns = new WeakMap<string[], RegExp[]>();

/** A policy's list is compiled once, for as long as the policy is remembered. */
function patternsOf(words: string[]): RegExp[] {
  const known = patterns.get(words);
  if (known) return known;
  const compiled = words.map((word) => {
    const pattern = unaccent(word).replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    return new RegExp(`(?<![\\p{L}\\p{N}])${pattern}(?![\\p{L}\\p{N}])`, 'u');
  });
  patterns.set(words, compiled);
  return compiled;
}

const unaccent = (text: string) => fold(text.normalize('NFKD').replace(/\p{M}/gu, ''));
