import type { Commenting } from '@/lib/articles/schemas';
import { refused, type AppError } from '@/lib/platform/errors';
import type { OwnReason } from '@/lib/platform/reasons';
import { findLink } from '@/lib/platform/text/find-link';
import { findWord } from '@/lib/platform/text/find-word';
import { foldText } from '@/lib/platform/text/skeleton';
import { countCharacters } from '@/lib/platform/text/normalise';
import type { Policy, PolicySettings } from '@/lib/policy/schemas';
import { wordsFor } from '@/lib/policy/words-for';
import { BODY_MAX, LEAST_LETTERS, LEAST_WORDS } from './limits';
import { saysEnough } from './says-enough';

/** What is screened, with the facts that the checks need about it. The caller gathers them; a check only judges. */
export type Submission = {
  /** Normalised Markdown. */
  body: string;
  /** What its article takes now. */
  takes: Commenting;
  /** The author is of the staff: of the desk, or an author of articles. */
  byStaff: boolean;
  /** Every comment on the article goes to a moderator first. */
  moderatorFirst: boolean;
  /** How long a member waits between two comments on the article, and how much of it is left for this one. */
  slow: { minutes: number; secondsLeft: number };
  /** The author may write now. */
  inGoodStanding: boolean;
  /** BCP 47: what it is written in; null where that is not known, and the words of every language count. */
  language: string | null;
  /** What the checks outside of this site say of it. */
  outside: Outcome;
  /** Comments of the author that readers have seen, up to as many as the policy asks for; and those turned down lately, likewise. */
  published: number;
  turnedDown: number;
  /** The author's address is of a domain whose new members a moderator reads first. */
  ofHeldDomain: boolean;
  /** Normalised texts that the author has submitted within the policy's repeat window. */
  recentBodies: string[];
};

/** A text as it is judged by itself, before anybody sends it. */
export const textAlone = (body: string): Submission => ({
  body,
  takes: 'OPEN',
  byStaff: false,
  moderatorFirst: false,
  slow: { minutes: 0, secondsLeft: 0 },
  inGoodStanding: true,
  recentBodies: [],
  language: null,
  published: Infinity,
  turnedDown: 0,
  outside: pass,
  ofHeldDomain: false,
});

/** `hold` brings the comment to a moderator; `refuse` gives it back to its author, who can act on the error. */
export type Outcome =
  { result: 'pass' } | { result: 'hold'; reason: OwnReason } | { result: 'refuse'; error: AppError };

export type Check = { name: string; run: (submission: Submission, policy: Policy) => Outcome };

const pass: Outcome = { result: 'pass' };
const FIELD = { field: 'body' };
const refuse = (error: AppError): Outcome => ({ result: 'refuse', error });

/** One character can be a family of seven code points; the database stores this many. */
const CODE_POINTS = 20_000;

const length: Check = {
  name: 'length',
  run: ({ body }) => {
    const count = countCharacters(body);
    const why = count > BODY_MAX ? 'length' : 'marks';
    return why === 'length' || [...body].length > CODE_POINTS
      ? refuse(refused('body-too-long', { ...FIELD, limit: BODY_MAX, facts: { count, why } }))
      : pass;
  },
};

const articleOpen: Check = {
  name: 'article open',
  run: ({ takes, byStaff }) => {
    if (takes === 'OPEN' || (takes === 'STAFF' && byStaff)) return pass;
    return refuse(refused(CLOSED[takes], FIELD));
  },
};
const CLOSED = {
  STAFF: 'comments-of-staff',
  CLOSED: 'comments-closed',
  ARCHIVED: 'comments-archived',
} as const;

/** Those who answer for the publication may answer one after another. */
const slowMode: Check = {
  name: 'slow mode',
  run: ({ byStaff, slow: { minutes, secondsLeft } }) =>
    byStaff || secondsLeft <= 0
      ? pass
      : refuse(refused('slow-mode', { ...FIELD, limit: minutes, retryAfterSeconds: secondsLeft })),
};

