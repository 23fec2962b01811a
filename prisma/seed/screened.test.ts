import { describe, expect, it } from 'vitest';
import { findLink } from '@/lib/platform/text/find-link';
import { findWords } from '@/lib/platform/text/find-word';
import { defaultSettings } from '@/lib/policy/rules';
import { INSULTS, SWEARING } from '@/lib/screening/harsh-words';
import { acceptableItems } from './calibration/acceptable';
import { discussions } from './discussions';

/** Words that people ban, and that honest words have in them. */
const SHORT =
  'ass, arse, tit, tits, cum, cock, dick, cunt*, fag, coon, homo, sex, rape, anal, hell, crap, nazi, kak, hore'.split(
    ', ',
  );
/** Of these, some are said in so many words. */
const lists = [INSULTS, SWEARING, SHORT];
const isSaid = (word: string, body: string) =>
  new RegExp(`(?<!\\p{L})${word.replace('*', '')}`, 'iu').test(body.replace(/\s+/gu, ' '));
const honest = [
  ...discussions.flatMap(({ comments }) => comments.filter(({ verdicts }) => verdicts !== 'uncivil')),
  ...acceptableItems,
];

describe('what honest people write', () => {
  it.each(honest.map(({ key, body }) => [key, body] as const))(
    '%s has nothing that screening looks for',
    (_, body) => {
      expect(findWords(body, defaultSettings.screening.suspectWords)).toEqual([]);
      const found = lists.flatMap((list) => findWords(body, list));
      expect(found.filter((word) => !isSaid(word, body))).toEqual([]);
      expect(findLink(body)).toBeUndefined();
    },
  );
});
