import { setImmediate } from 'node:timers/promises';
import { detectLanguage } from '@/lib/language/detect-language';
import { authorize } from '@/lib/members/permissions';
import type { Viewer } from '@/lib/members/viewer';
import { database } from '@/lib/platform/db';
import { countAgainst, type Limit } from '@/lib/platform/rate-limits';
import { explainWords, findWord } from '@/lib/platform/text/find-word';
import { normaliseText } from '@/lib/platform/text/normalise';
import { currentPolicy } from '@/lib/policy/current-policy';
import { wordsFor } from '@/lib/policy/words-for';
import { textAlone } from '@/lib/screening/checks';
import { screenText } from '@/lib/screening/screen-text';
import { SHOWN, TRIED_ON, type WordMatch, type WordsView } from './schemas';
import { findNamed, findNewestTexts } from './store';

/** A thousand texts take some tenths of a second of the processor. */
const PER_MEMBER: Limit = { name: 'try-words', points: 30, seconds: 600 };
/** Texts that are looked at before others have their turn. */
const AT_ONCE = 25;

/**
 * Which words of the policy's lists, and of those that are tried, a text has, and by which form; and which of the newest comments have
 * one of those that are tried. It changes nothing, and nobody is asked outside.
 * @throws 401, 403 when the viewer is not of the desk, 429
 */
export async function tryWords({
  viewer,
  text: typed,
  words,
}: {
  viewer: Viewer | null;
  text: string;
  words: string[];
}): Promise<WordsView> {
  const moderator = authorize(viewer, 'policy.read');
  await countAgainst(PER_MEMBER, moderator.id);
  const policy = await currentPolicy();
  const text = normaliseText(typed);
  const language = detectLanguage(text, policy.language.default);
  const lists = {
    banned: policy.screening.bannedWords,
    suspect: policy.screening.suspectWords,
    tried: words,
  };
  const matches = (Object.keys(lists) as WordMatch['list'][]).flatMap((list) =>
    explainWords(text, wordsFor(lists[list], language)).map((match) => ({ list, ...match })),
  );
  const screened = text === '' ? null : screenText({ submission: { ...textAlone(text), language }, policy });
  return {
    matches,
    outcome: screened?.result ?? null,
    check: screened?.check ?? null,
    ...(await tryOnComments(moderator, words)),
  };
}

async function tryOnComments(
  { id: viewerId }: Viewer,
  words: string[],
): Promise<Pick<WordsView, 'of' | 'found' | 'comments'>> {
  if (words.length === 0) return { of: 0, found: 0, comments: [] };
  const texts = await findNewestTexts(database(), TRIED_ON);
  const found = new Map<string, string>();
  for (const [at, { id, body, language }] of texts.entries()) {
    const word = findWord(body, wordsFor(words, language));
    if (word !== undefined) found.set(id, word);
    if (at % AT_ONCE === AT_ONCE - 1) await setImmediate();
  }
  const shown = [...found.keys()].slice(0, SHOWN);
  const named = shown.length === 0 ? [] : await findNamed(database(), viewerId, shown);
  return {
    of: texts.length,
    found: found.size,
    comments: named.map((comment) => ({ ...comment, word: found.get(comment.id) ?? '' })),
  };
}