/** They were asked before: nobody is waited for while something is locked. */
const outsideChecks: Check = { name: 'outside', run: ({ outside }) => outside };

/** Whoever begins here is read by a moderator first, until so many of theirs have been posted. */
const newMember: Check = {
  name: 'new member',
  run: ({ byStaff, published, ofHeldDomain }, { screening }) => {
    const count = firstHeld(screening, ofHeldDomain);
    return !byStaff && published < count
      ? { result: 'hold', reason: { code: 'new-member', facts: { count } } }
      : pass;
  },
};

/** How many comments of a new member a moderator reads first. */
export const firstHeld = (
  { holdFirst, holdFirstOfDomains }: PolicySettings['screening'],
  ofHeldDomain: boolean,
): number => (ofHeldDomain ? Math.max(holdFirst, holdFirstOfDomains) : holdFirst);

/** Whoever had several turned down lately. */
const turnedDownLately: Check = {
  name: 'turned down lately',
  run: ({ turnedDown }, { screening: { holdAfterRejections: most, rejectionDays: days } }) =>
    most > 0 && turnedDown >= most
      ? { result: 'hold', reason: { code: 'turned-down-lately', facts: { count: turnedDown, days } } }
      : pass,
};

const moderatorFirst: Check = {
  name: 'moderator first',
  run: ({ moderatorFirst: first }) =>
    first ? { result: 'hold', reason: { code: 'article-moderated', facts: {} } } : pass,
};

const standing: Check = {
  name: 'standing',
  run: ({ inGoodStanding }) => (inGoodStanding ? pass : refuse(refused('not-in-good-standing', FIELD))),
};

const links: Check = {
  name: 'links',
  run: ({ body }, { screening }) => {
    if (screening.links === 'allow') return pass;
    const found = findLink(body, screening.allowedDomains);
    if (!found) return pass;
    const shown = found.length > 60 ? `${found.slice(0, 59)}…` : found;
    return screening.links === 'hold'
      ? { result: 'hold', reason: { code: 'link-held', facts: { words: shown } } }
      : refuse(refused('links', { ...FIELD, facts: { words: shown } }));
  },
};

/** After the links: a text of nothing else is told that it may have none, where it may not. */
const substance: Check = {
  name: 'substance',
  run: ({ body }) =>
    saysEnough(body)
      ? pass
      : refuse(
          refused('body-too-short', { ...FIELD, limit: LEAST_LETTERS, facts: { leastWords: LEAST_WORDS } }),
        ),
};

const bannedWords: Check = {
  name: 'banned words',
  run: ({ body, language }, { screening }) => {
    const words = findWord(body, wordsFor(screening.bannedWords, language));
    return words ? refuse(refused('banned-word', { ...FIELD, facts: { words } })) : pass;
  },
};

const suspectWords: Check = {
  name: 'suspect words',
  run: ({ body, language }, { screening }) => {
    const words = findWord(body, wordsFor(screening.suspectWords, language));
    return words ? { result: 'hold', reason: { code: 'suspect', facts: { words } } } : pass;
  },
};

const repeat: Check = {
  name: 'repeat',
  run: ({ body, recentBodies }, { screening }) => {
    const same = recentBodies.some((recent) => foldText(recent) === foldText(body));
    return same ? refuse(refused('repeat', { ...FIELD, limit: screening.repeatMinutes })) : pass;
  },
};

/** What a reviewer says to an author passes these: it is not published, and is nobody’s submission. */
export const noteChecks: readonly Check[] = [links, bannedWords, suspectWords];

/** Every text passes these, in this order: the first that refuses it decides, or else the first that holds it. */
export const checks: readonly Check[] = [
  length,
  articleOpen,
  standing,
  links,
  substance,
  bannedWords,
  repeat,
  // What they would be refused for anyway, nobody is asked to wait for first.
  slowMode,
  suspectWords,
  outsideChecks,
  turnedDownLately,
  newMember,
  moderatorFirst,
];
