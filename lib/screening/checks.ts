import { findLink } from '@/lib/platform/text/find-link';
import { findWord } from '@/lib/platform/text/find-word';
import { foldText } from '@/lib/platform/text/skeleton';
import { countCharacters } from '@/lib/platform/text/normalise';
import type { Policy } from '@/lib/policy/schemas';
import { BODY_MAX, BODY_MIN } from './limits';
import { reasonInEnglish } from './reasons';

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
      const reason = reasonInEnglish('too-short', { limit: BODY_MIN });
      return { result: 'refuse', code: 'body-too-short', reason, limit: BODY_MIN };
    }
    if (characters > BODY_MAX) {
      const reason = reasonInEnglish('too-long', { count: characters, limit: BODY_MAX });
      return { result: 'refuse', code: 'body-too-long', reason, limit: BODY_MAX };
    }
    if ([...body].length > CODE_POINTS) {
      const reason = reasonInEnglish('too-many-marks');
      return { result: 'refuse', code: 'body-too-long', reason, limit: BODY_MAX };
    }
    return pass;
  },
};

const articleOpen: Check = {
  name: 'article open',
  run: ({ articleOpen: open }) =>
    open ? pass : { result: 'refuse', code: 'comments-closed', reason: reasonInEnglish('closed') },
};

const standing: Check = {
  name: 'standing',
  run: ({ standing: s }) =>
    s.good ? pass : { result: 'refuse', code: 'not-in-good-standing', reason: s.reason },
};

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
          reason: reasonInEnglish('link-held', { words: shown }),
        }
      : {
          result: 'refuse',
          code: 'links',
          reason: reasonInEnglish('link-refused', { words: shown }),
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
      reason: reasonInEnglish('banned', { words: word }),
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
      reason: reasonInEnglish('suspect', { words: word }),
    };
  },
};

const repeat: Check = {
  name: 'repeat',
  run: ({ body, recentBodies }, { screening }) => {
    const same = recentBodies.some((recent) => foldText(recent) === foldText(body));
    if (!same) return pass;
    const reason = reasonInEnglish('repeat', { minutes: screening.repeatMinutes });
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
